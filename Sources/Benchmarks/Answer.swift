/// Where an answer's head ends and how long its body is.
struct AnswerHead {
    let status: Int
    let bytes: Int
    let bodyBytes: Int

    /// Nil while the head is not whole. Our server and nginx send a length with all that is asked for here.
    init?(_ bytes: [UInt8]) throws(Failure) {
        guard let end = bytes[...].place(of: "\r\n\r\n") else { return nil }
        self.bytes = end + 4
        guard bytes.count > 12, let status = Int(String(decoding: bytes[9..<12], as: UTF8.self)),
            let length = bytes[...].place(of: "Content-Length: "), length < end
        else { throw Failure("an answer", "has no status or no length", "this is a fault of the server") }
        self.status = status
        bodyBytes = bytes[(length + 16)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
            .reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// A whole answer, as the blocking client sees it.
struct Answer {
    let status: Int
    let head: String
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a field written as our server writes it.
    func field(_ name: String) -> String? {
        for line in head.split(separator: "\r\n") where line.hasPrefix("\(name): ") {
            return String(line.dropFirst(name.utf8.count + 2))
        }
        return nil
    }
}

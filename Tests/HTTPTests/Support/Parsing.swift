import Testing

@testable import HTTP

/// What a parser makes of the bytes of one connection.
struct Parsed: Equatable, CustomTestStringConvertible {
    struct Message: Equatable {
        var method: Method
        var path: String
        var query: String
        var host: String?
        var body: String
        var keepsConnection: Bool
    }

    var messages: [Message] = []
    var refused: Int?
    /// How often `100 Continue` was owed, and sent. Only of a text that ends with a head, or in pieces of a byte, is it
    /// the same however the text is cut: who has begun to send a body waits for nothing.
    var continued = 0

    var testDescription: String {
        "\(messages.map { "\($0.method.rawValue) \($0.path) \($0.body)" }) \(refused ?? 0)"
    }

    /// What a whole text is read as. An issue is recorded where it is read otherwise byte by byte or in sevens.
    static func any(
        _ text: String, bodyLimit: Int = Limits.bodyBytes, at place: SourceLocation = #_sourceLocation
    ) -> Parsed {
        let whole = Parsed(text, bodyLimit: bodyLimit)
        for size in [1, 7] {
            #expect(
                Parsed(text, piecesOf: size, bodyLimit: bodyLimit) == whole,
                "in pieces of \(size): \(text.debugDescription)", sourceLocation: place)
        }
        return whole
    }

    /// Feeds `text` in pieces of `size` bytes, as a connection would: what is not taken is fed again with more.
    init(_ text: String, piecesOf size: Int = .max, bodyLimit: Int = Limits.bodyBytes) {
        self.init(Array(text.utf8), piecesOf: size, bodyLimit: bodyLimit)
    }

    init(_ bytes: [UInt8], piecesOf size: Int = .max, bodyLimit: Int = Limits.bodyBytes) {
        var parser = RequestParser()
        let policy = RequestParser.Policy(
            resource: { _ in Resource(lane: .loop, bodyLimit: bodyLimit, pattern: nil) },
            spool: Spool(in: "/tmp")
        )
        var held: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty, refused == nil {
            held += rest.prefix(size)
            rest = rest.dropFirst(size)
            var position = 0
            reading: while true {
                switch parser.next(held.span, at: &position, policy: policy) {
                case .incomplete:
                    if parser.owesContinue { continued += 1 }
                    parser.owesContinue = false
                    break reading
                case .request(let request): messages.append(Message(request))
                case .refused(let refusal):
                    refused = refusal.status.code
                    break reading
                }
            }
            held.removeFirst(position)
        }
    }
}

extension Parsed.Message {
    init(_ request: Request) {
        self.init(
            method: request.method, path: request.path, query: request.query, host: request.fields["host"],
            body: request.text, keepsConnection: request.keepsConnection)
    }
}

extension Request {
    /// The body, wherever it is.
    var text: String {
        switch body {
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .file(let file):
            file.read(0..<file.length).map { String(decoding: $0, as: UTF8.self) } ?? "unreadable"
        }
    }
}

/// Writes heads of responses (RFC 9112 §4, RFC 9110 §8.6).
struct ResponseEncoder {
    /// The fields that every answer of this server carries, as bytes.
    private let common: [UInt8]
    /// `Date: …` with its line end, made anew when the second changes.
    private var dateLine: [UInt8] = []
    private var dateSeconds = -1

    /// How a response is framed, which its request decides.
    struct Exchange {
        let method: Method
        let isHTTP10: Bool
        /// Whether the connection stays open after the answer.
        let keepsConnection: Bool
    }

    init(commonFields: Fields) { common = commonFields.bytes }

    /// Appends the head, and behind it the body where that is short bytes. Gives what of the body must follow.
    mutating func encode(
        _ response: Response, for exchange: Exchange, seconds: Int, to output: inout [UInt8]
    ) -> Response.Body {
        output.append(text: "HTTP/1.1 ")
        output.append(decimal: response.status.code)
        output.append(0x20)
        output.append(text: response.status.phrase)
        output.append(text: "\r\n")
        appendDate(seconds, to: &output)
        if !response.status.hasNoBody { appendFraming(response.body, exchange, to: &output) }
        if !exchange.keepsConnection {
            output.append(text: "Connection: close\r\n")
        } else if exchange.isHTTP10 {
            output.append(text: "Connection: keep-alive\r\n")
        }
        output.append(contentsOf: common)
        output.append(contentsOf: response.fields.bytes)
        output.append(text: "\r\n")
        guard exchange.method != .head, !response.status.hasNoBody else { return .none }
        if case .bytes(let bytes) = response.body, bytes.count <= Limits.copiedBodyBytes {
            output.append(contentsOf: bytes)
            return .none
        }
        return response.body
    }

    private func appendFraming(_ body: Response.Body, _ exchange: Exchange, to output: inout [UInt8]) {
        let length: Int
        switch body {
        case .none: length = 0
        case .bytes(let bytes): length = bytes.count
        case .file(_, let range): length = range.count
        case .stream:
            // To HTTP/1.0 a stream ends where the connection does.
            if !exchange.isHTTP10 { output.append(text: "Transfer-Encoding: chunked\r\n") }
            return
        }
        output.append(text: "Content-Length: ")
        output.append(decimal: length)
        output.append(text: "\r\n")
    }

    private mutating func appendDate(_ seconds: Int, to output: inout [UInt8]) {
        if seconds != dateSeconds {
            dateSeconds = seconds
            dateLine = Array("Date: \(HTTPDate.text(seconds))\r\n".utf8)
        }
        output.append(contentsOf: dateLine)
    }
}

extension [UInt8] {
    /// Appends bytes that are part of the program, without looking at them.
    fileprivate mutating func append(text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a number of at least 0 in digits.
    fileprivate mutating func append(decimal number: Int) {
        if number >= 10 { append(decimal: number / 10) }
        append(UInt8(0x30 + number % 10))
    }

    /// Appends `bytes` as one chunk (RFC 9112 §7.1); no bytes make no chunk, since that would end the body.
    mutating func append(chunk bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        append(contentsOf: String(bytes.count, radix: 16).utf8)
        append(text: "\r\n")
        append(contentsOf: bytes)
        append(text: "\r\n")
    }

    /// Appends the chunk that ends a body.
    mutating func appendLastChunk() { append(text: "0\r\n\r\n") }
}

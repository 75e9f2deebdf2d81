/// Why a request is read no further: what is answered before the connection is closed.
struct Refusal: Error, Equatable {
    let status: Status
    /// For the log and the client's programmer; never holds anything that was sent.
    let reason: String

    init(_ status: Status, _ reason: String) {
        self.status = status
        self.reason = reason
    }

    static func malformed(_ reason: String) -> Refusal { Refusal(.badRequest, reason) }
}

/// A request line with its fields, and how the body after it ends.
struct Head {
    var request: Request
    let framing: Framing
    /// The client waits for `100 Continue` before it sends the body.
    let expectsContinue: Bool

    enum Framing: Equatable {
        case length(Int)
        case chunked
    }
}

/// Reads a complete head by RFC 9112 §2–§6. What a proxy might read otherwise than we do is refused, for on such
/// differences request smuggling lives.
struct HeadParser {
    private var bytes: [UInt8]
    /// Where the next line begins.
    private var position = 0
    private var lines: [Fields.Line] = []

    private var isHTTP10 = false
    private var host: Int?
    private var contentLength: Int?
    private var transferEncoding: Int?
    private var connection: [Int] = []
    private var expect: [Int] = []

    /// The head in `bytes`, which end with the empty line.
    static func parse(_ bytes: [UInt8]) throws(Refusal) -> Head {
        var parser = HeadParser(bytes: bytes)
        return try parser.parse()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func parse() throws(Refusal) -> Head {
        let requestLine = nextLine()
        let (methodName, target) = try split(requestLine)
        lines.reserveCapacity(16)
        while true {
            let line = nextLine()
            if line.isEmpty { break }
            try readField(line)
        }
        guard let method = Method(bytes[methodName]) else {
            throw Refusal(.notImplemented, "unknown method")
        }
        let parts = try Target(bytes: bytes, range: target, method: method)
        try checkHost(authority: parts.authority)
        let framing = try bodyFraming()
        return Head(
            request: Request(
                method: method, path: parts.path, query: bytes[parts.query],
                fields: Fields(head: bytes, lines: lines), isHTTP10: isHTTP10,
                keepsConnection: keepsConnection),
            framing: framing, expectsContinue: try expectsContinue())
    }

    /// The next line without its end. That each ends in CR LF is known since the end of the head was found.
    private mutating func nextLine() -> Range<Int> {
        let start = position
        var end = start
        while bytes[end] != 0x0A { end += 1 }
        position = end + 1
        return start..<(end - 1)
    }

    // MARK: The request line, RFC 9112 §3

    private mutating func split(_ line: Range<Int>) throws(Refusal) -> (
        method: Range<Int>, target: Range<Int>
    ) {
        var methodEnd = line.lowerBound
        while methodEnd < line.upperBound, bytes[methodEnd].isTokenCharacter { methodEnd += 1 }
        var targetEnd = methodEnd + 1
        while targetEnd < line.upperBound, bytes[targetEnd] > 0x20, bytes[targetEnd] < 0x7F { targetEnd += 1 }
        guard methodEnd > line.lowerBound, methodEnd < line.upperBound, bytes[methodEnd] == 0x20,
            targetEnd > methodEnd + 1, targetEnd < line.upperBound, bytes[targetEnd] == 0x20
        else { throw .malformed("request line is not: method, space, target, space, version") }
        try readVersion((targetEnd + 1)..<line.upperBound)
        let target = (methodEnd + 1)..<targetEnd
        guard target.count <= Limits.targetBytes else { throw Refusal(.uriTooLong, "target too long") }
        return (line.lowerBound..<methodEnd, target)
    }

    private mutating func readVersion(_ range: Range<Int>) throws(Refusal) {
        let version = bytes[range]
        let start = range.lowerBound
        guard version.count == 8, version.starts(with: "HTTP/".utf8), bytes[start + 5].isDigit,
            bytes[start + 6] == UInt8(ascii: "."), bytes[start + 7].isDigit
        else { throw .malformed("request line without an HTTP version") }
        guard bytes[start + 5] == UInt8(ascii: "1") else {
            throw Refusal(.versionNotSupported, "HTTP version is not 1.x")
        }
        isHTTP10 = bytes[start + 7] == UInt8(ascii: "0")
    }

    // MARK: Fields, RFC 9112 §5

    private mutating func readField(_ line: Range<Int>) throws(Refusal) {
        guard lines.count < Limits.fieldCount else {
            throw Refusal(.headTooLarge, "more than \(Limits.fieldCount) fields")
        }
        guard !bytes[line.lowerBound].isBlank else { throw .malformed("folded field line") }
        var nameEnd = line.lowerBound
        while nameEnd < line.upperBound, bytes[nameEnd].isTokenCharacter { nameEnd += 1 }
        guard nameEnd > line.lowerBound, nameEnd < line.upperBound, bytes[nameEnd] == UInt8(ascii: ":") else {
            throw .malformed("field name is empty, has a forbidden character or no colon right after it")
        }
        var start = nameEnd + 1
        while start < line.upperBound, bytes[start].isBlank { start += 1 }
        var end = line.upperBound
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        var isASCII = true
        for index in start..<end {
            guard bytes[index].isFieldCharacter else { throw .malformed("control character in a field") }
            if bytes[index] >= 0x80 { isASCII = false }
        }
        guard isASCII || String(decoding: bytes[start..<end], as: UTF8.self).isStreamSafe else {
            throw .malformed("too many marks on one letter in a field")
        }
        try remember(line.lowerBound..<nameEnd, index: lines.count)
        lines.append(Fields.Line(name: line.lowerBound..<nameEnd, value: start..<end))
    }

    /// Notes the fields that decide how the message is read; told apart by length first, since most are others.
    private mutating func remember(_ name: Range<Int>, index: Int) throws(Refusal) {
        func isNamed(_ text: String) -> Bool { bytes[name].equalsIgnoringCase(text) }
        switch name.count {
        case 4 where isNamed("Host"):
            guard host == nil else { throw .malformed("more than one Host") }
            host = index
        case 6 where isNamed("Expect"): expect.append(index)
        case 10 where isNamed("Connection"): connection.append(index)
        case 14 where isNamed("Content-Length"):
            guard contentLength == nil else { throw .malformed("more than one Content-Length") }
            contentLength = index
        case 17 where isNamed("Transfer-Encoding"):
            guard transferEncoding == nil else { throw .malformed("more than one Transfer-Encoding") }
            transferEncoding = index
        default: break
        }
    }

    private func value(_ index: Int) -> ArraySlice<UInt8> { bytes[lines[index].value] }

    /// RFC 9112 §3.2: exactly one Host in HTTP/1.1, at most one before. An absolute target's authority replaces it, or
    /// stands where there is none.
    private mutating func checkHost(authority: Range<Int>?) throws(Refusal) {
        if let host {
            guard value(host).isHost else { throw .malformed("Host is no host") }
            if let authority { lines[host] = Fields.Line(name: lines[host].name, value: authority) }
        } else {
            guard isHTTP10 else { throw .malformed("no Host") }
            guard let authority else { return }
            let start = bytes.count
            bytes += "Host".utf8
            lines.append(Fields.Line(name: start..<bytes.count, value: authority))
        }
    }

    /// RFC 9112 §9.3.
    private var keepsConnection: Bool {
        let options = connection.flatMap { value($0).listElements }
        if options.contains(where: { $0.equalsIgnoringCase("close") }) { return false }
        return !isHTTP10 || options.contains { $0.equalsIgnoringCase("keep-alive") }
    }

    /// RFC 9110 §10.1.1; HTTP/1.0 knows no expectations.
    private func expectsContinue() throws(Refusal) -> Bool {
        if expect.isEmpty || isHTTP10 { return false }
        let expectations = expect.flatMap { value($0).listElements }
        guard expectations.allSatisfy({ $0.equalsIgnoringCase("100-continue") }) else {
            throw Refusal(.expectationFailed, "unknown expectation")
        }
        return !expectations.isEmpty
    }

    // MARK: The body's length, RFC 9112 §6

    private func bodyFraming() throws(Refusal) -> Head.Framing {
        if let transferEncoding {
            guard contentLength == nil else { throw .malformed("Content-Length beside Transfer-Encoding") }
            guard !isHTTP10 else { throw .malformed("Transfer-Encoding in HTTP/1.0") }
            if value(transferEncoding).equalsIgnoringCase("chunked") { return .chunked }
            let codings = value(transferEncoding).listElements
            guard let last = codings.last else { throw .malformed("empty Transfer-Encoding") }
            let chunked = codings.count { $0.equalsIgnoringCase("chunked") }
            guard chunked == 0 || chunked == 1 && codings.count > 1 && last.equalsIgnoringCase("chunked")
            else {
                throw .malformed("chunked must come once and last")
            }
            throw Refusal(.notImplemented, "unknown transfer coding")
        }
        guard let contentLength else { return .length(0) }
        let digits = value(contentLength)
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else {
            throw .malformed("Content-Length is not one number")
        }
        // More digits than an Int holds are a length nobody may send, not a mistake of form.
        return .length(Int(String(decoding: digits, as: UTF8.self)) ?? .max)
    }
}

extension Method {
    /// Nil for a method we do not know; methods mind case (RFC 9110 §9.1).
    init?(_ name: ArraySlice<UInt8>) {
        if name.elementsEqual("GET".utf8) {
            self = .get
        } else {
            self.init(rawValue: String(decoding: name, as: UTF8.self))
        }
    }
}

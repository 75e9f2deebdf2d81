import Glibc

/// Reads the requests of one connection out of its bytes, however they are cut (RFC 9112 §2.2).
struct RequestParser {
    /// Where the first unfinished line of the head begins, counted from the head's first byte: what stands before
    /// is not searched again.
    private var lineStart = 0
    private var body: BodyReader?
    /// Set when a client waits for `100 Continue`; whoever sends that clears it.
    var owesContinue = false

    enum Outcome {
        /// Everything up to the position is taken; the rest waits for more.
        case incomplete
        case request(Request)
        case refused(Refusal)
    }

    /// What the requests of a connection may hold.
    struct Policy {
        /// Asked when the head is complete.
        let resource: (Request) -> Resource
        let spool: Spool
    }

    /// Whether a body has begun.
    var isInBody: Bool { body != nil }
    /// The request whose body is being read, or was refused.
    var request: Request? { body?.request }

    /// Goes on at `position` and moves it behind what was taken. After `.refused` the connection can't be read on.
    mutating func next(_ bytes: Span<UInt8>, at position: inout Int, policy: Policy) -> Outcome {
        do throws(Refusal) {
            if body == nil {
                guard var head = try nextHead(bytes, at: &position) else { return .incomplete }
                let resource = policy.resource(head.request)
                head.request.resource = resource
                if head.framing == .length(0) { return .request(head.request) }
                let reader = BodyReader(head: head, limit: resource.bodyLimit, spool: policy.spool)
                body = reader
                try reader.admit(head.framing)
                owesContinue = head.expectsContinue && position == bytes.count
            }
            guard let request = try body?.read(bytes, at: &position) else { return .incomplete }
            body = nil
            owesContinue = false
            return .request(request)
        } catch {
            return .refused(error)
        }
    }

    private mutating func nextHead(_ bytes: Span<UInt8>, at position: inout Int) throws(Refusal) -> Head? {
        if lineStart == 0 { try skipEmptyLines(bytes, at: &position) }
        guard let length = try headLength(bytes.extracting(position...)) else { return nil }
        lineStart = 0
        let head = bytes.extracting(position..<(position + length)).withUnsafeBufferPointer(Array.init)
        position += length
        return try HeadParser.parse(head)
    }

    /// Clients of old send an empty line after a body (RFC 9112 §2.2). What no method begins with is refused at
    /// once: a TLS handshake on this port would else wait for the time-out.
    private func skipEmptyLines(_ bytes: Span<UInt8>, at position: inout Int) throws(Refusal) {
        while position + 1 < bytes.count, bytes[position] == 0x0D, bytes[position + 1] == 0x0A {
            position += 2
        }
        guard position < bytes.count else { return }
        guard bytes[position].isTokenCharacter || bytes[position] == 0x0D && position + 1 == bytes.count
        else {
            throw .malformed("request does not begin with a method")
        }
    }

    /// The length of the head at the start of `bytes` with its empty line, nil while that has not come.
    private mutating func headLength(_ bytes: Span<UInt8>) throws(Refusal) -> Int? {
        // Bytes beyond the limit are not looked at, so that the answer is the same however they are cut.
        let window = min(bytes.count, Limits.headBytes)
        while let lineFeed = bytes.firstLineFeed(in: lineStart..<window) {
            guard lineFeed > 0, bytes[lineFeed - 1] == 0x0D else { throw .malformed("line ends without CR") }
            if lineFeed == lineStart + 1 { return lineFeed + 1 }
            lineStart = lineFeed + 1
        }
        guard window < Limits.headBytes else {
            throw lineStart == 0
                ? Refusal(.uriTooLong, "target too long")
                : Refusal(.headTooLarge, "head longer than \(Limits.headBytes) bytes")
        }
        return nil
    }
}

extension Span<UInt8> {
    fileprivate func firstLineFeed(in range: Range<Int>) -> Int? {
        extracting(range).withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress, let found = memchr(start, 0x0A, bytes.count) else {
                return nil
            }
            return range.lowerBound + UnsafeRawPointer(start).distance(to: UnsafeRawPointer(found))
        }
    }
}

/// Collects the body of one request as its bytes arrive. A class, so that a connection without one holds a word.
final class BodyReader {
    private(set) var request: Request
    private var state: State
    private let limit: Int
    private let spool: Spool
    private var bytes: [UInt8] = []
    private var length = 0
    private var file: TemporaryFile?

    /// What comes next. RFC 9112 §7.1, without chunk extensions and trailers, which nobody sends us in earnest and
    /// servers read differently.
    private enum State: Equatable {
        /// Of the body (`isChunk` false) or of a chunk.
        case content(remaining: Int, isChunk: Bool)
        case size(Int, digits: Int)
        case sizeLineFeed(Int)
        case chunkReturn
        case chunkLineFeed
        case lastReturn
        case lastLineFeed
        case complete
    }

    init(head: Head, limit: Int, spool: Spool) {
        request = head.request
        self.limit = limit
        self.spool = spool
        switch head.framing {
        case .chunked: state = .size(0, digits: 0)
        case .length(let length): state = .content(remaining: length, isChunk: false)
        }
    }

    /// Throws 413 where the length is known and beyond the limit.
    func admit(_ framing: Head.Framing) throws(Refusal) {
        if case .length(let length) = framing { try admit(length) }
    }

    /// The request with its body when that is complete, else nil with all bytes taken.
    func read(_ input: Span<UInt8>, at position: inout Int) throws(Refusal) -> Request? {
        while position < input.count {
            if case .content(let remaining, let isChunk) = state {
                let count = min(remaining, input.count - position)
                try append(input.extracting(position..<(position + count)))
                position += count
                if count < remaining {
                    state = .content(remaining: remaining - count, isChunk: isChunk)
                } else {
                    state = isChunk ? .chunkReturn : .complete
                }
            } else {
                state = try next(after: input[position])
                position += 1
            }
            if state == .complete { return try completed() }
        }
        return nil
    }

    /// The step after one byte of chunk framing.
    private func next(after byte: UInt8) throws(Refusal) -> State {
        switch (state, byte) {
        case (.size(let size, let digits), 0x0D) where digits > 0: return .sizeLineFeed(size)
        case (.size(let size, let digits), _):
            // Fifteen digits can't overflow, and no limit is that far off.
            guard let value = byte.hexadecimalValue, digits < 15 else { throw .malformed("bad chunk size") }
            return .size(size << 4 | Int(value), digits: digits + 1)
        case (.sizeLineFeed(0), 0x0A): return .lastReturn
        case (.sizeLineFeed(let size), 0x0A):
            try admit(size)
            return .content(remaining: size, isChunk: true)
        case (.chunkReturn, 0x0D): return .chunkLineFeed
        case (.chunkLineFeed, 0x0A): return .size(0, digits: 0)
        case (.lastReturn, 0x0D): return .lastLineFeed
        case (.lastLineFeed, 0x0A): return .complete
        case (.lastReturn, _): throw .malformed("trailer after a chunked body")
        default: throw .malformed("chunk does not end where it should")
        }
    }

    private func admit(_ count: Int) throws(Refusal) {
        guard count <= limit - length else { throw Refusal(.contentTooLarge, "body too long") }
    }

    private func append(_ part: Span<UInt8>) throws(Refusal) {
        length += part.count
        part.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        if bytes.count > Limits.collectedBodyBytes { try writeOut() }
    }

    /// So much at a time that a body of one-byte chunks does not cost a system call for each.
    private func writeOut() throws(Refusal) {
        if file == nil { file = spool.file(isUpload: limit > Limits.bodyBytes) }
        guard let file, bytes.withUnsafeBytes(file.append) else { throw noRoom }
        bytes.removeAll(keepingCapacity: true)
    }

    private var noRoom: Refusal {
        Refusal(.serviceUnavailable, "no room for a body on the disk, or too many that are slow")
    }

    private func completed() throws(Refusal) -> Request {
        if file != nil { try writeOut() }
        guard let file else {
            request.body = .bytes(bytes)
            return request
        }
        guard let collected = file.finish() else { throw noRoom }
        if length > Limits.memoryBodyBytes {
            request.body = .file(collected)
        } else {
            guard let bytes = collected.read(0..<length) else { throw noRoom }
            request.body = .bytes(bytes)
        }
        return request
    }
}

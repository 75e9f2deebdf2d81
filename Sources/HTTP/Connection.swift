import CLinux
import Glibc

/// A descriptor that is closed once.
struct Descriptor: ~Copyable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { close(number) }
}

/// One client as the loop knows it. It holds memory only while a request is incomplete or an answer is not sent.
final class Connection {
    private let socket: Descriptor
    /// In numbers, without the port; nil over a Unix socket.
    private(set) lazy var peer = Listener.peer(of: descriptor)
    /// Tells this connection from others that had its descriptor.
    let generation: UInt32

    var parser = RequestParser()
    /// Read from the socket, not yet understood.
    var input: [UInt8] = []
    /// Not nil while another thread makes the answer.
    var underway: Underway?
    /// What the socket has not yet taken.
    private(set) var unsent: [Piece] = []

    /// The last answer has been given: what comes after it is not read.
    var closesAfterSending = false
    /// The write side is shut, and reading only waits for the client's end.
    var isLingering = false
    /// What `input` holds is no whole request yet.
    var isWaitingForMore = false
    /// What epoll watches for.
    var interest: UInt32 = 0

    private var deadline: Deadline
    /// Bytes received or handed to the socket in this stretch of the deadline.
    private var moved = 0
    /// Of what was handed over, what the client had not acknowledged when the stretch began.
    private var unacknowledged = 0

    /// A request that another thread is answering. Held apart, since most connections have none.
    final class Underway {
        /// Keeps an upload's file until the answer is made.
        let request: Request
        /// Not nil when the answer turned out to be a stream.
        let stream: Streaming?
        /// Whether the stream's head has been sent.
        var hasBegun = false

        init(_ request: Request, stream: Streaming? = nil) {
            self.request = request
            self.stream = stream
        }

        deinit { stream?.pipe.close() }
    }

    struct Streaming {
        let pipe: StreamPipe
        let response: Response
    }

    /// A part of an answer in memory or in a file.
    enum Piece {
        case bytes([UInt8], from: Int)
        case file(OpenFile, Range<Int>)
    }

    init(socket: consuming Descriptor, generation: UInt32, now: Int) {
        self.socket = socket
        self.generation = generation
        deadline = Deadline(.idle, since: now)
    }

    var descriptor: Int32 { socket.number }

    /// Whether the kernel holds bytes that the client has not got.
    var hasUnacknowledged: Bool { unacknowledged_bytes(descriptor) > 0 }

    /// Whether nothing stands between this connection and its next request.
    var isReadable: Bool {
        unsent.isEmpty && underway == nil && !closesAfterSending && !isLingering
    }

    /// Whether what has been read may hold another request.
    var holdsInput: Bool { !input.isEmpty && !isWaitingForMore }

    var stage: Deadline.Stage {
        if isLingering { return .lingering }
        if !unsent.isEmpty { return .sending }
        if underway != nil { return .answering }
        if parser.isInBody { return .body }
        return input.isEmpty ? .idle : .head
    }

    // MARK: Time

    /// Notes what has happened: another stage, or `isNew` of the same, starts the clock again. Not so empty lines,
    /// which begin a head and end it without a request.
    func note(now: Int, isNew: Bool) {
        let isBackToIdle = stage == .idle && deadline.stage == .head
        guard isNew || stage != deadline.stage && !isBackToIdle else { return }
        restart(now: now)
    }

    /// Judges at `now`, and begins another stretch where enough has moved.
    func verdict(now: Int) -> Deadline.Verdict {
        var progress = moved
        // What lies in the kernel's buffer has not moved: a reader may stop with megabytes there.
        if stage == .sending { progress += unacknowledged - Int(unacknowledged_bytes(descriptor)) }
        let verdict = deadline.verdict(now: now, bytesMoved: progress)
        if verdict == .renew { restart(now: now) }
        // Nothing was asked that could be refused.
        return verdict == .refuse && stage == .idle ? .close : verdict
    }

    private func restart(now: Int) {
        deadline = Deadline(stage, since: now)
        moved = 0
        unacknowledged = stage == .sending ? Int(unacknowledged_bytes(descriptor)) : 0
    }

    // MARK: Sockets

    /// Reads into `buffer`. 0 at the end, nil where there is nothing now; throws where the connection is lost.
    func receive(into buffer: inout [UInt8]) throws(Lost) -> Int? {
        var count: Int
        repeat {
            count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        } while count < 0 && errno == EINTR
        if count < 0 {
            if errno == EAGAIN { return nil }
            throw Lost()
        }
        moved += count
        return count
    }

    /// Nothing more can be sent or read: the client reset it, or what was promised can't be kept.
    struct Lost: Error {}

    /// Sends as much as the socket takes and keeps the rest. `hasMore` says that another piece follows at once.
    func send(_ bytes: borrowing [UInt8], hasMore: Bool = false) throws(Lost) {
        guard unsent.isEmpty else {
            unsent.append(.bytes(copy bytes, from: 0))
            return
        }
        let count = try transmit(bytes, from: 0, hasMore: hasMore)
        // A copy of just the rest: `bytes` is the loop's own buffer.
        if count < bytes.count { unsent.append(.bytes(Array(bytes[count...]), from: 0)) }
    }

    /// Sends a head and the body behind it at once; of the body nothing is copied.
    func send(_ head: borrowing [UInt8], body: [UInt8]) throws(Lost) {
        var count = 0
        if unsent.isEmpty {
            count = head.withUnsafeBytes { head in
                body.withUnsafeBytes { body in
                    var parts: InlineArray<2, iovec> = [iovec(head), iovec(body)]
                    var message = msghdr()
                    var span = parts.mutableSpan
                    return span.withUnsafeMutableBufferPointer { parts in
                        message.msg_iov = parts.baseAddress
                        message.msg_iovlen = parts.count
                        return sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
                    }
                }
            }
            count = try taken(count)
            if count == head.count + body.count { return }
        }
        if count < head.count { unsent.append(.bytes(Array(head[count...]), from: 0)) }
        unsent.append(.bytes(body, from: max(0, count - head.count)))
    }

    /// As `send`, but of a piece that is kept without being copied.
    func send(_ piece: Piece) throws(Lost) {
        unsent.append(piece)
        if unsent.count == 1 { try sendUnsent() }
    }

    /// Goes on with what is left, at most `Limits.streamBufferBytes` of a file, for others wait too.
    func sendUnsent() throws(Lost) {
        while let piece = unsent.first {
            let rest: Piece?
            switch piece {
            case .bytes(let bytes, let start):
                let count = try transmit(bytes, from: start, hasMore: unsent.count > 1)
                rest = start + count < bytes.count ? .bytes(bytes, from: start + count) : nil
            case .file(let file, let range):
                let left = try transmit(file, range)
                rest = left.isEmpty ? nil : .file(file, left)
            }
            guard let rest else {
                unsent.removeFirst()
                continue
            }
            unsent[0] = rest
            return
        }
    }

    private func transmit(_ bytes: borrowing [UInt8], from start: Int, hasMore: Bool) throws(Lost) -> Int {
        let flags = Int32(MSG_NOSIGNAL) | (hasMore ? Int32(MSG_MORE) : 0)
        let count = bytes.withUnsafeBytes { bytes in
            Glibc.send(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start, flags)
        }
        return try taken(count)
    }

    private func transmit(_ file: OpenFile, _ range: Range<Int>) throws(Lost) -> Range<Int> {
        var offset = off_t(range.lowerBound)
        let count = sendfile(
            descriptor, file.descriptor, &offset, min(range.count, Limits.streamBufferBytes))
        // A file that has become shorter can't keep the promised length.
        if count == 0, !range.isEmpty { throw Lost() }
        return try (range.lowerBound + taken(count))..<range.upperBound
    }

    private func taken(_ count: Int) throws(Lost) -> Int {
        if count < 0 {
            if errno == EAGAIN || errno == EINTR { return 0 }
            throw Lost()
        }
        moved += count
        return count
    }

    /// Lets nobody take an answer that was cut short for a whole one: the client sees a reset.
    func reset() {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }
}

extension iovec {
    /// The kernel only reads what is sent, though its type says otherwise.
    fileprivate init(_ bytes: UnsafeRawBufferPointer) {
        self.init(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
    }
}

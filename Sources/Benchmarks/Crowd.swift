internal import Glibc

/// 10 000 idle and 1 000 slow connections, from a process of their own since descriptors are limited. The server
/// may end a slow one by its limits of time; another then takes its place, so that they are always as many.
struct Crowd {
    static let idle = 10_000
    static let slowHeads = 500
    static let slowBodies = 300
    static let slowReaders = 200
    /// Each slow connection moves a byte, or reads a few, so often.
    private static let pauseMicroseconds: UInt32 = 500_000

    private enum Slowness { case head, body, reader }

    private struct Slow {
        let slowness: Slowness
        var socket: Int32
        var sent = 0
    }

    private let port: Int
    private let page: String
    private let cookie: String
    private var slow: [Slow] = []
    /// Answers 503, and connections that were not accepted.
    private var turnedAway = 0
    /// Slow ones that the server ended for being slow.
    private var ended = 0

    /// Says `ready` when all are open, lives for `HostileBenchmark.seconds`, and then says how many were turned away
    /// or, being idle, lost, and how many slow ones the server ended.
    static func run(port: Int, page: String, cookie: String) throws(Failure) {
        var crowd = Crowd(port: port, page: page, cookie: cookie)
        // Readers first: the thousands of pages they ask for at once are a load and nothing slow, and are made while
        // the others are opened.
        for _ in 0..<slowReaders { crowd.slow.append(try crowd.open(.reader)) }
        let idle = try Idle.open(port: port, count: Self.idle)
        for _ in 0..<slowHeads { crowd.slow.append(try crowd.open(.head)) }
        for _ in 0..<slowBodies { crowd.slow.append(try crowd.open(.body)) }
        let start = now()
        Output.say("ready")
        while now() - start < HostileBenchmark.seconds * 1_000_000 {
            usleep(pauseMicroseconds)
            for index in crowd.slow.indices { try crowd.move(index) }
        }
        let lost = idle.count { socket in
            var byte: UInt8 = 0
            return recv(socket, &byte, 1, Int32(MSG_DONTWAIT)) >= 0
        }
        Output.say("\(crowd.turnedAway + lost) \(crowd.ended)")
    }

    private init(port: Int, page: String, cookie: String) {
        self.port = port
        self.page = page
        self.cookie = cookie
    }

    private func open(_ slowness: Slowness) throws(Failure) -> Slow {
        // A reader with a small window leaves the answer to the server to keep.
        guard
            let socket = Loopback.connect(port: port, receiveBytes: slowness == .reader ? 4096 : nil)
        else { throw Failure("a slow connection", "was turned away", "look at what the server wrote above") }
        let first: [UInt8] =
            switch slowness {
            case .head: Array("GET ".utf8)
            case .body:
                Array("POST /sprak HTTP/1.1\r\nHost: a\r\nContent-Length: \(Self.bodyBytes)\r\n\r\n".utf8)
            // More than the kernel holds for a client that does not read.
            case .reader:
                Array(repeatElement(Message.get(page, cookie: cookie), count: Self.pagesAsked).joined())
            }
        _ = Loopback.send(first, to: socket)
        Loopback.setNonBlocking(socket)
        return Slow(slowness: slowness, socket: socket)
    }

    private static let pagesAsked = 60
    private static let bodyBytes = 32 << 10
    private static let endlessHead = Array("/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".utf8)

    /// A byte more, or some bytes read; a new connection where the server has ended the old one.
    private mutating func move(_ index: Int) throws(Failure) {
        let socket = slow[index].socket
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = recv(socket, &buffer, buffer.count, 0)
        let isOver = count == 0 || (count < 0 && errno != EAGAIN)
        if slow[index].slowness != .reader, count > 12 {
            if Array(buffer[9..<12]) == Array("503".utf8) { turnedAway += 1 }
        } else if !isOver {
            guard slow[index].slowness != .reader else { return }
            let head = Self.endlessHead
            let byte =
                slow[index].slowness == .body || slow[index].sent >= head.count
                ? UInt8(ascii: "a") : head[slow[index].sent]
            slow[index].sent += 1
            if Loopback.send([byte], to: socket) { return }
        }
        ended += 1
        close(socket)
        slow[index] = try open(slow[index].slowness)
    }
}

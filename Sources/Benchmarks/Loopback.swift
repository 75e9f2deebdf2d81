internal import CLinux
internal import Glibc

/// Sockets of this machine.
enum Loopback {
    private static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func with<R>(_ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> R)
        -> R
    {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }

    private static let size = socklen_t(MemoryLayout<sockaddr_in>.size)

    /// A port that nobody listens on now.
    static func freePort() throws(Failure) -> Int {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(number) }
        var address = address(port: 0)
        var length = size
        guard with(&address, { bind(number, $0, size) }) == 0,
            with(&address, { getsockname(number, $0, &length) }) == 0
        else { throw Failure("127.0.0.1", "no port can be had", "end what holds them") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// A connection, nil where nobody accepts it. `receiveBytes` keeps the kernel from reading far ahead of us.
    static func connect(port: Int, receiveBytes: Int32? = nil) -> Int32? {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { return nil }
        if var bytes = receiveBytes {
            setsockopt(number, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = address(port: port)
        guard with(&address, { Glibc.connect(number, $0, size) }) == 0 else {
            close(number)
            return nil
        }
        var on: Int32 = 1
        setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        return number
    }

    /// As `connect`, but a refusal is a failure.
    static func connected(port: Int) throws(Failure) -> Int32 {
        guard let number = connect(port: port) else {
            throw Failure(
                "127.0.0.1:\(port)", "refuses the connection", "look at what the server wrote above")
        }
        return number
    }

    static func setNonBlocking(_ number: Int32) {
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    }

    /// Sends all bytes; false where the peer has gone or takes no more.
    static func send(_ bytes: [UInt8], to number: Int32) -> Bool {
        Glibc.send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Reads and throws away what comes until the peer closes, or for a second without anything.
    static func awaitEnd(of number: Int32) {
        var limit = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var piece = [UInt8](repeating: 0, count: 4096)
        while recv(number, &piece, piece.count, 0) > 0 {}
        close(number)
    }
}

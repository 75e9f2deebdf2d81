import CLinux
import Glibc

/// A socket that accepts connections; all loops watch the same one.
final class Listener: Sendable {
    let descriptor: Int32
    /// 0 for a Unix socket.
    let port: Int
    private let path: String?

    private init(descriptor: Int32, port: Int, path: String?) {
        self.descriptor = descriptor
        self.port = port
        self.path = path
    }

    deinit { close(descriptor) }

    /// Who connects from now on is refused, though threads may still hold the descriptor.
    func withdraw() {
        if let path { unlink(path) }
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// On an address written in numbers, or `localhost`. Port 0 lets the system choose.
    static func tcp(address: String, port: Int) throws(ServerError) -> Listener {
        let place = "port \(port)"
        guard let number = in_port_t(exactly: port) else {
            throw ServerError(place, "är ingen port", "välj 1–65535 med --port")
        }
        var four = sockaddr_in()
        four.sin_family = sa_family_t(AF_INET)
        four.sin_port = number.bigEndian
        var six = sockaddr_in6()
        six.sin6_family = sa_family_t(AF_INET6)
        six.sin6_port = number.bigEndian
        let isFour = inet_pton(AF_INET, address == "localhost" ? "127.0.0.1" : address, &four.sin_addr) == 1
        guard isFour || inet_pton(AF_INET6, address, &six.sin6_addr) == 1 else {
            throw ServerError(
                "adress \(address)", "är ingen IP-adress", "skriv till exempel --bind 127.0.0.1")
        }
        let descriptor = try open(isFour ? AF_INET : AF_INET6, place)
        var yes: Int32 = 1
        // Else a restart would wait for the connections of the server before it.
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout.size(ofValue: yes)))
        // What is accepted inherits these. An answer is one send, which waiting for more would only delay; and what a
        // slow reader has not taken may not fill the kernel's memory, which all connections share.
        setsockopt(
            descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout.size(ofValue: yes)))
        var unsent = Int32(Limits.unsentBytes)
        setsockopt(
            descriptor, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, &unsent,
            socklen_t(MemoryLayout.size(ofValue: unsent)))
        let isBound = isFour ? bind(descriptor, to: &four) : bind(descriptor, to: &six)
        guard isBound, listen(descriptor, backlog) == 0 else {
            defer { close(descriptor) }
            throw failure(place, remedy: "välj en annan med --port")
        }
        return Listener(descriptor: descriptor, port: port == 0 ? boundPort(descriptor) : port, path: nil)
    }

    /// On a path that the group of the process may reach (0660). What a stopped server left there is removed.
    static func unix(path: String) throws(ServerError) -> Listener {
        let place = "socket \(path)"
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < capacity else {
            throw ServerError(place, "är för lång", "högst \(capacity - 1) byte får plats")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let descriptor = try open(AF_UNIX, place)
        removeStale(path, &address)
        guard bind(descriptor, to: &address), chmod(path, 0o660) == 0, listen(descriptor, backlog) == 0 else {
            defer { close(descriptor) }
            throw failure(place, remedy: "välj en annan plats för socketen")
        }
        return Listener(descriptor: descriptor, port: 0, path: path)
    }

    /// The next waiting connection, nil where there is none. Throws the error number where it can't be taken.
    func accept() throws(AcceptFailure) -> Int32? {
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let accepted = accept4(descriptor, nil, nil, flags)
        if accepted >= 0 { return accepted }
        switch errno {
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: throw AcceptFailure()
        // Nothing waits, or who waited has gone.
        default: return nil
        }
    }

    /// The address at a connection's other end, in numbers; nil where that has none, as on a Unix socket.
    static func peer(of descriptor: Int32) -> String? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        return withUnsafeMutableBytes(of: &storage) { bytes in
            guard let start = bytes.baseAddress,
                getpeername(descriptor, start.assumingMemoryBound(to: sockaddr.self), &length) == 0
            else { return nil }
            let isMapped = bytes[8..<18].allSatisfy { $0 == 0 } && bytes[18] == 0xFF && bytes[19] == 0xFF
            let (family, offset): (Int32, Int?) =
                switch Int32(bytes.load(as: sockaddr.self).sa_family) {
                case AF_INET: (AF_INET, MemoryLayout<sockaddr_in>.offset(of: \.sin_addr))
                // What listens at `::` sees IPv4 inside IPv6 (RFC 4291 §2.5.5.2): one client, one address.
                case AF_INET6 where isMapped: (AF_INET, 20)
                case AF_INET6: (AF_INET6, MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr))
                default: (0, nil)
                }
            guard let offset, inet_ntop(family, start + offset, &text, socklen_t(text.count)) != nil else {
                return nil
            }
            return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// The system has no descriptor or memory for another connection.
    struct AcceptFailure: Error {}

    private static let backlog: Int32 = 4096

    private static func open(_ family: Int32, _ place: String) throws(ServerError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { throw failure(place, remedy: "höj gränsen med ulimit -n") }
        return descriptor
    }

    private static func bind<Address>(_ descriptor: Int32, to address: inout Address) -> Bool {
        withUnsafeBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress else { return false }
            return Glibc.bind(
                descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count)) == 0
        }
    }

    private static func boundPort(_ descriptor: Int32) -> Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        // The port stands in the same place of both families' addresses.
        var storage = sockaddr_storage()
        withUnsafeMutablePointer(to: &storage) { pointer in
            _ = getsockname(
                descriptor, UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: sockaddr.self), &length)
            address = UnsafeRawPointer(pointer).loadUnaligned(as: sockaddr_in.self)
        }
        return Int(in_port_t(bigEndian: address.sin_port))
    }

    /// Removes a socket that nobody listens at; another file there is left for `bind` to complain of.
    private static func removeStale(_ path: String, _ address: inout sockaddr_un) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return }
        let probe = Descriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
        let isRefused = withUnsafeBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress else { return false }
            return connect(
                probe.number, start.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count)) != 0
                && errno == ECONNREFUSED
        }
        if isRefused { unlink(path) }
    }

    private static func failure(_ place: String, remedy: String) -> ServerError {
        switch errno {
        case EADDRINUSE: ServerError(place, "används redan av ett annat program", remedy)
        case EACCES: ServerError(place, "får inte användas av den här användaren", remedy)
        case EADDRNOTAVAIL:
            ServerError(place, "adressen finns inte på den här datorn", "ange en annan med --bind")
        default: ServerError.system(place, "kunde inte öppnas", errno, remedy: remedy)
        }
    }
}

import Foundation
import Glibc

/// One HTTP exchange with a program on this machine, over a socket of its own.
enum Loopback {
    struct Answer {
        var status = 0
        var fields: [(name: String, value: String)] = []
        var body: [UInt8] = []

        subscript(name: String) -> String? {
            fields.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Sends a request and reads the answer to the length it states. Gives up after a minute of silence. `begun` is
    /// called when the answer's head has come.
    static func send(
        port: Int, _ method: String, _ path: String, fields: [(String, String)] = [], body: [UInt8] = [],
        begun: () -> Void = {}
    ) throws -> Answer {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return try send(AF_INET, address, "127.0.0.1:\(port)", method, path, fields, body, begun)
    }

    /// The same over a Unix socket.
    static func send(
        socket file: String, _ method: String, _ path: String, fields: [(String, String)] = []
    ) throws -> Answer {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: file.utf8) }
        return try send(AF_UNIX, address, "localhost", method, path, fields, [])
    }

    private static func send<Address>(
        _ family: Int32, _ address: Address, _ host: String, _ method: String, _ path: String,
        _ fields: [(String, String)], _ body: [UInt8], _ begun: () -> Void = {}
    ) throws -> Answer {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var silence = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &silence, socklen_t(MemoryLayout<timeval>.size))
        let connected = withUnsafePointer(to: address) {
            connect(
                descriptor, UnsafeRawPointer($0).assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<Address>.size))
        }
        guard connected == 0 else { throw Failure(description: "\(host) does not answer") }
        var head = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        if method == "POST" { head += "Content-Length: \(body.count)\r\n" }
        let request = Array((head + "\r\n").utf8) + body
        var sent = 0
        while sent < request.count {
            let count = request[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(description: "\(host) hung up") }
            sent += count
        }
        return try read(descriptor, begun)
    }

    private static func read(_ descriptor: Int32, _ begun: () -> Void) throws -> Answer {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var answer = Answer()
        var bodyStart: Int?
        while true {
            if let bodyStart, let length = answer["Content-Length"].flatMap(Int.init),
                bytes.count - bodyStart >= length
            {
                answer.body = Array(bytes[bodyStart..<bodyStart + length])
                return answer
            }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw Failure(description: "no answer in time") }
            if count == 0 {
                answer.body = bodyStart.map { Array(bytes[$0...]) } ?? []
                return answer
            }
            bytes += buffer[..<count]
            if bodyStart == nil, let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
                bodyStart = end.upperBound
                begun()
                let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(
                    separatedBy: "\r\n")
                answer.status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
                answer.fields = lines.dropFirst().compactMap { line in
                    line.firstIndex(of: ":").map {
                        (
                            String(line[..<$0]),
                            line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces)
                        )
                    }
                }
            }
        }
    }
}

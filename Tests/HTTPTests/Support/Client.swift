import Foundation
import Glibc

@testable import HTTP

/// A blocking client that sends what it is told, right or wrong.
final class Client {
    struct Answer: Equatable {
        var status: Int
        var fields: [String: String]
        var body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// The connection could not be made, or has ended.
    struct Closed: Error {}

    /// Nothing came for 20 s.
    struct TimedOut: Error {}

    let descriptor: Int32
    private var buffered: [UInt8] = []

    init(port: Int, receiveBufferBytes: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var size = receiveBufferBytes {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        try connect(&address)
    }

    init(unixSocket path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        try connect(&address)
    }

    /// Waits from now on at most 20 s for anything, so that a broken server fails a test instead of hanging it.
    private func connect<Address>(_ address: inout Address) throws {
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let result = withUnsafePointer(to: &address) {
            Glibc.connect(
                descriptor, UnsafeRawPointer($0).assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<Address>.size))
        }
        guard result == 0 else { throw Closed() }
    }

    deinit { close(descriptor) }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func get(_ path: String, _ fields: String = "") throws -> Answer {
        send("GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return try read()
    }

    /// No more will be sent.
    func shutdownWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Closes with a reset, as a client that is gone.
    func vanish() {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        var empty = sockaddr()
        empty.sa_family = sa_family_t(AF_UNSPEC)
        _ = Glibc.connect(descriptor, &empty, socklen_t(MemoryLayout<sockaddr>.size))
    }

    private func fill() throws {
        var part = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &part, part.count, 0)
        if count < 0, errno == EAGAIN { throw TimedOut() }
        guard count > 0 else { throw Closed() }
        buffered += part[..<count]
    }

    func bytes(_ count: Int) throws -> [UInt8] {
        while buffered.count < count { try fill() }
        defer { buffered.removeFirst(count) }
        return Array(buffered[..<count])
    }

    /// Up to and without the next line end.
    func line() throws -> String {
        while true {
            if let end = buffered.firstIndex(of: 10) {
                defer { buffered.removeFirst(end + 1) }
                return String(decoding: buffered[..<end], as: UTF8.self).trimmingCharacters(in: .newlines)
            }
            try fill()
        }
    }

    /// Whether the server has closed and everything it sent was read.
    var isClosed: Bool {
        while true {
            guard buffered.isEmpty else { return false }
            do { try fill() } catch { return error is Closed }
        }
    }

    /// Whether the server has said that nothing more comes, and not torn the connection down.
    var endsInOrder: Bool {
        var byte: UInt8 = 0
        return buffered.isEmpty && recv(descriptor, &byte, 1, 0) == 0
    }

    /// The next answer, of any framing.
    func read(isHead: Bool = false) throws -> Answer {
        var answer = try readHead()
        if isHead || answer.status == 304 || answer.status < 200 || answer.status == 204 { return answer }
        if answer.fields["transfer-encoding"] == "chunked" {
            while let size = Int(try line(), radix: 16), size > 0 {
                answer.body += try bytes(size)
                _ = try line()
            }
            _ = try line()
        } else if let length = answer.fields["content-length"].flatMap({ Int($0) }) {
            answer.body = try bytes(length)
        } else {
            while (try? fill()) != nil {}
            answer.body = buffered
            buffered = []
        }
        return answer
    }

    func readHead() throws -> Answer {
        let words = try line().split(separator: " ")
        guard words.count > 1, words[0] == "HTTP/1.1", let status = Int(words[1]) else { throw Closed() }
        var fields: [String: String] = [:]
        while case let field = try line(), !field.isEmpty {
            let parts = field.split(separator: ":", maxSplits: 1)
            fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return Answer(status: status, fields: fields, body: [])
    }
}

import Foundation
import Testing

@testable import HTTP

@Suite struct ListenerTests {
    @Test(arguments: ["127.0.0.1", "0.0.0.0", "::1", "localhost"])
    func `port 0 lets the system choose`(address: String) throws {
        #expect(try Listener.tcp(address: address, port: 0).port > 0)
    }

    @Test func `a port that is taken is an error with place, problem and remedy`() throws {
        let first = try Listener.tcp(address: "127.0.0.1", port: 0)
        #expect {
            try Listener.tcp(address: "127.0.0.1", port: first.port)
        } throws: { error in
            "\(error)"
                == "port \(first.port): används redan av ett annat program; välj en annan med --port"
        }
    }

    @Test(arguments: [
        ("127.0.0.1", 65_536, "port 65536: är ingen port; välj 1–65535 med --port"),
        ("example", 0, "adress example: är ingen IP-adress; skriv till exempel --bind 127.0.0.1"),
        ("203.0.113.1", 0, "port 0: adressen finns inte på den här datorn; ange en annan med --bind"),
    ])
    func `an address that can't be is an error`(address: String, port: Int, message: String) {
        #expect {
            try Listener.tcp(address: address, port: port)
        } throws: { error in
            "\(error)" == message
        }
    }

    @Test func `a Unix socket is for its group, removed at the end, and a stale one replaced`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/k.sock"
        // A socket that nobody listens at, as a crash leaves it.
        let stale = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        withUnsafePointer(to: &address) {
            _ = bind(
                stale, UnsafeRawPointer($0).assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<sockaddr_un>.size))
        }
        close(stale)
        do {
            let server = try TestServer(
                TestResponder.Application { _, _ in .text("a") },
                configure: { configuration in
                    configuration.port = nil
                    configuration.unixSocket = path
                })
            #expect(server.port == 0)
            #expect(try Client(unixSocket: path).get("/").text == "a")
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o660)
            #expect(throws: ServerError.self) { try Listener.unix(path: path) }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: [("127.0.0.1", "127.0.0.1"), ("::1", "::1")])
    func `a request knows its peer's address, without the port`(address: String, expected: String) throws {
        let listener = try Listener.tcp(address: address, port: 0)
        let six = address.contains(":")
        let client = socket(six ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(client) }
        var four = sockaddr_in()
        four.sin_family = sa_family_t(AF_INET)
        four.sin_port = in_port_t(listener.port).bigEndian
        inet_pton(AF_INET, address, &four.sin_addr)
        var sixth = sockaddr_in6()
        sixth.sin6_family = sa_family_t(AF_INET6)
        sixth.sin6_port = in_port_t(listener.port).bigEndian
        inet_pton(AF_INET6, address, &sixth.sin6_addr)
        let bytes = six ? withUnsafeBytes(of: sixth, Array.init) : withUnsafeBytes(of: four, Array.init)
        let isConnected = bytes.withUnsafeBytes {
            connect(client, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count)) == 0
        }
        guard isConnected else { return print("skipped: \(address) is not on this machine") }
        var accepted: Int32?
        while accepted == nil { accepted = try listener.accept() }
        let number = try #require(accepted)
        defer { close(number) }
        #expect(Listener.peer(of: number) == expected)
    }

    @Test func `RFC 4291 2_5_5_2: an IPv4 address that came over IPv6 is the IPv4 address`() throws {
        let server = try TestServer(
            TestResponder.Application { request, _ in .text(request.client ?? "nobody") },
            configure: { $0.address = "::" })
        #expect(try Client(port: server.port).get("/").text == "127.0.0.1")
    }

    @Test func `over a socket pages hear the peer's address, over a Unix socket none`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/k.sock"
        let server = try TestServer(
            TestResponder.Application { request, _ in .text(request.client ?? "nobody") },
            configure: { $0.unixSocket = path })
        #expect(try Client(port: server.port).get("/").text == "127.0.0.1")
        #expect(try Client(unixSocket: path).get("/").text == "nobody")
    }

    @Test func `a file in the place of a Unix socket is left alone`() throws {
        let scratch = try Scratch()
        try scratch.write("k.sock", "precious")
        #expect(throws: ServerError.self) { try Listener.unix(path: scratch.path + "/k.sock") }
        #expect(FileManager.default.fileExists(atPath: scratch.path + "/k.sock"))
        #expect(throws: ServerError.self) { try Listener.unix(path: String(repeating: "x", count: 200)) }
    }
}

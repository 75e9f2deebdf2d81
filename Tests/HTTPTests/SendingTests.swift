import Foundation
import Testing

@testable import HTTP

/// Answers that can't be sent to their end.
@Suite struct SendingTests {
    private struct Broken: Error {}

    private static let length = 64 << 20

    @Test(arguments: [0, 8 << 20], [true, false])
    func `a file that has become shorter ends its answer short, and takes nobody with it`(
        rest: Int, isBefore: Bool
    ) throws {
        let scratch = try Scratch()
        try scratch.write("film.mp4", "")
        let path = scratch.path + "/film.mp4"
        try #require(truncate(path, Self.length) == 0)
        let folder = try StaticFolder(
            path: scratch.path, hash: { _ in "a" }, cacheControl: { _ in "no-cache" }
        )
        let server = try TestServer { request in
            folder[String(request.path.dropFirst())]?.response(to: request) ?? Response(.notFound)
        }
        let client = try Client(port: server.port, receiveBufferBytes: 8192)
        if isBefore { try #require(truncate(path, rest) == 0) }
        client.send("GET /film.mp4 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readHead().fields["content-length"] == "\(Self.length)")
        if !isBefore { try #require(truncate(path, rest) == 0) }
        // What is there still comes: nobody has reset the connection.
        _ = try client.bytes(rest)
        #expect(throws: Client.Closed.self) { try client.bytes(Self.length - rest) }
        #expect(try Client(port: server.port).get("/none").status == 404)
    }

    /// Without a length the end of an HTTP/1.0 connection is the end of the body, so only a reset says that it is none.
    @Test(arguments: ["1.0", "1.1"])
    func `a stream that fails in its midst ends in a reset, never in an end that looks whole`(version: String)
        throws
    {
        let server = try TestServer { request in
            guard request.path == "/stream" else { return .text("quick") }
            return Response(
                .ok,
                body: .stream { write in
                    // More than the pipe holds, so that some of it has been sent when the stream fails.
                    try write([UInt8](repeating: 1, count: Limits.streamBufferBytes * 2))
                    throw Broken()
                })
        }
        let client = try Client(port: server.port)
        client.send("GET /stream HTTP/\(version)\r\nHost: a\r\n\r\n")
        #expect(try client.readHead().status == 200)
        #expect(client.readToEnd().isReset)
        #expect(try Client(port: server.port).get("/").text == "quick")
    }
}

import Foundation
import Testing

@testable import HTTP

@Suite struct ServerTests {
    private func echo() throws -> TestServer {
        try TestServer { request in .text("\(request.method.rawValue) \(request.path)") }
    }

    @Test func `a connection carries one request after the other`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        for path in ["/a", "/b", "/c"] {
            let answer = try client.get(path)
            #expect(answer.status == 200)
            #expect(answer.text == "GET \(path)")
        }
    }
}

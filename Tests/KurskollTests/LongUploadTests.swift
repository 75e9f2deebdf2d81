import Foundation
import Testing

@testable import Kurskoll

/// The longest body that any page takes, sent to the real program.
@Suite struct LongUploadTests {
    private static let limit = 64 << 20

    /// The most memory that a process has had, in bytes.
    private func peak(of program: Program) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(program.identifier)/status", encoding: .utf8)
        return try #require(status.firstMatch(of: /VmHWM:\s+(\d+) kB/).flatMap { Int($0.1) }) << 10
    }

    @Test func `64 MiB from a stranger are refused and cost no memory, and a byte more is refused alike`()
        throws
    {
        let site = try TestSite()
        let program = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path], in: site.folder)
        let port = try #require(
            try program.line(with: "http://").split(separator: ":").last.flatMap { Int($0) })
        let secret = Secret.random()
        try site.store.addSignInLink(
            secret, person: site.id(of: "hr"), expires: Int(Date().timeIntervalSince1970) + 600)
        let entered = try Loopback.send(port: port, "POST", "/logga-in/\(secret.text)")
        let cookie = String(try #require(entered["Set-Cookie"]?.split(separator: ";").first))
        /// The status of an upload that is no form, so that the program looks no further into it.
        func upload(_ length: Int, cookie: String) throws -> Int {
            try Loopback.send(
                port: port, "POST", "/hr/import", fields: [("Cookie", cookie)],
                body: [UInt8](repeating: 120, count: length)
            ).status
        }
        #expect(try upload(1, cookie: cookie) == 403)
        let before = try peak(of: program)
        #expect(try upload(Self.limit, cookie: cookie) == 403)
        #expect(try peak(of: program) - before < Self.limit / 8)
        #expect(try upload(Self.limit + 1, cookie: cookie) == 413)
        // A stranger hears of that before her file is taken.
        #expect(try upload(Self.limit, cookie: "kurskoll=nej") == 401)
        #expect(program.stop() == 0)
    }
}

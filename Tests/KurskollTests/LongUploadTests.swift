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
        /// The status of an upload from somebody who says to be signed in, and is not.
        func upload(_ length: Int) throws -> Int {
            try Loopback.send(
                port: port, "POST", "/hr/import", fields: [("Cookie", "kurskoll=nej")],
                body: [UInt8](repeating: 120, count: length)
            ).status
        }
        #expect(try upload(1) == 401)
        let before = try peak(of: program)
        #expect(try upload(Self.limit) == 401)
        #expect(try peak(of: program) - before < Self.limit / 8)
        #expect(try upload(Self.limit + 1) == 401)
        #expect(program.stop() == 0)
    }
}

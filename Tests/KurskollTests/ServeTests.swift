import Foundation
import Testing

@testable import Kurskoll

/// Where the program listens.
@Suite struct ServeTests {
    private func serve(_ site: TestSite, _ more: String...) throws -> (program: Program, ready: String) {
        let program = try Program(
            ["serve", "--data", "test.db", "--web", TestSite.web.path] + more, in: site.folder)
        return (program, try program.line(with: "Kurskoll svarar på"))
    }

    @Test func `a socket stands instead of the port, for its group, and is gone at the end`() throws {
        let site = try TestSite()
        let socket = site.folder.appending(path: "k.sock").path
        let (program, ready) = try serve(site, "--socket", "k.sock")
        #expect(ready == "Kurskoll svarar på k.sock")
        #expect(try Loopback.send(socket: socket, "GET", "/halsa").status == 200)
        let mode = try FileManager.default.attributesOfItem(atPath: socket)[.posixPermissions]
        #expect(mode as? Int == 0o660)
        #expect(program.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: socket))
    }

    @Test func `with a port there are both`() throws {
        let site = try TestSite()
        let (program, ready) = try serve(site, "--socket", "k.sock", "--port", "0")
        let port = try #require(ready.firstMatch(of: /:(\d+) och k\.sock$/).flatMap { Int($0.1) })
        #expect(try Loopback.send(port: port, "GET", "/halsa").status == 200)
        #expect(program.stop() == 0)
    }

    @Test func `the socket of a dead server is replaced, that of a live one refused`() throws {
        let site = try TestSite()
        let socket = site.folder.appending(path: "k.sock").path
        let (first, _) = try serve(site, "--socket", "k.sock")
        let second = try Program(
            ["serve", "--data", "test.db", "--web", TestSite.web.path, "--socket", "k.sock"], in: site.folder
        ).finish()
        #expect(second.status == 1)
        #expect(
            second.errors
                == "socket k.sock: används redan av ett annat program; välj en annan plats för socketen\n")
        #expect(try Loopback.send(socket: socket, "GET", "/halsa").status == 200, "the first goes on")
        first.kill()
        #expect(FileManager.default.fileExists(atPath: socket), "nothing was removed by kill -9")
        let (third, _) = try serve(site, "--socket", "k.sock")
        #expect(try Loopback.send(socket: socket, "GET", "/halsa").status == 200)
        #expect(third.stop() == 0)
    }
}

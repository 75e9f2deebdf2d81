import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Signing in as an operator sets it up: the program as a process, with a sendmail of the test's own.
@Suite struct SignInProgramTests {
    private let site: TestSite

    init() throws {
        site = try TestSite()
        try site.store.connection.run("UPDATE person SET email = 'anna@x.se' WHERE ref = 'anna'")
        try site.store.set("base-url", "https://kurs.x.se/")
    }

    /// Waits at a named pipe until the other side has written or read.
    private func meet(at name: String, _ mode: Int32) {
        let descriptor = open(site.folder.appending(path: name).path, mode)
        close(descriptor)
    }

    private func serve(_ script: String) throws -> (program: Program, base: String) {
        let file = site.folder.appending(path: "sendmail.sh")
        try "cd \(site.folder.path)\n\(script)\n".write(to: file, atomically: false, encoding: .utf8)
        let program = try Program(
            [
                "serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path, "--sendmail",
                "/bin/sh \(file.path)", "--sender", "kurser@x.se",
            ], in: site.folder)
        let line = try program.line(with: "http://")
        return (program, String(line[try #require(line.range(of: "http://")).lowerBound...]))
    }

    /// What was logged, without how slow this machine was just then.
    private func log(of program: Program) -> [Substring] {
        program.finish().errors.split(separator: "\n").filter { !$0.contains(" långsamt ") }
    }

    @Test func `a link comes by mail, and a sendmail that hangs holds nobody up`() throws {
        for name in ["taken", "goon"] { mkfifo(site.folder.appending(path: name).path, 0o600) }
        let (program, base) = try serve("cat > mail; : > taken; : < goon")
        let browser = SocketBrowser(base)
        try browser.post("/logga-in", [("vem", "anna%40x.se")])
        #expect(browser.page.contains("Titta i din e-post"))
        meet(at: "taken", O_RDONLY)
        let mail = try String(contentsOf: site.folder.appending(path: "mail"), encoding: .utf8)
        let path = try #require(mail.firstMatch(of: /https:\/\/kurs\.x\.se(\/logga-in\/\S+)/)).1
        // It hangs now. The link works all the same, and so does what writes.
        try browser.post(String(path))
        #expect(browser.path == "/" && browser.page.contains("Anna"))
        meet(at: "goon", O_WRONLY)
        #expect(program.stop() == 0)
        #expect(log(of: program) == [])
    }

    @Test
    func `a mail that is refused is one line without the address, and stopping waits for what was asked`()
        throws
    {
        let (program, base) = try serve("exit 75")
        try SocketBrowser(base).post("/logga-in", [("vem", "anna%40x.se")])
        try SocketBrowser(base).post("/logga-in", [("vem", "okand%40x.se")])
        #expect(program.stop() == 0)
        let lines = log(of: program)
        #expect(
            lines.count == 1
                && lines[0].hasSuffix("ett brev gick inte iväg: programmet i --sendmail svarade 75"))
        #expect(!lines[0].contains("anna"))
    }

    @Test func `a printed code signs in once at the server, which keys it with the same file`() throws {
        let printed = try Program(["sign-in", "anna", "--code", "--data", "test.db"], in: site.folder)
            .finish()
        #expect(printed.status == 0 && printed.output.split(separator: " ").count == 6)
        let letters = try #require(SignInCode.letters(printed.output))
        let (program, base) = try serve("exit 0")
        let browser = SocketBrowser(base)
        try browser.post("/logga-in", [("vem", letters)])
        #expect(browser.path == "/" && browser.page.contains("Anna"))
        let other = SocketBrowser(base)
        try other.post("/logga-in", [("vem", letters)])
        #expect(other.page.contains("Koden stämmer inte"))
        #expect(program.stop() == 0)
    }

    @Test(arguments: [
        (["--sendmail", "/bin/true"], "ange --sender"),
        (["--sendmail", "/bin/true", "--base-url", "http://x", "--sender", "x"], "ingen e-postadress"),
        (["--sendmail", "/bin/true", "--sender", "a@x.se"], "ange --base-url"),
        (["--sendmail", " ", "--base-url", "http://x"], "är tomt"),
    ])
    func `mail that cannot be sent is refused at the start`(options: [String], reason: String) throws {
        if options.contains("a@x.se") { try site.store.set("base-url", "") }
        let refused = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path] + options,
            in: site.folder
        ).finish()
        #expect(refused.status == 2 && refused.errors.contains(reason))
    }
}

import Foundation
import Testing

@testable import Kurskoll

/// What an operator says to the program while it serves.
@Suite struct SignalTests {
    private let site: TestSite
    private let program: Program
    private let browser: SocketBrowser

    init() throws {
        site = try TestSite()
        program = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path], in: site.folder)
        browser = SocketBrowser(try program.line(with: "http://"))
    }

    private func say(_ signal: Int32) { kill(program.identifier, signal) }

    private func change(_ name: String, _ old: String, _ new: String) throws {
        let file = site.folder.appending(path: "Courses/prova/\(name)")
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old))
        try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
    }

    @Test func `SIGHUP shows a changed course, and of a broken one what it was`() throws {
        let secret = Secret.random()
        try site.store.addSignInLink(
            secret, person: site.id(of: "anna"), expires: Int(Date().timeIntervalSince1970) + 600)
        try browser.post("/logga-in/\(secret.text)")
        func shown() throws -> String {
            try browser.get("/kurs/prova")
            return browser.page
        }
        #expect(try shown().contains("En liten kurs."))
        try change("kurs.md", "En liten kurs.", "En ändrad kurs.")
        #expect(try shown().contains("En liten kurs."), "before anybody says so")
        say(SIGHUP)
        #expect(try program.errorLine(with: "kurser").hasSuffix("omlästa: 1 kurser, 0 anmärkningar"))
        #expect(try shown().contains("En ändrad kurs."))
        try change("kurs.md", "En ändrad kurs.", "En trasig kurs.")
        try change("kurs.md", "titel: Prova på\n", "")
        say(SIGHUP)
        let line = try program.errorLine(with: "kurser")
        #expect(line.contains("omlästa: 1 kurser") && !line.contains(" 0 anmärkningar"), "\(line)")
        #expect(try shown().contains("En ändrad kurs."))
        try change("kurs.md", "id: prova\n", "id: prova\ntitel: Prova igen\n")
        say(SIGHUP)
        _ = try program.errorLine(with: "kurser")
        #expect(try shown().contains("En trasig kurs."))
        #expect(program.stop() == 0)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal to end ends the program with status 0`(signal: Int32) throws {
        try browser.get("/logga-in")
        say(signal)
        let end = program.finish()
        #expect(end.status == 0)
        // What a busy machine makes slow is told, and nothing else.
        #expect(end.errors.split(separator: "\n").allSatisfy { $0.contains(" långsamt ") }, "\(end.errors)")
    }
}

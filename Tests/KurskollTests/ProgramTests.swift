import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// What an operator meets: the program as a process.
@Suite struct ProgramTests {
    private func serve(_ site: TestSite, _ more: String...) throws -> (program: Program, base: String) {
        let program = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path] + more, in: site.folder)
        let line = try program.line(with: "http://")
        return (program, String(line[try #require(line.range(of: "http://")).lowerBound...]))
    }

    @Test func `a completion that was answered is there after kill -9`() throws {
        let site = try TestSite()
        for round in 1...3 {
            let (program, base) = try serve(site)
            let person = "person-\(round)"
            try site.employ(person, "Prov \(round)", in: "10", from: site.today.adding(days: -9))
            let browser = SocketBrowser(base)
            let secret = Secret.random()
            try site.store.addSignInLink(
                secret, person: site.id(of: person), expires: Int(Date().timeIntervalSince1970) + 600)
            try browser.post("/logga-in/\(secret.text)")
            try browser.get("/kurs/prova/forsta")
            try browser.post("/kurs/prova/forsta/klar")
            try browser.post("/kurs/prova/andra/klar")
            try browser.post("/kurs/prova/prov/nytt")
            // The answers as shown are looked up in the page, as a learner reads it.
            let answers = try ["t-ett": "Ja, ett", "t-tva": "Ja, två"].map { ($0, try browser.place(of: $1)) }
            try browser.post("/kurs/prova/prov", answers)
            #expect(browser.path.hasPrefix("/intyg/"))
            program.kill()
            let kept = try site.store.completions(person: site.id(of: person))
            #expect(kept.count == 1, "round \(round)")
        }
    }

    @Test func `SIGTERM ends the server with status 0`() throws {
        let site = try TestSite()
        let (program, _) = try serve(site)
        #expect(program.stop() == 0)
    }

    @Test func `with a socket for a proxy no port is open, and the socket goes when the server does`() throws
    {
        let site = try TestSite()
        let path = site.folder.appending(path: "k.sock").path
        let arguments = ["serve", "--data", "test.db", "--web", TestSite.web.path, "--socket", path]
        let program = try Program(arguments, in: site.folder)
        #expect(try program.line(with: "svarar") == "Kurskoll svarar på \(path)")
        let second = try Program(arguments, in: site.folder).finish()
        #expect(second.status == 1 && second.errors.contains("socket \(path): används redan"))
        let curl = Process()
        curl.executableURL = URL(filePath: "/usr/bin/env")
        curl.arguments = ["curl", "--silent", "--unix-socket", path, "http://kurs/halsa"]
        let output = Pipe()
        curl.standardOutput = output
        try curl.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        curl.waitUntilExit()
        if curl.terminationStatus == 127 {
            print("skipped: curl is missing, so the socket was not asked")
        } else {
            #expect(String(decoding: said, as: UTF8.self) == "ok\n")
        }
        #expect(program.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `what stands in the way of starting is one sentence with its remedy and status 1`() throws {
        let site = try TestSite()
        let (first, base) = try serve(site)
        defer { _ = first.stop() }
        let port = try #require(base.split(separator: ":").last)
        let taken = try Program(
            ["serve", "--data", "test.db", "--web", TestSite.web.path, "--port", String(port)],
            in: site.folder
        )
        .finish()
        #expect(taken.status == 1 && taken.errors.contains("port \(port)") && taken.errors.contains("--port"))

        let missing = try Program(
            ["serve", "--data", "finns/inte/x.db", "--web", TestSite.web.path, "--port", "0"], in: site.folder
        )
        .finish()
        #expect(missing.status == 1)
        #expect(
            missing.errors
                == "finns/inte/x.db: databasen går inte att öppna; kontrollera att mappen finns och att du får skriva i den\n"
        )

        let newer = try Connection(path: site.folder.appending(path: "newer.db").path, mode: .create)
        try newer.script("PRAGMA application_id = 0x4B555253; PRAGMA user_version = 99; CREATE TABLE t (a)")
        let refused = try Program(["report", "indicator", "--data", "newer.db"], in: site.folder).finish()
        #expect(refused.status == 1 && refused.errors.contains("nyare version av Kurskoll"))
        #expect(refused.errors.split(separator: "\n").count == 1)

        let absent = try Program(["report", "indicator", "--data", "ingen.db"], in: site.folder).finish()
        #expect(absent.status == 1 && absent.errors.hasPrefix("ingen.db: databasen finns inte; "))
    }

    @Test func `demo touches no database that is not its own`() throws {
        let site = try TestSite()
        let refused = try Program(["demo", "--data", "test.db", "--fresh"], in: site.folder).finish()
        #expect(refused.status == 1)
        #expect(refused.errors.contains("är ingen demodatabas"))
        #expect(try site.store.person(ref: "anna") != nil)
    }
}

/// A browser over a real socket: keeps its cookie, follows 303, sends the token it was shown.
final class SocketBrowser {
    private let port: Int
    private var cookie: String?
    private(set) var path = ""
    private(set) var page = ""

    init(_ base: String) { port = base.split(separator: ":").last.flatMap { Int($0) } ?? 0 }

    func get(_ path: String) throws { try send("GET", path, "") }

    func post(_ path: String, _ form: [(String, String)] = []) throws {
        var pairs = form
        for name in ["csrf", "dragning"] {
            guard let start = page.range(of: "name=\"\(name)\" value=\"") else { continue }
            pairs.append((name, String(page[start.upperBound...].prefix { $0 != "\"" })))
        }
        try send("POST", path, pairs.map { "\($0)=\($1)" }.joined(separator: "&"))
    }

    /// The value of the choice whose label says `text`.
    func place(of text: String) throws -> String {
        let label = try #require(
            page.components(separatedBy: "<label>").first { $0.contains(text) && $0.contains("value=") })
        let after = try #require(label.components(separatedBy: "value=\"").dropFirst().first)
        return String(after.prefix { $0 != "\"" })
    }

    private func send(_ method: String, _ path: String, _ body: String) throws {
        var fields = [("Content-Type", "application/x-www-form-urlencoded")]
        if let cookie { fields.append(("Cookie", cookie)) }
        let answer = try Loopback.send(port: port, method, path, fields: fields, body: Array(body.utf8))
        self.path = path
        page = String(decoding: answer.body, as: UTF8.self)
        if let kept = answer["Set-Cookie"] { cookie = kept.split(separator: ";").first.map(String.init) }
        if answer.status == 303, let next = answer["Location"] { try get(next) }
    }
}

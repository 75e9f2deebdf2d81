import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// The never-list of DESIGN §7, proved: answers, scores, tries, reflections, and clicks on help and exit are in no file
/// and no output.
@Suite struct NeverStoredTests {
    private let site: TestSite
    private let marker = "MARKOR7431"

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try SmallCourse.write(to: folder)
        try QuestionFormTests.chapter.write(
            to: folder.appending(path: "prova/01-forsta.md"), atomically: true, encoding: .utf8)
        site = try TestSite(coursesFolder: folder.path)
    }

    /// Whether any file beside the database holds a text.
    private func isStored(_ text: String) throws -> Bool {
        try FileManager.default.subpathsOfDirectory(atPath: site.folder.path).contains { file in
            let path = site.folder.appending(path: file)
            guard !file.hasPrefix("Courses"), let bytes = try? Data(contentsOf: path) else { return false }
            return bytes.range(of: Data(text.utf8)) != nil
        }
    }

    /// Goes through the whole course; `isDiligent` answers right at once, the other wrong, again and again, and fails.
    private func play(_ ref: String, isDiligent: Bool) throws -> Browser {
        let browser = Browser(site)
        try browser.signIn(ref)
        let forms = QuestionFormTests()
        browser.get("/kurs/prova/alla")
        for question in QuestionFormTests.cases {
            for answer in isDiligent ? [question.right] : [question.wrong, question.wrong, question.right] {
                browser.get("/kurs/prova/alla")
                browser.post("/kurs/prova/alla", try forms.fields(question.id, answer, in: browser.page))
                #expect(browser.page.contains("class=\"result\""), "\(question.id)")
            }
        }
        for values in isDiligent ? [["0"]] : [["1"], ["0"], ["0", "0"]] {
            browser.post("/kurs/prova/alla", [("fraga", "resa")] + values.map { ("val", $0) })
        }
        for chapter in ["alla", "andra"] { browser.post("/kurs/prova/\(chapter)/klar") }
        for word in isDiligent ? ["Ja"] : ["Nej", "Nej", "Ja"] {
            browser.post("/kurs/prova/prov/nytt")
            browser.post(
                "/kurs/prova/prov",
                [
                    ("t-ett", try AnonymousTests.place(of: "\(word), ett", in: browser.page)),
                    ("t-tva", try AnonymousTests.place(of: "\(word), två", in: browser.page)),
                ])
        }
        #expect(browser.path.hasPrefix("/intyg/"))
        return browser
    }

    @Test func `what somebody wrote is in no file, list, export or letter`() throws {
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/prova/alla")
        browser.post("/kurs/prova/alla", [("fraga", "kort"), ("kort", marker)])
        #expect(browser.page.contains(marker), "it came, was judged and is shown once")
        for id in ["en", "flera", "sant", "ordning", "par", "resa", "tank"] {
            browser.get("/kurs/prova/alla")
            browser.post(
                "/kurs/prova/alla",
                [("fraga", id), (id, marker), ("\(id).0", marker), ("val", marker), ("tanke", marker)])
        }
        for chapter in ["alla", "andra"] {
            browser.get("/kurs/prova/\(chapter)?q=\(marker)")
            browser.post("/kurs/prova/\(chapter)/klar", [("tanke", marker)])
        }
        browser.post("/kurs/prova/prov/nytt")
        browser.post("/kurs/prova/prov", [("t-ett", marker), ("t-tva", marker)])
        for path in ["/", "/hjalp", "/kontroll", "/mina-uppgifter", "/inloggningar"] {
            browser.get("\(path)?q=\(marker)&kod=\(marker)")
        }
        browser.get("/logga-in/\(marker)")
        let others = try play("bert", isDiligent: false)
        others.get("/lamna?till=\(marker)")

        let manager = Browser(site)
        try manager.signIn("chef-n")
        manager.get("/enhet")
        var shown = manager.page
        let hr = Browser(site)
        try hr.signIn("hr")
        hr.get("/hr?kurs=prova")
        shown += hr.page
        hr.post("/hr/personer", [("kurs", "prova")])
        shown += hr.page
        for path in ["/hr/export?kurs=prova", "/oversikt"] {
            hr.get(path)
            shown += hr.page
        }
        let author = Browser(site)
        try author.signIn("forf")
        author.get("/forfattare")
        shown += author.page
        for path in ["/mina-uppgifter", "/mina-uppgifter.json", "/kurs/prova/alla"] {
            browser.get(path)
            shown += browser.page
        }
        #expect(!shown.contains(marker))
        #expect(try !isStored(marker))
        // Able to fail: what is stored is found in the same places.
        #expect(shown.contains("Bert Sen"))
        #expect(try isStored("Bert Sen"))
        try site.store.set("name", marker)
        #expect(try isStored(marker), "also while it is only in the journal")
    }

    @Test func `who failed and tried again is stored as who passed at once`() throws {
        _ = try play("cia", isDiligent: true)
        _ = try play("dag", isDiligent: false)
        func stored(_ ref: String) throws -> [String] {
            let data = try PersonalData(person: site.id(of: ref), store: site.store)
            return data.parts.filter { $0.section.key != "person" && $0.section.key != "placements" }.flatMap
            { part in
                part.rows.map { row in
                    let values = zip(part.section.columns, row).filter { $0.0.key != "code" }.map {
                        $1 ?? "-"
                    }
                    return "\(part.section.key): \(values)"
                }
            }
        }
        let diligent = try stored("cia")
        #expect(try stored("dag") == diligent)
        #expect(diligent.contains { $0.hasPrefix("completions") })
        // What is counted is counted without persons.
        let counters = try site.store.questionCounters(course: "prova")
        #expect(counters["kort"]?.answered == 4 && counters["kort"]?.correct == 2)
    }

    @Test func `help leaves no trace, and the exit ends the session and no more`() throws {
        let browser = Browser(site)
        try browser.signIn("anna")
        let watcher = try Store(path: site.database, mode: .existing)
        let before = try watcher.connection.dataVersion()
        for path in ["/hjalp", "/hjalp#linjen", "/integritet"] { browser.get(path) }
        #expect(try watcher.connection.dataVersion() == before, "nothing was committed")
        browser.get("/lamna")
        #expect(try watcher.connection.dataVersion() != before)
        #expect(try site.store.connection.first("SELECT count(*) FROM session") { $0.int(0) } == 0)
        #expect(try site.store.connection.first("SELECT count(*) FROM access_log") { $0.int(0) } == 0)
        for pattern in ["/hjalp", "/lamna"] {
            #expect(Route.all.first { $0.pattern == pattern }?.isLogged == false)
        }
    }
}

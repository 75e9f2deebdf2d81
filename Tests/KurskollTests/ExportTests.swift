import Compliance
import Formats
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// What HR takes out: the same figures in every format, whole and as they were asked for.
@Suite struct ExportTests {
    private func site() throws -> TestSite {
        let site = try TestSite()
        try site.complete("anna", on: site.today.adding(days: -10))
        try site.complete("dag", on: site.today.adding(months: -1))
        return site
    }

    private func bytes(_ file: some TableFile, _ format: TableFormat) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try format.write(file) { bytes += $0 }
        return bytes
    }

    @Test func `the list by person goes by administration, unit and person, and counts as it is`() throws {
        let site = try site()
        let export = try PersonExport(course: "prova", day: site.today, store: site.store)
        let lines = try String(decoding: bytes(export, .csv), as: UTF8.self).split(separator: "\r\n").map(
            String.init)
        #expect(
            lines == [
                "\u{FEFF}förvaltning;enhet;enhetskod;person_ref;namn;kurs;slutförd;metod;version",
                "Teknik;Park;30;dag;Dag Park;prova;2026-10-21;kurs;",
                "Vård;Norr;10;anna;Anna <Ny> & Co;prova;2026-11-11;kurs;",
                "Vård;Norr;10;bert;Bert Sen;prova;;;", "Vård;Norr;10;chef-n;Nora Nord;prova;;;",
                "Vård;Söder;20;chef-s;Sune Söder;prova;;;", "Vård;Söder;20;cia;Cia Annan;prova;;;",
            ])
        let count = try export.count()
        #expect(count.rows == 6 && count.persons == 6)
    }

    @Test(arguments: ["hr", "hr-vard"])
    func `the page's SHA-256, rows and persons are those of the file that is downloaded`(ref: String) throws {
        let site = try site()
        let browser = Browser(site)
        try browser.signIn(ref)
        for kind in ["enhet", "person", "aktivitet"] {
            for format in TableFormat.allCases.map(\.rawValue) {
                browser.get("/hr/uttag?kurs=prova&per=\(kind)&form=\(format)&dag=2026-11-20")
                #expect(browser.status == 200)
                let said = browser.page
                let form = [("kurs", "prova"), ("dag", "2026-11-20"), ("per", kind), ("form", format)]
                if kind == "person" {
                    browser.post("/hr/personer", form)
                } else {
                    browser.get("/hr/export?" + form.map { "\($0)=\($1)" }.joined(separator: "&"))
                }
                #expect(browser.status == 200)
                #expect(said.contains("<code>\(Hex.encode(SHA256.hash(browser.bytes)))</code>"))
                let rows = try #require(browser.fields["Kurskoll-Rows"])
                #expect(said.contains("<dt>Rader</dt><dd>\(rows)</dd>"))
                if let persons = browser.fields["Kurskoll-Persons"] {
                    #expect(said.contains("<dt>Personer</dt><dd>\(persons)</dd>"))
                }
                if format == "csv" { #expect(browser.page.split(separator: "\r\n").count == Int(rows)! + 1) }
                #expect(
                    browser.page.contains("Park") == (ref == "hr" && kind != "aktivitet" && format != "xlsx"))
            }
        }
    }

    @Test func `a day that does not exist is said beside its field, and nothing is counted`() throws {
        let site = try site()
        let browser = Browser(site)
        try browser.signIn("hr")
        browser.get("/hr/uttag?kurs=prova&per=enhet&dag=2026-02-30")
        #expect(browser.page.contains("role=\"alert\"") && browser.page.contains("value=\"2026-02-30\""))
        #expect(!browser.page.contains("SHA-256"))
    }

    @Test func `that names are taken out is stored before they leave, with course and day`() throws {
        let site = try site()
        let browser = Browser(site)
        try browser.signIn("hr")
        browser.get("/hr/uttag?kurs=prova&per=person&form=csv")
        let log = {
            try site.store.connection.all("SELECT what, filter FROM access_log ORDER BY id") {
                "\($0.text(0)) \($0.text(1))"
            }
        }
        #expect(try log() == [], "the page names nobody")
        browser.post("/hr/personer", [("kurs", "prova"), ("dag", "2026-11-20"), ("form", "csv")])
        #expect(try log() == ["/hr/personer {\"course\":\"prova\",\"day\":20777}"])
    }

    @Test func `activity agrees in text, CSV and JSON, and covers two of two`() throws {
        let site = try site()
        let report = try ActivityReport(
            .init(course: "prova", day: site.today, from: Day(iso: "2026-10-01")), store: site.store)
        #expect(report.text.contains("2 av 2 förvaltningar använder kursen"))
        #expect(report.text.contains("Totalt        1        1        2\n"))
        #expect(
            String(decoding: try bytes(report, .csv), as: UTF8.self).split(separator: "\r\n").dropFirst() == [
                "totalt;;2026-10;1;2026-11-21", "totalt;;2026-11;1;2026-11-21",
                "förvaltning;Teknik;2026-10;1;2026-11-21", "förvaltning;Teknik;2026-11;0;2026-11-21",
                "förvaltning;Vård;2026-10;0;2026-11-21", "förvaltning;Vård;2026-11;1;2026-11-21",
            ])
        #expect(
            String(decoding: try bytes(report, .json), as: UTF8.self) == """
                {"course":"prova","asOf":"2026-11-21","coverage":{"used":2,"of":2},"months":["2026-10","2026-11"],\
                "total":[1,1],"administrations":[{"name":"Teknik","completions":[1,0]},\
                {"name":"Vård","completions":[0,1]}],"withoutPost":[0,0]}

                """)
    }

    @Test func `a reader sees the months of the whole, none of one to four, and coverage`() throws {
        let site = try site()
        let browser = Browser(site)
        try browser.signIn("tittar")
        browser.get("/oversikt")
        #expect(browser.page.contains("2 av 2 förvaltningar använder kursen."))
        #expect(!browser.page.contains("data-label=\"Slutföranden per månad\">1<"))
    }

    @Test func `a workbook goes to a file, not to a screen`() throws {
        let site = try site()
        let scene = Output()
        let now = site.now
        let environment = Environment(
            clock: Clock { now }, out: { _ in }, outBytes: { scene.bytes += $0 }, isOutShown: { true },
            error: { scene.errors.append($0) })
        let words = [
            "--data", site.database, "--courses", site.folder.appending(path: "Courses").path, "report",
            "indicator", "--format", "xlsx",
        ]
        #expect(Main.run(words, environment) == 2)
        #expect(
            scene.errors == ["--format xlsx: går inte att visa på skärmen; styr om utskriften: > fil.xlsx"])
        var elsewhere = environment
        elsewhere.isOutShown = { false }
        #expect(Main.run(words, elsewhere) == 0 && scene.bytes.starts(with: [0x50, 0x4B, 3, 4]))
    }

    private final class Output: @unchecked Sendable {
        // Written by one thread, the test's.
        var bytes: [UInt8] = []
        var errors: [String] = []
    }
}

extension TestSite {
    fileprivate func complete(_ ref: String, on day: Day) throws {
        try store.addCompletion(
            person: id(of: ref), course: "prova", day: day, method: "kurs", version: nil, code: "K-\(ref)",
            now: now)
    }
}

import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// `kurskoll rule` and the page `/hr/regler`.
@Suite struct RuleCommandTests {
    @Test func `a target of an administration holds from its day, and the report names it`() throws {
        let site = try TestSite()
        let decided = site.run(
            "rule", "--percent", "100", "--administration", "Vård", "--from", "2026-03-01", "--why",
            "VN §4")
        #expect(decided.status == 0 && decided.out == "beslut 2: Mål, Vård: 100 %, från 2026-03-01\n")
        let report = site.run("report", "indicator", "--as-of", "2026-03-01").out
        #expect(report.contains("Mål: 80 %; Vård 100 %."))
        #expect(report.contains("Regelversion: 2; bestämt: mål 100 % (från 2026-03-01: VN §4)."))
        #expect(!site.run("report", "indicator", "--as-of", "2026-02-28").out.contains("Vård 100 %"))
        let list = site.run("rule", "--list").out
        for text in ["Mål, Vård", "100 %", "beslut 2, från 2026-03-01", "driften: VN §4", "från början"] {
            #expect(list.contains(text), "\(text) in\n\(list)")
        }
    }

    @Test func `several things are decided at once, and a start holds from its own day`() throws {
        let site = try TestSite()
        #expect(site.run("rule", "--validity", "24", "--start", "2024-05-01", "--why", "KS §1").status == 0)
        let decisions = try site.store.decisions(course: "prova").dropFirst()
        #expect(decisions.map(\.setting) == [.validity, .start])
        #expect(decisions.map(\.from.description) == [site.today.description, "2024-05-01"])
    }

    @Test(arguments: [
        (
            ["rule", "--percent", "90"],
            "--why: saknas; skriv varför, till exempel --why \"KS 2026-11-10 §12\"\n"
        ),
        (
            ["rule", "--why", "x"],
            "rule: saknar något att bestämma; skriv till exempel --percent 90, eller --list\n"
        ),
        (
            ["rule", "--months", "6", "--administration", "Vård", "--why", "x"],
            "--administration: går inte med --months; bara målet kan vara eget för en förvaltning\n"
        ),
        (
            ["rule", "--percent", "120", "--why", "x"],
            "--percent: »120« är inget heltal från 0 till 100; skriv hela procent, 0–100\n"
        ),
        (["rule", "--list", "--percent", "9"], "--percent: går inte med --list; ta bort det ena\n"),
    ])
    func `wrong use is status 2 and stores nothing`(words: [String], sentence: String) throws {
        let site = try TestSite()
        let said = site.run(words)
        #expect(said.status == 2 && said.error == sentence && said.out.isEmpty)
        #expect(try site.store.decisions(course: "prova").count == 1)
    }

    @Test func `trying in the terminal names those who change side, and they can see it`() throws {
        let site = try TestSite()
        let said = site.run("rule", "--months", "1", "--what-if")
        #expect(said.status == 0 && said.out.contains("4 byter sida:"), "\(said.out)")
        #expect(said.out.contains("cia  Cia Annan: nyanställd, i god tid, senast"))
        #expect(try site.store.decisions(course: "prova").count == 1)
        let seen = try site.store.sightings(of: site.id(of: "cia"))
        #expect(seen.map(\.listing) == [.ruleVerb])
        #expect(try site.store.sightings(of: site.id(of: "chef-n")).isEmpty)
    }

    @Test func `HR tries a decision on the page, then makes it`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("hr")
        browser.get("/hr/regler?kurs=prova&andra=months")
        #expect(browser.status == 200 && browser.page.contains("Nu gäller: 12 månader."))
        let form = [
            ("kurs", "prova"), ("regel", "months"), ("varde", "1"), ("fran", site.today.description),
            ("varfor", "KS §9"),
        ]
        browser.post("/hr/regler/prova", form)
        #expect(browser.status == 200 && browser.page.contains("4 personer byter sida"))
        #expect(!browser.page.contains("Cia Annan"))
        #expect(try site.store.sightings(of: site.id(of: "cia")).isEmpty)
        browser.post("/hr/regler/personer", form)
        #expect(browser.page.contains("Cia Annan"))
        #expect(try site.store.sightings(of: site.id(of: "cia")).map(\.listing) == [.rulePage])
        #expect(try site.store.decisions(course: "prova").count == 1)
        browser.post("/hr/regler", form)
        #expect(browser.path == "/hr/regler" && browser.page.contains("KS §9"))
        let made = try #require(try site.store.decisions(course: "prova").last)
        #expect(made.setting == .months && made.value == "1" && made.who == "hr")
    }

    @Test(arguments: [
        ("varde", "många", "inget heltal"), ("fran", "snart", "ingen dag"), ("varfor", " ", "inget skäl"),
    ])
    func `what is wrong in the form is said, and the form keeps what was written`(
        field: String, text: String, problem: String
    ) throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("hr")
        browser.get("/hr/regler")
        let right = [
            ("kurs", "prova"), ("regel", "months"), ("varde", "7"), ("fran", "2026-01-01"),
            ("varfor", "KS §9"),
        ]
        for path in ["/hr/regler/prova", "/hr/regler"] {
            browser.post(path, right.map { $0.0 == field ? (field, text) : $0 })
            #expect(browser.status == 422 && browser.page.contains(problem), "\(path)")
            #expect(field == "varfor" || browser.page.contains("value=\"KS §9\""), "\(path)")
        }
        #expect(try site.store.decisions(course: "prova").count == 1)
    }

    @Test func `HR of one administration reads the rules and decides none`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("hr-vard")
        browser.get("/hr/regler")
        #expect(browser.status == 200 && !browser.page.contains("andra="))
        for path in ["/hr/regler/prova", "/hr/regler/personer", "/hr/regler", "/hr/avstamningar"] {
            browser.get("/hr/regler")
            browser.post(
                path,
                [
                    ("kurs", "prova"), ("regel", "percent"), ("varde", "1"), ("fran", "2026-01-01"),
                    ("varfor", "x"), ("namn", "x"), ("dag", "2026-01-01"),
                ])
            #expect(browser.status == 403, "\(path)")
        }
        #expect(try site.store.decisions(course: "prova").count == 1)
        #expect(try site.store.frozenReports().isEmpty)
    }
}

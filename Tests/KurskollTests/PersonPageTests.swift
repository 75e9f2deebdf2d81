import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// HR's search, a person's page and what is decided there, and the page behind a figure.
@Suite struct PersonPageTests {
    private func hr(_ site: TestSite, _ ref: String = "hr") throws -> Browser {
        let browser = Browser(site)
        try browser.signIn(ref)
        return browser
    }

    @Test(arguments: [
        ("anna", ["Anna &lt;Ny&gt; &amp; Co"]), ("ny ann", ["Anna"]), ("BERT", ["Bert Sen"]),
        ("söd", ["Sune Söder"]), ("SÖDER sune", ["Sune Söder"]), ("dag", ["Dag Park"]), ("xyz", []),
        ("nna", []), ("", []), ("%", []), ("anonym", []),
    ])
    func `a person is found by the beginning of names in any order, or by person_ref`(
        typed: String, names: [String]
    ) throws {
        let site = try TestSite()
        let browser = try hr(site)
        browser.get("/hr/personer")
        browser.post("/hr/personer/sok", [("sok", typed)])
        #expect(browser.status == 200)
        for name in names { #expect(browser.page.contains(name), "\(name)") }
        #expect(browser.page.contains("Ingen i dina förvaltningar heter så.") == names.isEmpty)
        let all = ["Anna", "Bert Sen", "Cia Annan", "Dag Park", "Nora Nord", "Sune Söder"]
        for other in all where !names.contains(where: { $0.hasPrefix(other) }) {
            #expect(!browser.page.contains(other), "\(other)")
        }
    }

    @Test func `who was found can see that HR searched, and nobody else was seen`() throws {
        let site = try TestSite()
        let browser = try hr(site)
        browser.get("/hr/personer")
        browser.post("/hr/personer/sok", [("sok", "bert")])
        #expect(try site.store.sightings(of: site.id(of: "bert")).map(\.listing) == [.personSearch])
        #expect(try site.store.sightings(of: site.id(of: "anna")).isEmpty)
        browser.get("/hr/person/\(try site.id(of: "anna"))")
        #expect(try site.store.sightings(of: site.id(of: "anna")).map(\.listing) == [.personPage])
    }

    @Test func `a search of many shows the first and asks for more of the name`() throws {
        let site = try TestSite()
        for number in 10..<40 {
            try site.employ("m\(number)", "Maja M\(number)", in: "10", from: site.today.adding(days: -9))
        }
        let browser = try hr(site)
        browser.get("/hr/personer")
        browser.post("/hr/personer/sok", [("sok", "maja")])
        #expect(browser.page.contains("De första 25 visas"))
        #expect(browser.page.contains("Maja M34") && !browser.page.contains("Maja M35"))
    }

    @Test func `HR of one administration finds and opens only hers, and others are as if they were not`()
        throws
    {
        let site = try TestSite()
        let browser = try hr(site, "hr-vard")
        browser.get("/hr/personer")
        for (typed, isFound) in [("dag", false), ("cia", true), ("hr", false)] {
            browser.post("/hr/personer/sok", [("sok", typed)])
            #expect(
                browser.page.contains("href=\"/hr/person/\(try site.id(of: typed))\"") == isFound, "\(typed)")
        }
        let anna = try site.id(of: "anna")
        for ref in ["dag", "hr", "hr-vard"] {
            let person = try site.id(of: ref)
            browser.get("/hr/person/\(person)")
            #expect(browser.status == 404, "\(ref)")
            browser.get("/hr/person/\(anna)")
            browser.post(
                "/hr/person/\(person)/registrera",
                [("kurs", "prova"), ("dag", "2026-11-01"), ("metod", "nck"), ("skal", "x")])
            #expect(browser.status == 404, "\(ref)")
            browser.get("/hr/person/\(anna)")
            browser.post("/hr/person/\(person)/kod")
            #expect(browser.status == 404, "\(ref)")
        }
        #expect(try site.store.connection.first("SELECT count(*) FROM completion") { $0.int(0) } == 0)
        for path in [
            "/hr/person/x", "/hr/person/999", "/hr/person/-1", "/hr/forklaring/3?kurs=prova",
            "/hr/forklaring/x",
        ] {
            browser.get(path)
            #expect(browser.status == 404, "\(path)")
        }
    }

    @Test func `who has moved is HR's of where she works now, and who has left of where she worked last`()
        throws
    {
        let site = try TestSite()
        let vard = try #require(try site.store.administrations().first { $0.name == "Vård" }).id
        let scope = Roles.Scope.administrations([vard])
        func covered(_ ref: String, _ day: Day) throws -> Bool {
            try site.store.isWithin(scope, person: site.id(of: ref), on: day)
        }
        #expect(try covered("cia", site.today))
        try site.store.connection.run(
            """
            INSERT INTO placement (employment, from_day, unit)
            SELECT e.id, ?, 3 FROM employment e JOIN person p ON p.id = e.person WHERE p.ref = 'cia'
            """, .init(site.today.adding(days: -1)))
        #expect(try !covered("cia", site.today))
        try site.store.connection.run(
            "UPDATE employment SET last_day = ? WHERE person = ?", .init(site.today.adding(days: -5)),
            .init(site.id(of: "anna")))
        #expect(try covered("anna", site.today))
        #expect(try !covered("dag", site.today) && !covered("hr", site.today))
    }

    @Test func `HR registers, declares void and takes back, and the page tells all of it`() throws {
        let site = try TestSite()
        let browser = try hr(site)
        let page = "/hr/person/\(try site.id(of: "anna"))"
        browser.get(page)
        #expect(browser.page.contains("Började 2026-08-21, ska vara klar senast 2027-08-21 (12 månader)."))
        #expect(browser.page.contains("Norr (10), Vård"))
        browser.post(
            "\(page)/registrera",
            [
                ("kurs", "prova"), ("dag", "2026-11-01"), ("metod", "nck"), ("intyg", "N-77"),
                ("skal", "Intyg <visat>"),
            ])
        #expect(browser.path == page && browser.page.contains("Har slutfört 2026-11-01."))
        #expect(browser.page.contains("intyg N-77") && browser.page.contains("av hr 2026-11-21"))
        #expect(browser.page.contains("Intyg &lt;visat&gt;"))
        browser.post(
            "\(page)/makulera", [("slutforande", "1"), ("fran", "2026-11-21"), ("skal", "fel person")])
        #expect(browser.page.contains("Slutförandet 2026-11-01 är makulerat från 2026-11-21."))
        #expect(browser.page.contains("Ta tillbaka makuleringen"))
        browser.post("\(page)/aterta", [("slag", "voiding"), ("nummer", "1"), ("skal", "rätt person")])
        #expect(browser.page.contains("Har slutfört 2026-11-01.") && browser.page.contains("rätt person"))
        browser.post(
            "\(page)/forlang",
            [("kurs", "prova"), ("till", "2027-12-31"), ("fran", "2026-11-21"), ("skal", "föräldraledig")])
        #expect(
            browser.page.contains(
                "förlängd tid till 2027-12-31, från början 2027-08-21, av hr: föräldraledig."))
        browser.post("\(page)/aterta", [("slag", "extension"), ("nummer", "1"), ("skal", "ångrad")])
        #expect(browser.page.contains("ska vara klar senast 2027-08-21") && browser.page.contains("ångrad"))
        let anna = Browser(site)
        try anna.signIn("anna")
        anna.get("/mina-uppgifter")
        for text in ["Intyg &lt;visat&gt;", "ångrad", "rätt person", "fel person"] {
            #expect(anna.page.contains(text), "she sees it too: \(text)")
        }
    }

    @Test func `what cannot be decided is said at the top, and the form stands open as it was filled in`()
        throws
    {
        let site = try TestSite()
        let browser = try hr(site)
        let page = "/hr/person/\(try site.id(of: "anna"))"
        browser.get(page)
        #expect(!browser.page.contains("<details open>"))
        browser.post(
            "\(page)/registrera",
            [("kurs", "prova"), ("dag", "2026-12-24"), ("metod", "nck"), ("intyg", "N-77"), ("skal", "sett")])
        #expect(browser.status == 422)
        #expect(
            browser.page.contains("Inget är ändrat. Dagen går inte. Skriv en dag till och med 2026-11-21."))
        #expect(browser.page.components(separatedBy: "<details open>").count == 2)
        for value in ["2026-12-24", "N-77", "sett"] { #expect(browser.page.contains("value=\"\(value)\"")) }
        #expect(browser.page.contains("<option value=\"nck\" selected>"))
        for (action, form) in [
            ("makulera", [("slutforande", "77"), ("fran", "2026-11-21"), ("skal", "x")]),
            ("aterta", [("slag", "voiding"), ("nummer", "1"), ("skal", "x")]),
            ("aterta", [("slag", "allt"), ("nummer", "1"), ("skal", "x")]),
            ("forlang", [("kurs", "okänd"), ("till", "2027-01-01"), ("fran", "2026-11-21"), ("skal", "x")]),
        ] {
            browser.get(page)
            browser.post("\(page)/\(action)", form)
            #expect(browser.status == 404, "\(action)")
        }
        #expect(try site.store.connection.first("SELECT count(*) FROM completion") { $0.int(0) } == 0)
    }

    @Test func `a decision about one person is not made from the page of another`() throws {
        let site = try TestSite()
        let number = try site.store.register(
            person: site.id(of: "bert"), course: "prova", day: site.today, method: "nck", certificate: nil,
            Signature(signer: nil, reason: "x", today: site.today, now: site.now))
        let browser = try hr(site)
        let page = "/hr/person/\(try site.id(of: "anna"))"
        for (action, form) in [
            ("makulera", [("slutforande", "\(number)"), ("fran", "2026-11-21"), ("skal", "x")]),
            ("aterta", [("slag", "registration"), ("nummer", "\(number)"), ("skal", "x")]),
        ] {
            browser.get(page)
            browser.post("\(page)/\(action)", form)
            #expect(browser.status == 404, "\(action)")
        }
        #expect(try site.store.connection.first("SELECT count(*) FROM voiding") { $0.int(0) } == 0)
    }

    @Test func `without the session's token nothing is decided`() throws {
        let site = try TestSite()
        let browser = try hr(site)
        let page = "/hr/person/\(try site.id(of: "anna"))"
        browser.get(page)
        for action in ["registrera", "makulera", "forlang", "aterta", "kod"] {
            browser.post(
                "\(page)/\(action)",
                [("kurs", "prova"), ("dag", "2026-11-01"), ("metod", "nck"), ("skal", "x")],
                csrf: false)
            #expect(browser.status == 403, "\(action)")
        }
        #expect(try site.store.connection.first("SELECT count(*) FROM completion") { $0.int(0) } == 0)
    }

    @Test func `a code to print signs its person in, once`() throws {
        let site = try TestSite()
        let browser = try hr(site)
        let page = "/hr/person/\(try site.id(of: "bert"))"
        browser.get(page)
        browser.post("\(page)/kod")
        #expect(browser.status == 200 && browser.page.contains("Kod för Bert Sen"))
        let start = try #require(browser.page.range(of: "class=\"holder code\" lang=\"sv\">"))
        let code = String(browser.page[start.upperBound...].prefix { $0 != "<" })
        #expect(code.split(separator: " ").count == 6)
        for isFirst in [true, false] {
            let bert = Browser(site)
            bert.get("/logga-in")
            bert.post("/logga-in", [("vem", code)])
            #expect((bert.cookies["kurskoll"] != nil) == isFirst)
        }
    }

    @Test func `behind each figure of HR's page stand the names, as many as it says`() throws {
        let site = try TestSite()
        _ = try site.store.register(
            person: site.id(of: "bert"), course: "prova", day: site.today, method: "nck", certificate: nil,
            Signature(signer: nil, reason: "x", today: site.today, now: site.now))
        let browser = try hr(site)
        browser.get("/hr?kurs=prova")
        #expect(browser.page.contains("href=\"/hr/forklaring/1?kurs=prova\">Norr</a>"))
        #expect(browser.page.contains("/hr/forklaring?kurs=prova&amp;forvaltning=1"))
        browser.get("/hr/forklaring/1?kurs=prova")
        #expect(browser.page.contains("3 räknas, 1 har slutfört, 0 räknas inte."))
        let (open, done) = ("Har inte slutfört (2)", "Har slutfört (1)")
        let after = try #require(browser.page.components(separatedBy: done).dropFirst().first)
        #expect(browser.page.contains(open) && after.contains("Bert Sen") && !after.contains("Nora"))
        #expect(!browser.page.contains("Cia"))
        #expect(try site.store.sightings(of: site.id(of: "anna")).map(\.listing) == [.explanationPage])
        browser.get("/hr/forklaring/1?kurs=prova&dag=2026-11-20")
        #expect(browser.page.contains("3 räknas, 0 har slutfört"))
        browser.get("/hr/forklaring?kurs=prova&forvaltning=1")
        #expect(browser.page.contains("4 räknas") || browser.page.contains("5 räknas"))
        #expect(
            browser.page.contains("Söder") && !browser.page.contains("Park") && !browser.page.contains("Bert")
        )
        for (path, status) in [
            ("/hr/forklaring?kurs=okand", 404), ("/hr/forklaring?kurs=prova&forvaltning=99", 404),
            ("/hr/forklaring?kurs=prova&dag=2026-02-31", 400), ("/hr/forklaring/99?kurs=prova", 404),
        ] {
            browser.get(path)
            #expect(browser.status == status, "\(path)")
        }
        let limited = try hr(site, "hr-vard")
        limited.get("/hr/forklaring?kurs=prova")
        #expect(limited.page.contains("Norr") && !limited.page.contains("Park"))
    }

    @Test func `the pages speak English too`() throws {
        let site = try TestSite()
        let browser = try hr(site)
        browser.get("/")
        browser.post("/sprak", [("sprak", "en")])
        browser.get("/hr/person/\(try site.id(of: "anna"))")
        #expect(
            browser.page.contains("must be done by 2027-08-21 (12 months).")
                && browser.page.contains("Register a completion"))
        #expect(!browser.page.contains("Började"))
    }

    @Test func `HR corrects a first day and a unit, the due day moves, and taking back moves it again`()
        throws
    {
        let site = try TestSite()
        let browser = try hr(site)
        let page = "/hr/person/\(try site.id(of: "anna"))"
        browser.get(page)
        let post = try #require(browser.value(after: "name=\"anstallning\" value=\"3").map { "3\($0)" })
        browser.post(
            "\(page)/ratta",
            [("anstallning", post), ("falt", "first_day"), ("varde", "2026-02-28"), ("skal", "fel i filen")])
        #expect(
            browser.path == page
                && browser.page.contains("Började 2026-02-28, ska vara klar senast 2027-02-28"))
        #expect(
            browser.page.contains("Rättelse 1: första dag är 2026-02-28, filerna säger 2026-08-21, av hr"))
        browser.post(
            "\(page)/ratta", [("anstallning", post), ("falt", "unit"), ("varde", "20"), ("skal", "flyttad")])
        #expect(browser.page.contains("Räknas 2026-11-21: Söder (20), Vård."))
        for number in [2, 1] {
            browser.post(
                "\(page)/aterta", [("slag", "correction"), ("nummer", "\(number)"), ("skal", "ångrad")])
            #expect(browser.path == page, "\(browser.page)")
        }
        #expect(browser.page.contains("Räknas 2026-11-21: Norr (10), Vård."))
        #expect(browser.page.contains("Började 2026-08-21, ska vara klar senast 2027-08-21"))
        #expect(browser.page.contains("Rättelse 4: "), "each is a fact of its own")
        for (form, said) in [
            ([("falt", "first_day"), ("varde", "2026-02-31")], "Värdet går inte"),
            ([("falt", "unit"), ("varde", "77")], "Värdet går inte"),
            ([("falt", ""), ("varde", "x")], "Det sägs inte"),
            ([("falt", "first_day"), ("varde", "2026-08-21")], "Det står redan så"),
        ] {
            browser.get(page)
            browser.post("\(page)/ratta", [("anstallning", post), ("skal", "x")] + form)
            #expect(browser.status == 422 && browser.page.contains(said), "\(said)")
        }
        let limited = try hr(site, "hr-vard")
        limited.get(page)
        limited.post(
            "\(page)/ratta", [("anstallning", post), ("falt", "unit"), ("varde", "30"), ("skal", "x")])
        #expect(limited.status == 422, "not to a unit of another administration")
    }

    @Test func `nobody with a role gets a code or another address from a page`() throws {
        let site = try TestSite()
        try site.store.grant(.author, to: site.id(of: "anna"), administration: nil, now: site.now)
        let browser = try hr(site)
        let page = "/hr/person/\(try site.id(of: "anna"))"
        browser.get(page)
        browser.post("\(page)/kod")
        #expect(browser.status == 422 && browser.page.contains("Personen har en roll."))
        for field in ["email", "login"] {
            browser.get(page)
            browser.post(
                "\(page)/ratta", [("anstallning", ""), ("falt", field), ("varde", "x@y.se"), ("skal", "x")])
            #expect(browser.status == 422 && browser.page.contains("Personen har en roll."), "\(field)")
        }
        browser.get(page)
        browser.post(
            "\(page)/ratta", [("anstallning", ""), ("falt", "name"), ("varde", "Anna Ek"), ("skal", "gift")])
        #expect(browser.page.contains("<h1>Anna Ek</h1>"))
    }
}

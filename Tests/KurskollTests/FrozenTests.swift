import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Reports as they were delivered: what is in them, and that they stay.
@Suite struct FrozenTests {
    /// Vård: Norr 12 (5 done), Söder 9, and three small ones with 3, 2 and 2; Teknik: Park 8.
    static func town() throws -> TestSite {
        let site = try TestSite()
        for (code, name, like) in [("21", "Ängen", "20"), ("22", "Ön", "20"), ("23", "Åsen", "20")] {
            let unit = try site.store.connection.insert(
                "INSERT INTO unit (identity, code, name) VALUES (?1, ?1, ?2)", Value(code), Value(name))
            try site.store.connection.run(
                """
                INSERT INTO unit_administration
                SELECT ?, from_day, administration, NULL FROM unit_administration
                WHERE unit = (SELECT id FROM unit WHERE code = ?)
                """, Value(unit), Value(like))
        }
        for (code, count) in [("10", 9), ("20", 7), ("21", 3), ("22", 2), ("23", 2), ("30", 7)] {
            for number in 0..<count {
                try site.employ("f\(code)-\(number)", "Fyll", in: code, from: site.today.adding(months: -40))
            }
        }
        for number in 0..<5 {
            try site.store.addCompletion(
                person: site.id(of: "f10-\(number)"), course: "prova", day: site.today.adding(days: -90),
                method: "kurs", version: nil, code: "k\(number)", now: site.now)
        }
        return site
    }

    private func freeze(_ site: TestSite, name: String = "Delårsrapport 2", on day: Day? = nil) throws
        -> FrozenReport
    {
        let figures = try FrozenFigures(
            name: name, course: "prova", day: day ?? site.today, frozenOn: site.today, store: site.store)
        let number = try site.store.freeze(content: figures.json, now: site.now)
        return try #require(try site.store.frozenReport(number))
    }

    @Test func `small units stand together, and what is read back is what was counted`() throws {
        let site = try Self.town()
        let figures = try #require(try site.store.frozenFigures(try freeze(site)))
        let rows = figures.indicator.map { row in
            "\(row.place.title) \(row.figure?.counted ?? -1) \(row.figure?.completed ?? -1) \(row.percent)"
        }
        #expect(
            rows == [
                "Totalt 36 5 80", "Teknik 8 0 80", "Park 8 0 80", "Vård 28 5 80", "Norr 12 5 80",
                "Söder 9 0 80",
                "övriga små enheter (3 enheter) 7 0 80",
            ])
        #expect(figures.definition.map(\.label).prefix(2) == ["Regel", "Mål"])
        #expect(figures.name == "Delårsrapport 2" && figures.frozenOn == site.today)
        // Four new hires in all: too few to be told of.
        #expect(figures.newHires.map(\.place.title) == ["Totalt", "Teknik", "Vård"])
        #expect(figures.newHires.allSatisfy { $0.counts == nil })
        #expect(!figures.newHireDefinition.isEmpty)
    }

    @Test func `nobody is named, and a figure of few stands nowhere`() throws {
        let site = try Self.town()
        let report = try freeze(site)
        for name in ["Anna", "Bert", "anna", "chef-n", "Ängen"] {
            #expect(!report.content.contains(name), "\(name)")
        }
        let content = try #require(
            try JSONSerialization.jsonObject(with: Data(report.content.utf8)) as? [String: Any])
        for row in try #require(content["indicator"] as? [[String: Any]]) {
            #expect(!(1..<5).contains(row["counted"] as? Int ?? 0), "\(row)")
        }
    }

    @Test func `an administration of few is kept back, and another with it that would give it away`() throws {
        let site = try TestSite()
        // Vård has five, Teknik one: five in all less one would tell of one.
        let figures = try #require(try site.store.frozenFigures(try freeze(site)))
        #expect(figures.indicator.map { $0.figure?.counted } == [6, nil, nil])
    }

    @Test func `it is byte for byte the same after a reorganisation, erasures and another opening`() throws {
        let site = try Self.town()
        let before = try freeze(site)
        try site.store.connection.write {
            for ref in ["anna", "f10-1", "f10-2", "chef-n"] { try site.store.hide(person: site.id(of: ref)) }
        }
        try site.store.connection.script(
            """
            UPDATE unit SET name = 'Nya ' || name;
            INSERT INTO unit_administration (unit, from_day, administration)
            SELECT unit, from_day + 1, (SELECT max(administration) FROM unit_administration) FROM unit_administration;
            UPDATE employment SET last_day = 20770;
            """)
        _ = try site.store.addRule(
            course: "prova", name: .percent, value: "1", from: Day(number: 19_000), why: "", who: "",
            now: site.now)
        let opened = try Store(path: site.database, mode: .existing)
        let after = try #require(try opened.frozenReport(before.number))
        #expect(after.content == before.content && after.sha256 == before.sha256 && after.isIntact)
        let now = try FrozenFigures(
            name: "Delårsrapport 2", course: "prova", day: site.today, frozenOn: site.today, store: opened)
        #expect(now.json != before.content)
    }

    @Test func `it is byte for byte the same after the database is brought up from any schema that had it`()
        throws
    {
        let site = try Self.town()
        let before = try freeze(site)
        let all = Schema.kurskoll
        var upgraded = 0
        for count in 1..<all.migrations.count {
            let path = site.folder.appending(path: "schema-\(count).db").path
            do {
                let old = try Connection(path: path, mode: .create)
                try old.migrate(
                    to: Schema(applicationID: all.applicationID, migrations: Array(all.migrations[..<count])))
                let hasTable = try old.first(
                    "SELECT count(*) FROM sqlite_schema WHERE name = 'frozen_report'"
                ) { $0.bool(0) }
                guard hasTable == true else { continue }
                try old.run(
                    "INSERT INTO frozen_report (id, recorded_at, content, sha256) VALUES (?, 1, ?, ?)",
                    Value(before.number), Value(before.content), Value(before.sha256))
            }
            let after = try #require(try Store(path: path, mode: .existing).frozenReport(before.number))
            #expect(after.content == before.content && after.sha256 == before.sha256 && after.isIntact)
            upgraded += 1
        }
        #expect(upgraded > 3)
    }

    @Test func `no statement changes it, erases it or puts another in its place`() throws {
        let site = try Self.town()
        let report = try freeze(site)
        #expect(throws: SQLiteError.self) {
            try site.store.connection.run("UPDATE frozen_report SET content = '{}'")
        }
        #expect(throws: SQLiteError.self) { try site.store.connection.run("DELETE FROM frozen_report") }
        #expect(throws: SQLiteError.self) {
            try site.store.connection.run(
                "INSERT OR REPLACE INTO frozen_report (id, recorded_at, content, sha256) VALUES (1, 0, '{}', '')"
            )
        }
        #expect(try site.store.frozenReport(report.number)?.content == report.content)
    }

    @Test func `what is changed outside the program is found, and none of it is shown`() throws {
        let site = try Self.town()
        _ = try freeze(site)
        try site.store.connection.script(
            """
            DROP TRIGGER "frozen_report#update";
            UPDATE frozen_report SET content = replace(content, '"counted":28', '"counted":29');
            """)
        let report = try #require(try site.store.frozenReport(1))
        #expect(!report.isIntact)
        #expect(try site.store.frozenFigures(report) == nil)
        let browser = Browser(site)
        try browser.signIn("tittar")
        browser.get("/oversikt/avstamningar/1")
        #expect(browser.page.contains("har ändrats utanför Kurskoll") && !browser.page.contains("Norr"))
        browser.get("/oversikt/avstamningar")
        #expect(browser.page.contains(">ändrad<"))
        try site.store.connection.run("UPDATE frozen_report SET content = 'skräp'")
        #expect(try site.store.frozenReports().map(\.isIntact) == [false])
    }

    @Test func `two are compared unit by unit, also those that only one of them has`() throws {
        let site = try Self.town()
        let first = try freeze(site, name: "Juni", on: site.today.adding(days: -100))
        try site.store.connection.script("UPDATE employment SET last_day = 20770 WHERE id % 2 = 0")
        for number in 0..<12 {
            try site.employ("ny-\(number)", "Ny", in: "21", from: site.today)
            // Else few were left in Teknik, and Vård would be kept back with it.
            try site.employ("nyare-\(number)", "Ny", in: "30", from: site.today)
        }
        _ = try site.store.addRule(
            course: "prova", name: .percent, value: "90", from: site.today, why: "KS", who: "", now: site.now)
        let second = try freeze(site, name: "Augusti")
        let comparison = FrozenComparison(
            try #require(try site.store.frozenFigures(first)),
            try #require(try site.store.frozenFigures(second)))
        #expect(comparison.rows[0].before?.completed == 0 && comparison.rows[0].after?.completed ?? 0 > 0)
        #expect(comparison.rows[0].change ?? 0 > 0)
        let angen = comparison.rows.first { $0.place.unit == "Ängen" }
        #expect(angen?.after != nil && angen?.before == nil && angen?.change == nil)
        #expect(comparison.differences.map(\.label) == ["Mål", "Regelversion"])
        #expect(comparison.text.contains("Juni (") && comparison.text.contains("Räknat på olika sätt"))
    }

    @Test func `HR freezes on the page, a reader reads it, and one of an administration sees that`() throws {
        let site = try Self.town()
        let hr = Browser(site)
        try hr.signIn("hr")
        for (name, day, problem) in [
            (" ", site.today, "Skriv vilket tillfälle"),
            ("Bokslut", site.today.adding(days: 1), "Välj en dag"),
        ] {
            hr.get("/hr/avstamningar")
            hr.post("/hr/avstamningar", [("namn", name), ("kurs", "prova"), ("dag", day.description)])
            #expect(hr.status == 422 && hr.page.contains(problem))
        }
        hr.get("/hr/avstamningar")
        hr.post(
            "/hr/avstamningar",
            [("namn", "Bokslut 2026"), ("kurs", "prova"), ("dag", site.today.description)])
        #expect(hr.path == "/oversikt/avstamningar/1" && hr.page.contains("Övriga små enheter (3)"))
        hr.get("/hr/avstamningar")
        #expect(hr.page.contains("Bokslut 2026") && hr.page.contains("oförändrad"))
        let reader = Browser(site)
        try reader.signIn("tittar")
        reader.get("/oversikt/avstamningar/1")
        #expect(reader.page.contains("Norr") && reader.page.contains("Så är det räknat"))
        let part = Browser(site)
        try part.signIn("hr-vard")
        part.get("/oversikt/avstamningar/1")
        #expect(part.page.contains("Norr") && !part.page.contains("Park") && !part.page.contains("Kommunen"))
        for path in ["/oversikt/avstamningar/2", "/oversikt/avstamningar/x", "/oversikt/avstamningar/1/2"] {
            reader.get(path)
            #expect(reader.status == 404, "\(path)")
        }
        reader.get("/oversikt/avstamningar/1/1")
        #expect(reader.status == 200)
    }
}

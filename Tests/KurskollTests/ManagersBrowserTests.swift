import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// The jobs of Bo, Cecilia and the board in headless Chromium, from sign-in to result.
@Suite(.serialized, .enabled(if: WebDriver.missing == nil, Comment(rawValue: WebDriver.missing ?? "")))
struct ManagersBrowserTests {
    @Test(arguments: [320, 1280]) func `Bo sees who is late before anything else in the list`(width: Int)
        throws
    {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver(width: width, height: 900)
        try signIn("chef-n", live, browser)
        try browser.click("nav a[href='/enhet']")
        try browser.wait("the units") { try browser.url.hasSuffix("/enhet") }
        #expect(try browser.text("main .lead").hasPrefix("1 försenade"))
        #expect(try browser.text("main tbody tr").contains("Bert Sen"))
        #expect(try browser.text("main tbody tr").contains("dagar sen"))
        #expect(try browser.all("main .card svg.bar").count == 1)
        try browser.screenshot("bo-\(width)")
    }

    @Test(arguments: [true, false])
    func `Cecilia finds what needs a hand, the units with most left, and takes the figures to Excel`(
        javaScript: Bool
    ) throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver(width: 1280, height: 900, javaScript: javaScript)
        try signIn("hr", live, browser)
        try browser.click("nav a[href='/hr']")
        try browser.wait("HR's page") { try browser.url.hasSuffix("/hr") }
        #expect(try browser.text(".friday a").contains("Läs in en fil"), "Friday's job is the first")
        try browser.click("a[href='/hr/atgarder']")
        try browser.wait("the queue") { try browser.url.hasSuffix("/hr/atgarder") }
        #expect(try browser.text("main").contains("Enheter utan chef"))
        try browser.open("\(live.base)/hr")
        try browser.type("park", into: ".filter input[name=sok]")
        try browser.click(".filter button")
        try browser.wait("the unit") { try browser.url.contains("sok=park") }
        #expect(try browser.text("[role=status]") == "1 enhet.")
        #expect(try browser.all("a[href*='form=xlsx'][download]").count == 1)
        guard javaScript else { return }
        let start = try browser.run(
            """
            return fetch(document.querySelector("a[href*='form=xlsx'][download]").href)
                .then(answer => answer.arrayBuffer())
                .then(bytes => String.fromCharCode(...new Uint8Array(bytes).slice(0, 2)))
            """)
        #expect(start as? String == "PK", "a workbook is a ZIP")
    }

    @Test func `the board's page prints one A4 page per administration`() throws {
        let site = try TestSite()
        for number in 0..<20 {
            for unit in ["10", "30"] {
                try site.employ("b\(unit)-\(number)", "Bb", in: unit, from: site.today.adding(months: -30))
            }
        }
        let live = try LiveSite(site)
        let browser = try WebDriver()
        try signIn("tittar", live, browser)
        try browser.open("\(live.base)/oversikt")
        #expect(try browser.all("figure.chart svg[role=img]").count >= 1)
        try browser.click("a[href^='/oversikt/utskrift']")
        try browser.wait("the sheets") { try browser.url.contains("/oversikt/utskrift") }
        let pdf = String(decoding: try browser.pdf("forvaltningar"), as: Unicode.ASCII.self)
        #expect(pdf.matches(of: /\/Type ?\/Page\b/).count == 2)
    }

    @Test func `units with 0, 1, 4 and 500 people, and targets met at 80,0 and missed at 79,96, look right`()
        throws
    {
        let site = try TestSite()
        try fill(site)
        let live = try LiveSite(site)
        let browser = try WebDriver()
        try signIn("chef-n", live, browser)
        for width in [320, 1280] {
            try browser.resize(width, 900)
            try browser.open("\(live.base)/enhet")
            let cards = try browser.text("main .cards")
            for name in ["Tom", "Ensam", "Fyra", "Femhundra"] { #expect(cards.contains(name)) }
            #expect(cards.contains("Ingen uppgift"), "a unit without people has no figure")
            #expect(
                try browser.run("return document.documentElement.scrollWidth - innerWidth") as? Int ?? 9 <= 0)
            try browser.screenshot("enheter-\(width)")
        }
        try signIn("tittar", live, browser)
        try browser.open("\(live.base)/oversikt")
        let rows = try browser.all("main > section > .table tr").map { try browser.textOf($0) }
        #expect(rows.contains { $0.hasPrefix("Exakt") && $0.contains("80,0 %") && $0.contains("Uppfyllt") })
        #expect(
            rows.contains { $0.hasPrefix("Nästan") && $0.contains("79,9 %") && $0.contains("1 till behövs") })
        try browser.screenshot("malet-1280")
    }

    /// Units of every size under `chef-n`, with somebody in two of them, and two administrations of 2 500 persons.
    private func fill(_ site: TestSite) throws {
        try site.store.connection.script("BEGIN IMMEDIATE")
        let exactly = try site.store.connection.insert("INSERT INTO administration (name) VALUES ('Exakt')")
        let nearly = try site.store.connection.insert("INSERT INTO administration (name) VALUES ('Nästan')")
        let base = site.today.adding(months: -24)
        for (code, name, home, people, done) in [
            ("80", "Åttio", exactly, 2_500, 2_000), ("79", "Sjuttionio", nearly, 2_500, 1_999),
            ("0", "Tom", 1, 0, 0), ("1", "Ensam", 1, 1, 0), ("4", "Fyra", 1, 4, 2),
            ("500", "Femhundra", 1, 500, 400),
        ] {
            let unit = try site.store.connection.insert(
                "INSERT INTO unit (identity, code, name) VALUES (?1, ?1, ?2)", .init(code), .init(name))
            try site.store.connection.run(
                "INSERT INTO unit_administration (unit, from_day, administration) VALUES (?, ?, ?)",
                .init(unit), .init(base), .init(home))
            for number in 0..<people {
                let first = site.today.adding(days: -(number % 20 == 0 ? 100 + number % 300 : 700))
                try site.employ("s\(code)-\(number)", "Namn \(number)", in: code, from: first)
                guard number < done else { continue }
                try site.store.connection.run(
                    "INSERT INTO completion (person, course, day, method, recorded_at) VALUES (?, 'prova', ?, 'nck', 1)",
                    .init(site.id(of: "s\(code)-\(number)")), .init(site.today.adding(days: -number % 90)))
            }
            guard home == 1 else { continue }
            try site.store.connection.run(
                "INSERT INTO unit_manager (unit, person, from_day) VALUES (?, ?, ?)", .init(unit),
                .init(site.id(of: "chef-n")), .init(base))
        }
        let post = try site.store.connection.insert(
            "INSERT INTO employment (person, source, number, first_day, category, known_from) VALUES (?1, 'personal', 'b', ?2, 0, ?2)",
            .init(site.id(of: "anna")), .init(site.today.adding(days: -40)))
        try site.store.connection.run(
            "INSERT INTO placement (employment, from_day, unit) SELECT ?, ?, id FROM unit WHERE code = '4'",
            .init(post), .init(site.today.adding(days: -40)))
        try site.store.connection.script("COMMIT")
    }

    private func signIn(_ ref: String, _ live: LiveSite, _ browser: WebDriver) throws {
        try browser.open(try live.link(ref))
        try browser.click("main button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }
    }
}

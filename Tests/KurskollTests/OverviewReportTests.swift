import Compliance
import SQLite
import Testing

@testable import Kurskoll

/// The board's page: its report, its charts and what they keep to themselves.
@Suite struct OverviewReportTests {
    /// `counts` persons more in Norr, Söder and Park, so many of Norr's done on the day.
    private func site(_ counts: [Int], done: Int = 0) throws -> TestSite {
        let site = try TestSite()
        for (unit, count) in zip(["10", "20", "30"], counts) {
            for number in 0..<count {
                let ref = "x\(unit)-\(number)"
                try site.employ(ref, "Xx", in: unit, from: site.today.adding(months: -20))
                guard unit == "10", number < done else { continue }
                try site.store.connection.run(
                    "INSERT INTO completion (person, course, day, method, recorded_at) VALUES (?, 'prova', ?, 'nck', 1)",
                    .init(site.id(of: ref)), .init(site.today.adding(days: -100)))
            }
        }
        return site
    }

    private func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    private func report(_ site: TestSite, _ scope: Roles.Scope = .everything) throws -> OverviewReport {
        try OverviewReport(course: "prova", day: site.today, scope: scope, store: site.store)
    }

    @Test func `the curve's points are the reports as of month ends, and its last is today's`() throws {
        let site = try site([10, 10, 10], done: 7)
        let report = try report(site)
        #expect(report.curve.count == 13)
        #expect(report.curve.first?.day == day("2025-11-30") && report.curve.last?.day == site.today)
        for point in report.curve {
            let then = try IndicatorReport(.init(course: "prova", day: point.day), store: site.store)
            #expect(point.shareTenths == then.total.figure.shareTenths, "\(point.day)")
            for administration in then.administrations {
                let same = report.curves[administration.id]?.first { $0.day == point.day }
                #expect(same?.shareTenths == administration.line.figure.shareTenths, "\(point.day)")
            }
        }
    }

    @Test(arguments: [
        // Park has one person beside these; it is hidden while it has fewer than five, and Vård with it.
        ([10, 10, 3], true), ([10, 10, 4], false),
    ])
    func `no point of a curve is of few, nor to be had by subtraction`(counts: [Int], isHidden: Bool) throws {
        let site = try site(counts)
        let report = try report(site)
        for points in report.curves.values {
            #expect((points.last?.shareTenths == nil) == isHidden)
        }
        #expect(report.curve.last?.shareTenths != nil)
    }

    @Test func `new hires stand in the month they are due, and few in a month are not told of`() throws {
        let site = try site([0, 0, 0])
        for number in 0..<12 {
            try site.employ("n\(number)", "Ny", in: "10", from: day("2026-02-10"))
        }
        for number in 0..<3 { try site.employ("m\(number)", "Ny", in: "10", from: day("2026-04-10")) }
        let months = try report(site).dueMonths
        let february = try #require(months.first { $0.month == day("2027-02-01") })
        #expect(february.open == 12 && february.completed == 0 && february.overdue == 0)
        let april = try #require(months.first { $0.month == day("2027-04-01") })
        #expect(april.isSuppressed && april.all == 3)
        let page = String(
            decoding: DueChart(months: months, current: day("2026-11-01"), say: .swedish).html.bytes,
            as: UTF8.self
        )
        #expect(page.contains("2027-04</th><td class=\"number\" colspan=\"3\">färre än fem"))
        #expect(page.contains("<text class=\"count\"") && page.contains(">12</text>"))
    }

    @Test func `a role for a part sees its administrations' sheets and nothing of the whole`() throws {
        let site = try site([10, 10, 10], done: 7)
        let vard = try #require(try site.store.administrations().first { $0.name == "Vård" }).id
        let part = try report(site, .administrations([vard]))
        #expect(part.curve.isEmpty && part.flow == nil && part.dueMonths.isEmpty)
        #expect(Array(part.curves.keys) == [vard])
        let browser = Browser(site)
        try browser.signIn("hr-vard")
        browser.get("/oversikt/utskrift?kurs=prova")
        #expect(browser.page.contains("<h2>Vård</h2>") && !browser.page.contains("Teknik"))
        browser.get("/oversikt/utskrift?kurs=saknas")
        #expect(browser.status == 404)
    }

    @Test(arguments: [
        // Of 5 000 persons: exactly the target, and 79,96 %.
        (4_000, "80,0 %", "Uppfyllt"), (3_998, "79,9 %", "2 till behövs"),
    ])
    func `a target is met at 80,0 and not at 79,96`(completed: Int, share: String, verdict: String) {
        let line = IndicatorReport.Line(figure: Figure(counted: 5_000, completed: completed), percent: 80)
        #expect(line.share.map { "\($0) %" } == share)
        let said = String(decoding: FigureHTML.verdict(line, say: .swedish).bytes, as: UTF8.self)
        #expect(said.contains(verdict))
        let bar = String(decoding: FigureHTML.bar(line).bytes, as: UTF8.self)
        #expect(bar.contains("width=\"\(completed == 4_000 ? 800 : 799)\"") && bar.contains("x1=\"800\""))
    }

    @Test(arguments: [
        (CurveTally.Flow(), "ingen har tillkommit, och ingen har slutat."),
        (
            CurveTally.Flow(joined: 4, joinedCompleted: 1, left: 1_200, leftCompleted: 7),
            "färre än fem har tillkommit, och 1 200 har slutat (7 hade slutfört)."
        ),
    ])
    func `who came and who left is said in a sentence, without few`(flow: CurveTally.Flow, text: String) {
        let said = Phrase.flow(flow, since: day("2025-11-30")).swedish.replacing("\u{a0}", with: " ")
        #expect(said == "Sedan slutet av nov 2025: \(text)")
    }
}

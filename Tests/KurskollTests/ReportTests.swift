import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// What the reports and exports say beside the figures.
@Suite struct ReportTests {
    private func text(_ site: TestSite, _ day: Day, unit: String? = nil) throws -> String {
        let question = IndicatorReport.Question(course: "prova", day: day, unit: unit, countsNewHires: true)
        return try IndicatorReport(question, store: site.store).text
    }

    @Test func `the forecast says how many new hires fall due by the target day`() throws {
        let site = try TestSite()
        // Bert is late since September; Anna, Cia and Dag are due in August and September.
        #expect(
            try text(site, site.today).contains(
                " 0 nyanställda som inte är klara ska vara det senast 2026-12-31."))
        let spring = site.today.adding(months: 4)
        #expect(
            try text(site, spring).contains(
                " 3 nyanställda som inte är klara ska vara det senast 2027-12-31."))
        #expect(try text(site, spring, unit: "10").contains(" 1 nyanställda "))
        try site.complete("anna", on: site.today)
        #expect(try text(site, spring).contains(" 2 nyanställda "))
    }

    @Test func `where nobody is employed there is no figure, and the report says only that`() throws {
        let site = try TestSite()
        let text = try text(site, site.today.adding(months: -60))
        #expect(text.contains("\n\nIngen är anställd den dagen.\n"))
        #expect(!text.contains("har slutfört kursen ("))
    }

    @Test func `the export by person agrees with the figure on a day before a voiding`() throws {
        let site = try TestSite()
        try site.complete("anna", on: site.today.adding(days: -10))
        try site.store.connection.run(
            """
            INSERT INTO voiding (completion, day, reason, signer, recorded_at)
            SELECT id, ?1, 'fel person', person, 0 FROM completion
            """, Value(site.today))
        for (day, completed) in [(site.today.adding(days: -1), 1), (site.today, 0)] {
            let export = try PersonExport(course: "prova", day: day, store: site.store)
            var found = 0
            try export.eachRow { if $0.completion != nil { found += 1 } }
            #expect(found == completed)
            let report = try IndicatorReport(.init(course: "prova", day: day), store: site.store)
            #expect(report.total.figure.completed == completed)
        }
    }
}

extension TestSite {
    fileprivate func complete(_ ref: String, on day: Day) throws {
        try store.addCompletion(
            person: id(of: ref), course: "prova", day: day, method: "kurs", version: nil, code: "K-\(ref)",
            now: now)
    }
}

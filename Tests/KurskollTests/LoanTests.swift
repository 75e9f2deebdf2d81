import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// What a manager lends out of a unit: who then sees it, from when, until when.
@Suite struct LoanTests {
    private let site: TestSite
    private var norr: Int { get throws { try unit("10") } }

    init() throws {
        site = try TestSite()
        try site.store.connection.run("UPDATE person SET email = ref || '@x.se'")
    }

    private func unit(_ code: String) throws -> Int {
        try #require(
            try site.store.connection.first("SELECT id FROM unit WHERE code = ?", Value(code)) { $0.int(0) })
    }

    private func browser(_ ref: String, at path: String = "/") throws -> Browser {
        let browser = Browser(site)
        try browser.signIn(ref)
        browser.get(path)
        return browser
    }

    /// Lends Norr through the form, and gives the status.
    @discardableResult
    private func lend(to email: String, as ref: String = "chef-n", unit: Int? = nil, days: Int = 7) throws
        -> Int
    {
        let browser = try browser(ref, at: "/enhet/ersattare")
        browser.post(
            "/enhet/ersattare",
            [
                ("enhet", String(try unit ?? norr)), ("epost", email),
                ("till", site.today.adding(days: days).description),
            ])
        return browser.status
    }

    @Test func `a deputy sees what the manager sees until the last day, and not after it`() throws {
        try lend(to: "DAG@x.se", days: 1)
        let manager = try browser("chef-n", at: "/enhet")
        let deputy = try browser("dag", at: "/enhet")
        #expect(deputy.status == 200 && deputy.page.contains("Bert Sen") && deputy.page.contains("Försenad"))
        let rows = { (page: String) in
            page.components(separatedBy: "<tr>").dropFirst().map { $0.components(separatedBy: "</tr>")[0] }
        }
        #expect(rows(deputy.page) == rows(manager.page))
        #expect(!deputy.page.contains("Cia") && deputy.page.contains("href=\"/enhet\""))
        site.wait(86_400)
        #expect(try browser("dag", at: "/enhet").status == 200)
        site.wait(86_400)
        #expect(try browser("dag", at: "/enhet").status == 403)
        #expect(try browser("chef-n", at: "/enhet/ersattare").page.contains("Ingen just nu."))
    }

    @Test func `the manager's page says who stands in today, and the deputy's does not`() throws {
        #expect(try !browser("chef-n", at: "/enhet").page.contains("Ersättare just nu"))
        try lend(to: "dag@x.se", days: 1)
        let line = "Ersättare just nu: Dag Park på Norr till och med \(site.today.adding(days: 1))."
        #expect(try browser("chef-n", at: "/enhet").page.contains(line))
        for ref in ["dag", "chef-s"] {
            #expect(try !browser(ref, at: "/enhet").page.contains("Ersättare just nu"), "\(ref)")
        }
        site.wait(2 * 86_400)
        #expect(try !browser("chef-n", at: "/enhet").page.contains("Ersättare just nu"))
    }

    @Test func `a group leader of today and a deputy of later do not stand in now`() throws {
        let (today, later) = (site.today, site.today.adding(days: 3))
        for (task, days) in [(UnitTask.groupLeader, today...today), (.deputy, later...later)] {
            try site.store.lend(
                norr, to: site.id(of: "dag"), as: task, by: site.id(of: "chef-n"), days, now: site.now)
        }
        #expect(try !browser("chef-n", at: "/enhet").page.contains("Ersättare just nu"))
    }

    @Test func `a deputy cannot lend on, appoint, or take back`() throws {
        try lend(to: "dag@x.se")
        let deputy = try browser("dag", at: "/enhet")
        #expect(!deputy.page.contains("/enhet/ersattare"))
        for path in ["/enhet/ersattare", "/enhet/gruppledare", "/enhet/aterta"] {
            deputy.get("/")
            deputy.post(path, [("enhet", String(try norr)), ("epost", "cia@x.se"), ("lan", "1")])
            #expect(deputy.status == 403, "\(path)")
        }
        #expect(try site.store.loans(ofUnit: norr, from: site.today).count == 1)
    }

    @Test func `a loan is taken back at once by whoever leads the unit, and kept with who and when`() throws {
        try lend(to: "dag@x.se")
        let manager = try browser("chef-n", at: "/enhet/ersattare")
        #expect(manager.page.contains("Dag Park, ersättare till och med"))
        let other = try browser("chef-s", at: "/enhet/ersattare")
        other.post("/enhet/aterta", [("lan", "1")])
        #expect(other.status == 404)
        #expect(try browser("dag", at: "/enhet").status == 200)
        manager.post("/enhet/aterta", [("lan", "1")])
        #expect(manager.path == "/enhet/ersattare" && manager.page.contains("Ingen just nu."))
        #expect(try browser("dag", at: "/enhet").status == 403)
        let fact = try site.store.connection.first(
            "SELECT lender, taken_back_by, recorded_at, taken_back_at FROM unit_loan"
        ) { [$0.int(0), $0.int(1), $0.int(2), $0.int(3)] }
        let chief = try site.id(of: "chef-n")
        #expect(fact == [chief, chief, site.now, site.now])
        manager.post("/enhet/aterta", [("lan", "1")])
        #expect(manager.status == 404)
    }

    @Test func `a loan ends with the lender's own leadership`() throws {
        try lend(to: "dag@x.se")
        try site.store.connection.run(
            "UPDATE unit_manager SET until_day = ? WHERE person = ?", Value(site.today),
            Value(site.id(of: "chef-n")))
        #expect(try browser("dag", at: "/enhet").status == 200)
        site.wait(86_400)
        #expect(try browser("dag", at: "/enhet").status == 403)
    }

    /// The address, the days from today, what is answered.
    private static let refused: [(email: String, days: Int)] = [
        ("finns-inte@x.se", 7), ("chef-n@x.se", 7), ("hr@x.se", 7), ("delad@x.se", 7), ("", 7),
        ("dag@x.se", -1), ("dag@x.se", LoanPage.longestDays + 1),
    ]

    @Test(arguments: refused)
    func `to nobody, oneself, a shared address, one without a post or for a wrong day nothing is lent`(
        email: String, days: Int
    ) throws {
        try site.store.connection.run("UPDATE person SET email = 'delad@x.se' WHERE ref IN ('cia', 'bert')")
        #expect(try lend(to: email, days: days) == 422)
        #expect(try site.store.loans(ofUnit: norr, from: site.today).isEmpty)
    }

    @Test func `another's unit cannot be lent, nor its people appointed`() throws {
        #expect(try lend(to: "dag@x.se", unit: try unit("20")) == 404)
        let manager = try browser("chef-n", at: "/enhet/ersattare")
        let day = site.today.description
        for (unit, ref) in [("20", "cia"), ("10", "cia"), ("10", "x"), ("20", "anna")] {
            let person = try site.store.person(ref: ref).map(String.init) ?? ref
            manager.get("/enhet/ersattare")
            manager.post(
                "/enhet/gruppledare",
                [("enhet", String(try self.unit(unit))), ("person", person), ("dag", day)])
            #expect(manager.status == 404, "\(ref) in \(unit)")
        }
        #expect(try site.store.connection.first("SELECT count(*) FROM unit_loan") { $0.int(0) } == 0)
    }

    @Test func `a group leader leads on the appointed day alone, and sees no new hires`() throws {
        let manager = try browser("chef-n", at: "/enhet/ersattare")
        let anna = try site.id(of: "anna")
        manager.post(
            "/enhet/gruppledare",
            [
                ("enhet", String(try norr)), ("person", String(anna)),
                ("dag", site.today.adding(days: 1).description),
            ])
        #expect(manager.page.contains("gruppledare \(site.today.adding(days: 1))"))
        for (days, units) in [(0, []), (1, [try norr]), (2, [])] {
            let day = site.today.adding(days: days)
            #expect(try site.store.units(.groupLeader, of: anna, on: day) == units, "day \(days)")
            #expect(try site.store.units(.manager, of: anna, on: day) == [])
        }
        site.wait(86_400)
        #expect(try browser("anna", at: "/enhet").status == 403)
    }

    /// Which access each task grants.
    private static let grants: [(task: UnitTask, access: Set<Access>)] = [
        (.manager, [.manager, .lender, .groupLeader]), (.deputy, [.manager, .groupLeader]),
        (.groupLeader, [.groupLeader]),
    ]

    @Test(arguments: grants)
    func `a task in a unit grants what stands in the table and nothing more`(
        task: UnitTask, access: Set<Access>
    ) {
        let granted = Access.allCases.filter { $0.isGranted(to: Roles(unitTasks: [task])) }
        #expect(Set(granted) == access.union([.anybody, .signedIn]))
    }

    @Test func `the session of a deputy without a post lasts as long as the loan`() throws {
        try lend(to: "dag@x.se", days: 1)
        let deputy = try browser("dag")
        try site.store.connection.run(
            "UPDATE employment SET last_day = ? WHERE person = ?", Value(site.today.adding(days: -1)),
            Value(site.id(of: "dag")))
        deputy.get("/enhet")
        #expect(deputy.status == 200)
        let manager = try browser("chef-n", at: "/enhet/ersattare")
        manager.post("/enhet/aterta", [("lan", "1")])
        deputy.get("/")
        #expect(deputy.path == "/logga-in")
    }
}

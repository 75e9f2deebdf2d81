import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// What HR decides by hand, and takes back by a new fact.
@Suite struct DecisionsTests {
    private func signature(_ site: TestSite, by ref: String? = "hr", why: String = "intyg visat") throws
        -> Signature
    {
        Signature(signer: try ref.map(site.id), reason: why, today: site.today, now: site.now)
    }

    private func completed(_ site: TestSite, on day: Day) throws -> Int {
        try IndicatorReport(.init(course: "prova", day: day), store: site.store).total.figure.completed
    }

    private func rows(_ site: TestSite) throws -> [Int] {
        try site.store.connection.all(
            """
            SELECT (SELECT count(*) FROM completion), (SELECT count(*) FROM voiding), (SELECT count(*) FROM extension),
                   (SELECT count(*) FROM registration), (SELECT count(*) FROM retraction)
            """
        ) { [$0.int(0), $0.int(1), $0.int(2), $0.int(3), $0.int(4)] }[0]
    }

    @Test
    func
        `a registration counts from its day, a voiding from its own, and taking back is as if it had never been`()
        throws
    {
        let site = try TestSite()
        let anna = try site.id(of: "anna")
        let made = site.today.adding(days: -20)
        let number = try site.store.register(
            person: anna, course: "prova", day: made, method: "nck", certificate: "N-77", signature(site))
        #expect(try completed(site, on: made.adding(days: -1)) == 0)
        #expect(try completed(site, on: made) == 1)
        let void = try site.store.void(
            completion: number, from: site.today.adding(days: -10), signature(site, why: "fel person"))
        #expect(try completed(site, on: site.today.adding(days: -11)) == 1, "on that day it stood")
        #expect(try completed(site, on: site.today.adding(days: -10)) == 0)
        try site.store.retract(.voiding, void, signature(site, why: "rätt person"))
        #expect(try completed(site, on: site.today) == 1)
        // And once more: what was taken back may be decided again.
        try site.store.void(completion: number, from: site.today, signature(site, why: "ändå fel"))
        #expect(try completed(site, on: site.today) == 0)
        #expect(try completed(site, on: site.today.adding(days: -1)) == 1)
        #expect(try rows(site) == [1, 2, 0, 1, 1], "nothing is deleted")
    }

    @Test func `a registration that is taken back counts on no day`() throws {
        let site = try TestSite()
        let made = site.today.adding(days: -20)
        let number = try site.store.register(
            person: site.id(of: "anna"), course: "prova", day: made, method: "annan", certificate: nil,
            signature(site))
        try site.store.retract(.registration, number, signature(site))
        for back in [0, 19, 20] { #expect(try completed(site, on: site.today.adding(days: -back)) == 0) }
        #expect(try rows(site) == [1, 1, 0, 1, 0])
        #expect(throws: Objection.self) {
            try site.store.retract(.registration, number, signature(site))
        }
    }

    @Test func `an extension moves the due day until it is taken back, and the earlier one then decides`()
        throws
    {
        let site = try TestSite()
        let bert = try site.id(of: "bert")
        func due() throws -> Day? {
            let report = try #require(
                try NewHireReport(.init(course: "prova", day: site.today), store: site.store))
            return report.units.flatMap(\.people).first { $0.ref == "bert" }?.hire.due
        }
        let original = try due()
        let days = [30, 60].map { site.today.adding(days: $0) }
        let numbers = try days.map {
            try site.store.extend(
                person: bert, course: "prova", until: $0, grantedOn: site.today, signature(site))
        }
        #expect(try due() == days[1])
        try site.store.retract(.extension, numbers[1], signature(site))
        #expect(try due() == days[0])
        try site.store.retract(.extension, numbers[0], signature(site, by: nil))
        #expect(try due() == original)
        #expect(try rows(site) == [0, 0, 2, 0, 2])
    }

    @Test func `what cannot be is refused with problem and remedy, and nothing is stored`() throws {
        let site = try TestSite()
        let anna = try site.id(of: "anna")
        let tomorrow = site.today.adding(days: 1)
        let made = site.today.adding(days: -20)
        let number = try site.store.register(
            person: anna, course: "prova", day: made, method: "nck", certificate: nil, signature(site))
        let before = try rows(site)
        let refused: [(String, () throws -> Void)] = [
            (
                "skälet saknas",
                {
                    try site.store.void(completion: number, from: made, signature(site, why: ""))
                }
            ),
            (
                "skälet är för långt",
                {
                    try site.store.void(
                        completion: number, from: made,
                        signature(site, why: String(repeating: "a", count: 501)))
                }
            ),
            (
                "skälet innehåller ett personnummer",
                {
                    try site.store.void(
                        completion: number, from: made, signature(site, why: "fel 19640823-3234"))
                }
            ),
            ("dagen går inte", { try site.store.void(completion: number, from: tomorrow, signature(site)) }),
            (
                "dagen går inte",
                {
                    try site.store.void(completion: number, from: made.adding(days: -1), signature(site))
                }
            ),
            (
                "slutförandet finns inte",
                { try site.store.void(completion: 999, from: made, signature(site)) }
            ),
            (
                "dagen går inte",
                {
                    try site.store.register(
                        person: anna, course: "prova", day: tomorrow, method: "nck", certificate: nil,
                        signature(site))
                }
            ),
            (
                "ett slutförande \(made) på samma sätt finns redan",
                {
                    try site.store.register(
                        person: anna, course: "prova", day: made, method: "nck", certificate: nil,
                        signature(site))
                }
            ),
            (
                "den nya sista dagen ligger före \(site.today)",
                {
                    try site.store.extend(
                        person: anna, course: "prova", until: made, grantedOn: site.today, signature(site))
                }
            ),
            (
                "personen är inte anställd 2020-01-01",
                {
                    try site.store.extend(
                        person: anna, course: "prova", until: tomorrow,
                        grantedOn: try #require(Day(iso: "2020-01-01")), signature(site))
                }
            ),
            (
                "beslutet finns inte eller är redan återtaget",
                {
                    try site.store.retract(.voiding, 1, signature(site))
                }
            ),
        ]
        for (problem, decide) in refused {
            let objection = #expect(throws: Objection.self, "\(problem)") { try decide() }
            #expect(objection?.problem.swedish == problem)
            #expect(objection?.remedy.swedish.isEmpty == false && objection?.remedy.english.isEmpty == false)
        }
        #expect(try rows(site) == before)
    }

    @Test
    func `for a program that asks what is new, a voiding that is taken back gives the completion again`()
        throws
    {
        let site = try TestSite()
        let number = try site.store.register(
            person: site.id(of: "anna"), course: "prova", day: site.today, method: "nck", certificate: nil,
            signature(site))
        let void = try site.store.void(completion: number, from: site.today, signature(site))
        try site.store.retract(.voiding, void, signature(site))
        var told: [String] = []
        try site.store.eachCompletionChange(after: 0, limit: 10) {
            told.append("\($0.kind) \($0.fact?.voidedFrom?.description ?? "-")")
        }
        #expect(told == ["recorded -", "voided -", "recorded -"])
    }

    @Test func `the table of before is read into the new one, with signers and days`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).db").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            let old = try Connection(path: path, mode: .create)
            let all = Schema.kurskoll.migrations
            let place = try #require(all.firstIndex { $0.description.contains("CREATE TABLE retraction") })
            try old.migrate(
                to: Schema(applicationID: Schema.kurskoll.applicationID, migrations: Array(all[..<place])))
            try old.script(
                """
                INSERT INTO person (id, ref, name) VALUES (1, 'a', 'A');
                INSERT INTO completion (id, person, course, day, method, recorded_at) VALUES (5, 1, 'prova', 20000, 'nck', 7);
                INSERT INTO voiding (completion, day, reason, signer, recorded_at) VALUES (5, 20001, 'fel', 1, 8);
                INSERT INTO extension (id, person, course, day, due_day, reason, signer, recorded_at)
                    VALUES (9, 1, 'prova', 20002, 20003, 'sjuk', 1, 10);
                """)
        }
        let store = try Store(path: path, mode: .existing)
        let facts = try #require(try store.personFacts(1))
        let voiding = try #require(facts.completions.first?.voiding)
        #expect(
            voiding.day == Day(number: 20_001) && voiding.text.reason == "fel" && voiding.text.signer == "A")
        #expect(facts.extensions.map(\.decision.number) == [9])
        #expect(facts.extensions.first?.due == Day(number: 20_003))
        #expect(
            try store.connection.all("SELECT kind FROM completion_change ORDER BY id") { $0.text(0) }
                == ["recorded", "voided"], "told once")
    }

    @Test(arguments: 1...12)
    func `random decisions and then what takes each back give the same reports on all days`(seed: Int) throws
    {
        let site = try TestSite()
        var random = RandomTown.SplitMix(state: UInt64(seed))
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let people = try ["anna", "bert", "cia", "dag", "chef-n"].map(site.id)
        for person in people where pick(0...1) == 0 {
            try site.store.addCompletion(
                person: person, course: "prova", day: site.today.adding(days: -pick(0...200)), method: "kurs",
                version: nil, code: TypedCode.random(), now: site.now)
        }
        let days = [0, 1, 30, 100, 250, 400].map { site.today.adding(days: -$0) }
        func reports() throws -> [String] {
            try days.flatMap { day in
                [
                    try IndicatorReport(.init(course: "prova", day: day), store: site.store).json,
                    try NewHireReport(.init(course: "prova", day: day), store: site.store)?.json ?? "",
                    try FigureExplanation(.init(course: "prova", day: day), store: site.store).json,
                ]
            }
        }
        let before = try reports()
        var made: [(DecisionKind, Int)] = []
        for _ in 0..<pick(3...12) {
            let person = people[pick(0...4)]
            // What a random decision may not be is refused, and that changes nothing either.
            do {
                switch pick(0...3) {
                case 0:
                    let completions = try site.store.completions(person: person)
                    guard let one = completions.randomElement(using: &random) else { continue }
                    let from = one.day.adding(days: pick(0...60))
                    made.append(
                        (.voiding, try site.store.void(completion: one.id, from: from, signature(site))))
                case 1:
                    let day = site.today.adding(days: -pick(0...300))
                    let number = try site.store.register(
                        person: person, course: "prova", day: day, method: "nck", certificate: nil,
                        signature(site))
                    made.append((.registration, number))
                case 2:
                    let day = site.today.adding(days: -pick(0...100))
                    let number = try site.store.extend(
                        person: person, course: "prova", until: day.adding(days: pick(0...500)),
                        grantedOn: day,
                        signature(site))
                    made.append((.extension, number))
                default:
                    guard let last = made.popLast() else { continue }
                    try site.store.retract(last.0, last.1, signature(site))
                }
            } catch is Objection { continue }
        }
        // The latest first: a registration that was declared void is free again when the voiding is taken back.
        for (kind, number) in made.reversed() { try site.store.retract(kind, number, signature(site)) }
        #expect(try reports() == before)
    }

    @Test(arguments: 0...40)
    func `a voiding changes the figures of its own day and later, and of no earlier`(back: Int) throws {
        let site = try TestSite()
        let made = site.today.adding(days: -30)
        let number = try site.store.register(
            person: site.id(of: "cia"), course: "prova", day: made, method: "nck", certificate: nil,
            signature(site))
        let from = site.today.adding(days: -back)
        guard from >= made else { return }
        try site.store.void(completion: number, from: from, signature(site))
        #expect(try completed(site, on: from) == 0)
        #expect(try completed(site, on: from.adding(days: -1)) == (from > made ? 1 : 0))
    }
}

import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// A `TestSite` in which every field of everybody is a text that stands nowhere else, and readers of every kind.
final class DisclosureScene {
    /// Somebody about whom something could be shown.
    struct Person {
        let ref: String
        let marks: [Disclosure.Field: String]
    }

    /// Somebody who reads, with what she may: written by hand, not asked of the code.
    struct Reader {
        /// Nil for nobody signed in.
        let ref: String?
        var access: Set<Access> = [.anybody, .signedIn]
        /// The subjects of her unit (all in Norr); everything else is none of her business.
        var newHires: [String] = []
        var staff: [String] = []
        /// The staff of the administrations that the role covers, where that is not everybody.
        var scopeStaff: [String] = []
        var borrowers: [String] = []
        /// Those who have joined the group in her unit, herself when she tries it; and who leads it.
        var participants: [String] = []
        var groupLeaders = ["chef"]
        var units: [String] = []
        var administrations: [String] = []
        var isWhole = false
    }

    let site: TestSite
    /// Of a group in Norr.
    private(set) var groupCode = ""
    private(set) var people: [String: Person] = [:]
    /// The share of each unit and administration by name, and of the municipality by "".
    private(set) var shares: [String: String] = [:]

    /// Subjects: unit, months since the first day, completed days ago, method.
    private static let subjects: [(ref: String, unit: String, months: Int, done: Int?, method: String)] = [
        ("ny-norr", "10", 5, nil, "kurs"), ("klar-norr", "10", 8, 31, "nck"),
        ("gammal-norr", "10", 30, 33, "moodle"), ("sen-soder", "20", 17, 35, "grupp"),
        ("ny-park", "30", 11, nil, "kurs"), ("gammal-park", "30", 31, 37, "annan"),
    ]

    private static let newHires = ["ny-norr", "klar-norr"]
    private static let staff = newHires + ["gammal-norr"]
    private static let joined = ["gammal-norr", "sen-soder", "larande"]
    private static let manages: Set<Access> = [.anybody, .signedIn, .manager, .lender, .groupLeader]

    /// Everybody who reads; each has a post in Park unless she is nobody.
    static let readers: [Reader] = [
        Reader(ref: nil, access: [.anybody], groupLeaders: []), Reader(ref: "larande"),
        Reader(ref: "nyborjare"),
        Reader(
            ref: "chef", access: manages, newHires: newHires, staff: staff,
            borrowers: ["ersattare", "ledare"], participants: joined + ["chef"],
            units: ["Norr"]),
        Reader(
            ref: "ersattare", access: [.anybody, .signedIn, .manager, .groupLeader], newHires: newHires,
            staff: staff, participants: joined + ["ersattare"], units: ["Norr"]),
        Reader(
            ref: "ledare", access: [.anybody, .signedIn, .groupLeader], staff: staff,
            participants: joined + ["ledare"]),
        Reader(ref: "slutad-ersattare"), Reader(ref: "aterkallad-ersattare"), Reader(ref: "tidigare-chef"),
        Reader(ref: "ersattare-for-tidigare"), Reader(ref: "morgondagens-ledare"),
        Reader(ref: "tidigare-hr"), Reader(ref: "tidigare-tittare"), Reader(ref: "tidigare-forfattare"),
        Reader(
            ref: "hr-alla", access: [.anybody, .signedIn, .hr, .wholeHR, .reader],
            units: ["Norr", "Söder", "Park", "Badhuset"],
            administrations: ["Vård", "Teknik"], isWhole: true),
        Reader(
            ref: "hr-en", access: [.anybody, .signedIn, .hr, .reader], scopeStaff: staff + ["sen-soder"],
            units: ["Norr", "Söder"],
            administrations: ["Vård"]),
        Reader(
            ref: "tittare-alla", access: [.anybody, .signedIn, .reader], administrations: ["Vård", "Teknik"],
            isWhole: true),
        Reader(ref: "tittare-en", access: [.anybody, .signedIn, .reader], administrations: ["Vård"]),
        Reader(ref: "skribent", access: [.anybody, .signedIn, .author]),
    ]

    init() throws {
        site = try TestSite()
        let pool = try site.store.connection.insert(
            "INSERT INTO unit (identity, code, name) VALUES ('40', '40', 'Badhuset')")
        try site.store.connection.run(
            "INSERT INTO unit_administration SELECT ?, from_day, administration, NULL FROM unit_administration WHERE unit = ?",
            Value(pool), Value(unit("Park")))
        for subject in Self.subjects {
            try add(subject.ref, in: subject.unit, months: subject.months, done: subject.done, subject.method)
        }
        for (index, reader) in Self.readers.enumerated() {
            guard let ref = reader.ref else { continue }
            let isNew = ref == "nyborjare"
            try add(ref, in: "30", months: isNew ? 4 : 40, done: isNew ? nil : 70 + index, "kurs")
        }
        try extend("ny-norr")
        // Those without a status of their own, so that shares are of many and unlike each other.
        for (unit, count, done) in [("10", 23, 9), ("20", 31, 19), ("30", 27, 3), ("40", 19, 13)] {
            for number in 0..<count {
                try fill("fyllnad-\(unit)-\(number)", in: unit, done: number < done)
            }
        }
        try giveRoles()
        try openGroup()
        let report = try IndicatorReport(.init(course: "prova", day: site.today), store: site.store)
        shares[""] = report.total.share
        for administration in report.administrations {
            shares[administration.name] = administration.line.share
            for unit in administration.units { shares[unit.name] = unit.line.share }
        }
    }

    private func add(_ ref: String, in unit: String, months: Int, done: Int?, _ method: String) throws {
        let number = people.count + 11
        let first = site.today.adding(months: -months).adding(days: -number)
        try site.employ("ref\(number)x", "Namn\(number)x", in: unit, from: first)
        let person = try site.id(of: "ref\(number)x")
        try site.store.connection.run(
            "UPDATE person SET email = ?, login = ? WHERE id = ?", Value("epost\(number)x@kommun.se"),
            Value("login\(number)x"), Value(person))
        var marks: [Disclosure.Field: String] = [
            .name: "Namn\(number)x", .personRef: "ref\(number)x", .email: "epost\(number)x",
            .login: "login\(number)x", .firstDay: first.description,
            .dueDay: first.adding(months: 12).description,
        ]
        if let done {
            let day = site.today.adding(days: -done)
            let version = try site.store.keepVersion(
                course: "prova", version: "2031.\(number)", sha256: ref, content: "",
                day: site.today.adding(days: 1))
            var random = SystemRandomNumberGenerator()
            let code = TypedCode.random(using: &random)
            try site.store.addCompletion(
                person: person, course: "prova", day: day, method: method, version: version, code: code,
                now: site.now)
            marks[.completionDay] = day.description
            marks[.version] = "2031.\(number)"
            marks[.certificateCode] = code
            if method != "kurs" { marks[.method] = Language.swedish(.method(method)) }
        }
        let statuses = [
            "ny-norr": "I god tid", "klar-norr": "Klar i tid", "sen-soder": "Klar, för sent",
            "ny-park": "Ska bli klar snart",
        ]
        marks[.status] = statuses[ref]
        people[ref] = Person(ref: "ref\(number)x", marks: marks)
    }

    private func extend(_ ref: String) throws {
        guard let person = people[ref], let due = person.marks[.dueDay].flatMap(Day.init(iso:)) else {
            return
        }
        let later = due.adding(days: 97)
        try site.store.connection.run(
            """
            INSERT INTO extension (person, course, day, due_day, reason, signer, recorded_at)
            SELECT id, 'prova', ?, ?, 'prov', id, 0 FROM person WHERE ref = ?
            """, Value(site.today), Value(later), Value(person.ref))
        people[ref] = Person(
            ref: person.ref,
            marks: person.marks.merging([.dueDay: later.description, .originalDue: due.description]) { $1 })
    }

    private func fill(_ ref: String, in unit: String, done: Bool) throws {
        try site.employ(ref, "Fyllnad", in: unit, from: site.today.adding(months: -50))
        guard done else { return }
        try site.store.addCompletion(
            person: site.id(of: ref), course: "prova", day: site.today.adding(days: -200), method: "kurs",
            version: nil, code: ref, now: site.now)
    }

    private func giveRoles() throws {
        let store = site.store
        func id(_ ref: String) throws -> Int { try site.id(of: #require(people[ref]).ref) }
        let norr = try #require(try unit("Norr"))
        let soder = try #require(try unit("Söder"))
        let (day, before) = (site.today, site.today.adding(days: -1))
        for (ref, unit, until) in [
            ("chef", norr, nil), ("chef", soder, before), ("tidigare-chef", norr, before),
        ] as [(String, Int, Day?)] {
            try store.connection.run(
                "INSERT INTO unit_manager (unit, person, from_day, until_day) VALUES (?, ?, ?, ?)",
                Value(unit), Value(try id(ref)), Value(site.today.adding(days: -90)), Value(until))
        }
        let week = before.adding(days: -7)
        for (ref, lender, task, days) in [
            ("ersattare", "chef", .deputy, week...day), ("ledare", "chef", .groupLeader, day...day),
            ("slutad-ersattare", "chef", .deputy, week...before),
            ("aterkallad-ersattare", "chef", .deputy, week...day),
            ("ersattare-for-tidigare", "tidigare-chef", .deputy, week...day),
        ] as [(String, String, UnitTask, ClosedRange<Day>)] {
            try store.lend(norr, to: id(ref), as: task, by: id(lender), days, now: site.now)
        }
        // Lent from the former unit while it was the own.
        try store.lend(
            soder, to: id("morgondagens-ledare"), as: .groupLeader, by: id("chef"), day...day, now: site.now)
        try store.connection.run(
            "UPDATE unit_loan SET taken_back_at = 1, taken_back_by = lender WHERE person = ?",
            Value(id("aterkallad-ersattare")))
        // Lent by somebody who leads no longer: not hers to see, but of the unit, so its manager may end it.
        try store.connection.run(
            "UPDATE unit_loan SET taken_back_at = 1, taken_back_by = lender WHERE person = ?",
            Value(id("ersattare-for-tidigare")))
        let care = try #require(try store.administrations().first { $0.name == "Vård" }).id
        for (ref, role, administration) in [
            ("hr-alla", .hr, nil), ("hr-en", .hr, care), ("tittare-alla", .reader, nil),
            ("tittare-en", .reader, care), ("skribent", .author, nil), ("tidigare-hr", .hr, nil),
            ("tidigare-tittare", .reader, nil), ("tidigare-forfattare", .author, nil),
        ] as [(String, Store.Role, Int?)] {
            try store.grant(role, to: id(ref), administration: administration, now: site.now)
            if ref.hasPrefix("tidigare") {
                _ = try store.revoke(role, from: id(ref), administration: nil, now: site.now)
            }
        }
    }

    private func openGroup() throws {
        let entry = try #require(site.settings.catalog.current["prova"])
        func id(_ ref: String) throws -> Int { try site.id(of: #require(people[ref]).ref) }
        groupCode = try site.store.openGroup(
            unit: #require(try unit("Norr")), course: "prova", version: entry.version, leader: id("chef"),
            on: site.today, now: site.now)
        let group = try #require(try site.store.groupSession(code: groupCode, on: site.today))
        for ref in Self.joined {
            try site.store.note(.joined, in: group.id, id(ref), "forsta", by: id(ref), now: site.now)
        }
    }

    func unit(_ name: String) throws -> Int? {
        try site.store.connection.first("SELECT id FROM unit WHERE name = ?", Value(name)) { $0.int(0) }
    }
}

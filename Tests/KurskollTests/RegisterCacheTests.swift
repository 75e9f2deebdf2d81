import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// What the threads share of the register must never outlive what is so.
@Suite struct RegisterCacheTests {
    private let site: TestSite
    private let cache = RegisterCache(leastEmployments: 0)
    private let plain: Store
    private let sharing: Store

    init() throws {
        site = try TestSite()
        plain = try Store(path: site.database, mode: .existing)
        sharing = try Store(path: site.database, mode: .existing, cache: cache)
    }

    /// Everything figures are counted from, as a store says it.
    private func said(_ store: Store) throws -> [String] {
        try store.connection.read {
            let register = try store.register()
            var lines = register.units.map { unit in
                let home = register.organisation.administration(
                    of: register.index(ofUnit: unit.id), on: site.today)
                return "\(unit) \(home)"
            }
            lines += register.administrations.map { "\($0)" }
            try store.eachPerson(course: "prova", register: register) { person in
                var person = person
                person.completions.sort { ($0.day, $0.version) < ($1.day, $1.version) }
                lines.append("\(person)")
            }
            return lines
        }
    }

    private static let changes: [StaticString] = [
        "INSERT INTO administration (name) VALUES ('Kultur')",
        "UPDATE administration SET name = 'Kultur och fritid' WHERE name = 'Kultur'",
        "DELETE FROM administration WHERE name = 'Kultur och fritid'",
        """
        BEGIN; INSERT INTO unit (identity, code, name) VALUES ('40', '40', 'Torg');
        INSERT INTO unit_administration SELECT id, 0, 1, NULL FROM unit WHERE code = '40'; COMMIT
        """,
        "UPDATE unit SET name = 'Torget' WHERE code = '40'",
        """
        BEGIN; DELETE FROM unit_administration WHERE unit = (SELECT id FROM unit WHERE code = '40');
        DELETE FROM unit WHERE code = '40'; COMMIT
        """,
        "INSERT INTO unit_administration SELECT id, 20500, 2, NULL FROM unit WHERE code = '10'",
        "UPDATE unit_administration SET administration = 1 WHERE from_day = 20500",
        "UPDATE unit_administration SET administration = 2 WHERE from_day = 20500",
        "DELETE FROM unit_administration WHERE from_day = 20500",
        "INSERT INTO employment (person, source, first_day, category, known_from) VALUES (1, 'hand', 20000, 0, 20000)",
        "UPDATE employment SET last_day = 20500 WHERE source = 'hand'",
        "UPDATE employment SET withdrawn = 1 WHERE source = 'hand'",
        "UPDATE employment SET withdrawn = 0, category = 1 WHERE source = 'hand'",
        "INSERT INTO placement (employment, from_day, unit) SELECT id, 20100, 2 FROM employment WHERE source = 'hand'",
        "UPDATE placement SET unit = 3 WHERE from_day = 20100",
        "DELETE FROM placement WHERE from_day = 20100",
        "DELETE FROM employment WHERE source = 'hand'",
        "INSERT INTO leave (employment, first_day) VALUES (1, 20000)",
        "UPDATE leave SET last_day = 20300",
        "DELETE FROM leave",
        "INSERT INTO completion (person, course, day, method, recorded_at) VALUES (3, 'prova', 20200, 'nck', 0)",
        "INSERT INTO completion (person, course, day, method, recorded_at) VALUES (3, 'prova', 20100, 'nck', 0)",
        "INSERT INTO completion (person, course, day, method, recorded_at) VALUES (1, 'prova', 20100, 'nck', 0)",
        "UPDATE completion SET day = 20150 WHERE day = 20200",
        "INSERT INTO voiding (completion, day, reason, recorded_at) SELECT id, 20300, 'fel', 0 FROM completion WHERE day = 20150",
        "INSERT INTO retraction (voiding, reason, recorded_at) SELECT max(id), 'rätt ändå', 0 FROM voiding",
        "DELETE FROM retraction",
        "DELETE FROM voiding",
        "DELETE FROM completion WHERE day = 20150",
        "INSERT INTO extension (person, course, day, due_day, reason, recorded_at) VALUES (3, 'prova', 20000, 20900, 'ledig', 0)",
        "UPDATE extension SET due_day = 20800",
        "INSERT INTO retraction (extension, reason, recorded_at) SELECT max(id), 'fel', 0 FROM extension",
        "DELETE FROM retraction",
        "DELETE FROM extension",
    ]

    @Test func `what is shared is what stands in the tables after every kind of change`() throws {
        var before = try said(sharing)
        for change in Self.changes {
            try site.store.connection.script(change)
            let now = try said(sharing)
            #expect(try now == said(plain), "\(change)")
            #expect(now != before, "\(change) changes nothing that is counted: it proves nothing here")
            before = now
        }
    }

    @Test func `every table that persons are read from counts the epoch up, whatever is done to it`() throws {
        let triggers = try plain.connection.all(
            "SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%register_epoch%'"
        ) { "\($0.text(0)) \($0.text(1).split(separator: " ").dropFirst(4).first ?? "")" }
        for table in [
            "administration", "unit", "unit_administration", "employment", "placement", "leave", "voiding",
            "extension", "retraction",
        ] {
            for work in ["INSERT", "UPDATE", "DELETE"] { #expect(triggers.contains("\(table) \(work)")) }
        }
        // One that is added is known by its number.
        #expect(triggers.contains("completion UPDATE") && triggers.contains("completion DELETE"))
    }

    @Test func `the writer's own undone work is in nobody's memory`() throws {
        let writer = try Store(path: site.database, mode: .existing, cache: cache)
        struct Undone: Error {}
        let before = try said(plain)
        #expect(throws: Undone.self) {
            try writer.connection.write {
                try writer.connection.run("UPDATE unit SET name = 'Fel' WHERE code = '10'")
                #expect(try writer.register().units.contains { $0.name == "Fel" })
                throw Undone()
            }
        }
        writer.forgetWhatCameToNothing()
        // Another change that has the same number.
        try site.store.connection.run("UPDATE unit SET name = 'Rätt' WHERE code = '10'")
        let now = try said(sharing)
        #expect(try now == said(plain) && now != before)
        #expect(!now.contains { $0.contains("Fel") })
    }

    @Test func `a small register's persons are read each time`() throws {
        let usual = RegisterCache()
        let store = try Store(path: site.database, mode: .existing, cache: usual)
        try store.connection.read {
            let register = try store.register()
            let kept = try usual.persons(
                course: "prova", epoch: store.registerEpoch(), store: store, register: register)
            #expect(kept == nil)
        }
    }

    @Test func `the facts of a unit's people are those of each of them`() throws {
        for change in Self.changes.dropLast(5) { try site.store.connection.script(change) }
        let register = try plain.register()
        let units = register.units.map(\.id)
        let together = try plain.facts(
            inUnits: units, from: Day(number: 0), course: "prova", register: register)
        #expect(together.count > 5)
        for person in together {
            let alone = try plain.facts(person: Int(person.id), course: "prova", register: register)
            #expect("\(person)" == "\(alone)")
        }
    }
}

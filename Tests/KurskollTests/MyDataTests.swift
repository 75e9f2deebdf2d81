import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// All that is stored about somebody is on her page and in her JSON; a table that is added cannot be forgotten.
@Suite struct MyDataTests {
    /// References to a person that are nobody's own data, each with why.
    static let excused: [String: String] = [:]

    /// Every column that leads to a person, directly or through other tables: `table.column`.
    private func references(_ store: Store) throws -> Set<String> {
        let keys = try store.connection.all(
            """
            SELECT t.name, k."from", k."table" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k
            WHERE t.type = 'table'
            """
        ) { (table: $0.text(0), column: $0.text(1), to: $0.text(2)) }
        var (reached, found): (Set<String>, Set<String>) = (["person"], [])
        var count = -1
        while count < reached.count {
            count = reached.count
            for key in keys where reached.contains(key.to) {
                reached.insert(key.table)
                found.insert("\(key.table).\(key.column)")
            }
        }
        return found
    }

    @Test func `every column that leads to a person is in a part, or excused`() throws {
        let found = try references(try Store.inMemory())
        #expect(found.count >= 15, "the walk finds the schema's references")
        let shown = PersonalData.sections.reduce(into: Set<String>()) { $0.formUnion($1.references) }
        let forgotten = found.subtracting(shown).subtracting(Self.excused.keys)
        #expect(
            forgotten.isEmpty, "add a part to PersonalData.sections, or a reason here: \(forgotten.sorted())")
        #expect(shown.subtracting(found).isEmpty, "parts that name no column of the schema")
        #expect(Set(Self.excused.keys).subtracting(found).isEmpty, "excuses of columns that are none")
    }

    @Test func `every part shows a row that is stored, on the page and in the JSON`() throws {
        let site = try TestSite()
        try Self.fill(site)
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/mina-uppgifter.json")
        #expect(browser.fields["Content-Disposition"]?.contains("mina-uppgifter.json") == true)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(browser.page.utf8)) as? [String: [[String: Any]]])
        for section in PersonalData.sections {
            let row = try #require(json[section.key]?.first, "\(section.key)")
            #expect(row.count == section.columns.count, "\(section.key)")
        }
        #expect(json["seenBy"]?.isEmpty == false)
        browser.get("/mina-uppgifter")
        for section in PersonalData.sections {
            #expect(browser.page.contains("<h2>\(section.heading.swedish)</h2>"), "\(section.key)")
        }
        for text in [
            "Nora Nord, chef eller ersättare", "Anna &lt;Ny&gt;", "anna@exempel.se", "name: Anna Gammal",
            "K7QM-2XWD-9RTB", "anställd", "<span lang=\"sv\">Prova på</span>", "felskriven", "sjuk länge",
            "gällde en annan",
        ] {
            #expect(browser.page.contains(text), "\(text)")
        }
        for secret in ["Bert", "bert"] { #expect(!browser.page.contains(secret), "\(secret)") }
    }

    /// A row of Anna's in every table that may name her.
    static func fill(_ site: TestSite) throws {
        let anna = try site.id(of: "anna")
        let bert = try site.id(of: "bert")
        let connection = site.store.connection
        try connection.run(
            """
            INSERT INTO import (id, kind, source, day, recorded_at, row_count, sha256)
            VALUES (7, 'staff', 'personal', 20000, 0, 1, '')
            """)
        try connection.run(
            "INSERT INTO import_change (import, kind, row, before) VALUES (7, 'person', ?, '{\"name\":\"Anna Gammal\"}')",
            Value(anna))
        try connection.run(
            "UPDATE person SET email = 'anna@exempel.se', login = 'annany', import = 7 WHERE id = ?",
            Value(anna))
        try connection.run(
            "INSERT INTO leave (employment, first_day) SELECT id, 20700 FROM employment WHERE person = ?",
            Value(anna))
        try connection.run(
            "INSERT INTO unit_manager (unit, person, from_day, until_day) VALUES (3, ?, 20000, 20001)",
            Value(anna))
        try connection.run(
            """
            INSERT INTO unit_loan (unit, person, task, lender, from_day, until_day, recorded_at)
            VALUES (3, ?, 'deputy', ?, 20000, 20001, 0)
            """, Value(bert), Value(anna))
        try connection.run(
            """
            INSERT INTO reminder (person, kind, course, due_day, day, recorded_at, begun_at, sent_at)
            VALUES (?, 'dueDay', 'prova', 20000, 20000, 0, 0, 0)
            """, Value(anna))
        let group = try #require(
            try site.store.groupSession(
                code: site.store.openGroup(
                    unit: 1, course: "prova", version: 1, leader: anna, on: site.today, now: site.now),
                on: site.today))
        try site.store.note(.joined, in: group.id, anna, "forsta", by: bert, now: site.now)
        try site.store.addCompletion(
            person: anna, course: "prova", day: site.today, method: "kurs", version: nil,
            code: "K7QM-2XWD-9RTB",
            now: site.now)
        try site.store.addCompletion(
            person: bert, course: "prova", day: site.today, method: "nck", version: nil,
            code: "K7QM-2XWD-9RTC",
            now: site.now)
        try connection.run(
            """
            INSERT INTO voiding (completion, day, reason, signer, recorded_at)
            SELECT id, day, 'felskriven', ?, 0 FROM completion
            """, Value(anna))
        try connection.run(
            """
            INSERT INTO extension (person, course, day, due_day, reason, signer, recorded_at)
            VALUES (?1, 'prova', 20700, 20900, 'sjuk länge', ?1, 0), (?1, 'prova', 20701, 20901, 'fel person', ?1, 0)
            """, Value(anna))
        try connection.run(
            "INSERT INTO retraction (extension, reason, recorded_at) SELECT max(id), 'gällde en annan', 0 FROM extension"
        )
        try connection.run(
            """
            INSERT INTO correction (person, field, said, value, reason, signer, recorded_at)
            VALUES (?1, 'name', 'Ana', 'Anna', 'felstavat', ?1, 0)
            """, Value(anna))
        let file = try connection.insert(
            "INSERT INTO import (kind, source, day, recorded_at, row_count, sha256) VALUES ('staff', 'lon', 1, 2, 3, '')"
        )
        try site.store.keepReceipt(file, by: anna, counts: [])
        try site.store.markChapterDone(person: anna, course: "prova", chapter: "forsta", on: site.today)
        try site.store.keep(
            ReadingPlace(chapter: "andra", section: "mer"), person: anna, course: "prova", on: site.today)
        try site.store.grant(.author, to: anna, administration: nil, now: site.now)
        try site.store.addSignInLink(Secret.random(), person: anna, expires: site.now + 600)
        let session = Secret.random()
        try site.store.openSession(session, person: anna, now: site.now)
        try site.store.startTest(session: session.hash, course: "prova", seed: 1)
        try connection.run("UPDATE rule SET who = 'Anna <Ny> & Co'")
        for (viewer, unit) in [("anna", 3), ("chef-n", 1)] {
            try site.store.logAccess(
                .unitPage, by: site.id(of: viewer), AccessFilter(units: [unit]), now: site.now)
        }
    }
}

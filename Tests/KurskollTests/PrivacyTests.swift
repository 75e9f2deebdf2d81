import SQLite
import Testing

@testable import Kurskoll

/// The privacy table is made of the schema, so it cannot say less than is stored.
@Suite struct PrivacyTests {
    @Test func `every table and column of the database has its words`() throws {
        let store = try Store.inMemory()
        let columns = try store.connection.all(
            """
            SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
            """
        ) { (table: $0.text(0), column: $0.text(1)) }
        let words = Dictionary(uniqueKeysWithValues: Schema.kurskoll.words.map { ($0.name, $0) })
        for (table, column) in columns {
            let found = words[table]?.columns.first { $0.name == column }
            #expect(found?.words.isEmpty == false, "\(table).\(column) needs a comment in its migration")
        }
        #expect(Set(words.keys) == Set(columns.map(\.table)))
        #expect(Set(KeptData.all.keys) == Set(columns.map(\.table)), "a table of KeptData.all")
        let withoutComment = words.values.filter(\.words.isEmpty).map(\.name)
        #expect(withoutComment.isEmpty, "a comment above the table in its migration")
    }

    @Test func `the words are those of the last migration`() throws {
        let words = Schema.kurskoll.words
        #expect(words.first { $0.name == "session" }?.columns.map(\.name).contains("used_at") == true)
        let person = try #require(words.first { $0.name == "person" })
        let added = person.columns.first { $0.name == "pass_until" }
        #expect(added?.words.contains("as nobody") == true)
        let kept = try #require(words.first { $0.name == "import_change" })
        #expect(
            kept.columns[3].words.hasPrefix("its id; of a placement")
                && kept.columns[3].words.hasSuffix("the unit's"))
    }

    @Test func `the table is printed as Markdown, and asks for its option`() throws {
        let scene = CommandScene()
        let said = scene.run(["privacy", "--table"])
        #expect(said.status == 0 && said.output.contains("| `completion` | vem som slutförde"))
        #expect(said.output.contains("- `email`: may be shared"))
        #expect(scene.run(["privacy"]).status == 2)
    }

    @Test func `the notice says what the law asks for, with the municipality's own words`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        browser.get("/integritet")
        for text in ["artikel 6.1 e", "IMY", "dataskyddsombud", "tolv månader", "invända"] {
            #expect(browser.page.contains(text), "\(text)")
        }
        for (key, value) in [
            ("name", "Exempelby"), ("controller-contact", "212000-0000"), ("dpo-name", "Disa"),
            ("privacy-basis", "Rättslig förpliktelse"), ("privacy-recipients", "Driftbolaget"),
            ("privacy-retention", "Fem år"),
        ] {
            #expect(Setting.all.contains { $0.key == key }, "\(key)")
            try site.store.set(key, value)
            browser.get("/integritet")
            #expect(browser.page.contains(value), "\(key)")
        }
        #expect(!browser.page.contains("artikel 6.1 e"))
    }
}

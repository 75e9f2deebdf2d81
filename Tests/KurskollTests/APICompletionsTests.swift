import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

@Suite struct APICompletionsTests {
    private func complete(_ site: TestSite, _ ref: String, course: String = "prova") throws -> Int {
        try site.store.addCompletion(
            person: site.id(of: ref), course: course, day: site.today, method: "kurs", version: nil,
            code: TypedCode.random(), now: site.now)
        return try #require(try site.store.connection.first("SELECT max(id) FROM completion") { $0.int(0) })
    }

    private func void(_ site: TestSite, _ completion: Int) throws {
        try site.store.connection.run(
            "INSERT INTO voiding (completion, day, reason, signer, recorded_at) VALUES (?, ?, 'hemligt skäl', ?, 0)",
            Value(completion), Value(site.today), Value(site.id(of: "hr")))
    }

    /// Kind and completion of every change of the answer.
    private func changes(_ client: APIClient) -> [String] {
        (client.json["changes"] as? [[String: Any]] ?? []).map {
            "\($0["kind"] ?? "") \($0["completion"] ?? 0)"
        }
    }

    @Test func `a completion, its voiding and its removal are told in the order they happened`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .hr)
        let first = try complete(site, "anna")
        let second = try complete(site, "bert")
        try void(site, first)
        client.send(.get, "/completions")
        #expect(changes(client) == ["recorded \(first)", "recorded \(second)", "voided \(first)"])
        #expect(client.value("changes.0.person") == "anna" && client.value("changes.0.day") == "2026-11-21")
        #expect(client.value("changes.0.voidedFrom") == "null" && client.value("changes.0.version") == "null")
        #expect(client.value("changes.2.voidedFrom") == "2026-11-21")
        #expect(!client.text.contains("hemligt"), "why it was voided is nobody else's business")
        #expect(client.value("more") == "0")
        let next = client.value("next")
        // Taken back, as by `undo`; its id then comes again for somebody else's.
        try site.store.connection.run("DELETE FROM completion WHERE id = ?", Value(second))
        #expect(try complete(site, "cia") == second)
        client.send(.get, "/completions?after=\(next)")
        #expect(changes(client) == ["removed \(second)", "recorded \(second)"])
        #expect(client.value("changes.1.person") == "cia" && client.value("changes.0.person") == "-")
        client.send(.get, "/completions")
        #expect(
            changes(client).filter { $0.hasSuffix(" \(second)") } == [
                "removed \(second)", "recorded \(second)",
            ])
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `who follows next is told everything once, while completions are added`(limit: Int) throws {
        let site = try TestSite()
        let client = try APIClient(site, .hr)
        let refs = ["anna", "bert", "cia", "dag"]
        var expected: [String] = []
        for index in 0..<20 { expected.append("recorded \(try complete(site, refs[index % 4]))") }
        var told: [String] = []
        var (next, round) = ("", 0)
        repeat {
            client.send(.get, "/completions?limit=\(limit)\(next)")
            let part = changes(client)
            #expect(part.count <= limit)
            told += part
            next = "&after=\(client.value("next"))"
            if round < 10 {
                let id = try complete(site, refs[round % 4])
                expected.append("recorded \(id)")
                if round.isMultiple(of: 3) {
                    try void(site, round + 1)
                    expected.append("voided \(round + 1)")
                }
            }
            round += 1
        } while client.value("more") == "1" || round < 12
        client.send(.get, "/completions?limit=100\(next)")
        #expect(told + changes(client) == expected)
        let last = client.value("next")
        client.send(.get, "/completions?after=\(last)")
        #expect(changes(client).isEmpty && client.value("next") == last && client.value("more") == "0")
    }

    @Test func `a token of one administration is told of those who are placed there`() throws {
        let site = try TestSite()
        let all = try complete(site, "anna")
        let other = try complete(site, "dag")
        let hand = try complete(site, "hr")
        let whole = try APIClient(site, .hr)
        whole.send(.get, "/completions")
        #expect(changes(whole) == [all, other, hand].map { "recorded \($0)" })
        let limited = try APIClient(site, .hr, administration: "Teknik")
        limited.send(.get, "/completions")
        #expect(changes(limited) == ["recorded \(other)"])
        #expect(limited.value("next") == whole.value("next"))
    }

    @Test func `of somebody who is hidden there is left only that a completion was removed`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .hr)
        let hers = try complete(site, "anna")
        let his = try complete(site, "bert")
        try void(site, hers)
        let person = try site.id(of: "anna")
        try site.store.connection.write { try site.store.hide(person: person) }
        client.send(.get, "/completions")
        #expect(changes(client) == ["recorded \(his)", "removed \(hers)"])
        client.send(.get, "/reports/new-hires")
        #expect(!client.text.contains("\"anna\"") && !client.text.contains("Anna <Ny>"))
    }

    @Test func `completions from before the list was kept stand in it too`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString).db")
            .path
        defer {
            for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        }
        let place = try #require(Schema.kurskoll.migrations.firstIndex { "\($0)" == "\(Schema.api)" })
        let older = Schema(
            applicationID: Schema.kurskoll.applicationID,
            migrations: Array(Schema.kurskoll.migrations[..<place]))
        do {
            let connection = try Connection(path: path, mode: .create)
            try connection.migrate(to: older)
            try connection.script(
                """
                INSERT INTO person (id, ref, name) VALUES (1, 'p', 'P');
                INSERT INTO completion (id, person, course, day, method, recorded_at) VALUES (7, 1, 'c', 1, 'kurs', 0);
                INSERT INTO completion (id, person, course, day, method, recorded_at) VALUES (9, 1, 'c', 2, 'kurs', 0);
                INSERT INTO voiding (completion, day, reason, signer, recorded_at) VALUES (7, 3, '', 1, 0);
                """)
        }
        var told: [String] = []
        try Store(path: path, mode: .existing).eachCompletionChange(after: 0, limit: 9) {
            told.append("\($0.kind) \($0.completion)")
        }
        #expect(told == ["recorded 7", "recorded 9", "voided 7"])
    }

    @Test(arguments: [0, 1, 63, 64, 1 << 20, (1 << 48) - 1])
    func `a place in the list is eight characters that may stand in an address`(place: Int) {
        let cursor = APICompletions.cursor(place)
        #expect(cursor.wholeMatch(of: /[A-Za-z0-9_-]{8}/) != nil)
    }
}

import Compliance
import SQLite
import Testing

@testable import Kurskoll

/// Damaged files: taken in whole, or refused with nothing stored and the place named.
@Suite struct ImportMutationTests {
    private static let text = """
        person_ref;anställningsnummer;förnamn;efternamn;e-post;förvaltning;enhetskod;enhet;anställd_från;anställd_till;ledig_från;ledig_till
        p-83f1;004711;Åsa;Öberg-Lindström;asa@exempel.se;SOF;41200;"Barn; unga";2026-03-15;;;
        p-83f1;004712;Åsa;Öberg-Lindström;asa@exempel.se;Leanlink;52010;Råd & Stöd;2026-09-01;2027-02-28;;
        p-91c0;009002;José;D’Angelo;;UTB;30110;Förskolan ""Björken"";2026-06-08;20260816;;
        p-10aa;009003;Ebba;"Ek
        Strand";;SOF;41200;"Barn; unga";2020-01-01;9999-12-31;2026-10-01;

        """

    private static let encodings: [[UInt8]] = [
        Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8),
        [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        // ’ is the one character here that Windows-1252 puts elsewhere than Latin-1.
        text.unicodeScalars.map { $0 == "’" ? 0x92 : UInt8($0.value) },
    ]

    @Test(arguments: encodings)
    func `the file itself is right`(bytes: [UInt8]) throws {
        let store = try Store.inMemory()
        #expect(try take(bytes, store).rows == 4)
    }

    @Test(arguments: 0..<4)
    func `a damaged file is refused whole or taken in whole`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let store = try Store.inMemory()
        var taken = 0
        for round in 0..<100 {
            var bytes = Self.encodings[seed]
            for _ in 0...Int.random(in: 0...2, using: &random) { mutate(&bytes, &random) }
            do {
                let result = try take(bytes, store)
                taken += 1
                let count = try store.connection.first("SELECT count(*) FROM employment") { $0.int(0) } ?? 0
                #expect(count == result.rows, "seed \(seed), round \(round)")
                _ = try store.undo(import: result.id, now: 0)
            } catch let refusals as Refusals {
                #expect(
                    refusals.all.allSatisfy { $0.place.hasPrefix("fil.csv:") }, "seed \(seed), round \(round)"
                )
            } catch let refusal as Refusal {
                #expect(refusal.place.hasPrefix("fil.csv"), "seed \(seed), round \(round)")
            }
            let left = try store.connection.first(
                "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM unit) + (SELECT count(*) FROM placement)"
            ) { $0.int(0) }
            try #require(left == 0, "seed \(seed), round \(round)")
        }
        #expect(taken < 100)
    }

    private func take(_ bytes: [UInt8], _ store: Store) throws -> StaffImportResult {
        var file = CSVFile(name: "fil.csv", bytes: bytes)
        let day = try #require(Day(iso: "2026-11-21"))
        return try store.importStaff(StaffImport(source: "personal", day: day, now: 0), from: &file)
    }

    /// A byte changed, taken away or added, a piece doubled or lost, or the end cut off.
    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard bytes.count > 1 else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
        let byte =
            [0x3B, 0x22, 0x0A, 0x00, 0xC3, UInt8.random(in: 0...255, using: &random)].randomElement(
                using: &random) ?? 0
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(byte, at: place)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4: bytes.removeSubrange(place..<end)
        default: bytes.removeLast(bytes.count - place)
        }
    }
}

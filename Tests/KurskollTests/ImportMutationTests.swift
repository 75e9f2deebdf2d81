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

    /// `KURSKOLL_ROUNDS=1000` makes four thousand damaged files.
    @Test(arguments: 0..<4)
    func `a damaged file is refused whole with its place, or taken in as another reader reads it`(seed: Int)
        throws
    {
        var random = SplitMix64(seed: UInt64(seed))
        let store = try Store.inMemory()
        var taken = 0
        let rounds = Rounds.count(of: 100)
        for round in 0..<rounds {
            var bytes = Self.encodings[seed]
            for _ in 0...Int.random(in: 0...2, using: &random) { mutate(&bytes, &random) }
            let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
            do {
                let result = try take(bytes, store)
                taken += 1
                let (found, expected) = (try stored(store), PlainReading.employments(bytes))
                try #require(found == expected, "seed \(seed), round \(round): \(found) but \(expected)")
                _ = try store.undo(import: result.id, now: 0)
            } catch let refusals as Refusals {
                for refusal in refusals.all {
                    try #require(points(refusal, into: lines), "seed \(seed), round \(round): \(refusal)")
                }
            } catch let refusal as Refusal {
                let isOfAll = refusal.place == "fil.csv"
                try #require(
                    isOfAll || points(refusal, into: lines), "seed \(seed), round \(round): \(refusal)")
            }
            let left = try store.connection.first(
                "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM unit) + (SELECT count(*) FROM placement)"
            ) { $0.int(0) }
            try #require(left == 0, "seed \(seed), round \(round)")
        }
        // Some are right still, or nothing of this is tried; most are not.
        #expect(taken > 0 && taken < rounds, "\(taken)")
    }

    /// Whether a refusal names a line that the file has.
    private func points(_ refusal: Refusal, into lines: Int) -> Bool {
        let parts = refusal.place.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.first == "fil.csv", parts.count > 1, let line = Int(parts[1]) else { return false }
        return (1...lines).contains(line)
    }

    /// Each employment of the register as a line of text, sorted.
    private func stored(_ store: Store) throws -> [String] {
        try store.connection.all(
            """
            SELECT p.ref, e.number, p.name, p.email, a.name, u.code, u.name, date(e.first_day * 86400, 'unixepoch'),
                   date(e.last_day * 86400, 'unixepoch'), date(l.first_day * 86400, 'unixepoch'),
                   date(l.last_day * 86400, 'unixepoch')
            FROM employment e JOIN person p ON p.id = e.person JOIN placement m ON m.employment = e.id
            JOIN unit u ON u.id = m.unit JOIN unit_administration ua ON ua.unit = u.id
            JOIN administration a ON a.id = ua.administration LEFT JOIN leave l ON l.employment = e.id
            """
        ) { row in (Int32(0)..<11).map { row.optionalText($0) ?? "" }.joined(separator: "|") }.sorted()
    }

    private func take(_ bytes: [UInt8], _ store: Store) throws -> StaffImportResult {
        var file = CSVFile(name: "fil.csv", bytes: bytes)
        let day = try #require(Day(iso: "2026-11-21"))
        return try store.importStaff(StaffImport(source: "personal", day: day, now: 0), from: &file)
    }

    /// A byte changed, taken away or added, a piece doubled or lost, the end cut off, a line or a column lost, doubled or
    /// moved, or the whole encoded otherwise.
    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard bytes.count > 1 else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
        let byte =
            [0x3B, 0x22, 0x0A, 0x00, 0xC3, UInt8.random(in: 0...255, using: &random)].randomElement(
                using: &random) ?? 0
        switch Int.random(in: 0..<10, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(byte, at: place)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4: bytes.removeSubrange(place..<end)
        case 5: bytes.removeLast(bytes.count - place)
        case 6: mutateLines(&bytes, &random)
        case 7, 8: mutateColumns(&bytes, &random)
        default:
            let text = String(decoding: bytes, as: UTF8.self)
            bytes =
                Bool.random(using: &random)
                ? Array(text.utf8)
                : [0xFF, 0xFE]
                    + text.utf16.flatMap {
                        [UInt8($0 & 0xFF), UInt8($0 >> 8)]
                    }
        }
    }

    private func mutateLines(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let (from, to) = (
            Int.random(in: 0..<lines.count, using: &random), Int.random(in: 0..<lines.count, using: &random)
        )
        if Bool.random(using: &random) { lines.swapAt(from, to) } else { lines.insert(lines[from], at: to) }
        bytes = Array(lines.joined(separator: [0x0A]))
    }

    /// In every row alike, or in one alone.
    private func mutateColumns(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            $0.split(separator: 0x3B, omittingEmptySubsequences: false)
        }
        let only =
            Bool.random(using: &random) ? nil : Int?.some(Int.random(in: 0..<lines.count, using: &random))
        let (from, to) = (Int.random(in: 0..<12, using: &random), Int.random(in: 0..<12, using: &random))
        let isSwap = Bool.random(using: &random)
        for line in lines.indices where only == nil || line == only {
            guard lines[line].indices.contains(from), lines[line].indices.contains(to) else { continue }
            if isSwap { lines[line].swapAt(from, to) } else { lines[line].remove(at: from) }
        }
        bytes = Array(lines.map { $0.joined(separator: [0x3B]) }.joined(separator: [0x0A]))
    }
}

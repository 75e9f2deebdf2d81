/// A calendar by counting: no formula shared with the product's.
enum SlowDay {
    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func length(_ year: Int, _ month: Int) -> Int {
        [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days since 2000-01-01.
    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var count = 0
        for passed in 2000..<year { count += isLeap(passed) ? 366 : 365 }
        for passed in 1..<month { count += length(year, passed) }
        return count + day - 1
    }

    static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
        var (year, month, left) = (2000, 1, number)
        while left >= (isLeap(year) ? 366 : 365) {
            left -= isLeap(year) ? 366 : 365
            year += 1
        }
        while left >= length(year, month) {
            left -= length(year, month)
            month += 1
        }
        return (year, month, left + 1)
    }

    static func text(_ number: Int) -> String {
        let (year, month, day) = civil(number)
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// The same day of the month a year later, or the month's last.
    static func yearLater(_ number: Int) -> Int {
        let (year, month, day) = civil(number)
        return self.number(year + 1, month, min(day, length(year + 1, month)))
    }
}

/// A random municipality as its staff files tell it, and the two rules counted from them by walking days.
struct RandomTown {
    private struct Post {
        let ref: String
        let number: String
        var category: String
        var first: Int?
        var last: Int?
        /// The unit from a day on, as the files said; the first also before.
        var units: [(from: Int, code: String)]
        let knownFrom: Int
        var isWithdrawn = false
        var isInFile = true
    }

    private var random: SplitMix
    private var posts: [Post] = []
    /// The administration of each unit from a day on.
    private var homes: [String: [(from: Int, name: String)]] = [:]
    private var completions: [(ref: String, day: Int)] = []
    private var files = 0
    private let start = SlowDay.number(2025, 1, 10)
    private let codes = (1...40).map { String(1000 + $0) }
    private let names = ["Vård", "Skola", "Teknik", "Ånga", "Ärenden"]

    struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    init(seed: UInt64) { random = SplitMix(state: seed) }

    private mutating func pick(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    /// Changes the town and writes its full list, a file every 200 days.
    mutating func nextFile() -> (day: Int, text: String) {
        let day = start + files * 200
        files += 1
        if files == 1 {
            for code in codes { homes[code] = [(day, names[pick(names.count)])] }
            for person in 0..<600 { add(ref: "p\(person)", day: day) }
        } else {
            for code in codes where pick(10) == 0 {
                let name = names[pick(names.count)]
                if homes[code]?.last?.name != name { homes[code]?.append((day, name)) }
            }
            for index in posts.indices { change(index, day: day) }
            for person in 0..<60 { add(ref: "n\(files)-\(person)", day: day) }
            for person in 0..<600 where pick(12) == 0 { add(ref: "p\(person)", day: day) }
        }
        var lines = [
            "person_ref;anställningsnummer;förnamn;efternamn;förvaltning;enhetskod;enhet;kategori;anställd_från;anställd_till"
        ]
        // A unit belongs to one administration in a file: the one it has from the file's day.
        for post in posts where post.isInFile {
            let code = post.units[post.units.count - 1].code
            lines.append(
                [
                    post.ref, post.number, "För", "Efter", homes[code]?.last?.name ?? "", code,
                    "Enhet \(code)", post.category,
                    post.first.map(SlowDay.text) ?? "", post.last.map(SlowDay.text) ?? "",
                ].joined(separator: ";"))
        }
        return (day, lines.joined(separator: "\n") + "\n")
    }

    private mutating func add(ref: String, day: Int) {
        // Days near the edges that matter: around the file, a year back, and a month's gap after an earlier post.
        var first: Int? = day - pick(900) + 40
        if let ended = posts.last(where: { $0.ref == ref && !$0.isWithdrawn && $0.last != nil })?.last,
            pick(2) == 0
        {
            first = ended + 28 + pick(8)
        }
        if pick(40) == 0 { first = nil }
        let last = pick(4) == 0 ? (first ?? day) + pick(500) : nil
        posts.append(
            Post(
                ref: ref, number: String(posts.count + 1),
                category: pick(15) == 0 ? "förtroendevald" : "anställd", first: first,
                last: last, units: [(first ?? day, codes[pick(codes.count)])], knownFrom: day))
        if pick(10) < 6 {
            for _ in 0...pick(2) { completions.append((ref, day - pick(500) + pick(150))) }
        }
    }

    private mutating func change(_ index: Int, day: Int) {
        guard posts[index].isInFile else { return }
        switch pick(12) {
        case 0:
            // Left out of the list: ended the day before, unless it ended sooner or never began.
            posts[index].isInFile = false
            let begins = posts[index].first ?? posts[index].knownFrom
            if begins >= day {
                posts[index].isWithdrawn = true
            } else if posts[index].last.map({ $0 >= day }) ?? true {
                posts[index].last = day - 1
            }
        case 1:
            let code = codes[pick(codes.count)]
            if posts[index].units[posts[index].units.count - 1].code != code {
                posts[index].units.append((day, code))
            }
        case 2:
            posts[index].last = (posts[index].first ?? day) + pick(700)
        case 3:
            if let first = posts[index].first, posts[index].last == nil {
                posts[index].first = first - pick(20)
            }
        default: break
        }
    }

    mutating func completionsFile() -> String {
        var lines = ["person_ref;kurs;slutförd;metod"]
        for completion in completions {
            lines.append("\(completion.ref);prova;\(SlowDay.text(completion.day));nck")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Days before the first file, on the files' days and beside them, and any others.
    mutating func daysToAsk() -> [Int] {
        [start - 300, start - 1, start, start + 199, start + 200, start + 400]
            + (0..<8).map { _ in start - 100 + pick(700) }
    }

    // MARK: The rules, slowly

    private func runs(_ post: Post, _ day: Int) -> Bool {
        !post.isWithdrawn && (post.first ?? post.knownFrom) <= day && (post.last.map { day <= $0 } ?? true)
    }

    private func unit(_ post: Post, _ day: Int) -> String {
        (post.units.last { $0.from <= day } ?? post.units[0]).code
    }

    private func home(_ code: String, _ day: Int) -> String {
        let known = homes[code] ?? []
        return (known.last { $0.from <= day } ?? known[0]).name
    }

    func indicator(on day: Int) -> [String: [Int]] {
        let done = Set(completions.filter { $0.day <= day }.map(\.ref))
        var members: [String: Set<String>] = ["total": []]
        for post in posts where runs(post, day) {
            let code = unit(post, day)
            for key in ["A/\(home(code, day))", "U/\(code)"] where members[key] == nil { members[key] = [] }
            guard post.category == "anställd" else { continue }
            for key in ["total", "A/\(home(code, day))", "U/\(code)"] {
                members[key, default: []].insert(post.ref)
            }
        }
        return members.mapValues { [$0.count, $0.intersection(done).count] }
    }

    func newHires(on day: Int, from start: Int) -> [String: [String]] {
        var found: [String: [(due: Int, ref: String, line: String)]] = [:]
        var missing: Set<String> = []
        for (ref, own) in Dictionary(
            grouping: posts.filter { $0.category == "anställd" && !$0.isWithdrawn }, by: \.ref)
        {
            let running = own.filter { runs($0, day) }
            guard !running.isEmpty else { continue }
            // Walk back from the day; more than 31 free days end the spell.
            var (walked, free, first) = (day, 0, day)
            let earliest = own.map { $0.first ?? $0.knownFrom }.min() ?? day
            while walked >= earliest && free <= 31 {
                if own.contains(where: { runs($0, walked) }) {
                    (free, first) = (0, walked)
                } else {
                    free += 1
                }
                walked -= 1
            }
            // Every post with a day in the spell, also after the asked day as long as it hangs together with it.
            var end = day
            (walked, free) = (day, 0)
            let latest = own.map { max($0.last ?? 0, $0.first ?? $0.knownFrom) }.max() ?? day
            while walked <= latest && free <= 31 {
                if own.contains(where: { runs($0, walked) }) { (free, end) = (0, walked) } else { free += 1 }
                walked += 1
            }
            let inSpell = own.filter { post in
                let begins = post.first ?? post.knownFrom
                return begins <= max(end, day) && (post.last ?? .max) >= first
                    && (post.last ?? .max) >= begins && begins <= day
            }
            let given = inSpell.compactMap(\.first).min()
            if let given, given < start { continue }
            let units = Set(running.map { unit($0, day) })
            if inSpell.contains(where: { $0.first == nil }) {
                missing.insert(ref)
                continue
            }
            guard first >= start else { continue }
            let due = SlowDay.yearLater(first)
            let completed = completions.filter { $0.ref == ref && $0.day <= day }.map(\.day).min()
            let status: String =
                if let completed {
                    completed <= due ? "inTime" : "late"
                } else {
                    day > due ? "overdue" : due - day <= 60 ? "dueSoon" : "onTrack"
                }
            let line = [
                ref, SlowDay.text(first), SlowDay.text(due), completed.map(SlowDay.text) ?? "-", status,
            ]
            .joined(separator: " ")
            for code in units { found[code, default: []].append((due, ref, line)) }
        }
        var result = found.mapValues { people in
            people.sorted { ($0.due, $0.ref) < ($1.due, $1.ref) }.map(\.line)
        }
        if !missing.isEmpty { result["missing"] = missing.sorted() }
        return result
    }
}

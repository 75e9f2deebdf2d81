internal import Compliance
internal import SQLite

/// A made-up municipality: the same on every machine, with its days relative to today.
struct DemoMunicipality {
    /// Employees in post today; politicians, providers and leavers come on top.
    static let employees = 9_800

    private let store: Store
    private let today: Day
    private let now: Int
    /// The courses and the version that is served of each.
    private let courses: [(id: String, version: Int, chapters: [String])]
    private var random = SplitMix64(seed: 20_261_121)
    private var units: [Unit] = []
    private var made = 0
    private var posts = 0

    private struct Unit {
        let id: Int
        let administration: Int
        var manager: Int?
    }

    init(store: Store, today: Day, now: Int, courses: [(id: String, version: Int, chapters: [String])]) {
        self.store = store
        self.today = today
        self.now = now
        self.courses = courses
    }

    /// Makes everything in one transaction: the file is whole, or empty.
    mutating func make() throws {
        try store.connection.script("BEGIN IMMEDIATE")
        try makeUnits()
        var perUnit = shares(of: Self.employees)
        for index in units.indices {
            for place in 0..<perUnit[index] {
                let person = try employee(in: index)
                // The first of each unit leads it; every tenth leads the next one too.
                if place == 0 { try lead(index, by: person) }
            }
            perUnit[index] = 0
        }
        for _ in 0..<1_400 { try leaver() }
        for _ in 0..<91 { try other(.elected, unit: 0, source: "fortroendevalda") }
        for _ in 0..<240 { try other(.provider, unit: pick(units.count), source: "utforare") }
        for course in courses {
            try store.addRule(
                course: course.id, name: .start, value: today.adding(months: -30).description,
                from: today.adding(months: -30), why: "Påhittat beslut", who: "demo", now: now)
        }
        try store.set("demo", "1")
        try store.set("name", DemoWords.municipality)
        try store.connection.script("COMMIT")
        try store.connection.script("ANALYZE")
    }

    private mutating func makeUnits() throws {
        var code = 10_100
        for (number, administration) in DemoWords.administrations.enumerated() {
            let id = try store.connection.insert(
                "INSERT INTO administration (name) VALUES (?)", Value(administration.name))
            for place in 0..<administration.units {
                let kind = administration.kinds[place % administration.kinds.count]
                let word = DemoWords.places[
                    (place / administration.kinds.count * 7 + place + number * 5) % DemoWords.places.count]
                let name = kind.split(separator: "*", omittingEmptySubsequences: false).joined(
                    separator: word)
                code += 10
                let unit = try store.connection.insert(
                    "INSERT INTO unit (identity, code, name) VALUES (?1, ?1, ?2)", Value(String(code)),
                    Value(kind == "*skolan" ? word + "skolan" : name))
                try store.connection.run(
                    "INSERT INTO unit_administration (unit, from_day, administration) VALUES (?, ?, ?)",
                    Value(unit),
                    Value(today.adding(months: -60)), Value(id))
                units.append(Unit(id: unit, administration: number, manager: nil))
            }
        }
    }

    /// How many of `total` work in each unit: by the administrations' parts, uneven within them, and exact in sum.
    private mutating func shares(of total: Int) -> [Int] {
        var weights = units.map { unit in
            let administration = DemoWords.administrations[unit.administration]
            return administration.staff * (60 + pick(90)) / administration.units
        }
        let sum = weights.reduce(0, +)
        for index in weights.indices { weights[index] = max(1, weights[index] * total / sum) }
        var left = total - weights.reduce(0, +)
        var index = 0
        while left != 0 {
            weights[index % weights.count] += left.signum()
            left -= left.signum()
            index += 1
        }
        return weights
    }

    private mutating func employee(in unit: Int) throws -> Int {
        let person = try newPerson()
        let first = firstDay()
        let isHourly = pick(100) < 8
        // Some have a contract that ends, but not before tomorrow.
        let last = pick(100) < 9 ? today.adding(days: 1 + pick(300)) : nil
        let post = try employment(
            person, first: first, last: last,
            form: isHourly ? "timavlönad" : last == nil ? "tillsvidare" : "visstid")
        try place(post, unit: unit, first: first)
        if pick(100) < 2 {
            let second = try employment(person, first: max(first, today.adding(days: -200)), form: "visstid")
            try place(second, unit: pick(units.count), first: max(first, today.adding(days: -200)))
        }
        try complete(person, unit: unit, from: first, until: today)
        return person
    }

    /// The first placement, and for some an earlier one in another unit.
    private mutating func place(_ post: Int, unit: Int, first: Day) throws {
        guard pick(100) < 6, today - first > 200 else {
            return try addPlacement(post, unit: unit, from: first)
        }
        try addPlacement(post, unit: pick(units.count), from: first)
        try addPlacement(post, unit: unit, from: today.adding(days: -30 - pick(150)))
    }

    /// Staff turn over: about one in seven began within the last year.
    private mutating func firstDay() -> Day {
        pick(100) < 28 ? today.adding(days: -pick(730)) : today.adding(days: -730 - pick(9_000))
    }

    private mutating func leaver() throws {
        let person = try newPerson()
        let last = today.adding(days: -1 - pick(500))
        let first = last.adding(days: -60 - pick(3_000))
        let unit = pick(units.count)
        let post = try employment(person, first: first, last: last, form: "tillsvidare")
        try addPlacement(post, unit: unit, from: first)
        // Some come back: within a month, or later as new.
        try complete(person, unit: unit, from: first, until: last)
    }

    private mutating func other(_ category: Compliance.Category, unit: Int, source: String) throws {
        let person = try newPerson()
        let first = today.adding(days: -40 - pick(1_000))
        let post = try employment(person, first: first, category: category, source: source)
        try addPlacement(post, unit: unit, from: first)
        try complete(person, unit: unit, from: first, until: today)
    }

    private mutating func lead(_ unit: Int, by person: Int) throws {
        for led in unit % 10 == 0 && unit + 1 < units.count ? [unit, unit + 1] : [unit] {
            try store.connection.run(
                "INSERT INTO unit_manager (unit, person, from_day) VALUES (?, ?, ?)", Value(units[led].id),
                Value(person), Value(today.adding(days: -300)))
        }
    }

    /// About six in ten have completed the last course within a year, fewer the others; more in some
    /// administrations than in others, and more lately.
    private mutating func complete(_ person: Int, unit: Int, from first: Day, until last: Day) throws {
        let willingness = DemoWords.administrations[units[unit].administration].completed
        for (index, course) in courses.enumerated() {
            let start = max(first, today.adding(days: -364))
            guard start < last else { continue }
            guard pick(100) < max(5, willingness + 3 - (courses.count - 1 - index) * 18) else {
                if pick(100) < 12, let chapter = course.chapters.first {
                    try store.markChapterDone(person: person, course: course.id, chapter: chapter, on: last)
                }
                continue
            }
            let span = last - start
            // The later of two draws: the pace rises during the year.
            let day = start.adding(days: max(pick(span + 1), pick(span + 1)))
            let roll = pick(100)
            let method = roll < 88 ? "kurs" : roll < 96 ? "nck" : "moodle"
            let code = TypedCode.random(using: &random)
            try store.addCompletion(
                person: person, course: course.id, day: day, method: method,
                version: method == "kurs" ? course.version : nil, code: code, now: now)
        }
    }

    private mutating func newPerson() throws -> Int {
        made += 1
        let first = DemoWords.firstNames[pick(DemoWords.firstNames.count)]
        let last = DemoWords.lastNames[pick(DemoWords.lastNames.count)]
        // Odd multiples run through every residue: references look drawn by lot and never meet.
        let ref = "p-" + String((made &* 40_503) & 0xF_FFFF | 0x10_0000, radix: 16)
        let email = pick(100) < 4 ? nil : "\(ref)@exempelby.example"
        return try store.connection.insert(
            "INSERT INTO person (ref, name, email) VALUES (?, ?, ?)", Value(ref), Value("\(first) \(last)"),
            Value(email))
    }

    private mutating func employment(
        _ person: Int, first: Day, last: Day? = nil, form: String? = nil,
        category: Compliance.Category = .employee,
        source: String = "personal"
    ) throws -> Int {
        posts += 1
        if let form {
            try store.connection.run("INSERT OR IGNORE INTO employment_form (name) VALUES (?)", Value(form))
        }
        return try store.connection.insert(
            """
            INSERT INTO employment (person, source, number, first_day, last_day, category, form, known_from)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT id FROM employment_form WHERE name = ?7), ?4)
            """,
            Value(person), Value(source), Value(String(100_000 + posts)), Value(first),
            Value(last),
            Value(Int(category.rawValue)), Value(form))
    }

    private func addPlacement(_ post: Int, unit: Int, from: Day) throws {
        try store.connection.run(
            "INSERT INTO placement (employment, from_day, unit) VALUES (?, ?, ?)", Value(post), Value(from),
            Value(units[unit].id))
    }

    /// A number from 0 up to, not including, `bound`.
    private mutating func pick(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
}

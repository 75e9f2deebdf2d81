internal import Compliance
internal import SQLite

/// That somebody opened a listing in which a person stood.
struct Sighting: Equatable {
    let day: Day
    /// Nil for the command line, and for somebody who is no longer in the register.
    let name: String?
    let listing: Listing
}

/// Who has listed or taken out names of others. A row says who, what, which filter and when; whom it showed is not
/// stored but computed from the facts of that day.
extension Store {
    /// Notes that a listing is shown or taken out. The caller stores it before any name leaves. Opened again within
    /// the hour by the same person with the same filter it is the same row. `person` is nil for the command line.
    func logAccess(_ listing: Listing, by person: Int?, _ filter: AccessFilter, now: Int) throws {
        var filter = filter
        if filter.day == Stockholm.day(at: now) { filter.day = nil }
        try connection.run(
            """
            INSERT INTO access_log (at, person, what, filter)
            SELECT ?1, ?2, ?3, ?4
            WHERE NOT EXISTS (SELECT 1 FROM access_log
                              WHERE person IS ?2 AND what = ?3 AND filter = ?4 AND at > ?1 - 3600 AND at <= ?1)
            """, Value(now), Value(person), Value(listing.rawValue), Value(filter.json))
    }

    /// Who has seen a person in a listing, the latest first; each viewer and kind of listing once a day. It walks the
    /// whole log: for a worker.
    func sightings(of person: Int) throws -> [Sighting] {
        var witness = Witness(person: person, store: self, register: try register())
        var found: [Sighting] = []
        try connection.each(
            """
            SELECT l.at, l.what, l.person, p.name, l.filter,
                   l.filter ->> 'course', l.filter ->> 'day', l.filter ->> 'person',
                   l.filter ->> 'storedRule',
                   (SELECT group_concat(value) FROM json_each(l.filter, '$.units')),
                   l.filter -> 'units' IS NOT NULL,
                   (SELECT group_concat(value) FROM json_each(l.filter, '$.administrations')),
                   l.filter -> 'administrations' IS NOT NULL, l.filter ->> 'first', l.filter ->> 'last',
                   l.filter ->> 'source'
            FROM access_log l LEFT JOIN person p ON p.id = l.person
            WHERE l.person IS NOT ? ORDER BY l.at DESC, l.id DESC
            """, Value(person)
        ) { row in
            guard let listing = Listing(rawValue: row.text(1)) else { return }
            let opened = Stockholm.day(at: row.int(0))
            var filter = AccessFilter(afterFiveColumnsOf: row)
            filter.day = filter.day ?? opened
            guard try witness.isNamed(in: listing, filter, text: row.text(4)) else { return }
            let sighting = Sighting(day: opened, name: row.optionalText(3), listing: listing)
            if !found.suffix(100).contains(sighting) { found.append(sighting) }
        }
        return found
    }
}

extension AccessFilter {
    /// As a query reads it from the log, after five columns of its own: course, day, person, stored rule, units and
    /// whether there are any, administrations likewise, the first and last change, source.
    init(afterFiveColumnsOf row: borrowing Row) {
        self.init(course: row.optionalText(5), day: row.optionalDay(6), person: row.optionalInt(7))
        isByStoredRule = row.optionalInt(8) != 0
        if row.bool(10) { units = Self.numbers(row.optionalText(9)) }
        if row.bool(12) { administrations = Self.numbers(row.optionalText(11)) }
        if let first = row.optionalInt(13), let last = row.optionalInt(14), first <= last {
            changes = first...last
        }
        source = row.optionalText(15)
    }

    private static func numbers(_ text: String?) -> [Int] {
        (text ?? "").split(separator: ",").compactMap { Int($0) }
    }
}

/// One person asked of many listings whether she stood in them.
private struct Witness {
    let person: Int
    let store: Store
    let register: Register
    private var facts: [String: Person] = [:]
    /// By listing, filter and day: most rows are of the same few.
    private var known: [String: Bool] = [:]
    private var courses: [String]?

    init(person: Int, store: Store, register: Register) {
        self.person = person
        self.store = store
        self.register = register
    }

    mutating func isNamed(in listing: Listing, _ filter: AccessFilter, text: String) throws -> Bool {
        guard let day = filter.day else { return false }
        let key = "\(listing.rawValue) \(day.number) \(text)"
        if let known = known[key] { return known }
        let isNamed = try judge(listing, filter, on: day)
        known[key] = isNamed
        return isNamed
    }

    private mutating func judge(_ listing: Listing, _ filter: AccessFilter, on day: Day) throws -> Bool {
        if let only = filter.person { return only == person }
        // It names everybody who has opened a listing, and nobody who stood in one.
        if listing == .accessLog { return try store.hasOpenedListing(person, by: day) }
        if listing == .importPreview {
            return try filter.source.map { try store.hasPost(person, from: $0, on: day) } ?? false
        }
        if listing == .completionsAPI {
            guard let changes = filter.changes, try store.hasChange(of: person, in: changes) else {
                return false
            }
            return try filter.administrations == nil
                || units(named: listing, filter, "", on: day).contains { covers(filter, $0, on: day) }
        }
        let courses = try filter.course.map { [$0] } ?? allCourses()
        return try courses.contains { course in
            try units(named: listing, filter, course, on: day).contains { covers(filter, $0, on: day) }
        }
    }

    /// The units in which a listing of a course named her if it covered them.
    private mutating func units(
        named listing: Listing, _ filter: AccessFilter, _ course: String, on day: Day
    ) throws -> [Int32] {
        let facts = try facts(course)
        let rules = try store.rules(course: course, on: day)
        if listing.isOfNewHires, filter.isByStoredRule {
            switch rules.newHires?.judge(facts, on: day) {
            case .hire(let hire): return hire.units
            case .missingFirstDay(let units): return units
            case .notConcerned, nil: return []
            }
        }
        return facts.employments.indices.compactMap { index in
            let employment = facts.employments[index]
            let isCounted =
                listing.isOfNewHires || listing.isOfEverybody
                || rules.categories.contains(employment.category)
            return isCounted && employment.runs(on: day) ? facts.unit(of: index, on: day) : nil
        }
    }

    private func covers(_ filter: AccessFilter, _ unit: Int32, on day: Day) -> Bool {
        if let units = filter.units { return units.contains(register.units[Int(unit)].id) }
        guard let administrations = filter.administrations else { return true }
        let home = register.organisation.administration(of: unit, on: day)
        return administrations.contains(register.administrations[Int(home)].id)
    }

    private mutating func facts(_ course: String) throws -> Person {
        if let known = facts[course] { return known }
        let read = try store.facts(person: person, course: course, register: register)
        facts[course] = read
        return read
    }

    /// Every course that a listing of all of them may have been of.
    private mutating func allCourses() throws -> [String] {
        if let courses { return courses }
        let read = try store.coursesWithRules()
        courses = read
        return read
    }
}

extension Store {
    /// Whether a person could stand in a source's list of a day, or be missing from it.
    fileprivate func hasPost(_ person: Int, from source: String, on day: Day) throws -> Bool {
        try connection.first(
            """
            SELECT 1 FROM employment
            WHERE person = ?1 AND +source = ?2 AND withdrawn = 0 AND (last_day IS NULL OR last_day >= ?3 - 1)
            """, Value(person), Value(source), Value(day)
        ) { _ in true } ?? false
    }
}

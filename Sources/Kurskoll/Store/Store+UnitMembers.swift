internal import Compliance
internal import SQLite

/// Somebody who works in a unit, or has, with what an export of the unit says of her.
struct UnitMember {
    /// A completion, as it is told to HR.
    struct Evidence {
        let fact: Completion
        let method: String
        /// The author's number of the version; nil for a completion from elsewhere.
        let version: String?
    }

    let ref: String
    let name: String
    /// Her employments everywhere and their placements; leaves only where they were asked for.
    var facts: Person
    /// Oldest first, the voided too.
    var evidence: [Evidence] = []
}

extension Store {
    /// Everybody who has been placed in the unit and whose post there has not ended before the day, by `person_ref`.
    /// A query for each kind of fact, whatever the number of people: theirs go in as one list.
    func members(
        ofUnit unit: Int, from day: Day, course: String, register: Register, withLeaves: Bool
    ) throws -> [UnitMember] {
        let ids = try people(inUnit: unit, from: day)
        guard !ids.isEmpty else { return [] }
        let list = Value("[\(ids.map(String.init).joined(separator: ","))]")
        var members: [UnitMember] = []
        members.reserveCapacity(ids.count)
        var places = [Int: Int](minimumCapacity: ids.count)
        try connection.each(
            "SELECT p.id, p.ref, p.name FROM json_each(?) j CROSS JOIN person p ON p.id = j.value ORDER BY p.ref",
            list
        ) { row in
            places[row.int(0)] = members.count
            members.append(
                UnitMember(ref: row.text(1), name: row.text(2), facts: Person(id: Int32(row.int(0)))))
        }
        // Of each employment the member and its place among hers.
        var posts: [Int: (member: Int, index: Int)] = [:]
        try connection.each(
            """
            SELECT e.person, e.id, e.first_day, e.last_day, e.known_from, e.category, e.form, l.from_day, l.unit
            FROM json_each(?) j CROSS JOIN employment e ON e.person = j.value
            LEFT JOIN placement l ON l.employment = e.id
            WHERE e.withdrawn = 0
            """, list
        ) { row in
            guard let place = places[row.int(0)] else { return }
            var post = posts[row.int(1)]
            if post == nil {
                post = (place, members[place].facts.employments.count)
                posts[row.int(1)] = post
                members[place].facts.employments.append(employment(row, from: 2))
            }
            if let post, let from = row.optionalDay(7) {
                members[place].facts.placements.append(
                    Placement(employment: post.index, unit: register.index(ofUnit: row.int(8)), from: from))
            }
        }
        if withLeaves {
            try connection.each(
                """
                SELECT l.employment, l.first_day, l.last_day
                FROM json_each(?) j CROSS JOIN employment e ON e.person = j.value JOIN leave l ON l.employment = e.id
                """, list
            ) { row in
                guard let post = posts[row.int(0)] else { return }
                members[post.member].facts.leaves.append(
                    Leave(employment: post.index, first: row.day(1), last: row.optionalDay(2)))
            }
        }
        try connection.each(
            """
            SELECT c.person, c.day, c.version, v.day, c.method, w.version
            FROM json_each(?1) j CROSS JOIN completion c ON c.course = ?2 AND c.person = j.value
            LEFT JOIN standing_voiding v ON v.completion = c.id LEFT JOIN course_version w ON w.id = c.version
            ORDER BY c.day, c.id
            """, list, Value(course)
        ) { row in
            guard let place = places[row.int(0)] else { return }
            members[place].evidence.append(
                .init(fact: completion(row, from: 1), method: row.text(4), version: row.optionalText(5)))
        }
        return members
    }
}

internal import Compliance
internal import SQLite

/// A person with what an export says of her.
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
    /// The latest of her completions that are wanted.
    var evidence: Evidence?
}

extension Store {
    /// Those with these ids, which are to be sorted, in the same order; of each the latest completion of a course that
    /// is wanted. Two queries, whatever their number: the ids go in as one list.
    func members(
        _ ids: [Int32], course: String, where isWanted: (Completion) -> Bool
    ) throws -> [UnitMember] {
        let list = Value("[\(ids.map(String.init).joined(separator: ","))]")
        var members: [UnitMember] = []
        members.reserveCapacity(ids.count)
        try connection.each(
            "SELECT p.ref, p.name FROM json_each(?) j CROSS JOIN person p ON p.id = j.value ORDER BY j.key",
            list
        ) { row in
            members.append(UnitMember(ref: row.text(0), name: row.text(1)))
        }
        let versions = try versionNames()
        try connection.each(
            """
            SELECT j.key, c.day, c.version, v.day, c.method
            FROM json_each(?1) j CROSS JOIN completion c ON c.course = ?2 AND c.person = j.value
            LEFT JOIN standing_voiding v ON v.completion = c.id ORDER BY j.key, c.day, c.id
            """, list, Value(course)
        ) { row in
            let fact = completion(row, from: 1)
            guard isWanted(fact) else { return }
            members[row.int(0)].evidence = .init(
                fact: fact, method: row.text(4), version: versions[Int(fact.version)])
        }
        return members
    }

    /// What authors call the versions of their courses, by id.
    private func versionNames() throws -> [Int: String] {
        let names = try connection.all("SELECT id, version FROM course_version") { ($0.int(0), $0.text(1)) }
        return Dictionary(uniqueKeysWithValues: names)
    }
}

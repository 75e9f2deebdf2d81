internal import Compliance
internal import SQLite

/// Group mode: sessions and what happened in them.
extension Store {
    /// Opens a session on a day and gives its code. One that the same leader has just opened for the same unit and course
    /// and in which nothing has happened is that one: a button is easily pressed twice.
    func openGroup(
        unit: Int, course: String, version: Int, leader: Int, on day: Day, now: Int
    ) throws -> String {
        let empty = try connection.first(
            """
            SELECT code FROM group_session s
            WHERE day = ? AND unit = ? AND course = ? AND leader = ?
              AND NOT EXISTS (SELECT 1 FROM group_event e WHERE e.session = s.id)
            """, Value(day), Value(unit), Value(course), Value(leader)
        ) { $0.text(0) }
        if let empty { return empty }
        // A code that has been used before is drawn again; twice in a row is as good as never.
        var code = GroupCode.random()
        while try connection.first(
            "SELECT 1 FROM group_session WHERE code = ?", Value(code), decode: { _ in true })
            != nil
        {
            code = GroupCode.random()
        }
        try connection.run(
            """
            INSERT INTO group_session (unit, course, version, day, leader, code, opened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, Value(unit), Value(course), Value(version), Value(day), Value(leader), Value(code),
            Value(now))
        return code
    }

    /// A session of the day as it stands; nil where none has this code. Of another day there is none.
    func groupSession(code: String, on day: Day) throws -> GroupSession? {
        let found = try connection.first(
            """
            SELECT s.id, s.code, s.unit, u.name, s.course, s.version, s.leader, p.name
            FROM group_session s JOIN unit u ON u.id = s.unit JOIN person p ON p.id = s.leader
            WHERE s.code = ? AND s.day = ?
            """, Value(code), Value(day)
        ) {
            GroupSession(
                id: $0.int(0), code: $0.text(1), unit: $0.int(2), unitName: $0.text(3), course: $0.text(4),
                version: $0.int(5), day: day, leader: $0.int(6), leaderName: $0.text(7))
        }
        guard var session = found else { return nil }
        try connection.each(
            """
            SELECT e.id, e.kind, e.person, e.chapter, p.name
            FROM group_event e LEFT JOIN person p ON p.id = e.person WHERE e.session = ? ORDER BY e.id
            """, Value(session.id)
        ) { row in
            session.note(
                row.int(0), row.text(1), person: row.optionalInt(2), chapter: row.optionalText(3),
                name: row.optionalText(4) ?? "")
        }
        try connection.each(
            "SELECT person, chapter FROM group_attendance WHERE session = ?", Value(session.id)
        ) { row in
            let index = session.participants.firstIndex { $0.person == row.int(0) }
            if let index { session.participants[index].attended.insert(row.text(1)) }
        }
        return session
    }

    /// The number of a session's latest event, or of the latest that changed what is shown, 0 before the first; nil where
    /// the day has no session with this code.
    func groupStamp(code: String, on day: Day, onlyPlace: Bool) throws -> Int? {
        try connection.first(
            """
            SELECT (SELECT ifnull(max(e.id), 0) FROM group_event e
                    WHERE e.session = s.id AND (?3 = 0 OR e.person IS NULL))
            FROM group_session s WHERE s.code = ?1 AND s.day = ?2
            """, Value(code), Value(day), Value(onlyPlace ? 1 : 0)
        ) { $0.int(0) }
    }

    /// The codes of a day's sessions of some units, with their names and courses, in the order they were opened.
    func groups(ofUnits units: [Int], on day: Day) throws -> [(code: String, unit: String, course: String)] {
        try units.flatMap { unit in
            try connection.all(
                """
                SELECT s.code, u.name, s.course FROM group_session s JOIN unit u ON u.id = s.unit
                WHERE s.day = ? AND s.unit = ? ORDER BY s.id
                """, Value(day), Value(unit)
            ) { ($0.text(0), $0.text(1), $0.text(2)) }
        }
    }

    /// The codes of a day's sessions that somebody has joined, in the order they were opened; those she was removed
    /// from too.
    func groups(joinedBy person: Int, on day: Day) throws -> [(code: String, unit: String, course: String)] {
        try connection.all(
            """
            SELECT DISTINCT s.code, u.name, s.course
            FROM group_event e JOIN group_session s ON s.id = e.session JOIN unit u ON u.id = s.unit
            WHERE e.person = ? AND e.kind = 'joined' AND s.day = ? ORDER BY s.id
            """, Value(person), Value(day)
        ) { ($0.text(0), $0.text(1), $0.text(2)) }
    }

    /// Shows another chapter, or none after the last. `leaving` is the chapter that was gone through to its end: it
    /// counts for all who were there from its beginning. `order` is the course's chapters.
    func move(
        _ group: GroupSession, to place: GroupSession.Place, leaving chapter: String?, order: [String],
        by signer: Int, now: Int
    ) throws {
        if let chapter, let index = order.firstIndex(of: chapter) {
            for one in group.participants where one.isPresent && !one.attended.contains(chapter) {
                // She joined in the middle of it, or later.
                guard let from = one.from.flatMap(order.firstIndex), from <= index else { continue }
                try note(.attended, in: group.id, one.person, chapter, by: signer, now: now)
            }
        }
        switch place {
        case .gathering: break
        case .chapter(let id): try note(.chapter, in: group.id, nil, id, by: signer, now: now)
        case .ended: try note(.ended, in: group.id, nil, nil, by: signer, now: now)
        }
    }

    /// Appends an event of a session.
    func note(
        _ kind: GroupEvent, in session: Int, _ person: Int?, _ chapter: String? = nil, by signer: Int,
        now: Int
    ) throws {
        try connection.run(
            "INSERT INTO group_event (session, kind, person, chapter, signer, at) VALUES (?, ?, ?, ?, ?, ?)",
            Value(session), Value(kind.rawValue), Value(person), Value(chapter), Value(signer), Value(now))
    }
}

/// What may happen in a session (`Schema.groups`).
enum GroupEvent: String {
    case chapter, ended, joined, left, removed, attended, missed, confirmed, unconfirmed
}

extension GroupSession {
    /// Takes in the next event of its own; who attended what, `group_attendance` says.
    fileprivate mutating func note(_ id: Int, _ kind: String, person: Int?, chapter: String?, name: String) {
        stamp = id
        guard let kind = GroupEvent(rawValue: kind) else { return }
        switch kind {
        case .chapter: place = chapter.map(Place.chapter) ?? place
        case .ended: (place, hasEnded) = (.ended, true)
        case .joined:
            guard let person else { return }
            if self[person] == nil { participants.append(Participant(person: person, name: name)) }
            change(person) { ($0.isPresent, $0.from) = (true, chapter) }
        case .left: change(person) { $0.isPresent = false }
        case .removed: participants.removeAll { $0.person == person }
        case .attended, .missed: break
        case .confirmed: change(person) { $0.isConfirmed = true }
        case .unconfirmed: change(person) { $0.isConfirmed = false }
        }
    }

    private mutating func change(_ person: Int?, _ body: (inout Participant) -> Void) {
        guard let index = participants.firstIndex(where: { $0.person == person }) else { return }
        body(&participants[index])
    }
}

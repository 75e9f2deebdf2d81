internal import Compliance
internal import SQLite

/// What needs somebody's hand, on a day. Ids alone: names are asked for by whoever shows them.
struct WorkQueue {
    /// A person and the unit where the post that puts her here places her on the day; nil without a placement.
    struct Person: Equatable {
        let person: Int
        let unit: Int?
    }

    /// With a post whose first day HR has not given: nobody can say when she must be done.
    var missingFirstDay: [Person] = []
    /// Without e-mail and login, and nothing shows that she has ever signed in: she needs a printed code.
    var unreachable: [Person] = []
    /// Units where somebody works and nobody leads: no one sees their new hires.
    var unitsWithoutManager: [Int] = []

    var count: Int { missingFirstDay.count + unreachable.count + unitsWithoutManager.count }
}

extension Store {
    /// What needs a hand within a role's administrations on the day.
    func workQueue(within scope: Roles.Scope, on day: Day) throws -> WorkQueue {
        let register = try register()
        func covers(_ unit: Int?) -> Bool {
            guard let unit else { return scope == .everything }
            let home = register.organisation.administration(of: register.index(ofUnit: unit), on: day)
            return scope.covers(administration: register.administrations[Int(home)].id)
        }
        var queue = WorkQueue()
        queue.missingFirstDay = try connection.all(
            """
            SELECT e.person, (SELECT unit FROM placement WHERE employment = e.id
                              ORDER BY from_day <= ?1 DESC, abs(from_day - ?1) LIMIT 1)
            FROM employment e
            WHERE e.first_day IS NULL AND e.withdrawn = 0 AND e.known_from <= ?1
              AND (e.last_day IS NULL OR e.last_day >= ?1)
            ORDER BY e.person, e.id
            """, Value(day)
        ) { WorkQueue.Person(person: $0.int(0), unit: $0.optionalInt(1)) }.filter { covers($0.unit) }
        // That somebody has signed in is not kept; an open session and what she has done on the pages tell of it.
        queue.unreachable = try connection.all(
            """
            SELECT p.id, (SELECT unit FROM placement WHERE employment = e.id
                          ORDER BY from_day <= ?1 DESC, abs(from_day - ?1) LIMIT 1)
            FROM person p JOIN employment e ON e.person = p.id
            WHERE p.email IS NULL AND p.login IS NULL AND e.withdrawn = 0
              AND ifnull(e.first_day, e.known_from) <= ?1 AND (e.last_day IS NULL OR e.last_day >= ?1)
              AND NOT EXISTS (SELECT 1 FROM session WHERE person = p.id)
              AND NOT EXISTS (SELECT 1 FROM chapter_done WHERE person = p.id)
              AND NOT EXISTS (SELECT 1 FROM completion WHERE person = p.id AND method = 'kurs')
            ORDER BY p.id, e.id
            """, Value(day)
        ) { WorkQueue.Person(person: $0.int(0), unit: $0.optionalInt(1)) }.filter { covers($0.unit) }
        queue.missingFirstDay = Self.once(queue.missingFirstDay)
        queue.unreachable = Self.once(queue.unreachable)
        // From the units, of which few lack a manager, to the first who works there; not from everybody to the units.
        queue.unitsWithoutManager = try connection.all(
            """
            SELECT u.id FROM unit u
            WHERE NOT EXISTS (SELECT 1 FROM unit_manager WHERE unit = u.id AND from_day <= ?1
                              AND (until_day IS NULL OR until_day >= ?1))
              AND EXISTS (SELECT 1 FROM placement p JOIN employment e ON e.id = p.employment
                          WHERE p.unit = u.id AND e.withdrawn = 0 AND ifnull(e.first_day, e.known_from) <= ?1
                            AND (e.last_day IS NULL OR e.last_day >= ?1)
                            AND u.id = (SELECT unit FROM placement WHERE employment = e.id
                                        ORDER BY from_day <= ?1 DESC, abs(from_day - ?1) LIMIT 1))
            ORDER BY u.id
            """, Value(day)
        ) { $0.int(0) }.filter { covers($0) }
        return queue
    }

    /// The first post of each person; they are in order of person.
    private static func once(_ people: [WorkQueue.Person]) -> [WorkQueue.Person] {
        people.enumerated().filter { $0 == 0 || people[$0 - 1].person != $1.person }.map(\.element)
    }
}

internal import Compliance
internal import Formats
internal import SQLite

/// Finding a person, and whether she is HR's to see.
extension Store {
    /// At most so many persons whose names have a word beginning with each typed word, whatever its case, by name; or
    /// the one with that person_ref. Only those whom the role covers.
    func persons(matching typed: String, within scope: Roles.Scope, on day: Day, limit: Int) throws -> [Int] {
        let words = Self.words(typed)
        guard !words.isEmpty else { return [] }
        let register = try register()
        if let exact = try person(ref: typed) {
            return try isWithin(scope, person: exact, on: day, register: register) ? [exact] : []
        }
        // SQLite knows the case of a–z alone: it picks out those who may fit by the longest stretch of such letters.
        let stretches = words.flatMap { $0.split { !("a"..."z").contains($0) } }
        let stretch = stretches.max { $0.count < $1.count } ?? ""
        let candidates = try connection.all(
            """
            SELECT id, name FROM person
            WHERE instr(lower(name), ?) > 0 AND pass_until IS NULL AND ref <> '(borttagen)'
            """, Value(String(stretch))
        ) { (id: $0.int(0), name: $0.text(1)) }
        let fitting = candidates.filter { candidate in
            let names = Self.words(candidate.name)
            return words.allSatisfy { word in names.contains { $0.hasPrefix(word) } }
        }.map { ($0, SwedishOrder($0.name)) }.sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
        var found: [Int] = []
        for (candidate, _) in fitting
        where try isWithin(scope, person: candidate.id, on: day, register: register) {
            found.append(candidate.id)
            if found.count == limit { break }
        }
        return found
    }

    private static func words(_ text: String) -> [String] {
        Cell.text(text).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether a role covers a person: whoever has a post that runs on the day or begins later in one of its
    /// administrations, or where all have ended the one that ended last. Somebody without posts is only the whole
    /// municipality's.
    func isWithin(_ scope: Roles.Scope, person: Int, on day: Day, register: Register? = nil) throws -> Bool {
        guard scope != .everything else { return true }
        let register = try register ?? self.register()
        let facts = try facts(person: person, course: "", register: register)
        let last = facts.employments.compactMap(\.lastDay).max()
        return facts.employments.indices.contains { index in
            let post = facts.employments[index]
            let isOver = post.lastDay.map { $0 < day } ?? false
            let hasOther = facts.employments.contains { $0.lastDay.map { $0 >= day } ?? true }
            guard !isOver || (!hasOther && post.lastDay == last) else { return false }
            let asked = max(post.countsFrom, min(day, post.lastDay ?? day))
            guard let unit = facts.unit(of: index, on: asked) else { return false }
            let home = Int(register.organisation.administration(of: unit, on: day))
            return scope.covers(administration: register.administrations[home].id)
        }
    }
}

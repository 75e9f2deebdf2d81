internal import Compliance
internal import Formats
internal import HTTP
internal import SQLite

/// `/api/v1/completions`: what has happened to completions since a place. Who keeps the last answer's `next` and asks
/// from there is told everything once.
enum APICompletions {
    static let limits = 1...10_000
    private static let usualLimit = 1_000
    /// Pieces of about this length are handed to the reader.
    private static let pieceBytes = 64 << 10

    static func list(_ call: APICall) throws -> Response {
        let place = try call.reading { try Self.place(of: call.arguments["after"]) }
        let limit = try call.reading { try call.arguments.number("limit", in: limits) } ?? usualLimit
        let reach = call.token?.reach ?? .administrations([])
        var filter = AccessFilter(scope: reach)
        let last = try call.store.lastCompletionChange(after: place, limit: limit)
        if last > place { filter.changes = place + 1...last }
        // Where nothing has happened nobody is named.
        try call.keepUse(names: last > place ? (.completionsAPI, filter) : nil)
        let persons = try call.token?.administration.map { try Self.persons(in: $0, call) }
        let path = call.store.path
        return Response(
            .ok, fields: APICall.jsonFields,
            body: .stream { write in
                // Made on another thread than this, so with a connection of its own.
                let store = try Store(path: path, mode: .existing)
                try store.connection.read {
                    try Self.write(after: place, limit: limit, persons: persons, from: store, to: write)
                }
            })
    }

    private static func write(
        after place: Int, limit: Int, persons: Set<Int>?, from store: Store,
        to write: ([UInt8]) throws -> Void
    ) throws {
        var piece = Array("{\"changes\":[".utf8)
        var (last, count, needsComma) = (place, 0, false)
        // One more than is told, to know whether there are more.
        try store.eachCompletionChange(after: place, limit: limit + 1) { change in
            count += 1
            guard count <= limit else { return }
            last = change.place
            if let persons, let fact = change.fact, !persons.contains(fact.person) { return }
            // A completion that is gone may have been anybody's; its removal comes later in the list.
            if change.fact == nil, change.kind != "removed" { return }
            piece += (needsComma ? "," : "").utf8
            piece += json(change).utf8
            needsComma = true
            if piece.count >= pieceBytes {
                try write(piece)
                piece = []
            }
        }
        piece += "],\"next\":\"\(cursor(last))\",\"more\":\(count > limit)}\n".utf8
        try write(piece)
    }

    private static func json(_ change: CompletionChange) -> String {
        var json = JSONWriter()
        json.object { json in
            json.string("kind", change.kind)
            json.number("completion", change.completion)
            guard let fact = change.fact else { return }
            json.string("person", fact.ref)
            json.string("course", fact.course)
            json.string("day", fact.day.description)
            json.string("method", fact.method)
            json.string("version", fact.version)
            json.string("voidedFrom", fact.voidedFrom?.description)
        }
        return json.text
    }

    /// Those whom a token of one administration may see: placed there today.
    private static func persons(in administration: Int, _ call: APICall) throws -> Set<Int> {
        let register = try call.store.register()
        let day = call.today
        var found: Set<Int> = []
        try call.store.eachPerson(course: "", register: register) { person in
            let isThere = person.employments.indices.contains { index in
                guard person.employments[index].runs(on: day), let unit = person.unit(of: index, on: day)
                else {
                    return false
                }
                let home = Int(register.organisation.administration(of: unit, on: day))
                return register.administrations[home].id == administration
            }
            if isThere { found.insert(Int(person.id)) }
        }
        return found
    }

    /// A place as callers see it: six bytes, so that every text of the right length is one.
    static func cursor(_ place: Int) -> String {
        Base64URL.encode((0..<6).map { UInt8(truncatingIfNeeded: place >> (40 - 8 * $0)) })
    }

    private static func place(of cursor: String?) throws -> Int {
        guard let cursor else { return 0 }
        guard cursor.utf8.count == 8, let bytes = Base64URL.decode(cursor) else {
            throw UsageError(
                "--after", "»\(cursor.prefix(80))« är ingen plats i listan",
                "ta next ur svaret före, eller utelämna den")
        }
        return bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}

/// What one turn of a loop owes its connections, in the order of their requests. Entries of one connection lie
/// together.
struct Turn {
    struct Entry {
        let connection: Connection
        /// Nil where nothing was understood.
        let request: Request?
        var step: Step
    }

    enum Step {
        /// To be answered on the loop.
        case ask
        /// To be answered elsewhere, once what comes before is.
        case handOff(Lane)
        case ready(Response)
        /// `100 Continue`.
        case proceed
    }

    private(set) var entries: [Entry] = []
    /// The requests to be answered on the loop.
    private(set) var asked: [Request] = []

    mutating func add(_ step: Step, for connection: Connection, request: Request?) {
        entries.append(Entry(connection: connection, request: request, step: step))
        if case .ask = step, let request { asked.append(request) }
    }

    /// Puts the answers to `asked` in their places.
    mutating func fill(_ responses: [Response]) {
        var next = 0
        for index in entries.indices {
            guard case .ask = entries[index].step else { continue }
            entries[index].step = .ready(responses[next])
            next += 1
        }
    }

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        asked.removeAll(keepingCapacity: true)
    }
}

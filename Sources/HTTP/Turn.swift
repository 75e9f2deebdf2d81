/// What one turn of a loop owes its connections: one thing each. The next request of a pipeline waits for the next
/// turn, so that nobody else waits for a pipeline, and no answer can overtake a stream.
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
        /// To be answered elsewhere.
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

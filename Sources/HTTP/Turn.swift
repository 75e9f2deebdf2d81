/// What one turn of a loop owes its connections: one thing each. The next request of a pipeline waits for the next
/// turn, so that nobody else waits for a pipeline, and no answer can overtake a stream.
struct Turn {
    struct Entry {
        let connection: Connection
        let step: Step
    }

    enum Step {
        /// The request of this index in `asked` is to be answered on the loop.
        case ask(Int)
        /// To be answered elsewhere.
        case handOff(Lane, Request)
        /// An answer, and the request behind it; nil where none was understood.
        case ready(Response, Request?)
        /// `100 Continue`.
        case proceed
    }

    private(set) var entries: [Entry] = []
    /// The requests to be answered on the loop.
    private(set) var asked: [Request] = []

    mutating func add(_ step: Step, for connection: Connection) {
        connection.isOwed = true
        entries.append(Entry(connection: connection, step: step))
    }

    mutating func ask(_ request: Request, of connection: Connection) {
        add(.ask(asked.count), for: connection)
        asked.append(request)
    }

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        asked.removeAll(keepingCapacity: true)
    }
}

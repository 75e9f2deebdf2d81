/// On which kind of thread a request is answered.
package enum Lane: String, Sendable {
    /// At once on the event loop's own thread: quick reads.
    case loop
    /// On the one thread that writes; all that wait share a transaction.
    case writer
    /// On a worker thread: long answers and uploads.
    case worker
}

/// The application as one thread sees it. Made on its thread and never shared.
package protocol Responder {
    /// What is to be known of the resource a request asks for. Asked once, on a loop and inside its `batch`, when the
    /// head has come and the body has not.
    func resource(of request: Request) -> Resource

    /// What is answered where a request's head was understood but no answer can be made: its body is too long or finds no
    /// room, or its batch came to nothing. Must not touch the database. Without an answer of its own the status in
    /// plain text.
    func refusal(_ status: Status, of request: Request) -> Response

    /// Runs `answers` once, inside one transaction of this thread's connection: all that a turn of the loop or the
    /// writer has to answer. Where it throws, none of the answers made inside it are sent: they become 503. On the
    /// loop, which only reads and sends each as it is made, it may throw only before it runs them.
    func batch(_ answers: () -> Void) throws

    /// The answer. Called inside `batch`, on this thread only; errors have become statuses.
    func respond(to request: Request) -> Response
}

extension Responder {
    package func refusal(_ status: Status, of request: Request) -> Response { .plain(status) }
}

/// What the application says of a resource (RFC 9110 §3.1) before it is asked for an answer.
package struct Resource: Sendable {
    /// The application's own; the server hands it back with the request.
    package let number: Int
    /// Which thread is to answer.
    package let lane: Lane
    /// The longest body it takes, in bytes.
    package let bodyLimit: Int
    /// The pattern of its route for the log, such as `/kurs/ID`; nil for what is never logged.
    package let pattern: String?

    /// Without a limit of its own `Limits.bodyBytes`.
    package init(number: Int = 0, lane: Lane, bodyLimit: Int = Limits.bodyBytes, pattern: String?) {
        self.number = number
        self.lane = lane
        self.bodyLimit = bodyLimit
        self.pattern = pattern
    }
}

/// Something the operator may want to know. Never holds a path, a query, a field or a body.
package struct Event: Sendable, Equatable {
    /// What happened.
    package enum Kind: String, Sendable {
        /// A request was answered.
        case answered
        /// A request on the loop took so long that others waited (`Limits.slowAnswerMicroseconds`).
        case slow
        /// A request was not understood, too large or too slow.
        case refused
        /// A batch was not committed, or a stream not made to its end.
        case failed
        /// A connection was turned away because there were too many.
        case full
    }

    /// What happened.
    package let kind: Kind
    /// The application's number of the resource that was asked for; nil where the event is no request's answer.
    package let resource: Int?
    /// The route's pattern; nil where the event is no route's. Of a route without a pattern there are no events.
    package let pattern: String?
    /// Of the answer.
    package let status: Int
    /// Where it happened.
    package let lane: Lane
    /// To the answer: on the loop from when its turn came, elsewhere from when it was handed over; 0 where there was no
    /// request.
    package let microseconds: Int
    /// Why something was refused or failed, else nil.
    package let reason: String?

    /// For what is told of an event.
    package init(
        kind: Kind, resource: Int? = nil, pattern: String?, status: Int, lane: Lane, microseconds: Int,
        reason: String?
    ) {
        self.kind = kind
        self.resource = resource
        self.pattern = pattern
        self.status = status
        self.lane = lane
        self.microseconds = microseconds
        self.reason = reason
    }
}

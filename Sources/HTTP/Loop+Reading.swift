/// From a socket's bytes to a request.
extension Loop {
    /// Takes what has come, at most `received` at a time. `hasMore` says that this read may leave something.
    mutating func read(_ connection: Connection, hasMore: Bool) {
        guard connection.isReadable && !connection.holdsInput || connection.isLingering else {
            // It sends on without waiting for its answer: the kernel keeps that until it is its turn again.
            return watch(connection, connection.interest & ~Epoll.readable)
        }
        do throws(Connection.Lost) {
            guard let count = try connection.receive(into: &received) else { return }
            if count == 0 { return end(connection) }
            if !connection.isLingering { readRequest(connection, received: count) }
            // Of what was there already nothing is told again.
            if hasMore || count == received.count { watchAgain(connection) }
        } catch {
            drop(connection)
        }
    }

    /// The client sends no more. It may still read, so a request that was cut off has its status.
    private mutating func end(_ connection: Connection) {
        switch connection.stage {
        case .head, .body: refuse(connection, .malformed("request ends before its end"))
        default: drop(connection)
        }
    }

    /// Takes a complete request out of what the connection holds and `count` bytes of `received`. What follows it
    /// waits until it is answered.
    mutating func readRequest(_ connection: Connection, received count: Int) {
        let isHeld = !connection.input.isEmpty
        if isHeld { connection.input.append(contentsOf: received[..<count]) }
        let end = isHeld ? connection.input.count : count
        var position = 0
        let outcome =
            isHeld
            ? connection.parser.next(connection.input.span, at: &position, policy: policy)
            : connection.parser.next(received.span.extracting(0..<count), at: &position, policy: policy)
        if isHeld {
            if position == end { connection.input = [] } else { connection.input.removeFirst(position) }
        } else if position < end {
            connection.input = Array(received[position..<end])
        }
        connection.isWaitingForMore = false
        switch outcome {
        case .request(let request): serve(request, of: connection)
        case .refused(let refusal): refuse(connection, refusal)
        case .incomplete:
            connection.isWaitingForMore = true
            guard connection.parser.owesContinue else { return settle(connection) }
            connection.parser.owesContinue = false
            proceed(connection)
        }
    }

    private mutating func serve(_ request: Request, of connection: Connection) {
        var request = request
        request.client = connection.peer
        if !request.keepsConnection { connection.closesAfterSending = true }
        // `OPTIONS *` asks about the server, which no page stands for (RFC 9110 §9.3.7).
        if request.path == "*" {
            let allowed = Method.allCases.filter { !Method.unanswered.contains($0) }.map(\.rawValue)
                .joined(separator: ", ")
            return answer(connection, with: Response(.noContent, fields: ["Allow": allowed]), to: request)
        }
        let lane = request.resource?.lane ?? .loop
        if lane == .loop {
            answer(connection, with: answering.answer(to: request, failure: failure), to: request)
        } else {
            handOff(request, of: connection, to: lane)
        }
    }

    /// Answers what can't be read and then closes.
    mutating func refuse(_ connection: Connection, _ refusal: Refusal) {
        connection.closesAfterSending = true
        let asked = connection.parser.request
        let answer =
            asked.map { answering.responder.refusal(refusal.status, of: $0) } ?? .plain(refusal.status)
        // Where the head was understood its route may be one of which nothing is told.
        let pattern = asked?.resource?.pattern
        if asked == nil || pattern != nil {
            report(.refused, refusal.status, refusal.reason, pattern: pattern)
        }
        self.answer(connection, with: answer, to: asked)
    }
}

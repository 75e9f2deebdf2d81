/// From a socket's bytes to a request.
extension Loop {
    mutating func read(_ connection: Connection) {
        if connection.awaited != nil || !connection.unsent.isEmpty {
            // It sends on without waiting for its answer: the kernel keeps that until it is our turn again.
            watch(connection, connection.interest & ~Epoll.readable)
            return
        }
        do throws(Connection.Lost) {
            guard let count = try connection.receive(into: &received) else { return }
            if count == 0 {
                drop(connection)
            } else if !connection.isLingering {
                readRequest(connection, received: count)
            }
        } catch {
            drop(connection)
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
        case .request(let request): enqueue(request, of: connection)
        case .refused(let refusal): refuse(connection, refusal)
        case .incomplete:
            connection.isWaitingForMore = true
            guard connection.parser.owesContinue else { return settle(connection) }
            connection.parser.owesContinue = false
            turn.add(.proceed, for: connection, request: nil)
        }
    }

    private mutating func enqueue(_ request: Request, of connection: Connection) {
        if !request.keepsConnection {
            connection.closesAfterSending = true
            // What follows a last request is not read, but it would make a plain close a reset.
            connection.mustLinger = !connection.input.isEmpty
        }
        // `OPTIONS *` asks about the server, which no page stands for (RFC 9110 §9.3.7).
        if request.path == "*" {
            let allowed = Method.allCases.map(\.rawValue).joined(separator: ", ")
            turn.add(
                .ready(Response(.noContent, fields: ["Allow": allowed])), for: connection, request: request)
            return
        }
        let lane = answering.responder.lane(for: request)
        if lane == .loop {
            turn.add(.ask, for: connection, request: request)
        } else {
            connection.awaited = request
            turn.add(.handOff(lane), for: connection, request: request)
        }
    }

    /// Answers what can't be read and then closes.
    mutating func refuse(_ connection: Connection, _ refusal: Refusal) {
        connection.closesAfterSending = true
        connection.mustLinger = true
        turn.add(.ready(.plain(refusal.status)), for: connection, request: nil)
        report(.refused, refusal.status, refusal.reason)
    }
}

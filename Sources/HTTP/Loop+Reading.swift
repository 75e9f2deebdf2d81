/// From a socket's bytes to requests.
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
                readRequests(connection, received: count)
            }
        } catch {
            drop(connection)
        }
    }

    /// Takes complete requests out of what the connection holds and `count` bytes of `received`.
    mutating func readRequests(_ connection: Connection, received count: Int) {
        let isHeld = !connection.input.isEmpty
        if isHeld { connection.input.append(contentsOf: received[..<count]) }
        let end = isHeld ? connection.input.count : count
        let entriesBefore = turn.entries.count
        var position = 0
        var requestCount = 0
        connection.isWaitingForMore = false
        reading: while connection.isReadable, requestCount < Limits.pipelinedRequests {
            let outcome =
                isHeld
                ? connection.parser.next(connection.input.span, at: &position, policy: policy)
                : connection.parser.next(
                    received.span.extracting(0..<count), at: &position, policy: policy)
            switch outcome {
            case .incomplete:
                connection.isWaitingForMore = true
                break reading
            case .request(let request):
                requestCount += 1
                enqueue(request, of: connection)
            case .refused(let refusal):
                refuse(connection, refusal)
                break reading
            }
        }
        // The rest after a last request is not read, but it makes a plain close a reset.
        if connection.closesAfterSending, position < end { connection.mustLinger = true }
        if isHeld {
            connection.input = position == end ? [] : Array(connection.input[position...])
        } else if position < end {
            connection.input = Array(received[position..<end])
        }
        if connection.parser.owesContinue {
            connection.parser.owesContinue = false
            turn.add(.proceed, for: connection, request: nil)
        }
        // Who is owed something is settled when that is sent.
        if turn.entries.count == entriesBefore { settle(connection) }
    }

    private mutating func enqueue(_ request: Request, of connection: Connection) {
        if !request.keepsConnection { connection.closesAfterSending = true }
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

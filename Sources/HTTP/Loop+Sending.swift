/// From requests to answers, and from answers to sockets.
extension Loop {
    /// Sends the answer, or begins to. `request` is nil where none was understood.
    mutating func answer(_ connection: Connection, with response: Response, to request: Request?) {
        send(to: connection) { (loop: inout Loop) throws(Connection.Lost) in
            try loop.write(response, to: connection, request: request)
        }
    }

    mutating func proceed(_ connection: Connection) {
        send(to: connection) { (loop: inout Loop) throws(Connection.Lost) in
            loop.output.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8)
        }
    }

    private mutating func send(
        to connection: Connection, _ write: (inout Loop) throws(Connection.Lost) -> Void
    ) {
        output.removeAll(keepingCapacity: true)
        do throws(Connection.Lost) {
            try write(&self)
            try flush(to: connection)
        } catch {
            drop(connection)
        }
        settle(connection, isNew: true)
    }

    /// The request goes to its thread at the end of the turn, together with the turn's others.
    mutating func handOff(_ request: Request, of connection: Connection, to lane: Lane) {
        connection.underway = Connection.Underway(request)
        let job = Lanes.Job(ticket: ticket(of: connection), request: request, arrival: Clock.microseconds())
        handedOff.append((lane, job))
        settle(connection, isNew: true)
    }

    mutating func handOff() {
        if handedOff.isEmpty { return }
        lanes.writer.post(handedOff.filter { $0.lane == .writer }.map(\.job))
        lanes.workers.post(handedOff.filter { $0.lane == .worker }.map { .job($0.job) })
        handedOff.removeAll(keepingCapacity: true)
    }

    private func ticket(of connection: Connection) -> Lanes.Ticket {
        Lanes.Ticket(loop: index, descriptor: connection.descriptor, generation: connection.generation)
    }

    private mutating func write(
        _ response: Response, to connection: Connection, request: Request?
    ) throws(Connection.Lost) {
        if case .stream(let body) = response.body, let request, request.method != .head,
            !response.status.hasNoBody
        {
            startStream(body, of: response, to: connection, request: request)
            return
        }
        connection.underway = nil
        try encode(response, to: connection, request: request)
    }

    /// Writes the head and as much of the body as is copied, and sends what isn't.
    private mutating func encode(
        _ response: Response, to connection: Connection, request: Request?
    ) throws(Connection.Lost) {
        if isStopping { connection.closesAfterSending = true }
        let exchange = ResponseEncoder.Exchange(
            method: request?.method ?? .get, isHTTP10: request?.isHTTP10 ?? false,
            keepsConnection: !connection.closesAfterSending)
        let rest = encoder.encode(response, for: exchange, seconds: wallSeconds, to: &output)
        switch rest {
        case .none, .stream: break
        case .bytes(let bytes):
            try connection.send(output, body: bytes)
            output.removeAll(keepingCapacity: true)
        case .file(let file, let range):
            try flush(to: connection, hasMore: true)
            try connection.send(.file(file, range))
        }
    }

    private mutating func flush(to connection: Connection, hasMore: Bool = false) throws(Connection.Lost) {
        if output.isEmpty { return }
        try connection.send(output, hasMore: hasMore)
        output.removeAll(keepingCapacity: true)
    }

    mutating func goOnSending(_ connection: Connection) {
        do throws(Connection.Lost) {
            try connection.sendUnsent()
        } catch {
            drop(connection)
        }
        if connection.underway != nil { pump(connection) }
        settle(connection)
    }

    // MARK: Streams

    private func startStream(
        _ body: @escaping @Sendable (_ write: ([UInt8]) throws -> Void) throws -> Void, of response: Response,
        to connection: Connection, request: Request
    ) {
        let ticket = ticket(of: connection)
        let mailbox = lanes.loops[index]
        let pipe = StreamPipe { mailbox.post([.streamed(ticket)]) }
        // To HTTP/1.0 the end of the connection is the end of the body.
        if request.isHTTP10 { connection.closesAfterSending = true }
        connection.underway = Connection.Underway(request, stream: .init(pipe: pipe, response: response))
        lanes.workers.post([.stream(pipe, body, request.resource?.pattern)])
    }

    /// Sends what a stream has made since, when what was made before is gone. The head waits for the first bytes,
    /// so that a stream which fails before them is answered 500.
    mutating func pump(_ connection: Connection) {
        guard isOpen(connection), connection.unsent.isEmpty, let underway = connection.underway,
            let stream = underway.stream
        else { return }
        let request = underway.request
        let part = stream.pipe.take()
        output.removeAll(keepingCapacity: true)
        do throws(Connection.Lost) {
            if !underway.hasBegun {
                if part.hasFailed {
                    connection.underway = nil
                    try encode(.plain(.internalServerError), to: connection, request: request)
                    return try flush(to: connection)
                }
                if part.bytes.isEmpty, !part.isLast { return }
                try encode(stream.response, to: connection, request: request)
                underway.hasBegun = true
            }
            request.isHTTP10 ? output.append(contentsOf: part.bytes) : output.append(chunk: part.bytes)
            if part.hasFailed {
                connection.reset()
                throw Connection.Lost()
            }
            if part.isLast {
                if !request.isHTTP10 { output.appendLastChunk() }
                connection.underway = nil
            }
            try flush(to: connection)
        } catch {
            drop(connection)
        }
    }
}

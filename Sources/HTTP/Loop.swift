import CLinux
import Glibc

/// One event loop: the connections of one thread. A turn takes what the sockets have, inside one batch: each complete
/// request is answered, and its answer sent, before the next is read.
struct Loop: ~Copyable {
    let index: Int
    let configuration: Server.Configuration
    let answering: Answering
    let lanes: Lanes
    let policy: RequestParser.Policy
    var encoder: ResponseEncoder

    private var epoll: Epoll
    private let wake: Wake
    let listeners: [Listener]
    var isAccepting = false

    private var connections: ConnectionTable
    private let places: Places

    /// What each socket is read into; only an incomplete rest is copied to its connection.
    var received = [UInt8](repeating: 0, count: 64 << 10)
    /// What an answer is written to.
    var output: [UInt8] = []
    /// Of this turn, to be answered elsewhere.
    var handedOff: [(lane: Lane, job: Lanes.Job)] = []
    /// Why nothing can be read in this turn.
    private(set) var failure: String?
    /// Connections that hold input which no event will tell of.
    private var backlog: [Connection] = []

    /// Monotonic milliseconds at the start of the turn.
    private(set) var now: Int
    /// Seconds since 1970 at the start of the turn.
    private(set) var wallSeconds: Int
    private var lastExpiry: Int
    private var stopDeadline: Int?
    var isStopping: Bool { stopDeadline != nil }

    init(
        index: Int, configuration: Server.Configuration, responder: any Responder, lanes: Lanes, wake: Wake,
        listeners: [Listener], places: Places, spool: Spool
    ) throws(ServerError) {
        self.index = index
        self.configuration = configuration
        self.lanes = lanes
        self.wake = wake
        self.listeners = listeners
        self.places = places
        connections = ConnectionTable(places: places)
        answering = Answering(responder: responder, lane: .loop, log: configuration.log)
        policy = RequestParser.Policy(resource: responder.resource(of:), spool: spool)
        encoder = ResponseEncoder(commonFields: configuration.commonFields)
        now = configuration.clock()
        wallSeconds = configuration.wallClock()
        lastExpiry = now
        epoll = try Epoll(capacity: Limits.turnEvents)
        epoll.add(wake.descriptor, Epoll.signalled)
        watchListeners()
    }

    /// Serves until told to stop and everything begun is finished, or `Limits.stopSeconds` have passed.
    mutating func run() {
        while true {
            let count = epoll.wait(milliseconds: timeout)
            now = configuration.clock()
            wallSeconds = configuration.wallClock()
            if count > 0 || !backlog.isEmpty { turn(events: count) }
            if now - lastExpiry >= 1000 { expire() }
            if let stopDeadline, connections.count == 0 || now >= stopDeadline { return cutOff() }
        }
    }

    /// The time is out: nobody shall take what she has for all of it.
    private func cutOff() {
        for connection in connections.all
        where !connection.unsent.isEmpty || connection.underway?.hasBegun == true {
            connection.reset()
        }
    }

    private mutating func turn(events count: Int) {
        var isWoken = false
        let answering = answering
        answering.reading { failure in
            self.failure = failure
            let leftOver = backlog
            backlog.removeAll(keepingCapacity: true)
            for connection in leftOver where isOpen(connection) && connection.isReadable {
                readRequest(connection, received: 0)
            }
            for index in 0..<count {
                let event = epoll[index]
                if event.descriptor == wake.descriptor { isWoken = true } else { take(event) }
            }
        }
        handOff()
        // After the batch: what the others wrote meanwhile is not to be read from before it.
        if isWoken {
            wake.reset()
            for delivery in lanes.loops[index].takeAll() { take(delivery) }
        }
    }

    private var timeout: Int32 {
        if !backlog.isEmpty { return 0 }
        // Once a second somebody's time may be out.
        return connections.count > 0 || isStopping || !isAccepting ? 1000 : -1
    }

    private mutating func take(_ event: Epoll.Event) {
        guard event.generation == 0 else {
            guard let connection = connections[event.descriptor, event.generation] else { return }
            // Both sides are shut where a client that sends no more has its last answer. What it sent is read all the
            // same: closing before would reset the connection.
            if event.isLost, !connection.isLingering {
                drop(connection)
            } else if event.isWritable {
                goOnSending(connection)
            } else if event.isReadable || event.isLost {
                read(connection, hasMore: event.hasMore)
            }
            return
        }
        if let listener = listeners.first(where: { $0.descriptor == event.descriptor }) {
            accept(from: listener)
        }
    }

    private mutating func take(_ delivery: Lanes.Delivery) {
        switch delivery {
        case .answer(let ticket, let response):
            guard let connection = connections[ticket.descriptor, ticket.generation] else { return }
            answer(connection, with: response, to: connection.underway?.request)
        case .streamed(let ticket):
            guard let connection = connections[ticket.descriptor, ticket.generation],
                connection.underway != nil
            else { return }
            pump(connection)
            settle(connection)
        case .stop: stop()
        }
    }

    // MARK: Connections

    private mutating func accept(from listener: Listener) {
        // Not for ever, since those who are connected wait meanwhile; epoll tells again.
        for _ in 0..<64 {
            do {
                guard let number = try listener.accept() else { return }
                open(Descriptor(number))
            } catch {
                unwatchListeners()
                return
            }
        }
    }

    private mutating func open(_ socket: consuming Descriptor) {
        guard places.take() else {
            turnAway(socket)
            return
        }
        let connection = connections.insert(socket, now: now)
        connection.interest = Epoll.readable
        if !epoll.add(connection.descriptor, generation: connection.generation, Epoll.readable) {
            connections.remove(connection)
        }
    }

    /// One more than `Limits.connections`: a short answer that may or may not arrive, and no memory.
    private mutating func turnAway(_ socket: borrowing Descriptor) {
        output.removeAll(keepingCapacity: true)
        let exchange = ResponseEncoder.Exchange(method: .get, isHTTP10: false, keepsConnection: false)
        _ = encoder.encode(.plain(.serviceUnavailable), for: exchange, seconds: wallSeconds, to: &output)
        _ = output.withUnsafeBytes { send(socket.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        // What has come is read, or closing would reset the connection and take the answer with it.
        _ = received.withUnsafeMutableBytes { recv(socket.number, $0.baseAddress, $0.count, 0) }
        report(.full, .serviceUnavailable, nil)
    }

    func isOpen(_ connection: Connection) -> Bool { connections.contains(connection) }

    /// Forgets the connection, which closes its descriptor.
    mutating func drop(_ connection: Connection) {
        guard isOpen(connection) else { return }
        connections.remove(connection)
        epoll.remove(connection.descriptor)
        connection.underway = nil
    }

    /// After everything that a turn did with a connection: closes it, or watches for what it now needs.
    mutating func settle(_ connection: Connection, isNew: Bool = false) {
        guard isOpen(connection) else { return }
        if connection.closesAfterSending, connection.unsent.isEmpty, connection.underway == nil {
            linger(connection)
        }
        // Its answer was on its way when the server was told to stop.
        if isStopping, connection.stage == .idle { letGo(connection) }
        guard isOpen(connection) else { return }
        connection.note(now: now, isNew: isNew)
        let interest: UInt32
        if !connection.unsent.isEmpty {
            interest = Epoll.writable
        } else if connection.underway != nil {
            // Left as it is; only a client that goes on sending makes `read` turn it off.
            interest = connection.interest & Epoll.readable
        } else {
            interest = Epoll.readable
            if connection.isReadable, connection.holdsInput {
                backlog.append(connection)
            }
        }
        watch(connection, interest)
    }

    func watch(_ connection: Connection, _ interest: UInt32) {
        guard connection.interest != interest else { return }
        connection.interest = interest
        epoll.change(connection.descriptor, generation: connection.generation, interest)
    }

    /// Has epoll tell of what the kernel still holds.
    func watchAgain(_ connection: Connection) {
        guard isOpen(connection), connection.interest == Epoll.readable else { return }
        epoll.change(connection.descriptor, generation: connection.generation, connection.interest)
    }

    /// RFC 9112 §9.6: the write side first, so that the client reads the answer and not a reset, whatever it goes on
    /// sending.
    private func linger(_ connection: Connection) {
        connection.closesAfterSending = false
        connection.isLingering = true
        connection.input = []
        shutdown(connection.descriptor, Int32(SHUT_WR))
    }

    // MARK: Time

    /// Looks once at every connection: cheaper than keeping timers in order at each request.
    private mutating func expire() {
        lastExpiry = now
        if !isAccepting, !isStopping { watchListeners() }
        for connection in connections.all {
            switch connection.verdict(now: now) {
            case .wait, .renew: break
            case .close:
                if connection.stage == .sending { connection.reset() }
                drop(connection)
            case .refuse: refuse(connection, Refusal(.requestTimeout, "request came too slowly"))
            }
        }
    }

    private mutating func watchListeners() {
        isAccepting = true
        for listener in listeners { epoll.add(listener.descriptor, Epoll.acceptable) }
    }

    /// Until the next second, when the system may have descriptors again.
    private mutating func unwatchListeners() {
        isAccepting = false
        for listener in listeners { epoll.remove(listener.descriptor) }
    }

    /// Accepts nobody any longer and closes what is idle; what has begun is finished.
    private mutating func stop() {
        guard !isStopping else { return }
        stopDeadline = now + Limits.stopSeconds * 1000
        unwatchListeners()
        for connection in connections.all where connection.stage == .idle {
            letGo(connection)
            settle(connection)
        }
    }

    /// Closes an idle connection; in stages where the client has not got all of its last answer.
    private mutating func letGo(_ connection: Connection) {
        connection.hasUnacknowledged ? linger(connection) : drop(connection)
    }

    func report(_ kind: Event.Kind, _ status: Status, _ reason: String?, pattern: String? = nil) {
        configuration.log?(
            Event(
                kind: kind, pattern: pattern, status: status.code, lane: .loop, microseconds: 0,
                reason: reason))
    }
}

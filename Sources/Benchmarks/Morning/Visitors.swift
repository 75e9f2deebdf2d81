internal import CLinux
internal import Glibc

/// Many people at once on one thread, each on a connection of her own. Nobody waits for anybody else: a request is due
/// when its person makes it, and its time counts from then, whether or not server or client are behind.
final class Visitors {
    struct Outcome {
        /// Microseconds of each answer, by kind.
        var latencies: [Visit.Kind: [Int32]] = [:]
        /// Answers with another status than they should have, and connections that broke; with one of them as words.
        var errors = 0
        var example: String?
        /// Microseconds from when a request was due to when it was sent: the client's own lateness.
        var lateness: [Int32] = []
        var seconds = 0.0
        /// For so long the machine let this program stand still (`haltMicroseconds`); all that was to come came later.
        var haltedSeconds = 0.0
        /// People who were there at once, at most.
        var most = 0
    }

    private struct Visitor {
        var visit: Visit
        var socket: Int32 = -1
        var step: Visit.Step?
        var due = 0
        var bytes: [UInt8] = []
        var opened = 0
        /// Whether a request of hers is under way.
        var isWaiting = false
        var isGone = false
    }

    private let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    private let port: Int
    private var visitors: [Visitor]
    /// Who is to ask something, and when; the next one last.
    private var agenda: Heap
    private var outcome = Outcome()
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var present = 0
    /// A turn takes at most 50 ms of waiting and a few of work. One that took longer was stopped from outside, with the
    /// server: both lost the time.
    private static let haltMicroseconds = 1_000_000
    private var turn = 0
    private var lastHalt = 0

    /// `arrivals` are microseconds from the start, one for each visit.
    init(port: Int, visits: [Visit], arrivals: [Int]) {
        self.port = port
        visitors = visits.map { Visitor(visit: $0) }
        agenda = Heap()
        for (index, arrival) in arrivals.enumerated() { agenda.push((arrival, index)) }
    }

    deinit { close(epoll) }

    /// Lets all of them come and waits until the last has gone.
    func run() throws -> Outcome {
        let start = now()
        agenda.shift(by: start)
        turn = start
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        while !agenda.isEmpty || present > 0 {
            catchUp()
            while let (due, index) = agenda.first, due <= now() {
                agenda.pop()
                ask(index, due: due)
            }
            // A millisecond is as finely as epoll waits; it is counted as the client's lateness.
            let wait = agenda.first.map { min(50, max(0, ($0.due - now()) / 1000)) } ?? 50
            let count = epoll_wait(epoll, &events, 256, Int32(wait))
            catchUp()
            for event in events.prefix(max(0, Int(count))) { try receive(Int(event.data.u64)) }
        }
        outcome.seconds = Double(now() - start) / 1e6 - outcome.haltedSeconds
        return outcome
    }

    /// What was due while everything stood still is due that much later.
    private func catchUp() {
        let lost = now() - turn
        turn = now()
        guard lost > Self.haltMicroseconds else { return }
        agenda.shift(by: lost)
        for index in visitors.indices where visitors[index].step != nil { visitors[index].due += lost }
        outcome.haltedSeconds += Double(lost) / 1e6
        lastHalt = turn
    }

    private func ask(_ index: Int, due: Int) {
        guard !visitors[index].isGone else { return }
        if visitors[index].socket < 0 {
            guard let socket = Loopback.connect(port: port) else { return fail(index, "no connection") }
            visitors[index].step = visitors[index].visit.next(after: nil)
            keep(socket, of: index)
            present += 1
            outcome.most = max(outcome.most, present)
        }
        guard let step = visitors[index].step else { return }
        visitors[index].due = due
        visitors[index].isWaiting = true
        outcome.lateness.append(Int32(clamping: now() - due))
        guard Loopback.send(step.message, to: visitors[index].socket) else {
            return reopen(index, step)
        }
    }

    private func keep(_ socket: Int32, of index: Int) {
        Loopback.setNonBlocking(socket)
        visitors[index].socket = socket
        visitors[index].opened = now()
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: UInt64(index)))
        epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event)
    }

    /// The connection is gone: an error, unless it outlived a halt in which the server's limits of time had passed.
    private func reopen(_ index: Int, _ step: Visit.Step) {
        guard visitors[index].opened < lastHalt, let socket = Loopback.connect(port: port) else {
            return fail(index, "\(step.kind.rawValue): the server hung up")
        }
        close(visitors[index].socket)
        keep(socket, of: index)
        let isWaiting = visitors[index].isWaiting
        if isWaiting, !Loopback.send(step.message, to: socket) { fail(index, "the connection broke twice") }
    }

    private func receive(_ index: Int) throws {
        let count = recv(visitors[index].socket, &buffer, buffer.count, 0)
        guard let step = visitors[index].step else { return }
        guard count > 0 else { return reopen(index, step) }
        visitors[index].bytes += buffer[..<count]
        let bytes = visitors[index].bytes
        guard let head = try AnswerHead(bytes), bytes.count >= head.bytes + head.bodyBytes else { return }
        let answered = now()
        outcome.latencies[step.kind, default: []].append(Int32(clamping: answered - visitors[index].due))
        visitors[index].bytes.removeAll(keepingCapacity: true)
        visitors[index].isWaiting = false
        guard head.status == step.status else {
            return fail(index, "\(step.kind.rawValue): answered \(head.status)")
        }
        let answer = Answer(
            status: head.status, head: String(decoding: bytes[..<head.bytes], as: UTF8.self),
            body: Array(bytes[head.bytes...]))
        guard let next = visitors[index].visit.next(after: answer) else { return leave(index) }
        visitors[index].step = next
        agenda.push((answered + next.pauseMicroseconds, index))
    }

    private func fail(_ index: Int, _ example: String) {
        outcome.errors += 1
        outcome.example = outcome.example ?? example
        leave(index)
    }

    private func leave(_ index: Int) {
        visitors[index].isGone = true
        visitors[index].step = nil
        visitors[index].bytes = []
        guard visitors[index].socket >= 0 else { return }
        close(visitors[index].socket)
        present -= 1
    }
}

/// Who is next, of many that wait: a binary heap.
private struct Heap {
    typealias Entry = (due: Int, index: Int)
    private var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }
    var first: Entry? { entries.first }

    mutating func push(_ entry: Entry) {
        entries.append(entry)
        var child = entries.count - 1
        while child > 0, entries[child].due < entries[(child - 1) / 2].due {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() {
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < entries.count }
            guard let least = children.min(by: { entries[$0].due < entries[$1].due }),
                entries[least].due < entries[parent].due
            else { return }
            entries.swapAt(parent, least)
            parent = least
        }
    }

    /// All of them later; their order stays.
    mutating func shift(by time: Int) {
        for index in entries.indices { entries[index].due += time }
    }
}

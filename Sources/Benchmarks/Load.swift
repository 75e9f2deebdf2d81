internal import CLinux
internal import Glibc

/// Many clients on one thread, each with a kept connection and one request under way at a time.
final class Load {
    private let epoll: Int32
    private var clients: [Client] = []
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    private struct Client {
        let socket: Int32
        /// When its request was sent, or should have been; nil between requests.
        var begun: Int?
        /// Which one of the run it is.
        var number = 0
        var head: [UInt8] = []
        var status = 0
        /// Bytes of the body that are still to come; nil until the head is read.
        var left: Int?
    }

    /// What came of a run.
    struct Outcome {
        /// How many answers had each status.
        var answers: [Int: Int] = [:]
        var seconds = 0.0
        var latencies: [Int32] = []
        /// How much of that time this process was at work, at most 1.
        var clientShare = 0.0

        var count: Int { latencies.count }
        var perSecond: Double { Double(count) / seconds }
        /// In milliseconds.
        func percentile(_ percent: Double) -> Double {
            Figures.percentile(percent, of: latencies.map(Double.init)) / 1000
        }
    }

    init(port: Int, clients count: Int) throws(Failure) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        for index in 0..<count {
            let socket = try Loopback.connected(port: port)
            Loopback.setNonBlocking(socket)
            clients.append(Client(socket: socket))
            var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: UInt64(index)))
            epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event)
        }
    }

    deinit {
        for client in clients { close(client.socket) }
        close(epoll)
    }

    /// Asks for `seconds`, or until `next` has no more requests, and waits for the last answers. Without a rate every
    /// client asks again as soon as it is answered. With `perSecond` requests are due at even distances whether or
    /// not a client is free, and their time counts from then: a server that stands still can't hide it, unless it does so
    /// until the end. `answered` is told the number of each request, from 0, and the status of its answer.
    func run(
        seconds: Double, perSecond: Double? = nil, next: () -> [UInt8]?,
        answered: (_ number: Int, _ status: Int) -> Void = { _, _ in }
    ) throws(Failure) -> Outcome {
        var outcome = Outcome()
        let (start, cpu) = (now(), clock())
        let end = start + Int(seconds * 1e6)
        var idle = Array(clients.indices)
        var sent = 0
        var isDone = false
        while !isDone || idle.count < clients.count {
            isDone = isDone || now() >= end
            while !isDone, !idle.isEmpty {
                let due = perSecond.map { start + Int(Double(sent) / $0 * 1e6) } ?? now()
                guard due <= now() else { break }
                guard let message = next() else {
                    isDone = true
                    break
                }
                // The one that has been idle longest: all connections are used.
                let index = idle.removeFirst()
                clients[index].number = sent
                try send(message, by: index, due: due)
                sent += 1
            }
            try receive(waiting: patience(perSecond), &idle, &outcome, answered)
        }
        outcome.seconds = Double(now() - start) / 1e6
        outcome.clientShare = min(1, Double(clock() - cpu) / Double(CLOCKS_PER_SEC) / outcome.seconds)
        return outcome
    }

    /// Milliseconds, which is as finely as epoll waits: where requests are due more often than that it does not, or they
    /// would leave in bunches.
    private func patience(_ perSecond: Double?) -> Int32 {
        guard let perSecond else { return 1000 }
        return perSecond > 1000 ? 0 : 1
    }

    private func send(_ message: [UInt8], by index: Int, due: Int) throws(Failure) {
        clients[index].begun = due
        guard Loopback.send(message, to: clients[index].socket) else { throw Self.lost }
    }

    private static let lost = Failure(
        "a client", "the server hung up or takes no more", "look at what the server wrote above")

    private func receive(
        waiting: Int32, _ idle: inout [Int], _ outcome: inout Outcome, _ answered: (Int, Int) -> Void
    ) throws(Failure) {
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        let count = epoll_wait(epoll, &events, 64, waiting)
        for event in events.prefix(max(0, Int(count))) {
            let index = Int(event.data.u64)
            let got = recv(clients[index].socket, &buffer, buffer.count, 0)
            guard got > 0 else { throw Self.lost }
            guard try take(got, &clients[index]), let begun = clients[index].begun else { continue }
            outcome.latencies.append(Int32(now() - begun))
            outcome.answers[clients[index].status, default: 0] += 1
            answered(clients[index].number, clients[index].status)
            clients[index].begun = nil
            idle.append(index)
        }
    }

    /// Whether the answer is now whole.
    private func take(_ count: Int, _ client: inout Client) throws(Failure) -> Bool {
        if let left = client.left {
            client.left = left - count
        } else {
            client.head += buffer[..<count]
            guard let head = try AnswerHead(client.head) else { return false }
            client.status = head.status
            client.left = head.bytes + head.bodyBytes - client.head.count
            client.head.removeAll(keepingCapacity: true)
        }
        guard client.left == 0 else { return false }
        client.left = nil
        return true
    }
}

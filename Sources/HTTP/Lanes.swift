/// The mailboxes between the threads of one server.
struct Lanes: Sendable {
    let writer = Mailbox<Job>()
    let workers = Mailbox<Work>()
    let loops: [Mailbox<Delivery>]

    /// Which connection of which loop waits. The generation tells whether it is still the same.
    struct Ticket: Hashable, Sendable {
        let loop: Int
        let descriptor: Int32
        let generation: UInt32
    }

    /// A request to be answered off the loop.
    struct Job: Sendable {
        let ticket: Ticket
        let request: Request
        /// Monotonic microseconds.
        let arrival: Int
    }

    enum Work: Sendable {
        case job(Job)
        /// A body to be made, whoever answered, and the route's pattern.
        case stream(StreamPipe, @Sendable (_ write: ([UInt8]) throws -> Void) throws -> Void, String?)
    }

    /// What comes back to a loop.
    enum Delivery: Sendable {
        case answer(Ticket, Response)
        /// A stream has bytes to take.
        case streamed(Ticket)
        case stop
    }

    /// The writer thread: takes all that wait, answers them in one batch, hands the answers back after it. Ends
    /// when the mailbox is closed and empty.
    func write(_ answering: Answering) {
        while true {
            let jobs = writer.waitForAll()
            if jobs.isEmpty { return }
            deliver(answering.answers(to: jobs), to: jobs)
        }
    }

    /// A worker thread: one thing after the other. Ends when the mailbox is closed and empty, or the crew is too large.
    func work(_ answering: Answering, crew: Crew) {
        while crew.mayStay(), let work = workers.waitForFirst() {
            switch work {
            case .job(let job):
                deliver(answering.answers(to: [job]), to: [job])
            case .stream(let pipe, let body, let pattern):
                do {
                    try body { try pipe.write($0, holdUp: crew.holdUp) }
                    pipe.finish(hasFailed: false)
                } catch {
                    pipe.finish(hasFailed: true)
                    if !(error is StreamPipe.ReaderGone), let pattern { report(error, pattern, answering) }
                }
            }
        }
    }

    private func report(_ error: any Error, _ pattern: String, _ answering: Answering) {
        answering.log?(
            Event(
                kind: .failed, pattern: pattern, status: Status.internalServerError.code, lane: .worker,
                microseconds: 0, reason: "\(error)"))
    }

    /// One post for each loop, so that it wakes once for all.
    private func deliver(_ responses: [Response], to jobs: [Job]) {
        for (index, loop) in loops.enumerated() {
            loop.post(
                zip(jobs, responses).filter { $0.0.ticket.loop == index }.map { .answer($0.0.ticket, $0.1) })
        }
    }
}

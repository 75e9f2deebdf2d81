internal import HTTP
internal import Synchronization

/// How often and how fast the server has answered since it began, for programs that watch it. Of the addresses that
/// stand in no log (DESIGN §7) there are no events, so nothing here can hold them, not even a sum; and connections are
/// not counted, for nobody knows what they are opened for.
///
/// Every answer passes here: a few additions, no lock and no look-up.
final class Metrics: Sendable {
    /// When the server began, in seconds since 1970.
    let startedAt: Int
    /// By the route's place in `Route.all`, then by class of status; last what is no route's.
    private let answers: [[Counter]]
    private let onLoop = Histogram()
    private let onWriter = Histogram()
    private let onWorker = Histogram()
    private let slow = Counter()
    private let refused = Counter()
    private let failed = Counter()
    private let full = Counter()

    /// First digits of the statuses that are answered.
    static let classes = 2...5

    /// A number that only grows. A class, so that an array can hold many of them.
    final class Counter: Sendable {
        private let number = Atomic(0)

        var value: Int { number.load(ordering: .relaxed) }

        func add(_ count: Int = 1) { number.wrappingAdd(count, ordering: .relaxed) }
    }

    /// How many answers took how long.
    final class Histogram: Sendable {
        /// Upper bounds in microseconds. A page is in the middle of the first, an export of everybody in the last.
        static let bounds = [100, 500, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 10_000_000]

        /// By bound; last those above all of them.
        let counts = (0...bounds.count).map { _ in Counter() }
        let microseconds = Counter()

        func add(_ duration: Int) {
            counts[Self.bounds.firstIndex { duration <= $0 } ?? Self.bounds.count].add()
            microseconds.add(duration)
        }
    }

    init(startedAt: Int) {
        self.startedAt = startedAt
        answers = (0...Route.all.count).map { _ in Self.classes.map { _ in Counter() } }
    }

    func count(_ event: Event) {
        switch event.kind {
        case .answered: countAnswer(event)
        case .failed:
            failed.add()
            // Of a body that came to no end the answer was counted when it began.
            countAnswer(event)
        case .slow: slow.add()
        case .refused: refused.add()
        case .full: full.add()
        }
    }

    private func countAnswer(_ event: Event) {
        guard let number = event.resource else { return }
        let place = answers.indices.contains(number) ? number : answers.count - 1
        let classes = answers[place]
        classes[min(max(event.status / 100, Self.classes.lowerBound), Self.classes.upperBound) - 2].add()
        histogram(event.lane).add(event.microseconds)
    }

    private func histogram(_ lane: Lane) -> Histogram {
        switch lane {
        case .loop: onLoop
        case .writer: onWriter
        case .worker: onWorker
        }
    }

    /// What has been counted, in the text format. An address is named by its pattern.
    func write(to text: inout MetricsText) {
        text.family("kurskoll_requests_total", .counter, "Answered requests by route and class of status.")
        for (number, classes) in answers.enumerated() {
            let route = number < Route.all.count ? Route.all[number] : nil
            guard route?.isLogged ?? true else { continue }
            for (status, counter) in zip(Self.classes, classes) {
                text.sample(
                    [
                        ("method", route?.method.rawValue ?? "-"), ("route", route?.pattern ?? "-"),
                        ("status", "\(status)xx"),
                    ], counter.value)
            }
        }
        text.family(
            "kurskoll_request_duration_seconds", .histogram,
            "Until the answer, by the kind of thread (reads, writes, long answers); what was handed over waits meanwhile."
        )
        for lane in [Lane.loop, .writer, .worker] {
            let histogram = histogram(lane)
            text.histogram(
                [("lane", lane.rawValue)], bounds: Histogram.bounds, counts: histogram.counts.map(\.value),
                sum: histogram.microseconds.value)
        }
        text.family(
            "kurskoll_events_total", .counter,
            "What somebody should look at: slow answers, refused requests, failed batches and bodies, connections turned away."
        )
        for (name, counter) in [("slow", slow), ("refused", refused), ("failed", failed), ("full", full)] {
            text.sample([("event", name)], counter.value)
        }
        text.family("process_start_time_seconds", .gauge, "When the server began, in seconds since 1970.")
        text.sample(startedAt)
    }
}

internal import Glibc
internal import HTTP
internal import Synchronization

/// The log on standard error, a line for each event: `2026-11-21T14:03:11+01:00 level event pattern …`, where `-`
/// stands for the pattern of what is no route's; for an answer come status, lane and microseconds. Never a path, name,
/// address, query or answer, and of the routes that are not logged nothing.
///
/// Nobody waits for it: a line that standard error does not take is left out, and counted.
final class Log: Sendable {
    /// How much an event matters.
    enum Level: String {
        /// As it should be, or a client's fault.
        case info
        /// Somebody should look at it some day.
        case warning = "varning"
        /// Something was not done.
        case error = "fel"
    }

    /// Lines in a second that clients can cause; more would fill the disk for whoever sends nonsense.
    static let clientLinesPerSecond = 20

    private struct Flow {
        var second = 0
        /// Of this second's lines, those that clients caused.
        var count = 0
        /// Since the last line that was written.
        var leftOut = 0
    }

    private let clock: Clock
    private let put: @Sendable (String) -> Bool
    private let flow = Mutex(Flow())

    /// `put` takes a line with its end, and gives false where it can't.
    init(clock: Clock, put: @escaping @Sendable (String) -> Bool = Log.toStandardError) {
        self.clock = clock
        self.put = put
    }

    /// For what is no route's: an event and a sentence.
    static func line(clock: Clock) -> @Sendable (_ event: String, _ text: String) -> Void {
        let log = Log(clock: clock)
        return { event, text in log.note(event, text) }
    }

    func note(_ event: String, _ text: String) {
        let level: Level =
            switch event {
            case "kurser": .info
            case "omläsning": .error
            default: .warning
            }
        write(level, event, "- \(text)")
    }

    /// What the server tells. Answers that went well are not worth a line.
    func write(_ event: Event) {
        guard let (level, name) = Self.name(of: event) else { return }
        var text = "\(event.pattern ?? "-") \(event.status) \(event.lane.rawValue) \(event.microseconds) µs"
        if let reason = event.reason { text += " \(reason)" }
        write(level, name, text, isClients: level != .error)
    }

    private static func name(of event: Event) -> (Level, String)? {
        switch event.kind {
        case .answered: event.status >= 500 ? (.error, "svar") : nil
        case .slow: (.warning, "långsamt")
        case .refused: (.info, "avvisat")
        case .failed: (.error, "avbrutet")
        case .full: (.warning, "fullt")
        }
    }

    private func write(_ level: Level, _ event: String, _ text: String, isClients: Bool = false) {
        let now = clock.now()
        flow.withLock { flow in
            if flow.second != now { (flow.second, flow.count) = (now, 0) }
            if isClients { flow.count += 1 }
            guard !isClients || flow.count <= Self.clientLinesPerSecond else {
                flow.leftOut += 1
                return
            }
            if flow.leftOut > 0, put(Self.text(at: now, .warning, "utelämnat", "- \(flow.leftOut) rader")) {
                flow.leftOut = 0
            }
            if !put(Self.text(at: now, level, event, text)) { flow.leftOut += 1 }
        }
    }

    /// One line with its end. What would end it earlier, or mean something to a terminal, becomes U+FFFD.
    static func text(at instant: Int, _ level: Level, _ event: String, _ text: String) -> String {
        var line = ""
        for scalar in "\(Stockholm.timestamp(at: instant)) \(level.rawValue) \(event) \(text)".unicodeScalars
        {
            let isText =
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator, .format: false
                default: true
                }
            line.unicodeScalars.append(isText ? scalar : "\u{FFFD}")
        }
        return line + "\n"
    }

    /// False where nobody reads, or too slowly: an event loop must not wait for that, and a server not end with it.
    private static func toStandardError(_ line: String) -> Bool {
        var place = pollfd(fd: 2, events: Int16(POLLOUT), revents: 0)
        guard poll(&place, 1, 0) == 1, place.revents & Int16(POLLOUT) != 0 else { return false }
        var line = line
        // As one write, for other threads and programs write there too.
        return line.withUTF8 { Glibc.write(2, $0.baseAddress, $0.count) == $0.count }
    }
}

import Foundation
import HTTP
import Synchronization
import Testing

@testable import Kurskoll

@Suite struct LogTests {
    /// What a log wrote, and a clock to move; it takes no line while `isFull`.
    private final class Paper: Sendable {
        private struct State {
            var now = 1_795_266_191
            var isFull = false
            var lines: [String] = []
        }

        private let state = Mutex(State())
        var lines: [String] { state.withLock { $0.lines } }
        func wait(_ seconds: Int) { state.withLock { $0.now += seconds } }
        func fill(_ isFull: Bool) { state.withLock { $0.isFull = isFull } }

        var log: Log {
            Log(clock: Clock { [self] in state.withLock { $0.now } }) { [self] line in
                state.withLock { state in
                    if !state.isFull { state.lines.append(line) }
                    return !state.isFull
                }
            }
        }
    }

    private static func event(
        _ kind: Event.Kind, _ status: Int, pattern: String? = "/kurs/:kurs", reason: String? = nil
    ) -> Event {
        Event(kind: kind, pattern: pattern, status: status, lane: .loop, microseconds: 42, reason: reason)
    }

    @Test(
        arguments: [
            (event(.answered, 200), nil), (event(.answered, 404), nil),
            (event(.answered, 500, reason: "fault"), "fel svar /kurs/:kurs 500 loop 42 µs fault"),
            (event(.slow, 200), "varning långsamt /kurs/:kurs 200 loop 42 µs"),
            (
                event(.refused, 413, reason: "body too long"),
                "info avvisat /kurs/:kurs 413 loop 42 µs body too long"
            ),
            (event(.refused, 400, pattern: nil, reason: "no Host"), "info avvisat - 400 loop 42 µs no Host"),
            (event(.failed, 503, reason: "disk full"), "fel avbrutet /kurs/:kurs 503 loop 42 µs disk full"),
            (event(.full, 503, pattern: nil), "varning fullt - 503 loop 42 µs"),
        ] as [(Event, String?)])
    func `each kind of event is a line with instant, level, event and pattern`(event: Event, line: String?) {
        let paper = Paper()
        paper.log.write(event)
        #expect(paper.lines == (line.map { ["2026-11-21T14:03:11+01:00 \($0)\n"] } ?? []))
    }

    @Test(arguments: [
        ("kurser", "info kurser - a"), ("omläsning", "fel omläsning - a"), ("e-post", "varning e-post - a"),
    ])
    func `what is no route's has a level too`(event: String, line: String) {
        let paper = Paper()
        paper.log.note(event, "a")
        #expect(paper.lines == ["2026-11-21T14:03:11+01:00 \(line)\n"])
    }

    @Test(arguments: ["\n", "\r\n", "\0", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}"])
    func `no value can begin another line or steer a terminal`(value: String) {
        let paper = Paper()
        paper.log.note("a\(value)", "b\(value)c")
        paper.log.write(Self.event(.failed, 500, pattern: "/\(value)", reason: "å\(value)"))
        for line in paper.lines {
            #expect(line.hasSuffix("\n") && line.contains("\u{FFFD}"))
            let isPlain = line.dropLast().unicodeScalars.allSatisfy {
                ![.control, .format, .lineSeparator].contains($0.properties.generalCategory)
            }
            #expect(isPlain)
        }
        #expect(paper.lines.count == 2)
    }

    @Test func `who sends nonsense fills no disk, and hides no fault`() {
        let paper = Paper()
        let log = paper.log
        for _ in 0..<1000 { log.write(Self.event(.refused, 400, pattern: nil)) }
        log.write(Self.event(.failed, 503))
        #expect(paper.lines.count == Log.clientLinesPerSecond + 2)
        #expect(
            paper.lines.suffix(2).first?.contains("utelämnat - \(1000 - Log.clientLinesPerSecond) rader")
                == true)
        #expect(paper.lines.last?.contains(" fel avbrutet ") == true)
        paper.wait(1)
        log.write(Self.event(.refused, 400, pattern: nil))
        #expect(paper.lines.count == Log.clientLinesPerSecond + 3)
    }

    @Test func `a line that nobody takes is counted, and told when somebody does`() {
        let paper = Paper()
        let log = paper.log
        paper.fill(true)
        for _ in 0..<3 { log.note("a", "b") }
        paper.fill(false)
        log.note("a", "c")
        #expect(paper.lines.map { $0.dropFirst(26) } == ["varning utelämnat - 3 rader\n", "varning a - c\n"])
    }

    @Test func `in summer the hour is that of summer`() {
        #expect(Log.text(at: 1_784_000_000, .info, "a", "b") == "2026-07-14T05:33:20+02:00 info a b\n")
    }

    /// Through the server's own questions to the site, for every route of the product and paths that are none.
    @Test func `nothing is told of the routes that are not logged, whatever the method`() throws {
        let site = try TestSite()
        let answering = Site(store: site.store, settings: site.settings, lane: .loop)
        #expect(Route.all.contains { !$0.isLogged })
        for route in Route.all {
            let path = route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "x" : String($0) }
            for method in HTTP.Method.allCases {
                let request = Request(method: method, path: "/" + path.joined(separator: "/"))
                let pattern = answering.resource(of: request).pattern
                if route.isLogged { #expect(pattern != nil) } else { #expect(pattern == nil) }
            }
        }
        #expect(answering.resource(of: Request(method: .get, path: "/hemlig")).pattern == "-")
    }
}

/// One run of `wrk` from the load's core.
struct Wrk {
    let requests: Int
    let perSecond: Double
    /// In milliseconds.
    let p50, p99: Double

    /// How many connections where a row says nothing else.
    static let connections = 64

    static func start(
        port: Int, path: String, cookie: String? = nil, connections: Int = connections, seconds: Int
    ) throws(Failure) -> ChildProcess {
        let fields = cookie.map { ["-H", "Cookie: kurskoll=\($0)"] } ?? []
        return try ChildProcess(
            ["wrk", "-t1", "-c\(connections)", "-d\(seconds)s", "--latency", "--timeout", "10s"] + fields
                + ["http://127.0.0.1:\(port)\(path)"], cores: Tools.loadCore)
    }

    static func run(
        port: Int, path: String, cookie: String? = nil, connections: Int = connections, seconds: Int
    ) throws(Failure) -> Wrk {
        let process = try start(
            port: port, path: path, cookie: cookie, connections: connections, seconds: seconds)
        return try Wrk(process.lines())
    }

    /// Reads what it printed. An answer that is no 2xx, or a lost connection, makes the whole run worthless.
    init(_ lines: [String]) throws(Failure) {
        var requests: Int?
        var perSecond: Double?
        var p50: Double?
        var p99: Double?
        for line in lines {
            let words = line.split(separator: " ")
            if line.contains("Non-2xx") || line.contains("Socket errors") {
                throw Failure(
                    "wrk", line, "the figure would be of refusals; look at what the server wrote above")
            }
            guard words.count >= 2 else { continue }
            if words[1] == "requests" { requests = Int(words[0]) }
            if words[0] == "Requests/sec:" { perSecond = Double(words[1]) }
            if words[0] == "50%" { p50 = Self.milliseconds(words[1]) }
            if words[0] == "99%" { p99 = Self.milliseconds(words[1]) }
        }
        guard let requests, let perSecond, let p50, let p99, requests > 0 else {
            throw Failure("wrk", "printed no figures", "does it run by hand? (apt-get install wrk)")
        }
        (self.requests, self.perSecond, self.p50, self.p99) = (requests, perSecond, p50, p99)
    }

    /// `850.00us`, `2.31ms`, `1.02s`.
    private static func milliseconds(_ text: Substring) -> Double? {
        for (unit, factor) in [("us", 0.001), ("ms", 1), ("s", 1000)] where text.hasSuffix(unit) {
            return Double(text.dropLast(unit.count)).map { $0 * factor }
        }
        return nil
    }
}

/// What the server holds in RAM.
enum MemoryRows {
    private static let idleConnections = 10_000
    private static let requests = 1_000_000

    static func rows(_ bench: Bench) throws -> [Row] {
        let server = try bench.product.serve()
        _ = try Client(port: server.port, cookie: bench.cookie).get(bench.usual.path)
        let start = try server.process.residentMB()
        var asked = 0
        while asked < requests {
            asked +=
                try Wrk.run(
                    port: server.port, path: bench.usual.path, cookie: bench.cookie, seconds: bench.seconds
                ).requests
        }
        let after = try server.process.residentMB()
        let fresh = try bench.product.serve()
        _ = try Client(port: fresh.port, cookie: bench.cookie).get(bench.usual.path)
        let idle = try ChildProcess(
            [Tools.ownPath(), "idle", "\(fresh.port)", "\(idleConnections)"], cores: Tools.loadCore)
        guard idle.line() == "ready" else {
            throw Failure("idle", "could not open its connections", "raise `ulimit -Hn` to 20000")
        }
        let held = try fresh.process.residentMB()
        return [
            row("resident memory after start", start, bound: 40, aim: 30),
            row("… added by \(Figures.text(Double(asked))) requests", after - start, bound: 5, aim: 1),
            row(
                "… with \(Figures.text(Double(idleConnections))) idle connections", held, bound: 64,
                aim: start + 1),
        ]
    }

    private static func row(_ figure: String, _ megabytes: Double, bound: Double, aim: Double) -> Row {
        Row(figure, ours: Figures.text(megabytes) + " MB", value: megabytes, bound: .atMost(bound), aim: aim)
    }
}

internal import Glibc

/// The slowest of a hundred requests for the same page, beside nginx's: as fast as the clients can, and at a rate that
/// is the same for both.
enum LatencyRows {
    /// Short ones: a stall of the machine decides the slowest of a hundred in the round it falls into, and in no other.
    private static let pacedSeconds = 0.1

    // Asked by `Load`: `wrk` needs nearly all of its core for so many answers, and would measure its own queue.
    static func rows(_ bench: Bench) throws -> [Row] {
        try [64, 512].flatMap { connections in
            let (server, nginx) = try PageRows.servers(bench, bench.short, .asInstalled)
            let seconds = 2 * bench.rounds * bench.seconds
            let busy = try bench.alternating(rounds: seconds) {
                try run(bench, server.port, bench.short.path, connections, seconds: 1)
            } _: {
                try run(bench, nginx.port, "/page", connections, seconds: 1)
            }
            let rate = Figures.median(busy.map(\.peer.perSecond)) / 2
            let paced = try bench.alternating(rounds: Int(Double(seconds) / pacedSeconds)) {
                try run(bench, server.port, bench.short.path, connections, seconds: pacedSeconds, rate)
            } _: {
                try run(bench, nginx.port, "/page", connections, seconds: pacedSeconds, rate)
            }
            return [
                row(
                    "p99 of that page, \(connections) connections ÷ nginx", busy,
                    notes: (client(busy.map(\.ours)), client(busy.map(\.peer)))),
                row("… both at \(Figures.text(rate)) requests/s", paced),
            ]
        }
    }

    private static func run(
        _ bench: Bench, _ port: Int, _ path: String, _ connections: Int, seconds: Double,
        _ rate: Double? = nil
    ) throws -> Load.Outcome {
        let message = Message.get(path, cookie: bench.cookie)
        let load = try Load(port: port, clients: connections)
        // Until all are let in: what counts is how they are served.
        usleep(20_000)
        let outcome = try load.run(seconds: seconds, perSecond: rate) { message }
        guard outcome.answers[200] == outcome.count else {
            throw Failure(path, "was refused", "look at what the server wrote above")
        }
        return outcome
    }

    /// How much of its core the client took. Where it has no time left, its own queue is part of what it measures.
    private static func client(_ runs: [Load.Outcome]) -> String {
        ", client " + Figures.text(Figures.median(runs.map(\.clientShare)) * 100) + " %"
    }

    private static func row(
        _ figure: String, _ runs: [(ours: Load.Outcome, peer: Load.Outcome)],
        notes: (ours: String, peer: String) = ("", "")
    ) -> Row {
        let rounds = runs.map { (ours: $0.ours.percentile(99), peer: $0.peer.percentile(99)) }
        return Row(
            figure, ours: Figures.text(rounds.medianOfOurs) + " ms" + notes.ours,
            peer: Figures.text(rounds.medianOfPeers) + " ms" + notes.peer,
            value: Figures.median(rounds.map { $0.ours / $0.peer }), bound: .atMost(1))
    }
}

/// Readers while others write.
enum MixedRow {
    private static let writers = 64

    /// The load's core is shared by wrk and by the clients that write; the server's core by the loop, which reads,
    /// and the writer. On a machine with more cores the writer would have its own: this is the harder case. Without
    /// writers wrk has the load's core alone.
    static func rows(_ bench: Bench) throws -> [Row] {
        let server = try bench.product.serve()
        var written: [Double] = []
        let rounds = try bench.alternating {
            try bench.people.forgetChapters()
            let load = try Load(port: server.port, clients: writers)
            let reading = try Wrk.start(
                port: server.port, path: bench.usual.path, cookie: bench.cookie, seconds: bench.seconds)
            let outcome = try load.run(
                seconds: Double(bench.seconds), next: bench.people.chapterPosts(bench.chapters))
            guard outcome.answers == [303: try bench.people.chaptersDone()] else {
                throw Failure("completions", "the rows stored are not those answered", "find the fault")
            }
            written.append(outcome.perSecond)
            return try Wrk(reading.lines()).p99
        } _: {
            try Wrk.run(
                port: server.port, path: bench.usual.path, cookie: bench.cookie, seconds: bench.seconds
            ).p99
        }
        return [
            Row(
                "p99 of GETs while \(writers) clients write ÷ without",
                ours:
                    "\(Figures.text(rounds.medianOfOurs)) ms, \(Figures.text(Figures.median(written))) rows/s",
                peer: Figures.text(rounds.medianOfPeers) + " ms",
                value: Figures.median(rounds.map { $0.ours / $0.peer }), bound: .atMost(2), aim: 1.3)
        ]
    }
}

/// `soak`: half of what the server can carry, for a long time. Memory must stay flat and every answer be right. In the
/// first minutes the caches fill, so a run of a few minutes says nothing of memory.
enum SoakBenchmark {
    private static let clients = 64
    /// One request of so many is a POST.
    private static let postsEach = 20
    private static let memoryLimitMB = 2.0

    static func run(minutes: Int) throws -> Bool {
        let bench = try Bench(rounds: 1, seconds: Bench.roundSeconds)
        let server = try bench.product.serve()
        let load = try Load(port: server.port, clients: clients)
        let next = requests(bench)
        let most = try load.run(seconds: Double(bench.seconds), next: next).perSecond
        Output.say("At most \(Figures.text(most)) requests/s; now half of that for \(minutes) minutes.")
        Output.say("minute  requests  errors  RSS MB  p99 ms")
        var memory: [Double] = []
        var errors = 0
        for minute in 1...minutes {
            let outcome = try load.run(seconds: 60, perSecond: most / 2, next: next)
            let wrong = outcome.answers.filter { $0.key != 200 && $0.key != 303 }.values.reduce(0, +)
            errors += wrong
            memory.append(try server.process.residentMB())
            Output.say(
                "\(minute)  \(outcome.count)  \(wrong)  \(Figures.text(memory[minute - 1]))  "
                    + Figures.text(outcome.percentile(99)))
        }
        let third = max(1, memory.count / 3)
        let growth =
            Figures.median(memory.suffix(third)) - Figures.median(memory.dropLast(third).suffix(third))
        let isFlat = memory.count < 3 || growth <= memoryLimitMB
        Output.say(
            """
            \(errors) errors; memory of the last third \(Figures.text(growth)) MB above the second's \
            (at most \(Figures.text(memoryLimitMB))).
            """)
        return errors == 0 && isFlat
    }

    /// Pages as people open them, by everybody in turn, and every twentieth request a chapter done.
    private static func requests(_ bench: Bench) -> () -> [UInt8]? {
        var index = 0
        let gets = [bench.usual.path, "/", bench.stylesheet.path, "/hjalp", bench.largest.path]
        return {
            index += 1
            let learner = bench.people.learners[index % bench.people.learners.count]
            guard index % postsEach == 0 else {
                return Message.get(gets[index % gets.count], cookie: learner.cookie)
            }
            let chapter = bench.chapters[index / postsEach % bench.chapters.count]
            return Message.post("/kurs/\(chapter)/klar", "csrf=\(learner.csrf)", cookie: learner.cookie)
        }
    }
}

/// A learner's whole way through a course: twenty requests, one completion.
enum CourseRow {
    /// In each round.
    private static let learners = 100
    private static let requests = 20
    private static let course = "vinr"

    /// What the same way cost in Moodle 4 (PHP 8.2 with OPcache, PostgreSQL, nginx): CPU of all its processes in
    /// milliseconds, over twenty requests that end in a completed course. Measured once, on the machine whose
    /// figures the project's bounds come from; here it stands as a number, since a Moodle can't be set up in each run.
    private static let moodleMilliseconds = 1412.0

    static func rows(_ bench: Bench) throws -> [Row] {
        try bench.people.forgetChapters()
        let key = try TestKey(course: course)
        let server = try bench.product.serve()
        let links = try bench.people.links(learners * bench.rounds)
        guard links.count == learners * bench.rounds else {
            throw Failure(
                "demo", "has too few people without completions", "make the demo's municipality larger")
        }
        let completions = try bench.people.completions()
        let rounds = try (0..<bench.rounds).map { round in
            let before = try server.process.cpuMicroseconds()
            for link in links[(learners * round)..<(learners * (round + 1))] {
                let walk = CourseWalk(course: course, client: try Client(port: server.port), key: key)
                guard try walk.run(link: link) == requests else {
                    throw Failure("a learner's course", "is not \(requests) requests", "count them anew")
                }
            }
            return (try server.process.cpuMicroseconds() - before) / 1000 / Double(learners)
        }
        let used = Figures.median(rounds)
        guard try bench.people.completions() == completions + links.count else {
            throw Failure("a learner's course", "did not end in one completion each", "find the fault")
        }
        return [
            Row(
                "CPU of a learner's course: Moodle's, measured once, ÷ ours",
                ours: Figures.text(used) + " ms",
                peer: Figures.text(moodleMilliseconds) + " ms", value: moodleMilliseconds / used,
                bound: .atLeast(500), aim: 1000)
        ]
    }
}

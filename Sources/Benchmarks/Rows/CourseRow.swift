/// A learner's whole way through a course: twenty requests, one completion.
enum CourseRow {
    /// In each round.
    private static let learners = 96
    /// Each on a connection of its own.
    private static let atOnce = 16
    private static let requests = 20
    private static let course = "vinr"
    private static let signIn = "/logga-in/"

    /// What the same way cost in Moodle 4 (PHP 8.2 with OPcache, PostgreSQL, nginx): CPU of all its processes in
    /// milliseconds, over twenty requests that end in a completed course. Measured once, on the machine whose
    /// figures the project's bounds come from; here it stands as a number, since a Moodle can't be set up in each run.
    private static let moodleMilliseconds = 1412.0

    static func rows(_ bench: Bench) throws -> [Row] {
        try bench.people.forgetChapters()
        let server = try bench.product.serve()
        // One at a time, the server sleeps between most requests and pays for waking up; on a working day it does not.
        let rows = try [("many at once", atOnce), ("one at a time", 1)].map { name, walkers in
            let used = try milliseconds(bench, server, walkers: walkers)
            return Row(
                "CPU of a learner's course, \(name): Moodle's, measured once, ÷ ours",
                ours: Figures.text(used) + " ms",
                peer: Figures.text(moodleMilliseconds) + " ms", value: moodleMilliseconds / used,
                bound: .atLeast(500), aim: 1000)
        }
        return rows
    }

    /// The median of the rounds, of one course. Each round has learners of its own.
    private static func milliseconds(_ bench: Bench, _ server: Served, walkers: Int) throws -> Double {
        let links = try bench.people.links(learners * bench.rounds)
        guard links.count == learners * bench.rounds else {
            throw Failure(
                "demo", "has too few people without completions", "make the demo's municipality larger")
        }
        let completions = try bench.people.completions()
        let rounds = try (0..<bench.rounds).map { round in
            let before = try server.process.cpuMicroseconds()
            let mine = links[(learners * round)..<(learners * (round + 1))]
            let share = learners / walkers
            let walking = try (0..<walkers).map { walker in
                try ChildProcess(
                    [Tools.ownPath(), "learners", "\(server.port)", course]
                        // As an address: a link by itself may begin as an option does.
                        + mine.dropFirst(share * walker).prefix(share).map { signIn + $0 },
                    cores: Tools.loadCore)
            }
            for walker in walking { _ = walker.lines() }
            guard walking.allSatisfy({ $0.exitStatus == 0 }) else {
                throw Failure("learners", "did not reach the end", "look at what was written above")
            }
            return (try server.process.cpuMicroseconds() - before) / 1000 / Double(learners)
        }
        guard try bench.people.completions() == completions + links.count else {
            throw Failure("a learner's course", "did not end in one completion each", "find the fault")
        }
        return Figures.median(rounds)
    }

    /// The learners of those sign-in addresses one after another, in a process of its own.
    static func walk(port: Int, course: String, addresses: some Sequence<String>) throws {
        let key = try TestKey(course: course)
        for address in addresses {
            let walk = CourseWalk(course: course, client: try Client(port: port), key: key)
            guard try walk.run(link: String(address.dropFirst(signIn.count))) == requests else {
                throw Failure("a learner's course", "is not \(requests) requests", "count them anew")
            }
        }
    }
}

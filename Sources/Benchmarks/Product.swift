internal import Glibc

/// The release `kurskoll`, and the demo's data made by it.
struct Product {
    /// The demo's database, which each server has for itself alone while it is measured.
    private(set) var database: String
    let folder: TemporaryFolder
    let program: String
    private let courses: String
    /// Beside the usual one, of each process.
    private let environment: [String]

    /// Finds the program beside this one and makes the made-up municipality of the demo, in a folder of its own or on
    /// `disk`.
    init(environment: [String] = [], disk: String? = nil) throws(Failure) {
        program = Tools.ownFolder() + "/kurskoll"
        folder = try TemporaryFolder()
        self.environment = environment
        database = (disk ?? folder.path) + "/demo.db"
        courses = folder.path + "/Courses"
        try ShortCourse.write(to: courses)
        try checkAge()
        let port = try Loopback.freePort()
        let demo = try start("demo", port: port)
        // Ready when its links are printed, its last words.
        while let line = demo.line(), !line.hasPrefix("Länkarna") {}
        try Product.wait(for: port, "kurskoll demo")
        demo.end()
    }

    private func checkAge() throws(Failure) {
        let remedy = "swift build -c release"
        guard let built = File.changed(program) else { throw Failure(program, "is missing", remedy) }
        let sources = File.swiftFiles(below: "Sources").filter { !$0.hasPrefix("Sources/Benchmarks/") }
        guard !sources.isEmpty, access("Courses/vinr/kurs.md", R_OK) == 0 else {
            throw Failure("this folder", "is not the repository", "run from where Package.swift lies")
        }
        guard sources.allSatisfy({ (File.changed($0) ?? 0) <= built }) else {
            throw Failure(program, "is older than its sources", remedy)
        }
    }

    private func start(_ verb: String, port: Int, errors: String? = nil) throws(Failure) -> ChildProcess {
        try process([verb, "--port", "\(port)"], errors: errors)
    }

    private func process(_ words: [String], errors: String? = nil) throws(Failure) -> ChildProcess {
        try ChildProcess(
            [program, "--data", database, "--courses", courses] + words, cores: Tools.serverCore,
            environment: environment, errors: errors)
    }

    /// The same program with another database.
    func with(database: String) -> Product {
        var other = self
        other.database = database
        return other
    }

    /// Runs another verb on the demo's data to its end.
    func run(
        _ words: [String]
    ) throws(Failure) -> (status: Int32?, lines: [String], cpuSeconds: Double) {
        let process = try process(words, errors: errors)
        let lines = process.lines()
        return (process.exitStatus, lines, process.cpuSeconds)
    }

    /// Where the programs of a drill write what would alarm its reader.
    var errors: String { folder.path + "/errors" }

    /// Serves the demo's data until the value goes. What it logs is ours to see unless a file is given.
    func serve(errors: String? = nil) throws(Failure) -> Served {
        let port = try Loopback.freePort()
        let served = Served(process: try start("serve", port: port, errors: errors), port: port)
        try Self.wait(for: port, "kurskoll serve")
        return served
    }

    /// Starts it and asks at once, again and again, until it answers 200; gives the milliseconds from before
    /// its start.
    func millisecondsToFirstAnswer() throws -> Double {
        let port = try Loopback.freePort()
        let begun = now()
        let process = try start("serve", port: port)
        defer { process.end() }
        while now() - begun < 10_000_000 {
            guard let socket = Loopback.connect(port: port) else {
                // Short beside what is measured, and it leaves the start its disk and memory.
                usleep(200)
                continue
            }
            close(socket)
            guard try Client(port: port).get("/halsa").status == 200 else { break }
            return Double(now() - begun) / 1000
        }
        throw Failure("kurskoll serve", "does not answer within 10 seconds", "look at what it wrote above")
    }

    /// Waits until a port accepts connections.
    static func wait(for port: Int, _ name: String) throws(Failure) {
        for _ in 0..<2000 {
            if let socket = Loopback.connect(port: port) {
                close(socket)
                return
            }
            usleep(5000)
        }
        throw Failure(name, "does not answer within 10 seconds", "look at what it wrote above")
    }
}

/// A server under test.
struct Served {
    let process: ChildProcess
    let port: Int
}

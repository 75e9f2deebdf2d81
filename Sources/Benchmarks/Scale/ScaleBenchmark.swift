internal import Glibc
internal import SQLite

/// `scale`: every employee of every municipality and region of Sweden in one file, taken in as files are, and then all that
/// the product does with it; beside it the same of the demo's 9 800. What a learner or a manager asks for may not
/// cost more for the size of the register.
struct ScaleBenchmark {
    private static let people = 1_200_000
    static let course = "vinr"

    let small, large: Product
    var rows: [Row] = []

    /// Whether every bound is met.
    static func run(_ arguments: Arguments) throws -> Bool {
        try Tools.pinLoad()
        let small = try Product()
        var bench = ScaleBenchmark(small: small, large: small.with(database: small.folder.path + "/large.db"))
        defer { Output.say(Table.text(bench.rows)) }
        try bench.takeIn(try arguments.number("--people") ?? people)
        try bench.visit()
        try bench.pages()
        try bench.commands()
        try bench.importBeside()
        return bench.rows.allSatisfy(\.isMet)
    }

    private init(small: Product, large: Product) { (self.small, self.large) = (small, large) }

    /// The staff file, and the completions of four out of five.
    private mutating func takeIn(_ people: Int) throws {
        let folder = small.folder.path
        let (staff, completions) = (folder + "/staff.csv", folder + "/completions.csv")
        try StaffFile.write(people, to: staff)
        try StaffFile.writeCompletions(people, of: Self.course, to: completions)
        note(
            "the staff file of \(people) rows", try timed(large, ["import", "staff", staff]), "s of CPU",
            atMost: 90)
        note(
            "a file of completions, \(people * 4 / 5) rows",
            try timed(large, ["import", "completions", completions]), "s of CPU", atMost: 90)
        _ = try timed(large, ["rule", "--course", Self.course, "--start", "2024-05-01", "--why", "prov"])
        for setting in [["sender", "kurser@exempel.se"], ["base-url", "https://kurs.exempel.se"]] {
            _ = try timed(large, ["set"] + setting)
        }
        note("the database on the disk", Double(try File.size(large.database)) / 1e6, "MB")
    }

    /// What the operator and HR do on the command line.
    private mutating func commands() throws {
        let backups = (small.folder.path + "/small-copy.db", small.folder.path + "/large-copy.db")
        let commands: [(String, [String])] = [
            ("report indicator", ["report", "indicator", "--course", Self.course]),
            ("report new-hires", ["report", "new-hires", "--course", Self.course, "--format", "json"]),
            (
                "export completions by person, CSV",
                ["export", "completions", "--course", Self.course, "--by", "person"]
            ),
            ("remind --preview 30", ["remind", "--preview", "30"]),
            ("freeze", ["freeze", "Prov"]),
            ("retain --dry-run", ["retain", "--dry-run"]),
            ("backup", ["backup", backups.0]), ("verify", ["verify", backups.0]),
        ]
        for (name, words) in commands {
            let little = try timed(small, words)
            let begun = now()
            let much = try timed(large, words.map { $0 == backups.0 ? backups.1 : $0 })
            let seconds = Figures.text(Double(now() - begun) / 1e6)
            rows.append(
                Row(
                    "\(name), CPU; peer: of the demo's 9 800",
                    ours: "\(Figures.text(much)) s, \(seconds) s by the clock",
                    peer: Figures.text(little) + " s", value: much, bound: .atMost(60)))
            Output.note("\(name): \(Figures.text(much)) s of CPU, \(seconds) s by the clock")
        }
    }

    mutating func note(_ figure: String, _ value: Double, _ unit: String, atMost most: Double? = nil) {
        rows.append(
            Row(
                figure, ours: "\(Figures.text(value)) \(unit)", value: value,
                bound: most.map { .atMost($0) } ?? .none))
        Output.note("\(figure): \(Figures.text(value)) \(unit)")
    }

    /// Milliseconds of both, and how many times as long the large one takes.
    mutating func compare(
        _ figure: String, _ much: Double, _ little: Double, bound: Row.Bound = .none
    ) {
        rows.append(
            Row(
                "\(figure); peer: of the demo's 9 800", ours: Figures.text(much) + " ms",
                peer: Figures.text(little) + " ms", value: much / little, bound: bound))
        Output.note("\(figure): \(Figures.text(much)) ms, of the demo \(Figures.text(little)) ms")
    }

    /// Seconds of CPU: what others do on the machine does not count.
    func timed(_ site: Product, _ words: [String]) throws -> Double {
        let said = try site.run(words)
        guard said.status == 0 else {
            throw Failure(words.joined(separator: " "), "is refused", "see what stands in \(site.errors)")
        }
        return said.cpuSeconds
    }
}

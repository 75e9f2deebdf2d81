internal import Glibc

/// `import`: how long a municipality's and a country's staff lists take, beside SQLite's own shell that is given the
/// same rows of the same tables.
enum ImportBenchmark {
    private static let usual = 10_000
    private static let usualLimitSeconds = 2.0
    private static let memoryLimitMB = 200.0
    private static let leastRatio = 0.5

    static func run(people: Int) throws -> Bool {
        let program = Tools.ownFolder() + "/kurskoll"
        guard access(program, X_OK) == 0 else {
            throw Failure(program, "is missing", "swift build -c release")
        }
        let folder = try TemporaryFolder()
        let files = (small: folder.path + "/small.csv", large: folder.path + "/large.csv")
        try StaffFile.write(usual, to: files.small)
        try StaffFile.write(people, to: files.large)
        let small = try timed([program, "--data", folder.path + "/small.db", "import", "staff", files.small])
        let again = try timed([
            program, "--data", folder.path + "/small.db", "import", "staff", files.small, "--as-of",
            "2027-01-01",
        ])
        let database = folder.path + "/large.db"
        let large = try timed([program, "--data", database, "import", "staff", files.large])
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        let memory = Double(usage.ru_maxrss) / 1024
        let next = try timed([
            program, "--data", database, "import", "staff", files.large, "--as-of", "2027-01-01",
        ])
        let undone = try timed([program, "--data", database, "undo", "2"])
        let shell = try shellSeconds(database, folder.path)
        let rows = [
            Row(
                "\(usual) rows into an empty database", ours: Figures.text(small) + " s", value: small,
                bound: .atMost(usualLimitSeconds)),
            Row(
                "the same rows the next Friday", ours: Figures.text(again) + " s", value: again,
                bound: .atMost(usualLimitSeconds)),
            Row(
                "\(people) rows; peer: sqlite3 inserts the same rows of the same tables",
                ours: Figures.text(large) + " s", peer: Figures.text(shell) + " s", value: shell / large,
                bound: .atLeast(leastRatio)),
            Row(
                "memory meanwhile", ours: Figures.text(memory) + " MB", value: memory,
                bound: .atMost(memoryLimitMB)),
            Row("the same rows the next Friday", ours: Figures.text(next) + " s", value: next, bound: .none),
            Row("that taken back", ours: Figures.text(undone) + " s", value: undone, bound: .none),
        ]
        Output.say(Table.text(rows))
        return rows.allSatisfy(\.isMet)
    }

    /// Runs a program to its end on the server's core and gives the seconds it took.
    private static func timed(_ command: [String]) throws(Failure) -> Double {
        let begun = now()
        let said = try ChildProcess(command, cores: Tools.serverCore).lines()
        guard command[0] == "sh" || said.contains(where: { $0.contains("Import") }) else {
            throw Failure(command[0], "refused the file", "look at what it wrote above")
        }
        return Double(now() - begun) / 1e6
    }

    /// The shell's inserts of the database's rows, in one transaction on the disk, into tables with the same indexes.
    private static func shellSeconds(_ database: String, _ folder: String) throws(Failure) -> Double {
        let dump = """
            sqlite3 "$0" .schema | grep -v '^CREATE TABLE sqlite_' > "$1/schema.sql"
            { echo 'PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; BEGIN;'
              sqlite3 "$0" '.dump --data-only' | grep '^INSERT INTO' | grep -v '^INSERT INTO sqlite_'
              echo 'COMMIT;'; } > "$1/data.sql"
            sqlite3 "$1/peer.db" 'PRAGMA journal_mode=WAL' < /dev/null
            sqlite3 "$1/peer.db" < "$1/schema.sql"
            """
        _ = try timed(["sh", "-c", dump, database, folder])
        let insert =
            #"sqlite3 -cmd 'PRAGMA cache_size=-65536' "$0/peer.db" < "$0/data.sql" && sqlite3 "$0/peer.db" 'SELECT count(*) FROM person'"#
        let begun = now()
        let said = try ChildProcess(["sh", "-c", insert, folder], cores: Tools.serverCore).lines()
        let seconds = Double(now() - begun) / 1e6
        guard let count = said.last.flatMap({ Int($0) }), count > 0 else {
            throw Failure("sqlite3", "inserted nothing", "apt-get install sqlite3")
        }
        return seconds
    }
}

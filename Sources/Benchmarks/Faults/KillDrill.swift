import Glibc

/// kill -9 at any moment, while courses are taken over HTTP and staff files are taken in by the command line. After
/// each round what was acknowledged must be there, what was never sent must not, and nothing may be half.
enum KillDrill {
    /// The longest a round lives, in milliseconds: long enough for some imports and courses to end before it.
    private static let longestRound = 1_500
    private static let course = "vinr"

    static func rows(rounds: Int) throws -> [Row] {
        let product = try Product()
        let key = try TestKey(course: course)
        var ledger = try FaultsLedger(product)
        var staff = FaultsStaff(folder: product.folder.path)
        var (acknowledged, imported, undone) = (0, 0, 0)
        for round in 1...rounds {
            let links = try ledger.links(3)
            let server = try product.serve()
            let file = try staff.next()
            // Two of three rounds: an import beside the server, on the same file.
            let isImporting = round % 3 != 0
            let importing = try isImporting ? ChildProcess(staff.command(product, file), cores: "0,1") : nil
            let killer = try ChildProcess(
                ["sh", "-c", Self.kill(after: .random(in: 1...longestRound), [server.process, importing])],
                cores: "0,1")
            let before = ledger.acknowledged
            ledger.takeCourses(port: server.port, key: key, course: course, links: links)
            let isAcknowledged = importing?.lines().contains { $0.hasPrefix("Import ") } ?? false
            _ = killer.lines()
            server.process.end(SIGKILL)
            try ledger.check()
            let isTaken = try staff.check(database: product.database, isAcknowledged: isAcknowledged)
            if isImporting { isTaken ? (imported += 1) : (undone += 1) }
            acknowledged += ledger.acknowledged - before
            if round % 20 == 0 { Output.note("\(round) rounds …") }
        }
        return [
            .count("chapters and completions acknowledged in \(rounds) rounds, none lost", acknowledged),
            .count("imports killed beside them that are stored whole", imported, atLeast: 0),
            .count("… and not at all; none is half", undone, atLeast: 0),
        ]
    }

    private static func kill(after milliseconds: Int, _ processes: [ChildProcess?]) -> String {
        let digits = String(10_000 + milliseconds).dropFirst()
        let ids = processes.compactMap { $0.map { "\($0.id)" } }.joined(separator: " ")
        return "sleep \(digits.prefix(1)).\(digits.dropFirst()); kill -9 \(ids) 2>/dev/null"
    }
}

internal import Glibc
internal import SQLite

/// A backup is taken while chapters are stored. Then the database, its journal and the key file are lost, and the copies
/// are put in their place. What had been acknowledged when the backup began is there; nobody who was hidden comes back.
enum RestoreDrill {
    private static let course = "vinr"
    private static let perSecond = 400.0

    static func rows() throws -> [Row] {
        let product = try Product()
        let key = try TestKey(course: course)
        var ledger = try FaultsLedger(product)
        let folder = product.folder.path
        let (backup, keyFile, keyCopy) = (folder + "/kopia.db", product.database + "-key", folder + "/nyckel")
        let staff = try hiding(product)
        let server = try product.serve(errors: product.errors)
        let links = try ledger.links(2)
        let client = try ledger.takeCourse(port: server.port, key: key, course: course, link: links[0])
        let load = try Load(port: server.port, clients: 16)
        _ = try ledger.markChapters(by: load, seconds: 1, perSecond: perSecond)
        let atBackup = ledger
        let copying = try ChildProcess(
            [product.program, "--data", product.database, "backup", backup], cores: "0,1")
        let meanwhile = try ledger.markChapters(by: load, seconds: 3, perSecond: perSecond)
        _ = copying.lines()
        try ledger.takeCourse(port: server.port, key: key, course: course, link: links[1])
        try copy(keyFile, to: keyCopy)
        server.process.end(SIGKILL)
        for suffix in ["", "-wal", "-shm", "-key"] { unlink(product.database + suffix) }

        let begun = now()
        let isVerified = try product.run(["verify", backup]).status == 0
        try copy(backup, to: product.database)
        // A new key is as good as none.
        let withoutKey = try product.run(["import", "staff", staff, "--source", "prov"])
        unlink(keyFile)
        try copy(keyCopy, to: keyFile)
        let restored = try product.serve(errors: product.errors)
        let isOpen = try Client(port: restored.port, cookie: client.cookie).get("/").status == 200
        let seconds = Double(now() - begun) / 1e6
        var copied = atBackup.copied(before: ledger)
        try copied.check()
        let withKey = try product.run(["import", "staff", staff, "--source", "prov"])
        restored.process.end()
        let hidden = try Connection(path: product.database, mode: .existing).first(
            "SELECT count(*) FROM person WHERE ref = 'prov-1'"
        ) { $0.int(0) }
        return [
            .count("chapters and completions before the backup, none lost", atBackup.acknowledged),
            .count("stored while it was taken, each whole or not in it", meanwhile.answers[303] ?? 0),
            .none("the copy is not as it says of itself (verify)", isVerified ? 0 : 1),
            Row(
                "verified, put back and served again", ours: Figures.text(seconds) + " s", value: seconds,
                bound: .atMost(30)),
            .none("signed out who was signed in at the backup", isOpen ? 0 : 1),
            .none("a staff file was taken in without the key", withoutKey.status == 1 ? 0 : 1),
            .none("… or not with it", withKey.status == 0 ? 0 : 1),
            .none("came back after being hidden", hidden ?? 1),
        ]
    }

    /// A staff file of two, of whom one has been hidden since; gives its path.
    private static func hiding(_ product: Product) throws -> String {
        let file = product.folder.path + "/prov.csv"
        try File.write(
            Array(
                """
                person_ref;namn;förvaltning;enhetskod;enhet;anställd_från
                prov-1;Prov Ett;Prov;prov;Prov;2020-01-01
                prov-2;Prov Två;Prov;prov;Prov;2020-01-01

                """.utf8), to: file)
        for words in [
            ["import", "staff", file, "--source", "prov"], ["hide", "prov-1"],
        ] where try product.run(words).status != 0 {
            throw Failure(words.joined(separator: " "), "is refused", "see \(product.errors)")
        }
        return file
    }

    private static func copy(_ file: String, to other: String) throws {
        let copying = try ChildProcess(["cp", "-p", file, other], cores: Tools.serverCore)
        _ = copying.lines()
        guard copying.exitStatus == 0 else { throw Failure(file, "can't be copied", "is the disk full?") }
    }
}

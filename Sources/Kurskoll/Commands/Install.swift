internal import Glibc

/// `install`: the files a server needs, to read or to have written.
enum InstallCommand {
    static let verb = Verb(
        "install", operands: "[ÄMNE]", count: 0...1,
        "Visar eller skriver de filer som en server behöver: systemd, nginx, e-post.",
        options: [
            .init("print", nil, "visa filerna, eller bara ett ämnes: install --print nginx"),
            .init("into", "MAPP", "skriv filerna under mappen, / på servern; inget skrivs över"),
            .init("host", "NAMN", "adressen utifrån (kurs.exempel.se)"),
            .init("folder", "MAPP", "där programmet, Web och Courses ligger (/opt/kurskoll)"),
            .init("data", "FIL", "databasen, i /var/lib/NAMN (/var/lib/kurskoll/kurskoll.db)"),
            .init("relay", "ADRESS", "e-postservern, med siffror (127.0.0.1)"),
        ]
    ) { arguments, environment in
        switch (arguments.has("print"), arguments["into"]) {
        case (true, nil): environment.out(try show(arguments))
        case (false, let root?): try write(arguments, below: root, environment)
        case (true, _): throw UsageError("--into", "går inte med --print", "välj en av dem")
        default:
            throw UsageError(
                "install", "saknar --print eller --into", "se filerna först: kurskoll install --print")
        }
        return 0
    }

    private static func installation(_ arguments: Arguments, secret: String? = nil) throws -> Installation {
        let usual = try Installation()
        return try Installation(
            host: arguments["host"] ?? usual.host, folder: arguments["folder"] ?? usual.folder,
            data: arguments["data"] ?? usual.data, relay: arguments["relay"] ?? usual.relay,
            secret: secret ?? usual.secret)
    }

    /// All files, each under a line with its path; those of one topic alone without it where there is but one, so that
    /// it can be sent to a file.
    private static func show(_ arguments: Arguments) throws -> String {
        let all = try installation(arguments).files
        guard let topic = arguments.operands.first else { return text(all) }
        let files = all.filter { $0.topic == topic }
        guard let file = files.first else {
            var topics: [String] = []
            for file in all where !topics.contains(file.topic) { topics.append(file.topic) }
            throw UsageError(topic, "är inget ämne", "välj bland \(topics.joined(separator: ", "))")
        }
        return files.count == 1 ? file.text : text(files)
    }

    private static func text(_ files: [InstalledFile]) -> String {
        files.map { file in
            let kind = file.isWritten ? "" : ", vid behov"
            return "##### \(file.path) (\(String(file.mode, radix: 8))\(kind))\n\n\(file.text)\n"
        }.joined()
    }

    private static func write(_ arguments: Arguments, below root: String, _ environment: Environment) throws {
        if let topic = arguments.operands.first {
            throw UsageError(
                topic, "går inte med --into", "skriv ett ämne för sig med --print \(topic) > FIL")
        }
        guard arguments.has("host") else {
            throw UsageError(
                "--host", "saknas", "skriv adressen utifrån, till exempel --host kurs.exempel.se")
        }
        let root = root.hasSuffix("/") ? String(root.dropLast()) : root
        // A secret that is in use stays the secret, also in a file that is written anew.
        let place = root + (try installation(arguments)).secretFile
        let known =
            access(place, F_OK) == 0
            ? String(decoding: try Files.read(place).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self) : nil
        for file in try installation(arguments, secret: known).files where file.isWritten {
            let path = root + file.path
            try makeFolders(to: path)
            let isNew = try write(file, to: path)
            environment.out("\(isNew ? "skriven " : "fanns, orörd") \(path)\n")
        }
        environment.out(
            "Lägg certifikat och nyckel i \(try installation(arguments).settings) som tls.crt och tls.key; "
                + "resten står i README under In production.\n"
        )
    }

    /// False where there is a file already.
    private static func write(_ file: InstalledFile, to path: String) throws -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file.mode)
        if descriptor < 0, errno == EEXIST { return false }
        let bytes = Array(file.text.utf8)
        let isWritten =
            descriptor >= 0 && fchmod(descriptor, file.mode) == 0
            && Glibc.write(descriptor, bytes, bytes.count) == bytes.count
        let failure = errno
        if descriptor >= 0 { close(descriptor) }
        guard isWritten else {
            if descriptor >= 0 { unlink(path) }
            throw Refusal(
                path, "går inte att skriva (\(String(cString: strerror(failure))))",
                "kör som root, eller välj en annan mapp")
        }
        return true
    }

    private static func makeFolders(to path: String) throws {
        for slash in path.indices.dropFirst() where path[slash] == "/" {
            guard mkdir(String(path[..<slash]), 0o755) == 0 || errno == EEXIST else {
                throw Refusal(
                    String(path[..<slash]), "går inte att skapa (\(String(cString: strerror(errno))))",
                    "kör som root, eller välj en annan mapp")
            }
        }
    }
}

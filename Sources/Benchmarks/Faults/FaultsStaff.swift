import SQLite

/// A staff file of a source of its own, which gives everybody in it another name each time: so that a half import shows.
struct FaultsStaff {
    private static let people = 2_000
    private static let source = "prov"
    private let folder: String
    private var edition = 0
    /// The edition the database holds; 0 for none.
    private var stored = 0
    private var imports = 0

    init(folder: String) { self.folder = folder }

    /// Writes the next edition and gives its path.
    mutating func next() throws -> String {
        edition += 1
        var text = "person_ref;namn;förvaltning;enhetskod;enhet;anställd_från\n"
        for number in 1...Self.people {
            text +=
                "prov-\(number);Prov \(number) Utgåva\(edition);Prov;prov-\(number % 50);Prov \(number % 50);2020-01-01\n"
        }
        let path = "\(folder)/prov.csv"
        try File.write(Array(text.utf8), to: path)
        return path
    }

    func command(_ product: Product, _ file: String) -> [String] {
        [product.program, "--data", product.database, "import", "staff", file, "--source", Self.source]
    }

    /// Whether the latest edition was stored; throws where it was stored in part, or was acknowledged and is not there.
    mutating func check(database: String, isAcknowledged: Bool) throws -> Bool {
        let connection = try Connection(path: database, mode: .existing)
        let editions = try connection.all(
            """
            SELECT DISTINCT substr(name, instr(name, 'Utgåva') + 6) FROM person WHERE ref LIKE 'prov-%'
            """
        ) { Int($0.text(0)) ?? 0 }
        let people =
            try connection.first("SELECT count(*) FROM person WHERE ref LIKE 'prov-%'") { $0.int(0) } ?? 0
        let found = editions.first ?? 0
        guard editions.count <= 1, people == (found == 0 ? 0 : Self.people),
            found == stored || found == edition
        else {
            throw Failure("the import", "is stored in part: \(people) people of the editions \(editions)", "")
        }
        let records = try connection.all(
            "SELECT row_count, length(sha256) FROM import WHERE source = ?", Value(Self.source)
        ) { ($0.int(0), $0.int(1)) }
        if found == edition { imports += 1 }
        guard records.count == imports, records.allSatisfy({ $0 == (Self.people, 64) }) else {
            throw Failure("the import", "has \(records.count) records of \(imports)", "")
        }
        guard !isAcknowledged || found == edition else {
            throw Failure("the import", "was acknowledged and is not there", "")
        }
        stored = found
        return found == edition
    }
}

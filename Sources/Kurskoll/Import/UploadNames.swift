internal import SQLite

extension UploadFindings {
    /// Puts names before the keys of those whom the examples tell of: the register's, and of the new ones the file's.
    mutating func addNames(from store: Store, and held: HeldFile) throws {
        let refs = Set(changes.flatMap { $0.examples.map(Self.ref) })
        var names: [String: String] = [:]
        for ref in refs { names[ref] = try store.name(ofRef: ref) }
        try Self.read(refs.subtracting(names.keys), in: held, into: &names)
        changes = changes.map { change in
            var change = change
            change.examples = change.examples.map { example in
                names[Self.ref(example)].map { "\($0), \(example)" } ?? example
            }
            return change
        }
    }

    /// The person_ref that `p-83f1 004711: namn` begins with; of a unit's change something that nobody is called.
    private static func ref(_ example: String) -> String { String(example.prefix { $0 != " " && $0 != ":" }) }

    /// Reads the file until it has named all of those.
    private static func read(_ refs: Set<String>, in held: HeldFile, into names: inout [String: String])
        throws
    {
        var left = refs
        var file = try CSVFile(path: held.path, name: "filen")
        guard !left.isEmpty, let header = try file.next() else { return }
        let heading = try Heading<StaffColumn>(header, file: "filen")
        while !left.isEmpty, let row = try file.next() {
            let cells = TableRow(row, heading: heading)
            guard left.remove(cells[.person]) != nil else { continue }
            let parts = heading.has(.firstName) ? [cells[.firstName], cells[.lastName]] : [cells[.name]]
            names[cells[.person]] = parts.filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}

extension Store {
    fileprivate func name(ofRef ref: String) throws -> String? {
        try connection.first("SELECT name FROM person WHERE ref = ?", Value(ref)) { $0.text(0) }
    }
}

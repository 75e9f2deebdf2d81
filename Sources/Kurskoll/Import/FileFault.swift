/// What is wrong with a file, as a page or a program tells it.
struct FileFault: Equatable {
    /// Nil for what concerns the whole file.
    let line: Int?
    /// The column's heading as the file writes it, or the place in the line; nil for what concerns all of it.
    let column: String?
    let problem: String
    let remedy: String

    /// `filen:3:anställd_från` has a line and a column, `filen` neither.
    init(_ refusal: Refusal) {
        self.init(refusal, in: "filen", remedy: Self.onPage(refusal.remedy))
    }

    /// The same of a file by its name, in the words of the command line.
    init(_ refusal: Refusal, in file: String) {
        self.init(refusal, in: file, remedy: refusal.remedy)
    }

    private init(_ refusal: Refusal, in file: String, remedy: String) {
        let place = refusal.place.hasPrefix(file) ? refusal.place.dropFirst(file.count) : refusal.place[...]
        let parts = place.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        line = parts.count > 1 ? Int(parts[1]) : nil
        column = line != nil && parts.count > 2 ? String(parts[2]) : nil
        problem = refusal.problem
        self.remedy = remedy
    }

    /// The command line's remedies in the words of a page.
    private static func onPage(_ remedy: String) -> String {
        [
            (
                "läs först in personallistan, eller utelämna okända med --skip-unknown",
                "läs först in personallistan, eller kryssa i att rader om okända utelämnas"
            ),
            ("med kurskoll undo", "på sidan Inlästa filer"),
            ("ange kursernas mapp med --courses", "be driften kontrollera kursernas mapp"),
        ].reduce(remedy) { $0.replacing($1.0, with: $1.1) }
    }
}

internal import CommonMark

/// What was found wrong in one file.
struct Findings {
    let file: String
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String) { self.file = file }

    /// `insteadOf` is the code of a more general message about the same line, which is taken back.
    mutating func report(_ message: Message, at position: Position, insteadOf code: String? = nil) {
        if let code {
            diagnostics.removeAll { $0.code == code && $0.line == position.line }
        }
        let diagnostic = Diagnostic(
            file: file, line: position.line, column: position.column, code: message.code,
            severity: message.severity, problem: message.problem, remedy: message.remedy)
        // A fault seen twice, as a task list both in its question and in the text, is one fault.
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    func hasSaid(_ code: String, on line: Int) -> Bool {
        diagnostics.contains { $0.code == code && $0.line == line }
    }

    /// Takes back what follows from another fault: the messages with these codes on these lines.
    mutating func takeBack(_ codes: Set<String>, in lines: ClosedRange<Int>) {
        diagnostics.removeAll { codes.contains($0.code) && lines.contains($0.line) }
    }

    /// Takes back whatever is said of a line.
    mutating func takeBackAll(on line: Int) { diagnostics.removeAll { $0.line == line } }

    /// How many errors; compared before and after, whether reading a part went well.
    var errorCount: Int { diagnostics.count { $0.severity == .error } }

    /// By line, then column.
    var sorted: [Diagnostic] {
        diagnostics.sorted { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) }
    }
}

/// A mistake in a course file, said so that its author can mend it (`course-format.md` 2.6).
package struct Diagnostic: Sendable, Equatable {
    /// How bad it is, in the word that `check` prints.
    package enum Severity: String, Sendable {
        /// Stops publishing.
        case error = "fel"
        case warning = "varning"
    }

    /// By its path in the course's folder, `en/kurs.md`.
    package let file: String
    /// Both from 1, the column in code points of the line in NFC.
    package let line: Int
    package let column: Int
    /// `K001` and so on; stable, so that it can be looked up.
    package let code: String
    package let severity: Severity
    /// What is wrong, in Swedish, without a full stop.
    package let problem: String
    /// What to write instead.
    package let remedy: String

    package init(
        file: String, line: Int, column: Int, code: String, severity: Severity, problem: String,
        remedy: String
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.code = code
        self.severity = severity
        self.problem = problem
        self.remedy = remedy
    }
}

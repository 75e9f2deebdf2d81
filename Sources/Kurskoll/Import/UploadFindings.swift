/// What a file that was sent to a page would do to the register.
struct UploadFindings: Sendable {
    /// A kind of change, how many there are, and the first of them.
    struct Change: Sendable {
        let kind: Phrase
        /// What that means; nil where the kind says it.
        let meaning: Phrase?
        let count: Int
        /// `Åsa Öberg, p-83f1 004711`, in the order of the file; empty where they are only counted.
        var examples: [String]
    }

    let rows: Int
    var changes: [Change]
    /// What one should know though it stopped nothing; in Swedish.
    let notices: [String]
    /// In Swedish: how many would end, where that is more than is done without asking; else nil.
    let endings: String?
    /// How the file was read; nil where that has not been looked at.
    var sample: FileSample?

    /// So many of each kind are shown.
    static let shownExamples = 200

    init(_ result: StaffImportResult) {
        rows = result.rows
        changes = StaffChange.allCases.map { change in
            Change(
                kind: .change(change, result.counts[change] ?? 0), meaning: .meaning(change),
                count: result.counts[change] ?? 0,
                examples: Array((result.examples[change] ?? []).prefix(Self.shownExamples)))
        }
        notices = result.notices
        endings = result.refusal?.problem
    }

    init(_ result: CompletionsImportResult) {
        rows = result.rows
        changes = [
            Change(kind: .completionsAdded, meaning: nil, count: result.added, examples: []),
            Change(kind: .completionsRepeated, meaning: nil, count: result.repeated, examples: []),
            Change(kind: .completionsUnknown, meaning: nil, count: result.unknown, examples: []),
        ]
        if result.unfinished > 0 {
            changes.append(
                Change(kind: .completionsUnfinished, meaning: nil, count: result.unfinished, examples: []))
        }
        notices = result.notices
        endings = nil
    }
}

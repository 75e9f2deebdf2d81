internal import CommonMark

/// A text file of a course, read as far as it can be by itself.
struct CourseFile {
    /// Nil where it is missing or no text.
    private(set) var source: Source?
    /// Nil where it is missing or broken, which is reported.
    private(set) var front: FrontMatter?
    private(set) var document: Document?
    var findings: Findings

    init(path: String, bytes: [UInt8]) {
        findings = Findings(file: path)
        source = Source(path: path, bytes: bytes, findings: &findings)
        guard let source, path.hasSuffix(".md") else { return }
        front = FrontMatter(source, findings: &findings)
        guard let front else { return }
        document = Document(source.text(fromLine: front.bodyLine), firstLine: front.bodyLine)
    }

    /// A file that ought to be there.
    init(missing path: String) { findings = Findings(file: path) }

    /// The sections that links can name: headings by GitHub's rule, and ids.
    var anchors: Set<String> {
        var anchors: Set<String> = []
        for block in document?.blocks ?? [] {
            guard case .heading(_, let text, _) = block.kind, let line = source?[block.position.line] else {
                continue
            }
            if case .whole(let attributes) = Attributes.find(in: line) {
                anchors.insert(attributes.id)
                continue
            }
            let anchor = text.plainText.headingAnchor
            // The second of two equal headings is numbered.
            let numbered = (0...).lazy.map { $0 == 0 ? anchor : "\(anchor)-\($0)" }
            if let free = numbered.first(where: { !anchors.contains($0) }) { anchors.insert(free) }
        }
        return anchors
    }
}

extension Position {
    /// The beginning of a file, for what is said of all of it.
    static let top = Position(line: 1, column: 1)
}

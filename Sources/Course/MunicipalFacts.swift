package import CommonMark

/// `kommun.md`: what only the municipality knows, such as the number of its social emergency service. Courses link to
/// a field, `[socialjouren](../kommun.md#socialjour)`, and its text is put in the link's place.
package struct MunicipalFacts: Sendable {
    /// In the order of the file.
    package let fields: [Field]
    /// Every mistake, and a warning for each field that is still to be filled in (K096).
    package let diagnostics: [Diagnostic]

    /// A heading of level 2 with what stands below it.
    package struct Field: Sendable {
        /// From `{#id}`, else from the heading by GitHub's rule.
        package let id: String
        /// Without its id.
        package let heading: [Inline]
        package let blocks: [Block]
        /// False while it holds `[FYLL I: …]`.
        package let isFilledIn: Bool
    }

    /// The field of that id; nil where there is none.
    package subscript(id: String) -> Field? { fields.first { $0.id == id } }

    /// The id of the field that a link in a course leads to; nil for every other link.
    package static func field(ofLink destination: String, in file: String) -> String? {
        Address(destination, from: file).localField
    }

    private static let placeholder = "[FYLL I"

    /// Reads the file, named `path` in messages. `today` as `ÅÅÅÅ-MM-DD`.
    package static func read(_ bytes: [UInt8], path: String, today: String) -> MunicipalFacts {
        let file = CourseFile(path: path, bytes: bytes)
        guard let source = file.source, let front = file.front, let document = file.document else {
            return MunicipalFacts(fields: [], diagnostics: file.findings.sorted)
        }
        var findings = file.findings
        front.check(as: .local, today: today, findings: &findings)
        var prose = ProseRules(source: source, library: .init(), findings: findings)
        prose.check(document)
        findings = prose.findings
        var fields: [Field] = []
        var lines: [String: Int] = [:]
        for (heading, blocks) in document.blocks.tidied.fields {
            let line = heading.position.line
            var text: [Inline] = []
            if case .heading(_, let inlines, _) = heading.kind { text = inlines }
            var id = text.plainText.headingAnchor
            if case .whole(let attributes) = Attributes.find(in: source[line]) {
                (id, text) = (attributes.id, text.dropping(fromLast: "{"))
                if !id.isID {
                    let position = Position(line: line, column: attributes.column)
                    findings.report(.illegalID(id, suggestion: id.suggestedID), at: position)
                }
            } else if source[line].contains(where: { $0 == "{" || $0 == "}" }) {
                findings.report(.brokenBraces(suggestion: id.suggestedID), at: heading.position)
            }
            if let first = lines.updateValue(line, forKey: id) {
                findings.report(.repeatedID(id, firstFile: path, firstLine: first), at: heading.position)
            }
            let open = blocks.first { [$0].runs.contains { $0.plainText.contains(placeholder) } }
            if let open {
                let place = source.place(of: placeholder, from: open.position)
                findings.report(.placeholder(text.plainText), at: place)
            }
            fields.append(Field(id: id, heading: text, blocks: blocks, isFilledIn: open == nil))
        }
        return MunicipalFacts(fields: fields, diagnostics: findings.sorted)
    }
}

extension [Block] {
    /// Each heading of level 2 with the blocks below it.
    fileprivate var fields: [(heading: Block, blocks: [Block])] {
        reduce(into: []) { fields, block in
            if case .heading(level: 2, _, _) = block.kind {
                fields.append((block, []))
            } else if !fields.isEmpty {
                fields[fields.count - 1].blocks.append(block)
            }
        }
    }
}

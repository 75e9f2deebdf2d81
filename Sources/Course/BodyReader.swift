internal import CommonMark

/// Reads the text below a file's front matter: sections, questions, and what is right. The reading of each part of
/// the format stands in a file of its own.
struct BodyReader {
    let source: Source
    let words: Words
    var findings: Findings
    /// What is right, by question.
    var key: [String: AnswerKey.Entry] = [:]
    /// Every question of the file in order, for what must hold in the whole course.
    var questions: [PlacedQuestion] = []

    init(source: Source, words: Words, findings: Findings) {
        self.source = source
        self.words = words
        self.findings = findings
    }

    /// A question and where it stands.
    struct PlacedQuestion {
        let question: Question
        /// Where the # of its id stands.
        let position: Position
    }
}

// Chapters.
extension BodyReader {
    /// The parts of a chapter.
    mutating func parts(of blocks: [Block]) -> [Part] {
        var sections = sections(of: blocks)[...]
        return parts(of: &sections, below: 0)
    }

    /// Takes the sections below a heading of that level from `sections`.
    private mutating func parts(of sections: inout ArraySlice<Section>, below level: Int) -> [Part] {
        var parts: [Part] = []
        while let section = sections.first, section.level > level {
            sections.removeFirst()
            switch section.heading?.role {
            case nil, .plain?: parts.append(content: text(section))
            case .broken?: skipSteps(&sections)
            case .leader?: parts.append(.leader(leaderText(section, &sections)))
            case .word(.inDepth)?:
                var inner: [Part] = []
                inner.append(content: text(Section(blocks: section.blocks)))
                for part in self.parts(of: &sections, below: section.level) { inner.append(joining: part) }
                parts.append(.inDepth(heading: section.heading?.text ?? [], inner))
            case .word(.area)?:
                findings.report(.areaOutsideTest(words[.area]), at: place(of: section))
            case .word(let role)? where !role.isQuestion:
                findings.report(.stepOutside(words[role], words: words), at: place(of: section))
            case .word(let role)?:
                if let question = question(role, section, &sections) { parts.append(.question(question)) }
            }
        }
        return parts
    }

    /// The text for the group leader, to the next heading of the same level. Questions are for each learner.
    private mutating func leaderText(_ section: Section, _ sections: inout ArraySlice<Section>) -> [Block] {
        var blocks = text(Section(blocks: section.blocks))
        while let inner = sections.first, inner.level > section.level {
            sections.removeFirst()
            switch inner.heading?.role {
            case .word?: findings.report(.questionElsewhere, at: place(of: inner))
            case .broken?: break
            case nil, .plain?, .leader?: blocks += text(inner)
            }
        }
        return blocks
    }

    /// What follows a broken scenario belongs to it.
    mutating func skipSteps(_ sections: inout ArraySlice<Section>) {
        while case .word(let role)? = sections.first?.heading?.role, role == .step || role == .end {
            sections.removeFirst()
        }
    }

    /// A file without questions: `kurs.md`, `stod.md`, `kommun.md`.
    mutating func plainText(of blocks: [Block]) -> [Section] {
        let sections = sections(of: blocks)
        for section in sections {
            switch section.heading?.role {
            case .word?: findings.report(.questionElsewhere, at: place(of: section))
            case nil, .plain?, .leader?: _ = text(section)
            case .broken?: break
            }
        }
        return sections
    }

    /// Text outside the questions, in which nothing may look like a part of one.
    mutating func text(_ section: Section) -> [Block] {
        for block in section.blocks {
            switch block.kind {
            case .blockQuote:
                for group in labelled(block) {
                    guard let label = group.label else { continue }
                    findings.report(.labelOutside(words[label]), at: group.position)
                }
            default: reportBox(in: block)
            }
        }
        return section.content
    }

    /// Reports the first checkbox in a block outside a question.
    mutating func reportBox(in block: Block) {
        if let position = firstBox(in: block) { findings.report(.boxOutside(words: words), at: position) }
    }

    /// The place of the first checkbox, whole or not; fenced code shows them as text.
    func firstBox(in block: Block) -> Position? {
        switch block.kind {
        case .paragraph, .list, .codeBlock(info: _, text: _, fenced: false, closed: _):
            return block.lineNumbers.lazy.compactMap { number in
                AnswerLine(source[number]).map { Position(line: number, column: $0.column) }
            }.first
        default: return nil
        }
    }

    func place(of section: Section) -> Position {
        section.heading?.textPosition ?? section.blocks.first?.position ?? .top
    }
}

extension [Part] {
    /// Adds text, to the text before it where there is any.
    mutating func append(content blocks: [Block]) {
        guard !blocks.isEmpty else { return }
        if case .content(let before)? = last {
            self[count - 1] = .content(before + blocks)
        } else {
            append(.content(blocks))
        }
    }

    mutating func append(joining part: Part) {
        if case .content(let blocks) = part { append(content: blocks) } else { append(part) }
    }
}

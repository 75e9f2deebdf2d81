internal import CommonMark

/// A heading and what stands below it until the next one. The text before the first heading has none.
struct Section {
    var heading: Heading?
    /// The heading as it was, for text that is shown as it stands.
    var headingBlock: Block?
    var blocks: [Block] = []

    /// Shown as text: the heading and its blocks.
    var content: [Block] { (headingBlock.map { [$0] } ?? []) + blocks }

    /// Below every possible heading where it has none.
    var level: Int { heading?.level ?? 7 }
}

extension BodyReader {
    /// The blocks cut at every heading, and at every line that was meant as one.
    mutating func sections(of blocks: [Block]) -> [Section] {
        var sections = [Section()]
        for block in blocks {
            if case .heading(let level, let inlines, let isUnderlined) = block.kind {
                let heading = Heading(
                    level: level, inlines: inlines, isUnderlined: isUnderlined, at: block.position,
                    in: source,
                    words: words, findings: &findings)
                sections.append(Section(heading: heading, headingBlock: block))
            } else if case .paragraph = block.kind, let broken = brokenHeading(block.lineNumbers) {
                sections.append(Section(heading: broken, headingBlock: nil))
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        if sections[0].blocks.isEmpty { sections.removeFirst() }
        return sections
    }

    /// Reports a line among these that was meant as a heading.
    private mutating func brokenHeading(_ numbers: ClosedRange<Int>) -> Heading? {
        for number in numbers {
            let line = source[number]
            if let message = hashFault(line) {
                let hashes = line.drop(while: \.isBlank).prefix { $0 == "#" }
                let position = Position(line: number, column: hashes.endIndex + 1)
                findings.report(message, at: position)
                return .broken(level: hashes.count, at: position)
            }
            if let word = words.boldHeading(line) {
                let position = Position(line: number, column: (line.firstIndex { !$0.isBlank } ?? 0) + 1)
                findings.report(.nearlyQuestion(word: word, hashes: 3), at: position)
                return .broken(level: 6, at: position)
            }
            if line.contains("}"), case .whole(let attributes) = Attributes.find(in: line), attributes.id.isID
            {
                let position = Position(line: number, column: (line.firstIndex { !$0.isBlank } ?? 0) + 1)
                findings.report(.headingWithoutHashes, at: position)
                return .broken(level: 6, at: position)
            }
        }
        return nil
    }

    /// What to say of a line that begins with # and is no heading. A single # is a word, as in #metoo, unless a word
    /// of the format follows.
    func hashFault(_ line: [Unicode.Scalar]) -> Message? {
        let line = line.drop(while: \.isBlank)
        guard line.first == "#" else { return nil }
        let hashes = line.prefix { $0 == "#" }
        let rest = String(line.dropFirst(hashes.count))
        guard (1...6).contains(hashes.count), let first = rest.unicodeScalars.first, !first.isBlank,
            hashes.count > 1 || first.properties.isWhitespace
                || words.headings.values.contains(where: { rest.hasPrefix($0 + ":") })
        else { return nil }
        return .spaceAfterHash("\(String(hashes)) \(rest.trimmed)")
    }
}

extension Words {
    /// The question's word that a line in bold begins with, `**Fråga: …**`: what a word processor's user calls a
    /// heading.
    fileprivate func boldHeading(_ line: [Unicode.Scalar]) -> String? {
        let text = String(line).trimmed
        guard text.hasPrefix("**") || text.hasPrefix("__") else { return nil }
        return Role.allCases.filter(\.isQuestion).map { self[$0] }.first {
            text.dropFirst(2).hasPrefix($0 + ":")
        }
    }
}

internal import CommonMark

/// A stretch of a quotation: `> Tips: …` to the next label in it.
struct LabelledText {
    /// Nil for a quotation that begins with none.
    var label: Words.Label?
    /// The label it nearly begins with.
    var nearest: String?
    var position: Position
    var blocks: [Block]
}

extension BodyReader {
    /// A quotation cut at its labels: two of them need no empty line between them.
    func labelled(_ quote: Block) -> [LabelledText] {
        guard case .blockQuote(let blocks) = quote.kind else { return [] }
        var groups: [LabelledText] = []
        for block in blocks {
            guard case .paragraph(let inlines) = block.kind else {
                // `>* *Fel:** …`: a label that became a point of a list.
                let first = [block].runs.first?.lines.first ?? []
                if let nearest = label(beginning: first).map({ words[$0.0] }) ?? nearLabel(first) {
                    groups.append(LabelledText(nearest: nearest, position: block.position, blocks: [block]))
                    continue
                }
                if groups.isEmpty { groups.append(LabelledText(position: block.position, blocks: [])) }
                groups[groups.count - 1].blocks.append(block)
                continue
            }
            for (index, line) in inlines.lines.enumerated() {
                let position = line.first?.position ?? block.position
                if let (label, rest) = label(beginning: line) {
                    let text = Block(.paragraph(rest), position: position, lastLine: block.lastLine)
                    groups.append(
                        LabelledText(label: label, position: position, blocks: rest.isEmpty ? [] : [text]))
                } else if let nearest = nearLabel(line) {
                    let text = Block(.paragraph(line), position: position, lastLine: block.lastLine)
                    groups.append(LabelledText(nearest: nearest, position: position, blocks: [text]))
                } else if index == 0 {
                    if groups.isEmpty { groups.append(LabelledText(position: position, blocks: [])) }
                    let text = Block(.paragraph(line), position: position, lastLine: block.lastLine)
                    groups[groups.count - 1].blocks.append(text)
                } else {
                    groups[groups.count - 1].continueLine(line)
                }
            }
        }
        return groups
    }

    /// The label a line begins with, plain or bold, and what follows its colon.
    private func label(beginning line: [Inline]) -> (Words.Label, rest: [Inline])? {
        guard let first = line.first else { return nil }
        for label in Words.Label.allCases {
            let word = words[label]
            switch first.kind {
            case .text(let text) where text.hasPrefix(word + ":"):
                return (label, line.droppingFirst(word.count + 1))
            case .strong(let inner) where inner.plainText == word + ":":
                return (label, Array(line.dropFirst()).droppingFirst(0))
            case .strong(let inner) where inner.plainText == word:
                let rest = Array(line.dropFirst())
                if case .text(let text)? = rest.first?.kind, text.hasPrefix(":") {
                    return (label, rest.droppingFirst(1))
                }
            default: break
            }
        }
        return nil
    }

    /// The label that a line seems to begin with: misspelt, in another language, half bold, or without its colon
    /// before a capital letter.
    private func nearLabel(_ line: [Inline]) -> String? {
        let text = line.plainText.drop { "*_ \u{A0}".contains($0) }
        for words in words.ownFirst {
            let labels = Words.Label.allCases.map { words[$0] }
            func own(_ near: String) -> String? {
                Words.Label.allCases.first { words[$0] == near }.map { self.words[$0] }
            }
            if let colon = text.firstIndex(of: ":") {
                let written = text[..<colon].filter { $0.isLetter || $0 == " " }
                if let near = labels.nearest(to: written, slips: 1) { return own(near) }
            }
            for label in labels where text.hasPrefix(label) {
                let after = text.dropFirst(label.count).drop { " *_.;,".contains($0) }
                if text.dropFirst(label.count).first?.isLetter != true, after.first?.isUppercase == true {
                    return own(label)
                }
            }
        }
        return nil
    }
}

extension LabelledText {
    /// Goes on with its last paragraph on a new line.
    fileprivate mutating func continueLine(_ line: [Inline]) {
        guard let index = blocks.indices.last, case .paragraph(let inlines) = blocks[index].kind else {
            let position = line.first?.position ?? position
            return blocks.append(Block(.paragraph(line), position: position, lastLine: position.line))
        }
        let end = inlines.last?.position ?? position
        blocks[index].kind = .paragraph(inlines + [Inline(.softBreak, position: end)] + line)
    }
}

internal import CommonMark

// What is left of an answer, a choice or a step after a slip of a finger, found in text that Markdown reads otherwise.
extension BodyReader {
    /// A line of running text that was meant as a part of a question.
    func fault(_ role: Words.Role, in block: Block) -> (message: Message, position: Position)? {
        for number in block.lineNumbers {
            let line = source[number]
            if let slip = AnswerLine(line) {
                return (slip.message, Position(line: number, column: slip.column))
            }
            let start = line.firstIndex { !$0.isBlank } ?? 0
            let place = Position(line: number, column: start + 1)
            switch role {
            case .match where line.dropFirst(start).first == "|": return (.brokenTable, place)
            case .scenario, .step:
                // `-Du går` and ` Du går`: what is left of a choice without its space or its bullet.
                let first = line.dropFirst(start).first
                let isBullet = first == "-" || first == "+" || first == "*" && line.count { $0 == "*" } == 1
                if isBullet || start > 0 { return (.brokenArrow, place) }
                if let arrow = String(line).arrow {
                    return (.brokenArrow, Position(line: number, column: arrow + 1))
                }
            case .order:
                let digits = line.dropFirst(start).prefix { ("0"..."9").contains($0) }
                let after = line.dropFirst(start + digits.count).first ?? " "
                let isNumber = !digits.isEmpty && (".)".unicodeScalars.contains(after))
                if isNumber || after == "." || after == ")" || start > 0 { return (.notNumbered, place) }
            case .reflection:
                // The only question in which a label that lost its > would be taken for the prompt.
                let text = String(line.dropFirst(start))
                if let label = Words.Label.allCases.map({ words[$0] }).first(where: {
                    text.hasPrefix($0 + ":")
                }) {
                    return (.nearlyLabel(label), place)
                }
            default: break
            }
        }
        return nil
    }

    /// Where a second answer, or feedback, begins on the line of an answer: a line end was lost.
    func glued(_ item: ListItem) -> Position? {
        for run in item.blocks.runs {
            let text = run.plainText
            for mark in ["[ ] ", "[x] ", "[X] ", "  > "] where text.holds(mark) {
                return source.place(of: mark, from: run.first?.position ?? item.position)
            }
        }
        return nil
    }
}

extension BodyReader {
    /// A character without width among the marks that begin a line: the line looks right and is not. What else is
    /// said of it only follows.
    mutating func reportHiddenCharacters() {
        // Soft hyphen, zero-width space, word joiner, byte order mark.
        let hidden: Set<Unicode.Scalar> = ["\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}"]
        for (index, line) in source.lines.enumerated() {
            guard let place = line.prefix(24).firstIndex(where: hidden.contains),
                let mark = line.first(where: { !hidden.contains($0) && !$0.isBlank }),
                "#-*+>|".unicodeScalars.contains(mark) || mark.isNumber
            else { continue }
            findings.takeBackAll(on: index + 1)
            findings.report(.hiddenCharacter, at: Position(line: index + 1, column: place + 1))
        }
    }
}

extension String {
    /// The offset of `->`, or of what a word processor or a slip made of it, in code points; nil where there is none.
    var arrow: Int? {
        let scalars = Array(unicodeScalars)
        return scalars.indices.first { index in
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            return scalars[index] == "→" || "-–—=".unicodeScalars.contains(scalars[index]) && next == ">"
        }
    }
}

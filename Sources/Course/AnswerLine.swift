/// Finds what is wrong with a line that was meant as an answer, `- [x] text`, but is none to a Markdown reader.
struct AnswerLine {
    let message: Message
    let column: Int

    /// Nil for a line that does not look like an answer.
    init?(_ line: [Unicode.Scalar]) {
        guard line.contains(where: { "[]☐☒☑".unicodeScalars.contains($0) }) else { return nil }
        var scanner = Scanner(line)
        let indent = scanner.skipSpace()
        let bullet = scanner.bullet()
        let space = scanner.skipSpace()
        let start = scanner.index
        guard let box = scanner.box(afterBullet: bullet != nil) else { return nil }
        let text = String(scanner.rest).trimmed
        let whole = "- [\(box.isChecked ? "x" : " ")]\(text.isEmpty ? "" : " " + text)"
        func found(_ message: Message, _ index: Int) -> (Message, Int) { (message, index + 1) }
        let fault: (message: Message, index: Int) =
            if let bullet, !"-*+".contains(bullet) {
                (.wrongDash(bullet), indent.count)
            } else if bullet == nil, box.form != .drawn {
                (.missingDash(whole), start)
            } else if (indent + space).contains(where: { !$0.isBlank }) || box.form == .hardSpace {
                (.hardSpace(whole), start)
            } else if box.form == .empty {
                (.spaceInBox(text), start)
            } else if box.form == .drawn {
                (.drawnBox(whole), start)
            } else if box.form == .otherMark {
                (.wrongMark(whole, unchecked: "- [ ] \(text)"), start)
            } else if box.form == .broken {
                (.brokenBox(whole), start)
            } else if space.isEmpty {
                (.spaceBeforeBox(whole), start)
            } else if text.isEmpty {
                (.emptyAnswer, start)
            } else if scanner.rest.first?.isBlank == false {
                (.spaceAfterBox(whole), scanner.index)
            } else {
                (.answerIndented, start)
            }
        message = fault.message
        column = fault.index + 1
    }

    private struct Box {
        enum Form { case whole, empty, hardSpace, broken, otherMark, drawn }

        var form: Form
        var isChecked: Bool
    }

    private struct Scanner {
        let line: [Unicode.Scalar]
        var index = 0

        init(_ line: [Unicode.Scalar]) { self.line = line }

        var rest: ArraySlice<Unicode.Scalar> { line[min(index, line.count)...] }

        mutating func skipSpace() -> ArraySlice<Unicode.Scalar> {
            let start = index
            while index < line.count, line[index].properties.isWhitespace { index += 1 }
            return line[start..<index]
        }

        /// A bullet, a dash or dot that a word processor made of one, or a number.
        mutating func bullet() -> String? {
            guard let first = rest.first else { return nil }
            if "-*+–—−‐‑‒•·●○▪◦".unicodeScalars.contains(first) {
                index += 1
                return String(first)
            }
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard (1...9).contains(digits.count), let mark = rest.dropFirst(digits.count).first,
                ".)".unicodeScalars.contains(mark)
            else { return nil }
            index += digits.count + 1
            return String(digits) + String(mark)
        }

        /// `[ ]`, `[x]`, or what is left of them after a slip of a finger. Nil for a link, a note or plain text.
        mutating func box(afterBullet: Bool) -> Box? {
            let letters: Set<Unicode.Scalar> = ["x", "X"]
            let text = Array(rest.prefix(6))
            let isHard = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace && !scalar.isBlank }
            if let first = text.first, "☐☒☑".unicodeScalars.contains(first) {
                index += 1
                return Box(form: .drawn, isChecked: first != "☐")
            }
            if text.first == "[" {
                if let close = text.firstIndex(of: "]") {
                    let inner = text[1..<close]
                    let after = text.dropFirst(close + 1).first
                    let isBoxLike = inner.allSatisfy { letters.contains($0) || $0.properties.isWhitespace }
                    // `[x](…)` is a link; `[y] …` is a box only where a list says so.
                    let isSlip = inner.count == 1 && afterBullet && after.map(\.isBlank) ?? true
                    guard isBoxLike || isSlip, after != "(", after != ":" else { return nil }
                    index += close + 1
                    if isSlip, let mark = inner.first, !isBoxLike, "vV✓✔✗✘*".unicodeScalars.contains(mark) {
                        return Box(form: .otherMark, isChecked: true)
                    }
                    var box = Box(form: .broken, isChecked: inner.contains(where: letters.contains))
                    if inner.isEmpty {
                        box.form = .empty
                        // `[]x`: the mark slipped out.
                        if let after, letters.contains(after),
                            line.dropFirst(index + 1).first?.isBlank ?? true
                        {
                            index += 1
                            box = Box(form: .broken, isChecked: true)
                        }
                    } else if inner.count == 1, isBoxLike {
                        box.form = inner.contains(where: isHard) ? .hardSpace : .whole
                    }
                    return box
                }
                // `[x text`, `[ text`: the bracket is missing.
                guard text.count > 2, letters.contains(text[1]) && text[2].isBlank || text[1].isBlank else {
                    return nil
                }
                index += letters.contains(text[1]) ? 2 : 1
                return Box(form: .broken, isChecked: letters.contains(text[1]))
            }
            // `x] text`, `] text`, `x[] text`, `x[ ] text`.
            var marks = 0
            while marks < text.count,
                letters.contains(text[marks]) || text[marks] == "[" || text[marks].isBlank
            {
                marks += 1
            }
            guard marks < text.count, text[marks] == "]", text.dropFirst(marks + 1).first != "(" else {
                return nil
            }
            index += marks + 1
            return Box(form: .broken, isChecked: text[..<marks].contains(where: letters.contains))
        }
    }
}

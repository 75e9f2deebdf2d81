internal import CommonMark

/// The blocks of a question, put where they belong.
struct QuestionBody {
    var prompt: [Block] = []
    var answers: [WrittenAnswer] = []
    var table: Table?
    var tablePosition: Position?
    var labels: [Words.Label: [[Block]]] = [:]
    /// Whether something was reported that makes counting the answers pointless.
    var isBroken = false

    /// The blocks of all labels of that kind, as one text.
    func text(_ label: Words.Label) -> [Block] { (labels[label] ?? []).flatMap { $0 } }
}

/// A point of the list of answers, choices or steps.
struct WrittenAnswer {
    let text: [Inline]
    /// Whether its box is crossed; false where it has none.
    let isChecked: Bool
    var feedback: [Block] = []
    /// Where its box stands, or its bullet where it has none.
    let position: Position
}

extension BodyReader {
    /// Puts the blocks of a question where they belong. `isAnswers` says which lists hold its answers.
    mutating func questionBody(
        _ role: Words.Role, _ blocks: [Block], isAnswers: (_ index: Int, List) -> Bool
    ) -> QuestionBody {
        var body = QuestionBody()
        var hasAnswers: Bool { !body.answers.isEmpty || body.table != nil || body.isBroken }
        for (index, block) in blocks.enumerated() {
            switch block.kind {
            case .list(let list) where isAnswers(index, list):
                readAnswers(role, list, into: &body)
            case .table(let table) where role == .match && body.table == nil:
                (body.table, body.tablePosition) = (table, block.position)
            case .blockQuote:
                readLabels(role, block, hasAnswers: hasAnswers, into: &body)
            case .thematicBreak where hasAnswers: break
            case .paragraph, .codeBlock(info: _, text: _, fenced: false, closed: _):
                if let fault = fault(role, in: block) {
                    findings.report(fault.message, at: fault.position)
                    body.isBroken = true
                } else {
                    fallthrough
                }
            default:
                if !hasAnswers {
                    body.prompt.append(block)
                } else if !body.isBroken, !findings.hasSaid("K064", on: block.position.line) {
                    findings.report(.textAfterAnswers(words: words), at: block.position)
                    body.isBroken = true
                }
            }
        }
        return body
    }

    private mutating func readAnswers(_ role: Words.Role, _ list: List, into body: inout QuestionBody) {
        let place = list.items.first?.position ?? .top
        if role == .order, body.answers.isEmpty, let start = list.start, start != 1 {
            findings.report(.numberingStarts(start), at: place)
            body.isBroken = true
        }
        if role.hasBoxes, list.start != nil {
            // Feedback below a numbered point breaks out of it at the tenth.
            let bullet = source[place.line].drop(while: \.isBlank).prefix { !$0.isBlank }
            findings.report(.wrongDash(String(bullet)), at: place)
            body.isBroken = true
            return
        }
        if reportBoxes(role, list) { body.isBroken = true }
        for item in list.items where (item.task != nil) == role.hasBoxes {
            guard let answer = answer(item, role) else {
                body.isBroken = true
                continue
            }
            let next = "\(body.answers.count + 2). "
            if role == .order, answer.text.plainText.holds(next) {
                findings.report(.gluedAnswers, at: source.place(of: next, from: answer.position))
                body.isBroken = true
            }
            body.answers.append(answer)
        }
    }

    /// Reports the points whose boxes are broken or missing, or that have one where the question wants none.
    private mutating func reportBoxes(_ role: Words.Role, _ list: List) -> Bool {
        var isBroken = false
        var hasPlainItem = false
        for item in list.items {
            let line = item.position.line
            let slip = AnswerLine(source[line])
            guard role.hasBoxes ? item.task == nil : slip != nil else { continue }
            isBroken = true
            if let slip {
                let message = role.hasBoxes ? slip.message : .boxOutside(words: words)
                findings.report(message, at: Position(line: line, column: slip.column))
            } else if !hasPlainItem {
                // One point without a box says it for all of them.
                findings.report(.itemWithoutBox, at: item.position)
                hasPlainItem = true
            }
        }
        return isBroken
    }

    /// One point of a list: its text on one line, and quotations below it as feedback. Nil where it is reported.
    private mutating func answer(_ item: ListItem, _ role: Words.Role) -> WrittenAnswer? {
        let position = item.task?.position ?? item.position
        guard let first = item.blocks.first, case .paragraph(let text) = first.kind,
            !text.plainText.trimmed.isEmpty
        else {
            findings.report(.emptyAnswer, at: position)
            return nil
        }
        if first.lastLine > first.position.line {
            let number = first.position.line + 1
            let start = (source[number].firstIndex { !$0.isBlank } ?? 0) + 1
            let slip = AnswerLine(source[number])
            let message = slip?.message ?? hashFault(source[number]) ?? .answerContinues
            findings.report(message, at: Position(line: number, column: slip?.column ?? start))
            return nil
        }
        if let glued = glued(item) {
            findings.report(.gluedAnswers, at: glued)
            return nil
        }
        var answer = WrittenAnswer(text: text, isChecked: item.task?.isChecked ?? false, position: position)
        for block in item.blocks.dropFirst() {
            switch block.kind {
            case .blockQuote(let inner) where role != .order:
                // "Rätt:" and "Fel:" are natural beginnings of feedback.
                for group in labelled(block) {
                    guard let label = group.label, label != .right, label != .wrong else { continue }
                    findings.report(.labelIndented(words[label]), at: group.position)
                }
                answer.feedback += inner
            case .alert where role != .order: answer.feedback.append(block)
            default:
                let box = firstBox(in: block)
                let message: Message = role == .order ? .stepIndented : .foreignInAnswer
                findings.report(box == nil ? message : .answerIndented, at: box ?? block.position)
                return nil
            }
        }
        return answer
    }

    /// Reads the labels below the answers, and a quotation that slipped out from under an answer.
    private mutating func readLabels(
        _ role: Words.Role, _ quote: Block, hasAnswers: Bool, into body: inout QuestionBody
    ) {
        let isGiven = hasAnswers || role == .reflection
        let isIndented = quote.position.column > 2
        let isAdjacent = !source[quote.position.line - 1].allSatisfy(\.isBlank)
        for (index, group) in labelled(quote).enumerated() {
            if let label = group.label {
                let word = words[label]
                if !isGiven {
                    findings.report(.labelBeforeAnswers(word), at: group.position)
                } else if !role.labels.contains(label) {
                    findings.report(.foreignLabel(word, word: words[role]), at: group.position)
                } else if group.blocks.isEmpty {
                    findings.report(.emptyLabel(word), at: group.position)
                } else {
                    body.labels[label, default: []].append(group.blocks)
                }
            } else if let nearest = group.nearest {
                let message: Message =
                    index == 0 && isGiven
                    ? .looseQuote(nearest: nearest, words: words) : .nearlyLabel(nearest)
                findings.report(message, at: group.position)
            } else if !isGiven {
                findings.report(.quoteInPrompt, at: quote.position)
            } else if let last = body.answers.indices.last, role != .order, isIndented || isAdjacent {
                // Two spaces are what the format asks for, also where the answer's text begins further in.
                if !isIndented { findings.report(.feedbackNotIndented, at: quote.position) }
                body.answers[last].feedback += group.blocks
            } else if !body.isBroken {
                findings.report(.looseQuote(nearest: nil, words: words), at: group.position)
            }
        }
    }
}

extension Words.Role {
    /// Whether its answers are a list with boxes.
    var hasBoxes: Bool { [.single, .multiple, .trueFalse, .text].contains(self) }

    /// The labels that may stand below it.
    var labels: Set<Words.Label> {
        switch self {
        case .reflection: [.tip, .thought]
        case .scenario, .area, .inDepth, .step, .end: []
        case .single, .multiple, .trueFalse, .text, .order, .match: [.tip, .explanation, .right, .wrong]
        }
    }
}

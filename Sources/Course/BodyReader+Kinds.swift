internal import CommonMark

// The kinds with boxes.
extension BodyReader {
    /// The body of a question whose answers have boxes.
    private mutating func boxedBody(_ role: Words.Role, _ heading: Heading, _ blocks: [Block]) -> QuestionBody
    {
        let source = source
        var body = questionBody(role, blocks) { _, list in
            list.items.contains { $0.task != nil || AnswerLine(source[$0.position.line]) != nil }
        }
        if body.isBroken { return body }
        if body.answers.isEmpty {
            findings.report(.noAnswers("»- [ ] …« och »- [x] …«"), at: heading.textPosition)
            body.isBroken = true
        } else if role != .trueFalse {
            reportSame(body.answers.map { ($0.text, $0.position) })
        }
        return body
    }

    mutating func choices(
        _ role: Words.Role, _ heading: Heading, _ blocks: [Block], _ settings: [SettingName: String]
    ) -> Content? {
        let body = boxedBody(role, heading, blocks)
        guard !body.isBroken else { return nil }
        let answers = body.answers
        let right = answers.indices.filter { answers[$0].isChecked }
        let choices = answers.map { Choice(text: $0.text) }
        let isShuffled = role != .trueFalse && settings[.shuffle] != "nej"
        if role == .trueFalse {
            let texts = answers.map { $0.text.plainText.trimmed }
            if Set(texts) != [words.yes, words.no] || texts.count != 2 {
                findings.report(.notTrueFalse(words: words), at: answers[0].position)
                return nil
            }
        } else if answers.count < 2 {
            findings.report(.tooFewAnswers, at: answers[0].position)
        }
        if right.isEmpty {
            findings.report(.noRightAnswer, at: heading.textPosition)
        } else if role == .single, right.count > 1 {
            findings.report(.severalRight(right.count, words: words), at: answers[right[1]].position)
        } else if role == .trueFalse, right.count > 1 {
            findings.report(.notTrueFalse(words: words), at: answers[right[1]].position)
        }
        if isShuffled {
            for answer in answers {
                let text = answer.text.plainText.trimmed
                let lowercased = text.lowercased()
                guard words.positional.contains(where: lowercased.holds) else { continue }
                findings.report(.positionalAnswer(text), at: answer.position)
            }
        }
        let kind: Question.Kind =
            switch role {
            case .single: .single(choices)
            case .multiple: .multiple(choices)
            default: .trueFalse(choices)
            }
        return Content(
            kind: kind, body: body, solution: .choices(Set(right)), feedback: answers.map(\.feedback),
            isShuffled: isShuffled)
    }

    mutating func shortAnswer(
        _ heading: Heading, _ blocks: [Block], _ settings: [SettingName: String]
    ) -> Content? {
        let body = boxedBody(.text, heading, blocks)
        guard !body.isBroken else { return nil }
        let comparison: AnswerKey.Comparison =
            switch settings[.compare] {
            case "siffror"?: .digits
            case "exakt"?: .exact
            default: .folded
            }
        let accepted = body.answers.filter(\.isChecked)
        let expected = body.answers.filter { !$0.isChecked }
        if accepted.isEmpty { findings.report(.noRightAnswer, at: heading.textPosition) }
        for answer in body.answers where comparison.fold(answer.text.plainText).isEmpty {
            findings.report(
                .wrongSetting("jämför", "siffror", form: "svar med siffror, eller ta bort jämför"),
                at: answer.position)
        }
        return Content(
            kind: .text, body: body,
            solution: .text(
                accepted: accepted.map(\.text.plainText.trimmed),
                expectedWrong: expected.map(\.text.plainText.trimmed),
                comparison: comparison),
            feedback: (accepted + expected).map(\.feedback), isShuffled: false)
    }

    /// Reports texts that a learner could not tell apart.
    private mutating func reportSame(_ texts: [([Inline], Position)]) {
        var seen: Set<String> = []
        for (text, position) in texts {
            let shown = text.plainText.trimmed
            if !seen.insert(AnswerKey.Comparison.folded.fold(shown)).inserted {
                findings.report(.sameAnswer(shown), at: position)
            }
        }
    }
}

// The other kinds.
extension BodyReader {
    mutating func order(_ heading: Heading, _ blocks: [Block]) -> Content? {
        let body = questionBody(.order, blocks) { _, list in list.start != nil }
        guard !body.isBroken else { return nil }
        if body.answers.isEmpty {
            if let bullets = blocks.first(where: { if case .list = $0.kind { true } else { false } }) {
                findings.report(.notNumbered, at: bullets.position)
            } else {
                findings.report(.noAnswers("»1. …«, »2. …« i rätt ordning"), at: heading.textPosition)
            }
            return nil
        }
        if body.answers.count < 2 { findings.report(.tooFew("steg"), at: body.answers[0].position) }
        reportSame(body.answers.map { ($0.text, $0.position) })
        return Content(
            kind: .order(body.answers.map { Choice(text: $0.text) }), body: body,
            solution: .order(count: body.answers.count), feedback: body.answers.map { _ in [] })
    }

    mutating func match(_ heading: Heading, _ blocks: [Block]) -> Content? {
        let body = questionBody(.match, blocks) { _, _ in false }
        guard !body.isBroken else { return nil }
        guard let table = body.table, let position = body.tablePosition else {
            let isBroken = blocks.flatMap(\.lineNumbers).first { source[$0].contains("|") }
            if let isBroken {
                findings.report(.brokenTable, at: Position(line: isBroken, column: 1))
            } else {
                findings.report(.noAnswers("en tabell, »| vänster | höger |«"), at: heading.textPosition)
            }
            return nil
        }
        let rows = [table.header] + table.rows
        if let wrong = rows.first(where: { $0.sourceCellCount != 2 }) {
            findings.report(.columns(wrong.sourceCellCount), at: wrong.position)
            return nil
        }
        func isEmpty(_ cell: [Inline]) -> Bool { cell.plainText.trimmed.isEmpty }
        if let wrong = table.rows.first(where: { isEmpty($0.cells[1]) }) {
            findings.report(.emptyAnswer, at: wrong.position)
            return nil
        }
        let pairs = table.rows.filter { !isEmpty($0.cells[0]) }
        let distractors = table.rows.filter { isEmpty($0.cells[0]) }
        if pairs.count < 2 { findings.report(.tooFew("par"), at: position) }
        reportSame(pairs.map { ($0.cells[0], $0.position) })
        reportSame(table.rows.map { ($0.cells[1], $0.position) })
        return Content(
            kind: .match(
                leftHeading: table.header.cells[0], rightHeading: table.header.cells[1],
                left: pairs.map { Choice(text: $0.cells[0]) },
                right: (pairs + distractors).map { Choice(text: $0.cells[1]) }),
            body: body, solution: .match(pairs: pairs.count), feedback: pairs.map { _ in [] })
    }

    mutating func reflection(_ blocks: [Block]) -> Content? {
        for block in blocks { reportBox(in: block) }
        if blocks.contains(where: { firstBox(in: $0) != nil }) { return nil }
        let body = questionBody(.reflection, blocks) { _, _ in false }
        return Content(kind: .reflection(thought: body.text(.thought)), body: body, isShuffled: false)
    }
}

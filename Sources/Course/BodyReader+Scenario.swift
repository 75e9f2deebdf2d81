internal import CommonMark

extension BodyReader {
    /// A scenario: its choices, and the sections after it that are its steps.
    mutating func scenario(
        _ heading: Heading, _ blocks: [Block], _ sections: inout ArraySlice<Section>
    ) -> Content? {
        let errors = findings.errorCount
        let body = choiceBody(.scenario, blocks)
        var steps: [Step] = []
        while case .word(let role)? = sections.first?.heading?.role, role == .step || role == .end,
            let section = sections.popFirst()
        {
            if let step = step(role, section, &sections, level: heading.level + 1) { steps.append(step) }
        }
        if body.answers.isEmpty, !body.isBroken {
            findings.report(.noAnswers("»- Du … -> steg-id«"), at: heading.textPosition)
        }
        // A choice or a step that could not be read is missing below; what follows from that is not reported.
        if sections.first?.heading?.role == .broken { return nil }
        if findings.errorCount > errors { return nil }
        let choices = link(body.answers, to: steps)
        var linked: [ScenarioStep] = []
        for step in steps {
            linked.append(
                ScenarioStep(
                    id: step.id, heading: step.heading.text, body: step.body.prompt, isEnd: step.isEnd,
                    choices: link(step.body.answers, to: steps)))
        }
        if findings.errorCount == errors { reportUnreachable(choices, linked, steps) }
        return Content(kind: .scenario(choices: choices, steps: linked), body: body, isShuffled: false)
    }

    private struct Step {
        let id: String
        let heading: Heading
        let isEnd: Bool
        let body: QuestionBody
    }

    private mutating func step(
        _ role: Words.Role, _ section: Section, _ sections: inout ArraySlice<Section>, level: Int
    ) -> Step? {
        guard let heading = section.heading else { return nil }
        var section = section
        while let inner = sections.first, inner.heading?.role == .plain, inner.level > heading.level {
            sections.removeFirst()
            findings.report(
                .headingInQuestion(hashes: level - 1), at: inner.heading?.textPosition ?? heading.position)
            section.blocks += inner.blocks
        }
        if heading.level != level {
            findings.report(
                .wrongLevel(words[role], hashes: level), at: heading.textPosition, insteadOf: "K065")
        }
        _ = settings(of: heading, role)
        let body: QuestionBody
        if role == .end {
            body = endBody(section.blocks)
        } else {
            body = choiceBody(.step, section.blocks)
            if body.answers.isEmpty, !body.isBroken {
                findings.report(.stepWithoutChoices(end: words[.end]), at: heading.textPosition)
            }
        }
        return id(of: heading, noun: "steget").map { id in
            Step(id: id.name, heading: heading, isEnd: role == .end, body: body)
        }
    }

    /// The last list of bullets holds the choices; lists before it are text.
    private mutating func choiceBody(_ role: Words.Role, _ blocks: [Block]) -> QuestionBody {
        var first = blocks.count
        for (index, block) in blocks.enumerated().reversed() {
            // A list that was cut in two by another bullet or by a quotation that slipped out is still one list.
            if case .list(let list) = block.kind, list.start == nil {
                first = index
            } else if first < blocks.count {
                guard case .blockQuote = block.kind else { break }
            }
        }
        return questionBody(role, blocks) { index, list in
            list.start == nil && (index >= first || list.hasArrow)
        }
    }

    /// An end is text; a choice in it leads nowhere.
    private mutating func endBody(_ blocks: [Block]) -> QuestionBody {
        for case .list(let list) in blocks.map(\.kind) where list.hasArrow {
            let position = list.items.first?.position ?? .top
            findings.report(.choicesInEnd(word: words[.end], step: words[.step]), at: position)
        }
        return QuestionBody(prompt: text(Section(blocks: blocks)))
    }

    /// The choices with the steps they lead to.
    private mutating func link(_ answers: [WrittenAnswer], to steps: [Step]) -> [ScenarioChoice] {
        let ids = steps.map(\.id)
        return answers.map { answer in
            let line = source[answer.position.line]
            let plain = answer.text.plainText
            guard plain.arrow != nil, let arrow = String(line).arrow else {
                if plain.endsInSlippedArrow(to: ids) {
                    let column = line.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 1
                    findings.report(.brokenArrow, at: Position(line: answer.position.line, column: column))
                }
                return ScenarioChoice(text: answer.text, feedback: answer.feedback, target: nil)
            }
            let start = line[(arrow + 2)...].firstIndex { !$0.isBlank } ?? line.count
            let target = String(line[start...]).trimmed
            let isWhole =
                line[arrow] == "-" && line[arrow + 1] == ">" && (arrow == 0 || line[arrow - 1] != "-")
            if !isWhole || target.isEmpty {
                findings.report(.brokenArrow, at: Position(line: answer.position.line, column: arrow + 1))
            } else if !ids.contains(target) {
                let nearest = ids.nearest(to: target) ?? ids.nearest(to: target.slug)
                findings.report(
                    .unknownStep(target, nearest: nearest, all: ids),
                    at: Position(line: answer.position.line, column: start + 1))
            }
            return ScenarioChoice(
                text: answer.text.dropping(fromLast: ">").dropping(fromLast: "-"), feedback: answer.feedback,
                target: target)
        }
    }

    /// Warns of steps that no choice leads to from the beginning, and of two with the same id.
    private mutating func reportUnreachable(
        _ choices: [ScenarioChoice], _ linked: [ScenarioStep], _ steps: [Step]
    ) {
        var first: [String: Heading] = [:]
        for step in steps {
            if let earlier = first.updateValue(step.heading, forKey: step.id) {
                findings.report(
                    .repeatedID(step.id, firstFile: source.path, firstLine: earlier.position.line),
                    at: step.heading.textPosition)
            }
        }
        var reached: Set<String> = []
        var waiting = choices.compactMap(\.target)
        while let id = waiting.popLast() {
            guard reached.insert(id).inserted else { continue }
            waiting += linked.filter { $0.id == id }.flatMap(\.choices).compactMap(\.target)
        }
        for step in steps where !reached.contains(step.id) {
            findings.report(.unreachableStep(step.id), at: step.heading.textPosition)
        }
    }
}

extension List {
    /// Whether any of its points leads somewhere.
    fileprivate var hasArrow: Bool {
        items.contains { item in
            guard case .paragraph(let text)? = item.blocks.first?.kind else { return false }
            return text.plainText.arrow != nil
        }
    }
}

extension String {
    /// Whether the text ends as `- steg` or `> steg` does: an arrow that lost a character.
    fileprivate func endsInSlippedArrow(to steps: [String]) -> Bool {
        guard let step = steps.first(where: { trimmed.hasSuffix($0) }) else { return false }
        let before = trimmed.dropLast(step.count).trimmed
        return before.last.map { "->–—=→".contains($0) } ?? false
    }
}

extension Substring {
    fileprivate var trimmed: String { String(self).trimmed }
}

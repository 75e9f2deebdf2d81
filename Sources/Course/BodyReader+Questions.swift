internal import CommonMark

extension BodyReader {
    /// Reads the question of a section, and the steps of a scenario after it. Nil where it has no id or no answers,
    /// which is reported.
    mutating func question(
        _ role: Words.Role, _ section: Section, _ sections: inout ArraySlice<Section>
    ) -> Question? {
        guard let heading = section.heading else { return nil }
        var section = section
        // A smaller heading cannot be shown inside a form; its text still belongs to the question.
        while let inner = sections.first, inner.heading?.role == .plain, inner.level > heading.level {
            sections.removeFirst()
            findings.report(
                .headingInQuestion(hashes: heading.level), at: inner.heading?.textPosition ?? heading.position
            )
            section.blocks += inner.blocks
        }
        if !(2...5).contains(heading.level) {
            findings.report(
                .wrongLevel(words[role], hashes: min(max(heading.level, 2), 5)), at: heading.textPosition,
                insteadOf: "K065")
        }
        let errors = findings.errorCount
        let id = id(of: heading, noun: "frågan")
        let settings = settings(of: heading, role)
        let content: Content?
        switch role {
        case .scenario: content = scenario(heading, section.blocks, &sections)
        case .single, .multiple, .trueFalse: content = choices(role, heading, section.blocks, settings)
        case .text: content = shortAnswer(heading, section.blocks, settings)
        case .order: content = order(heading, section.blocks)
        case .match: content = match(heading, section.blocks)
        case .reflection: content = reflection(section.blocks)
        case .area, .inDepth, .step, .end: content = nil
        }
        let lines = heading.position.line...max(heading.position.line, section.blocks.last?.lastLine ?? 0)
        // A line goes on with the quotation above because it is no answer; and labels wait for answers.
        if findings.errorCount > errors { findings.takeBack(["K092"], in: lines) }
        if findings.diagnostics.contains(where: { $0.code == "K043" && lines.contains($0.line) }) {
            findings.takeBack(["K041"], in: lines)
        }
        guard let id, let content else { return nil }
        let question = Question(
            id: id.name, kind: content.kind, heading: heading.text, prompt: content.body.prompt,
            tips: content.body.labels[.tip] ?? [], isShuffled: content.isShuffled,
            points: settings[.points]?.number ?? 1, maximumLength: settings[.max]?.number)
        if question.isGraded {
            key[id.name] = AnswerKey.Entry(
                solution: content.solution, feedback: content.feedback,
                explanation: content.body.text(.explanation),
                whenRight: content.body.text(.right), whenWrong: content.body.text(.wrong))
        }
        questions.append(PlacedQuestion(question: question, position: id.position))
        return question
    }

    /// What a question holds beside its heading.
    struct Content {
        var kind: Question.Kind
        var body: QuestionBody
        var solution = AnswerKey.Solution.none
        var feedback: [[Block]] = []
        var isShuffled = true
    }

    /// The id of a heading, or nil where it has none that is legal, which is reported.
    mutating func id(of heading: Heading, noun: String) -> (name: String, position: Position)? {
        let line = heading.position.line
        let suggestion = heading.text.plainText.suggestedID
        switch heading.attributes {
        case .none(let end) where heading.idInOtherBrackets != nil:
            let (id, length) = heading.idInOtherBrackets ?? ("", 0)
            findings.report(.idNotInBraces(id), at: Position(line: line, column: end - length))
        case .none(let end):
            findings.report(.missingID(noun, suggestion: suggestion), at: Position(line: line, column: end))
        case .broken(let column):
            // `{vad}`: the braces' own content is most likely the id.
            let inside = String(source[line].dropFirst(column).prefix { $0 != "}" && $0 != "{" }).trimmed
            let meant = inside.isID ? inside : suggestion
            findings.report(.brokenBraces(suggestion: meant), at: Position(line: line, column: column))
        case .whole(let attributes):
            let position = Position(line: line, column: attributes.column)
            if attributes.id.isID { return (attributes.id, position) }
            let isMissing = attributes.id.isEmpty
            findings.report(
                isMissing
                    ? .missingID(noun, suggestion: suggestion)
                    : .illegalID(attributes.id, suggestion: attributes.id.suggestedID), at: position)
        }
        return nil
    }

    /// The legal settings of a heading; the others are reported.
    mutating func settings(of heading: Heading, _ role: Words.Role) -> [SettingName: String] {
        guard case .whole(let attributes) = heading.attributes else { return [:] }
        var settings: [SettingName: String] = [:]
        let known = SettingName.of(role)
        let names = SettingName.allCases.filter(known.contains).map(\.rawValue)
        for written in attributes.settings {
            let position = Position(line: heading.position.line, column: written.column)
            if role == .reflection, written.name == SettingName.points.rawValue {
                findings.report(.pointsOnReflection, at: heading.textPosition)
                continue
            }
            guard let name = SettingName(rawValue: written.name) else {
                let nearest = SettingName.allCases.map(\.rawValue).nearest(to: written.name)
                findings.report(.unknownSetting(written.name, nearest: nearest, all: names), at: position)
                continue
            }
            if !known.contains(name) {
                findings.report(.foreignSetting(written.name, word: words[role]), at: position)
            } else if settings[name] != nil {
                findings.report(.repeatedSetting(written.name), at: position)
            } else if let form = name.fault(in: written.value) {
                findings.report(.wrongSetting(written.name, written.value, form: form), at: position)
            } else {
                settings[name] = written.value
            }
        }
        return settings
    }
}

extension Heading {
    /// An id that stands as `(#vad)` or `[#vad]` at the heading's end, and how long that is with its brackets.
    fileprivate var idInOtherBrackets: (id: String, length: Int)? {
        guard let match = text.plainText.trimmed.firstMatch(of: /[(\[]#([a-z][a-z0-9-]*)[)\]]$/) else {
            return nil
        }
        return (String(match.1), match.0.count)
    }
}

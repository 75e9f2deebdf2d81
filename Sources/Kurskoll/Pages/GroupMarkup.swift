internal import CommonMark
internal import Course

/// A chapter as a group goes through it: text as for one reader, questions as something to talk about. Nothing can be
/// sent from it.
struct GroupMarkup {
    private let key: AnswerKey
    private let parts: [Part]
    private let renderer: HTMLRenderer
    private let say: Language
    private let footnotes: [FootnoteDefinition]

    init(entry: Catalog.Entry, chapter index: Int, say: Language) {
        let markup = entry.chapters[index]
        (key, parts, renderer, self.say) = (entry.key, markup.chapter.parts, markup.renderer, say)
        footnotes = markup.chapter.footnotes
    }

    /// What stands under `## För gruppledaren`; empty where the author has written none.
    var leaderNotes: HTML {
        parts.reduce(into: HTML.none) { html, part in
            if case .leader(let blocks) = part { html += markup(blocks) }
        }
    }

    /// What the room sees: everything but that.
    var shared: HTML {
        "\(shown(parts))\(HTML(trusted: Array(renderer.renderFootnotes(footnotes).utf8)))"
    }

    private func shown(_ parts: [Part]) -> [HTML] {
        parts.map { part in
            switch part {
            case .content(let blocks): markup(blocks)
            case .question(let question): discussion(question)
            case .inDepth(let heading, let inner):
                "<details class=\"in-depth\"><summary>\(markup(heading))</summary>\(shown(inner))</details>"
            case .leader: .none
            }
        }
    }

    private func discussion(_ question: Question) -> HTML {
        let rest: HTML =
            switch question.kind {
            case .reflection(let thought): thought.isEmpty ? .none : folded(.aThought, markup(thought))
            case .scenario(let choices, let steps): scenario(choices, steps, walked: [])
            default: "\(choices(question))\(answer(question))"
            }
        return """
            <section class="question discussion" id="\(question.id)">
            <p class="label" \(say.attribute)>\(say(.groupDiscuss))</p>
            <h3>\(markup(question.heading))</h3>\(markup(question.prompt))\(rest)</section>
            """
    }

    /// Each choice opens to what follows on it. A step that leads back to itself is not shown again.
    private func scenario(_ choices: [ScenarioChoice], _ steps: [ScenarioStep], walked: Set<String>) -> HTML {
        let items: [HTML] = choices.map { choice in
            let step = steps.first { $0.id == choice.target && !walked.contains($0.id) }
            let following: HTML? = step.map {
                """
                <div class="step"><h4>\(markup($0.heading))</h4>\(markup($0.body))\
                \($0.choices.isEmpty ? nil : scenario($0.choices, steps, walked: walked.union([$0.id])) as HTML)</div>
                """
            }
            return """
                <details><summary>\(markup(choice.text))</summary>\(markup(choice.feedback))\(following)</details>
                """
        }
        return "<p class=\"hint\" \(say.attribute)>\(say(.groupWhatDoWeDo))</p>\(items)"
    }

    private func choices(_ question: Question) -> HTML {
        switch question.kind {
        case .single(let choices), .multiple(let choices), .trueFalse(let choices): list(choices, "ul")
        case .order(let steps):
            // As they are shown to one reader: never in the order that is the answer.
            list(
                QuestionForm(question, renderer: renderer, language: say).order(steps.count, shuffled: true)
                    .map {
                        steps[$0]
                    }, "ul")
        case .match(_, _, let left, let right):
            "\(list(left, "ul"))\(list(QuestionForm(question, renderer: renderer, language: say).order(right.count, shuffled: true).map { right[$0] }, "ul"))"
        case .text, .scenario, .reflection: .none
        }
    }

    private func answer(_ question: Question) -> HTML {
        guard let entry = key.entries[question.id] else { return .none }
        let right: HTML =
            switch (question.kind, entry.solution) {
            case (.single(let choices), .choices(let set)), (.multiple(let choices), .choices(let set)),
                (.trueFalse(let choices), .choices(let set)):
                list(choices.indices.filter(set.contains).map { choices[$0] }, "ul")
            case (.text, .text(let accepted, _, _)): "<p>\(accepted.joined(separator: ", "))</p>"
            case (.order(let steps), _): list(steps, "ol")
            case (.match(_, _, let left, let right), _):
                "<ul>\(zip(left, right).map { "<li>\(markup($0.text)): \(markup($1.text))</li>" as HTML })</ul>"
            default: .none
            }
        return folded(.groupShowAnswer, "\(right)\(markup(entry.explanation))")
    }

    private func list(_ choices: [Choice], _ tag: String) -> HTML {
        let items: [HTML] = choices.map { "<li>\(markup($0.text))</li>" }
        return tag == "ol" ? "<ol>\(items)</ol>" : "<ul>\(items)</ul>"
    }

    private func folded(_ heading: Phrase, _ content: HTML) -> HTML {
        "<details class=\"tip\"><summary \(say.attribute)>\(say(heading))</summary>\(content)</details>"
    }

    private func markup(_ blocks: [Block]) -> HTML { HTML(trusted: Array(renderer.render(blocks).utf8)) }
    private func markup(_ inlines: [Inline]) -> HTML { HTML(trusted: Array(renderer.render(inlines).utf8)) }
}

internal import Course
internal import HTTP

/// A scenario as far as the learner has gone: the choices made so far come back with each form, and nothing is kept.
struct ScenarioWalk {
    private let question: Question
    private let choices: [ScenarioChoice]
    private let steps: [ScenarioStep]
    private let form: QuestionForm

    init(_ question: Question, choices: [ScenarioChoice], steps: [ScenarioStep], form: QuestionForm) {
        self.question = question
        self.choices = choices
        self.steps = steps
        self.form = form
    }

    /// Longer than any real scenario; a form that says more is not ours.
    private static let longestWalk = 30

    func html(path: String, csrf: HTML, form sent: Form, say: Language) -> HTML {
        var html: HTML = """
            <section class="question scenario" id="\(question.id)">
            <h3>\(form.markup(question.heading))</h3>\(form.markup(question.prompt))
            """
        var current = choices
        var walked: [Int] = []
        let made = sent["fraga"] == question.id ? sent.all("val").compactMap(Int.init) : []
        for index in made.prefix(Self.longestWalk) {
            guard current.indices.contains(index) else { break }
            let choice = current[index]
            html += """
                <p class="chosen"><strong \(say.attribute)>\(say(.youChose))</strong> \(form.markup(choice.text))</p>\
                \(choice.feedback.isEmpty ? HTML.none : "<div class=\"feedback\">\(form.markup(choice.feedback))</div>")
                """
            guard let target = choice.target, let step = steps.first(where: { $0.id == target }) else {
                // A choice that leads nowhere has said its piece; the others stay open.
                continue
            }
            walked.append(index)
            html += "<div class=\"step\"><h4>\(form.markup(step.heading))</h4>\(form.markup(step.body))</div>"
            current = step.choices
        }
        html += buttons(current, walked: walked, path: path, csrf: csrf, say: say)
        if !made.isEmpty {
            html += "<p><a href=\"\(path)#\(question.id)\" \(say.attribute)>\(say(.startOver))</a></p>"
        }
        return "\(html)</section>"
    }

    private func buttons(
        _ open: [ScenarioChoice], walked: [Int], path: String, csrf: HTML, say: Language
    ) -> HTML {
        guard !open.isEmpty else { return .none }
        let before: [HTML] = walked.map { "<input type=\"hidden\" name=\"val\" value=\"\($0)\">" }
        let items: [HTML] = open.enumerated().map { index, choice in
            """
            <li><button class="choice" name="val" value="\(index)">\(form.markup(choice.text))</button></li>
            """
        }
        return """
            <form method="post" action="\(path)#\(question.id)">\(csrf)\
            <input type="hidden" name="fraga" value="\(question.id)">\(before)
            <p class="hint" \(say.attribute)>\(say(.whatDoYouDo))</p><ul class="choices">\(items)</ul></form>
            """
    }
}

internal import CommonMark
internal import Course
internal import HTTP

/// A question in its place in a chapter.
struct ChapterQuestion {
    let form: QuestionForm
    /// The chapter's.
    let path: String
    /// What each form of it sends unseen (`fields`).
    let hidden: HTML

    /// The field with the session's token, and the key of the showing: an answer that is sent again with it is counted
    /// once (`AnswerCounts`). In a stencil both are holes.
    static func fields(csrf: HTML, key: HTML) -> HTML {
        "\(csrf)<input type=\"hidden\" name=\"nyckel\" value=\"\(key)\">"
    }

    /// `sent` is the form that brought the answer; empty where none did.
    func html(sent: Form = Form(), answered: QuestionForm.Answered? = nil) -> HTML {
        let question = form.question
        let say = form.language
        switch question.kind {
        case .reflection(let thought):
            // The box has no name and stands outside every form: it cannot be sent.
            return """
                <section class="question reflection" id="\(question.id)">
                <h3>\(form.markup(question.heading))</h3>\(form.markup(question.prompt))
                <p><label><span \(say.attribute)>\(say(.yourThoughts))</span> <textarea rows="4" autocomplete="off"></textarea></label></p>
                <p class="hint" \(say.attribute)>\(say(.reflectionIsPrivate))</p>
                \(thought.isEmpty ? HTML.none : "<details class=\"tip\"><summary \(say.attribute)>\(say(.aThought))</summary>\(form.markup(thought))</details>")
                </section>
                """
        case .scenario(let choices, let steps):
            return ScenarioWalk(question, choices: choices, steps: steps, form: form)
                .html(path: path, csrf: hidden, form: sent, say: say)
        default:
            return """
                <section class="question" id="\(question.id)">
                <form method="post" action="\(path)#\(question.id)">\(hidden)\
                <input type="hidden" name="fraga" value="\(question.id)">
                \(form.fields(answered))
                <p><button class="button" \(say.attribute)>\(say(.sendAnswer))</button></p></form></section>
                """
        }
    }
}

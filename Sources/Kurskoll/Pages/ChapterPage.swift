internal import Course
internal import HTTP

/// `/kurs/ID/KAPITEL`: a chapter is one page, so once opened it reads to its end without a connection.
enum ChapterPage {
    static func show(_ visit: Visit) throws -> Response {
        try page(visit, answered: nil)
    }

    /// Judges one answer and shows the chapter again with what is said of it. Nothing is kept but a counter without
    /// a person.
    static func answer(_ visit: Visit) throws -> Response {
        let (entry, markup, _) = try find(visit)
        guard let id = visit.form["fraga"],
            let question = markup.chapter.questions.first(where: { $0.id == id })
        else { throw PageError.badRequest }
        if case .scenario = question.kind { return try page(visit, answered: (id, nil)) }
        let form = QuestionForm(question, renderer: markup.renderer, language: visit.language)
        let answer = form.answer(in: visit.form)
        let grading = answer.flatMap { entry.key.grade($0, to: id) }
        if let grading {
            try visit.store.count(question: id, course: entry.course.id, isRight: grading.isRight)
        }
        let answered = QuestionForm.Answered(answer: answer, grading: grading, key: entry.key.entries[id])
        return try page(visit, answered: (id, answered))
    }

    /// Keeps that the chapter is done and goes on to the next one, or to the test.
    static func done(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let (entry, markup, _) = try find(visit)
        let course = entry.course
        try visit.store.markChapterDone(
            person: session.person, course: course.id, chapter: markup.chapter.id, on: visit.today)
        let done = try visit.store.chaptersDone(person: session.person, course: course.id)
        let after = course.chapters.drop { $0.id != markup.chapter.id }.dropFirst()
        let next = after.first { !done.contains($0.id) } ?? course.chapters.first { !done.contains($0.id) }
        return .seeOther("/kurs/\(course.id)/\(next?.id ?? "prov")")
    }

    private static func find(_ visit: Visit) throws(PageError) -> (Catalog.Entry, Catalog.ChapterMarkup, Int)
    {
        let entry = try CoursePage.entry(visit)
        guard let index = entry.chapters.firstIndex(where: { $0.chapter.id == visit.parameters[1] }) else {
            throw .notFound
        }
        return (entry, entry.chapters[index], index)
    }

    private static func page(
        _ visit: Visit, answered: (id: String, state: QuestionForm.Answered?)?
    ) throws -> Response {
        let session = try visit.signedIn()
        let (entry, markup, index) = try find(visit)
        let say = visit.say
        let done = try visit.store.chaptersDone(person: session.person, course: entry.course.id)
        let chapter = markup.chapter
        let path = "/kurs/\(entry.course.id)/\(chapter.id)"
        let pieces: [HTML] = markup.pieces.map { piece in
            switch piece {
            case .markup(let html): html
            case .question(let question):
                Self.question(
                    question, markup: markup, path: path, session: session,
                    answered: question.id == answered?.id ? answered?.state : nil, visit: visit)
            }
        }
        let count = entry.course.chapters.count { done.contains($0.id) }
        let html: HTML = """
            <p class="where"><a href="/kurs/\(entry.course.id)">\(say(.backToCourse))</a> \
            <span>\(say(.chapterOf(index + 1, entry.course.chapters.count)))</span></p>
            \(ProgressBar.html(count, of: entry.course.chapters.count, say: say))
            <div lang="\(entry.course.language)">
            <h1>\(chapter.title)</h1>
            <aside class="content-note"><h2 \(say.attribute)>\(say(.beforeYouRead))</h2><p>\(chapter.contentNote)</p></aside>
            <div class="text">\(pieces)</div>
            \(markup.footnotes)
            </div>
            <form method="post" action="\(path)/klar" class="done-form">\(session.csrfField)
            <p class="note">\(say(.markDoneHint))</p>
            <button class="button">\(say(.markDone))</button></form>
            """
        return Layout(visit, title: say(.chapterNumber(index + 1))).page(html)
    }

    private static func question(
        _ question: Question, markup: Catalog.ChapterMarkup, path: String, session: Session,
        answered: QuestionForm.Answered?, visit: Visit
    ) -> HTML {
        let say = visit.say
        let form = QuestionForm(question, renderer: markup.renderer, language: visit.language)
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
            let walk = ScenarioWalk(question, choices: choices, steps: steps, form: form)
            return walk.html(path: path, csrf: session.csrfField, form: visit.form, say: say)
        default:
            return """
                <section class="question" id="\(question.id)">
                <form method="post" action="\(path)#\(question.id)">\(session.csrfField)\
                <input type="hidden" name="fraga" value="\(question.id)">
                \(form.fields(answered))
                <p><button class="button" \(say.attribute)>\(say(.sendAnswer))</button></p></form></section>
                """
        }
    }
}

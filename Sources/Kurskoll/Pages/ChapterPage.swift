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
        if case .scenario = question.kind { return try page(visit, answered: (question, nil)) }
        let form = QuestionForm(question, renderer: markup.renderer, language: visit.language)
        let answer = form.answer(in: visit.form)
        let grading = answer.flatMap { entry.key.grade($0, to: id) }
        if let grading {
            visit.site.settings.counts.note(
                .init(course: entry.course.id, id: id), isRight: grading.isRight)
        }
        let answered = QuestionForm.Answered(answer: answer, grading: grading, key: entry.key.entries[id])
        return try page(visit, answered: (question, answered))
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

    private static func find(_ visit: Visit) throws(PageError) -> (Catalog.Entry, ChapterMarkup, Int) {
        let entry = try CoursePage.entry(visit)
        guard let index = entry.chapters.firstIndex(where: { $0.chapter.id == visit.parameters[1] }) else {
            throw .notFound
        }
        return (entry, entry.chapters[index], index)
    }

    private static func page(
        _ visit: Visit, answered: (question: Question, state: QuestionForm.Answered?)?
    ) throws -> Response {
        let session = try visit.signedIn()
        let (entry, markup, index) = try find(visit)
        let say = visit.say
        let done = try visit.store.chaptersDone(person: session.person, course: entry.course.id)
        let chapters = entry.course.chapters
        let text = markup[visit.language]
        var html = HTML(capacity: text.byteCount)
        html += text.opening
        html += ProgressBar.html(chapters.count { done.contains($0.id) }, of: chapters.count, say: say)
        for piece in text.pieces {
            if let answered, piece.question == answered.question.id {
                let form = QuestionForm(
                    answered.question, renderer: markup.renderer, language: visit.language)
                html += ChapterQuestion(form: form, path: visit.request.path, csrf: session.csrfField)
                    .html(sent: visit.form, answered: answered.state)
            } else {
                html.append(piece.stencil, filledWith: session.csrfField)
            }
        }
        return Layout(visit, title: say(.chapterNumber(index + 1))).page(html)
    }
}

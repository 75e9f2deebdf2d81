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
            let question = markup.questions[id]
        else { throw PageError.badRequest }
        if case .scenario = question.kind { return try page(visit, answered: (question, nil)) }
        let form = QuestionForm(question, renderer: markup.renderer, language: visit.language)
        let answer = form.answer(in: visit.form)
        let grading = answer.flatMap { entry.key.grade($0, to: id) }
        if let grading {
            visit.site.settings.counts.note(
                .init(course: entry.course.id, id: id), isRight: grading.isRight,
                key: visit.form["nyckel"])
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
        try visit.store.forgetPlace(person: session.person, course: course.id, chapter: markup.chapter.id)
        let done = try visit.store.chaptersDone(person: session.person, course: course.id)
        let after = course.chapters.drop { $0.id != markup.chapter.id }.dropFirst()
        let next = after.first { !done.contains($0.id) } ?? course.chapters.first { !done.contains($0.id) }
        if let next { return .seeOther("/kurs/\(course.id)/\(next.id)") }
        guard entry.test == nil else { return .seeOther("/kurs/\(course.id)/prov") }
        // A course without a test ends here; tapped twice it has ended once.
        if session.isAnonymous { return CertificatePage.anonymous(visit, entry, session) }
        return try CourseEnd.certificate(visit, entry, session)
            ?? CourseEnd.complete(visit, entry, session)
    }

    /// Keeps which section she is at. The script asks for it as she reads; without it her own button does.
    static func keepPlace(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let (entry, markup, _) = try find(visit)
        guard let section = visit.form["avsnitt"], markup.sections.contains(section) else {
            throw PageError.badRequest
        }
        try visit.store.keep(
            ReadingPlace(chapter: markup.chapter.id, section: section), person: session.person,
            course: entry.course.id, on: visit.today)
        return .seeOther("/")
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
        let token = session.csrfField
        let key = visit.site.showingKeys.next()
        // Besides the text: a token and a key in its holes, what stands above it, and for an answer some words.
        let bytes = text.page.byteCount(filledWith: token, key: key) + 1536
        return Layout(visit, title: say(.chapterNumber(index + 1))).page(bytes: bytes) { html in
            html += text.openings[chapters.count { done.contains($0.id) }]
            if done.isEmpty, index == 0, answered == nil {
                html += """
                    <p class="first"><a href="/innan/\(entry.course.id)/\(markup.chapter.id)">\(say(.readBeforeStart))</a></p>
                    """
            }
            guard let answered, let place = text.questions[answered.question.id] else {
                return html.append(text.page, filledWith: token, key: key)
            }
            let whole = text.page.whole
            html.append(text.page, whole.lowerBound..<place.lowerBound, filledWith: token, key: key)
            let form = QuestionForm(answered.question, renderer: markup.renderer, language: visit.language)
            let fields = ChapterQuestion.fields(csrf: token, key: key)
            html += ChapterQuestion(form: form, path: visit.request.path, hidden: fields)
                .html(sent: visit.form, answered: answered.state)
            html.append(text.page, place.upperBound..<whole.upperBound, filledWith: token, key: key)
        }
    }
}

internal import CommonMark
internal import Course
internal import Formats
internal import HTTP

/// `/kurs/ID/prov`: the knowledge test. Open when all chapters are done; its questions are drawn by a seed that is
/// gone when it is graded. Passing it is the completion: one row, on the disk before it is answered.
enum TestPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let (entry, markup) = try find(visit)
        if let missing = try missingChapters(visit, entry) { return locked(visit, entry, missing) }
        guard let seed = try visit.store.testSeed(session: session.hash, course: entry.course.id) else {
            return intro(visit, entry, markup, session)
        }
        return questions(visit, entry, markup, session, seed: seed, answers: nil)
    }

    /// Draws new questions.
    static func start(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let (entry, _) = try find(visit)
        guard try missingChapters(visit, entry) == nil else { throw PageError.forbidden }
        var random = SystemRandomNumberGenerator()
        try visit.store.startTest(session: session.hash, course: entry.course.id, seed: random.next())
        return .seeOther("/kurs/\(entry.course.id)/prov")
    }

    static func grade(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let (entry, markup) = try find(visit)
        guard try missingChapters(visit, entry) == nil else { throw PageError.forbidden }
        guard let seed = try visit.store.testSeed(session: session.hash, course: entry.course.id) else {
            // Handed in twice, or in another tab: who tapped twice on her passed test gets the certificate, not a new
            // test.
            return try CourseEnd.certificate(visit, entry, session)
                ?? .seeOther("/kurs/\(entry.course.id)/prov")
        }
        // Places mean nothing under another draw: an old tab is not judged by the new one's order.
        let stamp = stamp(of: seed)
        guard visit.form["dragning"] == stamp else { throw PageError.staleForm }
        let drawn = draw(markup.test, seed: seed).map {
            QuestionForm($0, renderer: markup.renderer, language: visit.language, seed: seed)
        }
        let answers = drawn.map { $0.answer(in: visit.form) }
        // A slip of the thumb costs nobody a whole test.
        if answers.contains(where: { $0 == nil }) {
            return questions(visit, entry, markup, session, seed: seed, answers: answers)
        }
        let gradings = zip(drawn, answers).map { form, answer in
            answer.flatMap { entry.key.grade($0, to: form.question.id) }
        }
        var right = 0
        for (form, grading) in zip(drawn, gradings) {
            guard let grading else { continue }
            if grading.isRight { right += form.question.points }
            visit.site.settings.counts.note(
                .init(course: entry.course.id, id: form.question.id), isRight: grading.isRight,
                key: stamp)
        }
        let points = drawn.reduce(0) { $0 + $1.question.points }
        let isPassed = markup.test.passMark.isReached(right: right, of: points)
        // Nothing is stored of who is nobody; the draw stays, so that a page sent twice shows the same paper again.
        if session.isAnonymous, isPassed { return CertificatePage.anonymous(visit, entry, session) }
        try visit.store.endTest(session: session.hash, course: entry.course.id)
        guard isPassed else {
            let shown: [HTML] = drawn.indices.map { index in
                let question = drawn[index].question
                let answered = QuestionForm.Answered(
                    answer: answers[index], grading: gradings[index], key: entry.key.entries[question.id])
                return """
                    <section class="question" id="\(question.id)">\(drawn[index].fields(answered))</section>
                    """
            }
            return failed(visit, entry, markup, session, right: right, of: points, shown)
        }
        return try CourseEnd.complete(visit, entry, session)
    }

    /// The questions with what is answered so far; `answers` is nil where nothing was handed in yet.
    private static func questions(
        _ visit: Visit, _ entry: Catalog.Entry, _ markup: Catalog.TestMarkup, _ session: Session,
        seed: UInt64, answers: [Answer?]?
    ) -> Response {
        let say = visit.say
        let drawn = draw(markup.test, seed: seed)
        let items: [HTML] = drawn.enumerated().map { index, question in
            let form = QuestionForm(question, renderer: markup.renderer, language: say, seed: seed)
            let held = answers.map { QuestionForm.Answered(held: $0[index]) }
            return "<section class=\"question\" id=\"\(question.id)\">\(form.fields(held))</section>"
        }
        let left: [HTML] = zip(drawn, answers ?? []).filter { $1 == nil }.map { question, _ in
            "<li><a href=\"#\(question.id)\">\(question.heading.plainText)</a></li>"
        }
        let alert: HTML? =
            left.isEmpty
            ? nil
            : """
            <div class="alert" role="alert" tabindex="-1" autofocus><p>\(say(.answersAreMissing))</p>
            <ul lang="\(entry.course.language)">\(left)</ul></div>
            """
        let html: HTML = """
            <h1>\(say(.knowledgeTest))</h1>
            \(alert)
            <p class="note">\(say(.answersAreNotStored))</p>
            <noscript><p class="note">\(say(.testNoJavaScript))</p></noscript>
            <form method="post" action="/kurs/\(entry.course.id)/prov">
            \(session.csrfField)<input type="hidden" name="dragning" value="\(stamp(of: seed))">
            <div lang="\(entry.course.language)">\(items)</div>
            <p><button class="button">\(say(.handIn))</button></p></form>
            <div lang="\(entry.course.language)">\(markup.footnotes)</div>
            """
        return Layout(visit, title: say(.knowledgeTest)).page(html)
    }

    /// Tells one draw from another without giving the seed away: with it the order could be computed. The same in
    /// the session that follows when the person has signed in again.
    private static func stamp(of seed: UInt64) -> String {
        let code = SHA256.authenticationCode(for: Array("dragning".utf8), key: Array("\(seed)".utf8))
        return Base64URL.encode(Array(code.prefix(12)))
    }

    /// The questions of a seed: from each area its number, in the author's order unless the test is shuffled.
    static func draw(_ test: KnowledgeTest, seed: UInt64) -> [Question] {
        var random = SplitMix64(seed: seed)
        return test.areas.flatMap { area in
            let drawn = area.questions.indices.shuffled(using: &random).prefix(area.draw)
            return (test.isShuffled ? Array(drawn) : drawn.sorted()).map { area.questions[$0] }
        }
    }

    private static func find(_ visit: Visit) throws(PageError) -> (Catalog.Entry, Catalog.TestMarkup) {
        let entry = try CoursePage.entry(visit)
        guard let test = entry.test else { throw .notFound }
        return (entry, test)
    }

    /// The chapters that are left, nil when all are done.
    private static func missingChapters(_ visit: Visit, _ entry: Catalog.Entry) throws -> [Chapter]? {
        let done = try visit.store.chaptersDone(person: try visit.signedIn().person, course: entry.course.id)
        let missing = entry.course.chapters.filter { !done.contains($0.id) }
        return missing.isEmpty ? nil : missing
    }

    private static func locked(_ visit: Visit, _ entry: Catalog.Entry, _ missing: [Chapter]) -> Response {
        let say = visit.say
        let items: [HTML] = missing.map {
            "<li><a href=\"/kurs/\(entry.course.id)/\($0.id)\" lang=\"\(entry.course.language)\">\($0.title)</a></li>"
        }
        return Layout(visit, title: say(.knowledgeTest)).page(
            "<h1>\(say(.knowledgeTest))</h1><p>\(say(.testIsLocked))</p><ul>\(items)</ul>")
    }

    private static func intro(
        _ visit: Visit, _ entry: Catalog.Entry, _ markup: Catalog.TestMarkup, _ session: Session
    ) -> Response {
        let say = visit.say
        return Layout(visit, title: say(.knowledgeTest)).page(
            """
            <h1>\(say(.knowledgeTest))</h1>
            <div class="text" lang="\(entry.course.language)">\(markup.introduction)</div>
            <p>\(say(.passMark(markup.test)))</p>
            \(startForm(entry, session, say(.startTest)))
            """)
    }

    private static func failed(
        _ visit: Visit, _ entry: Catalog.Entry, _ markup: Catalog.TestMarkup, _ session: Session, right: Int,
        of asked: Int, _ shown: [HTML]
    ) -> Response {
        let say = visit.say
        let html: HTML = """
            <h1>\(say(.testNotPassed))</h1>
            <p>\(say(.testResult(right, of: asked))) \(say(.passMark(markup.test)))</p>
            \(startForm(entry, session, say(.tryAgain)))
            <div lang="\(entry.course.language)">\(shown)
            \(markup.footnotes)</div>
            \(startForm(entry, session, say(.tryAgain)))
            """
        return Layout(visit, title: say(.knowledgeTest)).page(html)
    }

    private static func startForm(_ entry: Catalog.Entry, _ session: Session, _ label: String) -> HTML {
        """
        <form method="post" action="/kurs/\(entry.course.id)/prov/nytt">\(session.csrfField)\
        <button class="button">\(label)</button></form>
        """
    }
}

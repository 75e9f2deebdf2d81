internal import CommonMark
internal import Course
internal import HTTP

/// `/kurs/ID/version/N`: a course as it was served once, so that what somebody completed can still be read. N is the
/// row of the version. The text of a course is open to all who may take it; what is right is not shown here either.
enum VersionPage {
    static func show(_ visit: Visit) throws -> Response {
        guard let number = Int(visit.parameters[1]),
            let kept = try visit.store.keptVersion(number, course: visit.parameters[0]),
            let course = Course.kept(kept.content)
        else { throw PageError.notFound }
        let say = visit.say
        let now = visit.catalog[course.id]
        let neighbours = try visit.store.neighbours(ofVersion: number, course: course.id)
        func link(_ version: Int?, _ phrase: Phrase) -> HTML? {
            version.map { " <a href=\"/kurs/\(course.id)/version/\($0)\">\(say(phrase))</a>" }
        }
        let facts = now?.facts ?? LinkedFacts(support: course.support?.blocks ?? [], local: [:])
        let markup = KeptMarkup(
            markup: CourseMarkup(course: course, media: now?.media ?? [:], facts: facts),
            language: visit.language)
        return Layout(visit, title: say(.course)).page(
            """
            <p class="where"><a href="/kurs/\(course.id)">\(say(.backToCourse))</a> \
            <span>\(say(.versionFrom(kept.number, kept.firstDay)))</span></p>
            <h1 lang="\(course.language)">\(course.title)</h1>
            <p class="note">\(say(.servedTextHow))\(link(neighbours.before, .textBefore))\
            \(link(neighbours.after, .textAfter))</p>
            <div lang="\(course.language)">\(markup.html)</div>
            """)
    }
}

/// A whole course as one page to read: nothing can be sent from it.
private struct KeptMarkup {
    let markup: CourseMarkup
    let language: Language

    var html: HTML {
        let course = markup.course
        let renderer = markup.renderer(course.introduction.footnotes, prefix: "kurs-")
        let chapters: [HTML] = course.chapters.enumerated().map { number, chapter in
            let renderer = markup.renderer(
                chapter.footnotes, anchors: chapter.anchors, prefix: "kapitel-\(number + 1)-")
            return """
                <h2>\(number + 1). \(chapter.title)</h2><p class="note">\(chapter.contentNote)</p>
                <div class="text">\(chapter.parts.map { html($0, renderer) })</div>
                \(markup.footnotes(chapter.footnotes, renderer))
                """
        }
        return """
            <div class="text">\(markup.markup(course.introduction.blocks, renderer))</div>
            \(chapters)\(course.test.map(html))
            """
    }

    private func html(_ test: KnowledgeTest) -> HTML {
        let renderer = markup.renderer(test.footnotes, anchors: test.anchors, prefix: "prov-")
        let questions = test.areas.flatMap(\.questions).map { html($0, renderer) }
        return """
            <h2>\(test.title)</h2><div class="text">\(markup.markup(test.introduction, renderer))\(questions)</div>
            \(markup.footnotes(test.footnotes, renderer))
            """
    }

    private func html(_ part: Part, _ renderer: HTMLRenderer) -> HTML {
        switch part {
        case .content(let blocks): markup.markup(blocks, renderer)
        case .question(let question): html(question, renderer)
        case .inDepth(let heading, let parts):
            """
            <details class="in-depth" open><summary>\(HTML(trusted: Array(renderer.render(heading).utf8)))</summary>\
            \(parts.map { html($0, renderer) })</details>
            """
        case .leader: .none
        }
    }

    private func html(_ question: Question, _ renderer: HTMLRenderer) -> HTML {
        let form = QuestionForm(question, renderer: renderer, language: language)
        switch question.kind {
        case .scenario(let choices, let steps):
            let walks: [HTML] = steps.map { step in
                """
                <div class="step"><h4>\(form.markup(step.heading))</h4>\(form.markup(step.body))\
                \(list(step.choices, form))</div>
                """
            }
            return section(question, form, "\(list(choices, form))\(walks)")
        case .reflection(let thought): return section(question, form, form.markup(thought))
        default:
            // The fields as they were shown; disabled, and in no form.
            return
                "<section class=\"question\"><fieldset class=\"kept\" disabled>\(form.fields())</fieldset></section>"
        }
    }

    private func section(_ question: Question, _ form: QuestionForm, _ rest: HTML) -> HTML {
        """
        <section class="question"><h3>\(form.markup(question.heading))</h3>\(form.markup(question.prompt))\(rest)</section>
        """
    }

    private func list(_ choices: [ScenarioChoice], _ form: QuestionForm) -> HTML {
        let items: [HTML] = choices.map { "<li>\(form.markup($0.text))\(form.markup($0.feedback))</li>" }
        return items.isEmpty ? .none : "<ul>\(items)</ul>"
    }
}

internal import CommonMark
internal import Course

/// Makes the markup of a course once, when it is read.
struct CourseMarkup {
    let course: Course
    /// Addresses of the course's media by their paths in its folder.
    let media: [String: String]
    let facts: LinkedFacts

    func entry(folder: String, key: AnswerKey, sha256: String, version: Int) -> Catalog.Entry {
        let introduction = renderer(course.introduction.footnotes, prefix: "kurs-")
        return Catalog.Entry(
            folder: folder, course: course, key: key, sha256: sha256, version: version,
            introduction: markup(course.introduction.blocks, introduction),
            chapters: course.chapters.indices.map(chapter), test: course.test.map(test), help: help,
            media: media, facts: facts)
    }

    private func chapter(_ index: Int) -> ChapterMarkup {
        let chapter = course.chapters[index]
        let renderer = renderer(chapter.footnotes, anchors: chapter.anchors)
        return ChapterMarkup(chapter, renderer: renderer) { text(index, renderer, say: $0) }
    }

    private func text(_ index: Int, _ renderer: HTMLRenderer, say: Language) -> ChapterMarkup.Text {
        let chapter = course.chapters[index]
        let path = "/kurs/\(course.id)/\(chapter.id)"
        let top: HTML = """
            <div lang="\(course.language)">
            <h1>\(chapter.title)</h1>
            <aside class="content-note"><h2 \(say.attribute)>\(say(.beforeYouRead))</h2><p>\(chapter.contentNote)</p></aside>
            <div class="text">
            """
        let sources: HTML? =
            chapter.footnotes.isEmpty
            ? nil
            : """
            <h2 class="sources">\(say(.sources))</h2>
            <div lang="\(course.language)">\(footnotes(chapter.footnotes, renderer))</div>
            """
        let bottom: HTML = """
            </div>
            </div>
            <form method="post" action="\(path)/klar" class="done-form">\(Stencil.hole)
            <p class="note">\(say(.markDoneHint))</p>
            <button class="button">\(say(.markDone))</button></form>
            \(sources)
            """
        var page = Stencil(top)
        var questions: [String: Range<Stencil.Place>] = [:]
        add(chapter.parts, of: chapter, to: &page, &questions, renderer, say)
        page.append(bottom)
        let count = course.chapters.count
        return ChapterMarkup.Text(
            openings: (0...count).map { done in
                """
                <p class="where"><a href="/kurs/\(course.id)">\(say(.backToCourse))</a> \
                <span>\(say(.chapterOf(index + 1, count)))</span></p>
                \(ProgressBar.html(done, of: count, say: say))
                """
            },
            page: page, questions: questions)
    }

    private func add(
        _ parts: [Part], of chapter: Chapter, to page: inout Stencil,
        _ questions: inout [String: Range<Stencil.Place>], _ renderer: HTMLRenderer, _ say: Language
    ) {
        for part in parts {
            switch part {
            case .content(let blocks): page.append(sections(blocks, of: chapter, renderer, say))
            case .question(let question):
                let form = QuestionForm(question, renderer: renderer, language: say)
                let path = "/kurs/\(course.id)/\(chapter.id)"
                let fields = ChapterQuestion.fields(csrf: Stencil.hole, key: Stencil.key)
                let start = page.end
                page.append(ChapterQuestion(form: form, path: path, hidden: fields).html())
                questions[question.id] = start..<page.end
            case .inDepth(let heading, let inner):
                let summary = HTML(trusted: Array(renderer.render(heading).utf8))
                page.append("<details class=\"in-depth\"><summary>\(summary)</summary>")
                add(inner, of: chapter, to: &page, &questions, renderer, say)
                page.append("</details>")
            case .leader: break
            }
        }
    }

    /// Blocks of a chapter. Where there is no script to note how far she has come, a learner can pause between two
    /// sections.
    private func sections(
        _ blocks: [Block], of chapter: Chapter, _ renderer: HTMLRenderer, _ say: Language
    ) -> HTML {
        var html = HTML.none
        var rest = blocks[...]
        while let first = rest.first {
            if first.isSection, first.position != chapter.firstSection {
                html += pause(before: first, of: chapter, renderer, say)
            }
            let next = rest.dropFirst().firstIndex(where: \.isSection) ?? rest.endIndex
            html += markup(Array(rest[..<next]), renderer)
            rest = rest[next...]
        }
        return html
    }

    private func pause(
        before heading: Block, of chapter: Chapter, _ renderer: HTMLRenderer, _ say: Language
    ) -> HTML {
        guard let id = renderer.anchors?.headings[heading.position] else { return .none }
        return """
            <noscript><form method="post" action="/kurs/\(course.id)/\(chapter.id)/plats" class="pause">\(Stencil.hole)\
            <button class="plain" name="avsnitt" value="\(id)" \(say.attribute)>\(say(.pauseHere))</button></form></noscript>
            """
    }

    private func test(_ test: KnowledgeTest) -> Catalog.TestMarkup {
        let renderer = renderer(test.footnotes, anchors: test.anchors)
        return Catalog.TestMarkup(
            test: test, renderer: renderer, introduction: markup(test.introduction, renderer),
            footnotes: footnotes(test.footnotes, renderer))
    }

    /// `stod.md`, cut at its headings so that the lines of several courses can be shown together.
    private var help: [Catalog.HelpSection] {
        guard let support = course.support else { return [] }
        let renderer = renderer(support.footnotes, prefix: "stod-\(course.id)-")
        var sections: [(anchor: String, blocks: [Block])] = []
        for block in support.blocks {
            if case .heading(2, let inlines, _) = block.kind {
                sections.append((Anchors.anchor(inlines.plainText), [block]))
            } else if sections.isEmpty {
                sections.append(("", [block]))
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        return sections.map { .init(anchor: $0.anchor, html: markup($0.blocks, renderer)) }
    }

    func renderer(
        _ notes: [FootnoteDefinition], anchors: Anchors? = nil, prefix: String = ""
    ) -> HTMLRenderer {
        var renderer = HTMLRenderer()
        renderer.anchors = anchors
        renderer.idPrefix = prefix
        renderer.footnoteNumbers = Dictionary(
            notes.enumerated().map { ($1.label, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        let (id, media, facts) = (course.id, media, facts)
        renderer.note = { facts.note(for: $0) }
        let chapters = Dictionary(
            course.chapters.map { ($0.file, $0.id) }, uniquingKeysWith: { first, _ in first })
        renderer.resolve = { destination, isImage in
            if isImage { return media[destination] }
            let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let anchor = parts.count == 2 ? "#\(parts[1])" : ""
            switch String(parts[0]) {
            case "stod.md": return "/hjalp\(anchor)"
            case "kunskapstest.md": return "/kurs/\(id)/prov"
            case "kurs.md": return "/kurs/\(id)"
            case let file where chapters[file] != nil: return "/kurs/\(id)/\(chapters[file] ?? "")\(anchor)"
            case let file where media[file] != nil: return media[file]
            case let file where file.hasSuffix(".md"): return nil
            default: return destination
            }
        }
        return renderer
    }

    func markup(_ blocks: [Block], _ renderer: HTMLRenderer) -> HTML {
        HTML(trusted: Array(renderer.render(blocks).utf8))
    }

    func footnotes(_ notes: [FootnoteDefinition], _ renderer: HTMLRenderer) -> HTML {
        HTML(trusted: Array(renderer.renderFootnotes(notes).utf8))
    }
}

extension Chapter {
    /// Where its first section begins; nil where it has none.
    fileprivate var firstSection: Position? {
        for case .content(let blocks) in parts {
            if let section = blocks.first(where: \.isSection) { return section.position }
        }
        return nil
    }
}

extension Block {
    /// Whether a section of a chapter begins with it.
    fileprivate var isSection: Bool {
        if case .heading(2, _, _) = kind { true } else { false }
    }
}

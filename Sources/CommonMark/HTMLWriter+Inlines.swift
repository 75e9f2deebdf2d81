extension HTMLWriter {
    mutating func write(_ inlines: [Inline]) {
        for inline in inlines { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline.kind {
        case .text(let text): putEscaped(text)
        case .softBreak: put("\n")
        case .lineBreak: put("<br />\n")
        case .code(let text):
            put("<code>")
            putEscaped(text)
            put("</code>")
        case .emphasis(let inner):
            put("<em>")
            write(inner)
            put("</em>")
        case .strong(let inner):
            put("<strong>")
            write(inner)
            put("</strong>")
        case .strikethrough(let inner):
            put("<del>")
            write(inner)
            put("</del>")
        case .link(let destination, let title, let inner): writeLink(destination, title, inner)
        case .autolink(let destination, let text):
            writeLink(destination, nil, [Inline(.text(text), position: inline.position)])
        case .image(let source, let title, let inner): writeImage(source, title, inner)
        case .html(let html):
            if renderer.isUnsafe { putRaw(html) }
        case .footnoteReference(let label): writeReference(label, inline.position)
        }
    }

    // MARK: Links

    private mutating func writeLink(_ destination: String, _ title: String?, _ inner: [Inline]) {
        guard renderer.isUnsafe || LinkTarget(destination) != nil, renderer.isUnsafe || !isInLink else {
            write(inner)
            return
        }
        if let target = renderer.resolve(destination, false) {
            put("<a href=\"")
            putURL(target)
            put("\"")
            writeTitle(title)
            if !renderer.isUnsafe, LinkTarget(target) == .web { put(" rel=\"noreferrer\"") }
            put(">")
            let wasInLink = isInLink
            isInLink = true
            write(inner)
            isInLink = wasInLink
            put("</a>")
        } else {
            write(inner)
        }
        if let note = renderer.note(destination) {
            put(" (")
            putEscaped(note)
            put(")")
        }
    }

    private mutating func writeTitle(_ title: String?) {
        guard let title else { return }
        put(" title=\"")
        putEscaped(title)
        put("\"")
    }

    // MARK: Images

    private func target(ofImage source: String) -> String? {
        guard renderer.isUnsafe || LinkTarget(source) == .relative else { return nil }
        return renderer.resolve(source, true)
    }

    private mutating func writeImage(_ source: String, _ title: String?, _ description: [Inline]) {
        guard let target = target(ofImage: source) else {
            putEscaped(description.plainText)
            return
        }
        put("<img src=\"")
        putURL(target)
        put("\" alt=\"")
        putEscaped(description.plainText)
        put("\"")
        writeTitle(title)
        put(" />")
    }

    /// An image that is all of a paragraph, its title shown below. False if it is no image or may not be shown.
    mutating func writeFigure(_ inline: Inline) -> Bool {
        guard case .image(let source, let title, let description) = inline.kind,
            target(ofImage: source) != nil
        else { return false }
        put("<figure>")
        writeImage(source, nil, description)
        if let title, !title.isEmpty {
            put("<figcaption>")
            putEscaped(title)
            put("</figcaption>")
        }
        put("</figure>\n")
        return true
    }

    // MARK: Footnotes

    private mutating func writeReference(_ label: String, _ position: Position) {
        guard let number = renderer.footnoteNumbers[label] else { return }
        put("<sup>")
        if isInLink {
            put(number)
        } else {
            let count = renderer.anchors?.references[position] ?? counter.reference(label)
            put("<a href=\"#")
            putEscaped(renderer.idPrefix)
            put("fn-")
            put(number)
            put("\" id=\"")
            putReferenceID(number, count)
            put("\" role=\"doc-noteref\">")
            put(number)
            put("</a>")
        }
        put("</sup>")
    }

    /// `fnref-2` for the first reference to note 2, `fnref-2-2` for the second.
    private mutating func putReferenceID(_ number: Int, _ count: Int) {
        putEscaped(renderer.idPrefix)
        put("fnref-")
        put(number)
        if count > 1 {
            put("-")
            put(count)
        }
    }

    mutating func write(footnotes definitions: [FootnoteDefinition]) {
        let notes = definitions.compactMap { note in renderer.footnoteNumbers[note.label].map { ($0, note) } }
            .sorted { $0.0 < $1.0 }
        guard !notes.isEmpty else { return }
        put("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
        var expected = 1
        for (number, note) in notes {
            put("<li id=\"")
            putEscaped(renderer.idPrefix)
            put("fn-")
            put(number)
            put("\"")
            // A part of a page may show notes 2 and 5 only.
            if number != expected {
                put(" value=\"")
                put(number)
                put("\"")
            }
            expected = number + 1
            put(">\n")
            write(note, number)
            put("</li>\n")
        }
        put("</ol>\n</section>\n")
    }

    /// The links back stand at the end of the last paragraph.
    private mutating func write(_ note: FootnoteDefinition, _ number: Int) {
        let count = renderer.anchors.map { $0.counts[note.label] ?? 0 } ?? 1
        if case .paragraph(let inlines)? = note.blocks.last?.kind {
            write(note.blocks.dropLast())
            put("<p>")
            write(inlines)
            if count > 0 { put(" ") }
        } else {
            write(note.blocks)
            if count == 0 { return }
            put("<p>")
        }
        for reference in stride(from: 1, through: count, by: 1) {
            if reference > 1 { put(" ") }
            put("<a href=\"#")
            putReferenceID(number, reference)
            put("\" role=\"doc-backlink\" aria-label=\"")
            putEscaped(renderer.backLinkLabel)
            if reference > 1 {
                put(" ")
                put(reference)
            }
            put("\">↩</a>")
        }
        put("</p>\n")
    }
}

internal import CommonMark

/// What holds for all text of a course, in questions or not: no HTML, no dead link, no source that is missing.
struct ProseRules {
    let source: Source
    let library: Library
    var findings: Findings
    private var usedSources: Set<String> = []
    private var lastLevel: Int?

    private static let labels = Words.all.flatMap { words in Words.Label.allCases.map { words[$0] } }

    /// What links may lead to.
    struct Library {
        /// Every file in the course's folder.
        var files: Set<String> = []
        /// The sections of each Markdown file.
        var anchors: [String: Set<String>] = [:]
        /// The fields of `kommun.md`; nil where that is not known.
        var localFields: Set<String>?
    }

    init(source: Source, library: Library, findings: Findings) {
        self.source = source
        self.library = library
        self.findings = findings
    }

    mutating func check(_ document: Document) {
        for blocks in [document.blocks] + document.footnotes.map(\.blocks) {
            var found: [Block] = []
            blocks.forEachBlock { found.append($0) }
            for block in found { check(block) }
            for run in blocks.runs { check(run) }
        }
        checkSources(document.footnotes)
        // Code or a note without an end has swallowed the sources.
        if findings.diagnostics.contains(where: { $0.code == Message.openCodeBlock.code }) {
            findings.takeBack(["K064", "K066"], in: 1...source.lines.count)
        }
    }

    private mutating func check(_ block: Block) {
        let place = block.position
        switch block.kind {
        case .heading(let level, _, let isUnderlined):
            checkHeading(level, isUnderlined: isUnderlined, at: place)
        case .list(let list):
            if let start = list.start, start > 99 { findings.report(.yearAsList(start), at: place) }
        case .codeBlock(_, _, fenced: true, closed: false): findings.report(.openCodeBlock, at: place)
        case .htmlBlock(let html): checkHTML(html, at: place)
        case .blockQuote(let inner):
            checkLazyLines(block)
            if case .paragraph(let inlines)? = inner.first?.kind { checkAlert(inlines, isQuote: true) }
        case .alert: checkLazyLines(block)
        case .paragraph(let inlines): checkAlert(inlines, isQuote: false)
        case .codeBlock, .table, .thematicBreak: break
        }
    }

    private mutating func checkHeading(_ level: Int, isUnderlined: Bool, at place: Position) {
        if isUnderlined {
            findings.report(.underlinedHeading, at: place)
        } else if level == 1 {
            findings.report(.topHeading, at: place)
        } else if let lastLevel, level > lastLevel + 1 {
            findings.report(.levelJump(from: lastLevel, to: level), at: place)
        }
        lastLevel = level
    }

    /// Lines that belong to a quotation only because the one above does.
    private mutating func checkLazyLines(_ quote: Block) {
        for number in quote.lineNumbers.dropFirst() {
            guard let start = source[number].firstIndex(where: { !$0.isBlank }), source[number][start] != ">"
            else { continue }
            return findings.report(.lazyQuote, at: Position(line: number, column: start + 1))
        }
    }

    /// `> [!NOTIS]`, `[!NOTE]` without >, and a box of which a bracket is missing.
    private mutating func checkAlert(_ inlines: [Inline], isQuote: Bool) {
        // An alert's line is one text; `[!` and `]` are no markup.
        guard let first = inlines.first, case .text(let start) = first.kind,
            start.utf8.contains(where: {
                $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "]")
            }),
            start.first.map({ "[!".contains($0) || $0.isUppercase }) == true
        else { return }
        let line = inlines.prefix { $0.kind != .softBreak }.map(\.self).plainText.trimmed
        let name = line.filter(\.isLetter)
        let marks = line.filter { "[!]".contains($0) }
        guard !marks.isEmpty, !name.isEmpty, marks.count + name.count == line.count,
            name == name.uppercased(),
            line.hasPrefix("[!") && line.hasSuffix("]")
                || isQuote && Alert.allCases.contains(where: { editDistance($0.rawValue, name) <= 1 })
        else { return }
        findings.report(.unknownAlert(name), at: first.position)
    }

    private mutating func checkHTML(_ html: String, at place: Position) {
        var rest = html[...]
        while let start = rest.firstRange(of: "<!--")?.lowerBound, rest[..<start].allSatisfy(\.isWhitespace) {
            let note = rest[rest.index(start, offsetBy: 2)...]
            guard let end = note.firstRange(of: "-->")?.upperBound,
                note.dropFirst(2)[..<end].firstRange(of: "<!--") == nil
            else { return findings.report(.openNote, at: place) }
            rest = rest[end...]
        }
        guard !rest.allSatisfy(\.isWhitespace) else { return }
        guard let open = rest.firstIndex(of: "<") else { return findings.report(.textBesideNote, at: place) }
        let close = rest[open...].firstIndex(of: ">")
        let tag = close.map { String(rest[open...$0]) } ?? String(rest[open...].prefix { !$0.isNewline })
        findings.report(.html(tag), at: source.place(of: tag, from: place))
    }
}

// Running text.
extension ProseRules {
    private mutating func check(_ run: [Inline]) {
        var inlines: [Inline] = []
        run.forEachInline { inlines.append($0) }
        var hasTag = false
        for inline in inlines {
            switch inline.kind {
            case .html(let tag) where tag.hasPrefix("<!--"):
                if tag.dropFirst(4).firstRange(of: "<!--") != nil {
                    findings.report(.openNote, at: inline.position)
                }
            case .html(let tag) where !hasTag:
                hasTag = true
                findings.report(.html(tag), at: inline.position)
            case .link(let destination, _, _), .autolink(let destination, _):
                checkLink(destination, inline)
            case .image(let path, _, let text): checkImage(path, text, inline)
            case .footnoteReference(let label): usedSources.insert(label)
            default: break
            }
        }
        let plain = run.plainText
        if plain.holds(">"), let label = Self.labels.first(where: { plain.holds("> \($0):") }),
            let start = run.first?.position
        {
            // The end of the line before it was lost.
            findings.report(.nearlyLabel(label), at: source.place(of: "> ", from: start))
        }
        var texts: [Inline] = []
        run.tidied.forEachInline { texts.append($0) }
        for inline in texts {
            guard case .text(let text) = inline.kind else { continue }
            checkText(text, at: inline.position)
        }
    }

    /// Markup that stayed text because it is not whole.
    private mutating func checkText(_ text: String, at place: Position) {
        func report(_ mark: String, _ message: Message) {
            // What is written with backslashes or entities is meant as text, and not found as it is shown.
            guard text.holds(mark), let found = source.firstPlace(of: mark, from: place),
                found.column < 2 || source[found.line][found.column - 2] != "\\"
            else { return }
            findings.report(message, at: found)
        }
        guard
            text.utf8.contains(where: {
                [UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "<")].contains($0)
            })
        else { return }
        for part in text.split(separator: "[^", omittingEmptySubsequences: false).dropFirst() {
            guard let end = part.firstIndex(of: "]"), end != part.startIndex else { continue }
            let label = String(part[..<end])
            // A definition that lacks its colon says it all.
            if let line = definitionWithoutColon(label) {
                findings.report(.sourceWithoutColon(label), at: Position(line: line, column: 1))
                continue
            }
            report("[^\(label)]", .missingSource(label))
        }
        report("**", .visibleStars)
        report("[[", .gap)
        report("](", .brokenLink)
        if let match = text.firstMatch(of: /\] \((https?:|mailto:|tel:|[^ ()]+\.(md|pdf|mp4|svg|png|jpg))/) {
            report(String(match.0), .spaceInLink)
        }
        if let match = text.firstMatch(of: /\([^()]+\)\[(https?:|mailto:|tel:|[^ \[\]]+\.md)/) {
            report(String(match.0), .reversedLink)
        }
        report("<!--", .openNote)
    }

    /// The line that begins as the definition of that source would, and goes on without a colon.
    private func definitionWithoutColon(_ label: String) -> Int? {
        let mark = Array("[^\(label)] ".unicodeScalars)
        return source.lines.lastIndex { $0.starts(with: mark) }.map { $0 + 1 }
    }

    private mutating func checkSources(_ footnotes: [FootnoteDefinition]) {
        for footnote in footnotes where !usedSources.contains(footnote.label) {
            findings.report(.unusedSource(footnote.label), at: footnote.position)
        }
        // Of two with the same label the document holds the first.
        var seen: Set<String> = []
        for (index, line) in source.lines.enumerated() where line.starts(with: "[^".unicodeScalars) {
            guard let end = line.firstIndex(of: "]"), line.dropFirst(end + 1).first == ":" else { continue }
            if !seen.insert(String(line[..<end]).lowercased()).inserted {
                findings.report(.repeatedSource, at: Position(line: index + 1, column: 1))
            }
        }
    }
}

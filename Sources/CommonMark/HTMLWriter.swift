/// Writes the HTML of one call. It recurses with the nesting of blocks and marks, which the parser bounds.
struct HTMLWriter {
    let renderer: HTMLRenderer
    private(set) var bytes: [UInt8] = []
    var counter = AnchorCounter()
    /// Links do not nest.
    var isInLink = false

    init(_ renderer: HTMLRenderer) { self.renderer = renderer }

    var html: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Text

    /// Markup, as it is.
    mutating func put(_ markup: StaticString) {
        bytes += UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount)
    }

    mutating func put(_ number: Int) { bytes += String(number).utf8 }

    /// Markup of the author, or what needs no escape.
    mutating func putRaw(_ text: String) { bytes += text.utf8 }

    mutating func putEscaped(_ text: String) {
        put(text) { byte in
            switch byte {
            case 0x26: "&amp;"
            case 0x3C: "&lt;"
            case 0x3E: "&gt;"
            case 0x22: "&quot;"
            default: nil
            }
        }
    }

    /// A URL in an attribute: what a URL cannot hold is percent-encoded, percent signs stay.
    mutating func putURL(_ url: String) {
        put(url) { byte in
            if byte == "&" { return "&amp;" }
            if byte == "'" { return "&#x27;" }
            if byte.isAlphanumeric || "-_.+!*(),%#@?=;:/$~".utf8.contains(byte) { return nil }
            let digits = String(byte, radix: 16, uppercase: true)
            return byte < 0x10 ? "%0\(digits)" : "%\(digits)"
        }
    }

    /// Copies the text by runs up to the bytes that are replaced.
    private mutating func put(_ text: String, replacing replacement: (UInt8) -> String?) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            for index in source.indices {
                guard let instead = replacement(source[index]) else { continue }
                bytes += source[start..<index]
                bytes += instead.utf8
                start = index + 1
            }
            bytes += source[start...]
        }
    }

    /// Begins a new line unless at the beginning of one.
    mutating func startLine() {
        if let last = bytes.last, last != "\n" { bytes.append(0x0A) }
    }

    // MARK: Blocks

    mutating func write(_ blocks: some Sequence<Block>) {
        for block in blocks { write(block, isTight: false) }
    }

    private mutating func write(_ block: Block, isTight: Bool) {
        switch block.kind {
        case .paragraph(let inlines):
            if isTight { write(inlines) } else { writeParagraph(inlines) }
        case .heading(let level, let inlines, _): writeHeading(level, inlines, block.position)
        case .thematicBreak:
            startLine()
            put("<hr />\n")
        case .blockQuote(let inner):
            startLine()
            put("<blockquote>\n")
            write(inner)
            put("</blockquote>\n")
        case .alert(let alert, let inner): writeAlert(alert, inner)
        case .list(let list): writeList(list)
        case .codeBlock(let info, let text, _, _): writeCode(info, text)
        case .htmlBlock(let html):
            if renderer.isUnsafe {
                startLine()
                putRaw(html)
            }
        case .table(let table): writeTable(table)
        }
    }

    private mutating func writeParagraph(_ inlines: [Inline]) {
        startLine()
        if !renderer.isUnsafe, inlines.count == 1, writeFigure(inlines[0]) { return }
        put("<p>")
        write(inlines)
        put("</p>\n")
    }

    private mutating func writeHeading(_ level: Int, _ inlines: [Inline], _ position: Position) {
        startLine()
        put("<h")
        put(level)
        if !renderer.isUnsafe {
            let id = renderer.anchors?.headings[position] ?? counter.heading(inlines)
            if !id.isEmpty {
                put(" id=\"")
                putEscaped(id)
                put("\"")
            }
        }
        put(">")
        write(inlines)
        put("</h")
        put(level)
        put(">\n")
    }

    private mutating func writeAlert(_ alert: Alert, _ inner: [Block]) {
        startLine()
        put("<aside class=\"alert ")
        putRaw(alert.rawValue.lowercased())
        put("\">\n")
        if let title = renderer.alertTitles[alert] {
            put("<p class=\"alert-title\">")
            putEscaped(title)
            put("</p>\n")
        }
        write(inner)
        put("</aside>\n")
    }

    private mutating func writeCode(_ info: String, _ text: String) {
        startLine()
        put("<pre><code")
        if let language = info.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }).first {
            put(" class=\"language-")
            putEscaped(String(language))
            put("\"")
        }
        put(">")
        putEscaped(text)
        put("</code></pre>\n")
    }

    private mutating func writeList(_ list: List) {
        startLine()
        if let start = list.start {
            put("<ol")
            if start != 1 {
                put(" start=\"")
                put(start)
                put("\"")
            }
            put(">\n")
        } else {
            put("<ul>\n")
        }
        for item in list.items { write(item, isTight: list.isTight) }
        if list.start == nil { put("</ul>\n") } else { put("</ol>\n") }
    }

    private mutating func write(_ item: ListItem, isTight: Bool) {
        put("<li>")
        var blocks = item.blocks
        if let task = item.task {
            if !isTight { put("\n<p>") }
            if task.isChecked {
                put("<input type=\"checkbox\" disabled checked> ")
            } else {
                put("<input type=\"checkbox\" disabled> ")
            }
            if case .paragraph(let inlines)? = blocks.first?.kind {
                write(inlines)
                blocks.removeFirst()
            }
            if !isTight { put("</p>\n") }
        }
        for block in blocks {
            if !isTight { startLine() }
            write(block, isTight: isTight)
        }
        put("</li>\n")
    }

    // MARK: Tables

    private mutating func writeTable(_ table: Table) {
        startLine()
        put("<div class=\"table\">\n<table>\n<thead>\n")
        write(table.header, table.alignments, isHeader: true)
        put("</thead>\n")
        if !table.rows.isEmpty {
            put("<tbody>\n")
            for row in table.rows { write(row, table.alignments, isHeader: false) }
            put("</tbody>\n")
        }
        put("</table>\n</div>\n")
    }

    private mutating func write(_ row: Table.Row, _ alignments: [Table.Alignment?], isHeader: Bool) {
        put("<tr>\n")
        for (cell, alignment) in zip(row.cells, alignments) {
            if isHeader { put("<th scope=\"col\"") } else { put("<td") }
            if let alignment {
                put(" class=\"")
                putRaw(alignment.rawValue)
                put("\"")
            }
            put(">")
            write(cell)
            if isHeader { put("</th>\n") } else { put("</td>\n") }
        }
        put("</tr>\n")
    }
}

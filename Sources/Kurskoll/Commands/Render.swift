internal import CommonMark

/// `render FILE`: Markdown to HTML, as the pages show it or as plain CommonMark.
enum RenderCommand {
    static let verb = Verb(
        "render", operands: "FIL", count: 1...1, "Gör HTML av en Markdown-fil, eller av standard in med -.",
        options: [.init("commonmark", nil, "ren CommonMark utan våra tillägg, HTML släpps igenom")]
    ) { arguments, environment in
        let file = arguments.operands[0]
        let bytes = try Files.read(file == "-" ? "/dev/stdin" : file)
        // Bytes that are not UTF-8 become replacement characters: every text is a document.
        let source = String(decoding: bytes, as: UTF8.self)
        let isPlain = arguments.has("commonmark")
        let document = Document(source, extensions: isPlain ? [] : .all)
        var renderer = HTMLRenderer()
        renderer.isUnsafe = isPlain
        renderer.footnoteNumbers = Dictionary(
            document.footnotes.enumerated().map { ($1.label, $0 + 1) },
            uniquingKeysWith: { first, _ in first })
        environment.out(renderer.render(document.blocks) + renderer.renderFootnotes(document.footnotes))
        return 0
    }
}

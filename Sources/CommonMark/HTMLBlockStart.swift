/// The seven ways an HTML block begins and ends (CommonMark 0.31.2, section 4.6).
enum HTMLBlockStart {
    case verbatim, comment, instruction, declaration, cdata, blockTag, anyTag

    /// Ends at a blank line; the others at a line that holds their end.
    var endsAtBlankLine: Bool { self == .blockTag || self == .anyTag }

    /// How a line begins an HTML block; nil if it does not.
    init?(_ bytes: [UInt8], _ range: Range<Int>, interruptsParagraph: Bool) {
        let (start, end) = (range.lowerBound, range.upperBound)
        guard range.count >= 2, bytes[start] == "<" else { return nil }
        if bytes[start + 1] == "!" {
            if bytes.matches("<!--", at: start, to: end) {
                self = .comment
            } else if bytes.matches("<![cdata[", at: start, to: end), bytes[start + 3] == "C" {
                self = .cdata
            } else if range.count >= 3, bytes[start + 2].isLetter {
                self = .declaration
            } else {
                return nil
            }
            return
        }
        if bytes[start + 1] == "?" {
            self = .instruction
            return
        }
        let isClosing = bytes[start + 1] == "/"
        let nameStart = start + (isClosing ? 2 : 1)
        var nameEnd = nameStart
        while nameEnd < end, bytes[nameEnd].isAlphanumeric { nameEnd += 1 }
        let name = String(decoding: bytes[nameStart..<nameEnd].map(\.lowercased), as: UTF8.self)
        let next = nameEnd < end ? bytes[nameEnd] : 0x20
        let endsName = next.isSpaceOrTab || next == ">"
        let isVerbatim = Self.verbatimTags.contains(name)
        if isVerbatim, !isClosing, endsName {
            self = .verbatim
        } else if Self.blockTags.contains(name), endsName || bytes.matches("/>", at: nameEnd, to: end) {
            self = .blockTag
            // The seventh kind leaves out the opening tags of the first, but not their closing ones.
        } else if !interruptsParagraph, isClosing || !isVerbatim,
            let behind = RawHTML(bytes: bytes, end: end).tag(at: start),
            bytes.skipSpacesAndTabs(from: behind, to: end) == end
        {
            self = .anyTag
        } else {
            return nil
        }
    }

    /// Whether a line of the block is its last one.
    func ends(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        switch self {
        case .verbatim:
            // Any of the closing tags will do, not only the one of the tag that began.
            bytes.end(of: "</script>", in: range) != nil || bytes.end(of: "</pre>", in: range) != nil
                || bytes.end(of: "</style>", in: range) != nil
                || bytes.end(of: "</textarea>", in: range) != nil
        case .comment: bytes.end(of: "-->", in: range) != nil
        case .instruction: bytes.end(of: "?>", in: range) != nil
        case .declaration: bytes.end(of: ">", in: range) != nil
        case .cdata: bytes.end(of: "]]>", in: range) != nil
        case .blockTag, .anyTag: false
        }
    }

    private static let verbatimTags: Set<String> = ["script", "pre", "style", "textarea"]

    private static let blockTags = Set(
        """
        address article aside base basefont blockquote body caption center col colgroup dd details dialog dir \
        div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html \
        iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary \
        table tbody td tfoot th thead title tr track ul
        """.split(separator: " ").map(String.init))
}

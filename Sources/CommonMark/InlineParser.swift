/// Reads running text into a flat row of tokens. Emphasis and links become marks where they begin and end, so
/// that reading never recurses; `InlineBuilder` makes the tree.
struct InlineParser {
    enum Token {
        /// Bytes of the content, as they are.
        case text(Range<Int>)
        /// What an escape or reference stands for.
        case decoded(String)
        /// A finished piece.
        case inline(Inline.Kind)
        /// A bare address: a link, unless it turns out to stand inside one.
        case address(destination: String, text: String)
        case delimiter(Int)
        /// `[` or `![`.
        case bracket(Int)
        /// The end of the link whose bracket has that index.
        case endOfLink(Int)
    }

    struct Bracket {
        let isImage: Bool
        let offset: Int
        /// Where the link's text begins.
        let textStart: Int
        fileprivate let token: Int
        fileprivate let delimitersBelow: Int
        /// Another bracket follows: so its text cannot be a label.
        fileprivate var hasBracketAfter = false
        /// Set when it begins a link.
        var link: LinkReference?
    }

    private(set) var tokens: [(token: Token, offset: Int)] = []
    private(set) var delimiters = Delimiters()
    private(set) var brackets: [Bracket] = []

    let bytes: [UInt8]
    private let definitions: Definitions
    private let extensions: Document.Extensions
    private var position = 0
    /// Where the text begins that no token holds yet.
    private var textStart = 0
    /// Indices of the brackets that may still begin a link.
    private var openBrackets: [Int] = []
    /// Of these, `[` below this height stand around a link and can begin none: links do not nest.
    private var inactiveHeight = 0
    /// Where the last run of backticks of each length begins; empty before the first is met.
    private var lastBackticks: [Int: Int] = [:]
    /// Ends of HTML constructs that do not occur any more, so that no second search is made for them.
    private var absentEnds: Set<UInt8> = []

    init(_ bytes: [UInt8], definitions: Definitions, extensions: Document.Extensions) {
        self.bytes = bytes
        self.definitions = definitions
        self.extensions = extensions
    }

    mutating func parse() {
        let special = Self.special[extensions.rawValue & Self.inlineExtensions.rawValue == 0 ? 0 : 1]
        while position < bytes.count {
            if special[Int(bytes[position])] { readSpecial() } else { position += 1 }
        }
        endText(at: position)
        delimiters.match(above: -1)
    }

    private static let inlineExtensions: Document.Extensions = [.strikethrough, .autolinks]

    /// The bytes that may begin something, without and with extensions.
    private static let special: [[Bool]] = ["\n\\`&<*_[]!", "\n\\`&<*_[]!~:w@"].map { characters in
        (0...255).map { characters.utf8.contains($0) }
    }

    private mutating func readSpecial() {
        switch bytes[position] {
        case "\n": readLineEnd()
        case "\\": readEscape()
        case "`": readCode()
        case "&":
            if let entity = Entities.decode(bytes, at: position) {
                add(.decoded(entity.text), to: entity.end)
            } else {
                position += 1
            }
        case "<": readAngle()
        case "*", "_": readDelimiters()
        case "~":
            if extensions.contains(.strikethrough) { readTildes() } else { position += 1 }
        case "[": openBracket(length: 1)
        case "!":
            if bytes.byte(at: position + 1) == "[" { openBracket(length: 2) } else { position += 1 }
        case "]": closeBracket()
        default:
            if extensions.contains(.autolinks) { readAddress() } else { position += 1 }
        }
    }

    // MARK: Tokens

    private mutating func endText(at end: Int) {
        if textStart < end { tokens.append((.text(textStart..<end), textStart)) }
        textStart = end
    }

    /// Adds what stands from `start`, by default the position, to `end`, and goes on there.
    private mutating func add(_ token: Token, from start: Int? = nil, to end: Int) {
        let start = start ?? position
        endText(at: start)
        tokens.append((token, start))
        position = end
        textStart = end
    }

    private func end(ofRunAt start: Int) -> Int {
        var index = start + 1
        while bytes.byte(at: index) == bytes[start] { index += 1 }
        return index
    }

    // MARK: Characters

    /// White space on both sides of a line feed is no text.
    private mutating func readLineEnd() {
        var end = position
        while end > textStart, bytes[end - 1].isSpaceOrTab { end -= 1 }
        let isHard = position - end >= 2 && bytes[position - 1] == " " && bytes[position - 2] == " "
        let next = bytes.skipSpacesAndTabs(from: position + 1, to: bytes.count)
        add(.inline(isHard ? .lineBreak : .softBreak), from: end, to: next)
    }

    private mutating func readEscape() {
        let next = bytes.byte(at: position + 1)
        if next == "\n" {
            add(.inline(.lineBreak), to: position + 2)
        } else if next.isPunctuation {
            add(.text(position + 1..<position + 2), to: position + 2)
        } else {
            position += 1
        }
    }

    private mutating func readCode() {
        if lastBackticks.isEmpty { findBackticks() }
        let start = end(ofRunAt: position)
        let length = start - position
        var close = start
        while lastBackticks[length, default: -1] >= close {
            while bytes[close] != "`" { close += 1 }
            let end = end(ofRunAt: close)
            if end - close == length {
                add(.inline(.code(code(start..<close))), to: end)
                return
            }
            close = end
        }
        position = start
    }

    private mutating func findBackticks() {
        var index = position
        while index < bytes.count {
            if bytes[index] == "`" {
                let end = end(ofRunAt: index)
                lastBackticks[end - index] = index
                index = end
            } else {
                index += 1
            }
        }
    }

    /// §6.1: line feeds become spaces; one space goes at each end if there are two and something between.
    private func code(_ range: Range<Int>) -> String {
        let text = bytes[range].map { $0 == "\n" ? 0x20 : $0 }
        guard text.count >= 2, text.first == 0x20, text.last == 0x20, text.contains(where: { $0 != " " })
        else {
            return String(decoding: text, as: UTF8.self)
        }
        return String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
    }

    private mutating func readDelimiters() {
        let end = end(ofRunAt: position)
        if let run = delimiters.push(bytes, at: position, length: end - position) {
            add(.delimiter(run), to: end)
        } else {
            position = end
        }
    }

    /// Two tildes strike text out; one, or three, are text.
    private mutating func readTildes() {
        let end = end(ofRunAt: position)
        guard end - position == 2 else {
            position = end
            return
        }
        readDelimiters()
    }

    // MARK: Angle brackets

    private mutating func readAngle() {
        if let end = autolinkEnd() {
            let text = Entities.unescape(bytes, position + 1..<end - 1, escapes: false)
            let isAddress = !text.utf8.contains(0x3A)
            add(.inline(.autolink(destination: isAddress ? "mailto:" + text : text, text: text)), to: end)
        } else if let end = htmlEnd() {
            add(.inline(.html(bytes.text(position..<end))), to: end)
        } else {
            position += 1
        }
    }

    /// §6.5: the index behind `<scheme:…>` or `<name@host>`.
    private func autolinkEnd() -> Int? {
        let start = position + 1
        var index = start
        while bytes.byte(at: index).isAlphanumeric || "+.-".utf8.contains(bytes.byte(at: index)) {
            index += 1
        }
        if bytes.byte(at: index) == ":", bytes[start].isLetter, (2...32).contains(index - start) {
            while index < bytes.count, bytes[index] != ">" {
                if bytes[index] == "<" || bytes[index] == " " || bytes[index].isControl { return nil }
                index += 1
            }
            return index < bytes.count ? index + 1 : nil
        }
        while bytes.byte(at: index).isAddressCharacter { index += 1 }
        guard index > start, bytes.byte(at: index) == "@" else { return nil }
        // Labels of at most 63 letters, digits and hyphens, parted by full stops.
        repeat {
            let label = index + 1
            index = label
            while bytes.byte(at: index).isAlphanumeric || bytes.byte(at: index) == "-" { index += 1 }
            guard (1...63).contains(index - label), bytes[label] != "-", bytes[index - 1] != "-" else {
                return nil
            }
        } while bytes.byte(at: index) == "."
        return bytes.byte(at: index) == ">" ? index + 1 : nil
    }

    /// §6.6: the index behind a tag, comment, instruction, declaration or CDATA section.
    private mutating func htmlEnd() -> Int? {
        let start = position
        switch bytes.byte(at: start + 1) {
        case "?": return end(of: "?>", kind: 0x3F, from: start + 2)
        case "!":
            if bytes.matches("<!-->", at: start, to: bytes.count) { return start + 5 }
            if bytes.matches("<!--->", at: start, to: bytes.count) { return start + 6 }
            if bytes.matches("<!--", at: start, to: bytes.count) {
                return end(of: "-->", kind: 0x2D, from: start + 4)
            }
            if bytes.matches("<![cdata[", at: start, to: bytes.count), bytes[start + 3] == "C" {
                return end(of: "]]>", kind: 0x5D, from: start + 9)
            }
            return bytes.byte(at: start + 2).isLetter ? end(of: ">", kind: 0x3E, from: start + 3) : nil
        default: return RawHTML(bytes: bytes, end: bytes.count).tag(at: start)
        }
    }

    private mutating func end(of text: StaticString, kind: UInt8, from start: Int) -> Int? {
        guard start <= bytes.count, !absentEnds.contains(kind) else { return nil }
        let end = bytes.end(of: text, in: start..<bytes.count)
        if end == nil { absentEnds.insert(kind) }
        return end
    }

    // MARK: Brackets

    private mutating func openBracket(length: Int) {
        if let last = openBrackets.last { brackets[last].hasBracketAfter = true }
        openBrackets.append(brackets.count)
        endText(at: position)
        brackets.append(
            Bracket(
                isImage: length == 2, offset: position, textStart: position + length, token: tokens.count,
                delimitersBelow: delimiters.top))
        add(.bracket(brackets.count - 1), to: position + length)
    }

    private mutating func closeBracket() {
        guard let index = openBrackets.popLast() else {
            position += 1
            return
        }
        let bracket = brackets[index]
        let isInactive = !bracket.isImage && openBrackets.count < inactiveHeight
        inactiveHeight = min(inactiveHeight, openBrackets.count)
        if readFootnote(bracket) { return }
        guard !isInactive, let (link, end) = link(bracket) else {
            position += 1
            return
        }
        brackets[index].link = link
        add(.endOfLink(index), to: end)
        delimiters.match(above: bracket.delimitersBelow)
        if !bracket.isImage { inactiveHeight = openBrackets.count }
    }

    /// What the bracket that closes here leads to, and the index behind the link.
    private func link(_ bracket: Bracket) -> (LinkReference, end: Int)? {
        let syntax = LinkSyntax(bytes: bytes)
        if let resource = syntax.resource(at: position + 1) { return resource }
        var end = position + 1
        if let label = syntax.label(at: end) {
            if let link = definitions.link(bytes.text(label.text)) { return (link, label.end) }
            // `[text][]` means `[text]`; what holds nothing but white space is no label at all.
            if label.text.isEmpty { end = label.end } else if !isBlank(label.text) { return nil }
        }
        let text = bracket.textStart..<position
        guard !bracket.hasBracketAfter, text.count <= LinkSyntax.labelLimit else { return nil }
        return definitions.link(bytes.text(text)).map { ($0, end) }
    }

    private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(\.isWhitespace) }

    /// `[^label]` with a definition is a reference whatever stands behind it.
    private mutating func readFootnote(_ bracket: Bracket) -> Bool {
        guard extensions.contains(.footnotes), bytes[bracket.textStart] == "^", !bracket.hasBracketAfter,
            position - bracket.textStart <= LinkSyntax.labelLimit,
            let label = definitions.footnote(bytes.text(bracket.textStart + 1..<position))
        else { return false }
        tokens.removeLast(tokens.count - bracket.token)
        delimiters.drop(above: bracket.delimitersBelow)
        // In `![^label]` the exclamation mark ends a sentence.
        textStart = bracket.offset
        add(.inline(.footnoteReference(label)), from: bracket.textStart - 1, to: position + 1)
        return true
    }

    // MARK: Bare addresses

    private mutating func readAddress() {
        let address = BareAddress(bytes, textStart: textStart, isInBrackets: !openBrackets.isEmpty)
        guard let found = address.find(at: position) else {
            position += 1
            return
        }
        let text = Entities.unescape(bytes, found.range, escapes: false)
        let token = Token.address(destination: found.scheme + text, text: text)
        add(token, from: found.range.lowerBound, to: found.range.upperBound)
    }
}

extension UInt8 {
    /// What may stand before the `@` of an autolinked address.
    fileprivate var isAddressCharacter: Bool {
        isAlphanumeric || ".!#$%&'*+/=?^_`{|}~-".utf8.contains(self)
    }
}

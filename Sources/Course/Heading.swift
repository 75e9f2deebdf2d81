internal import CommonMark

/// A heading as the format reads it.
struct Heading {
    enum Role: Equatable {
        /// Of the text.
        case plain
        /// Begins with one of the format's words and a colon.
        case word(Words.Role)
        /// `För gruppledaren`
        case leader
        /// Nearly one of those; it is reported, and what follows it is not judged.
        case broken
    }

    let role: Role
    let level: Int
    /// Where its `#` stands.
    let position: Position
    /// Where its text begins.
    let textPosition: Position
    /// Its text without the word and without the attributes.
    let text: [Inline]
    let attributes: Attributes.Found

    /// A line that was meant as a heading.
    static func broken(level: Int, at position: Position) -> Heading {
        Heading(role: .broken, level: level, at: position)
    }

    private init(role: Role, level: Int, at position: Position) {
        self.role = role
        self.level = level
        self.position = position
        textPosition = position
        text = []
        attributes = .none(end: 1)
    }

    init(
        level: Int, inlines: [Inline], isUnderlined: Bool, at position: Position, in source: Source,
        words: Words,
        findings: inout Findings
    ) {
        self.level = level
        self.position = position
        textPosition = inlines.first?.position ?? position
        let written = Attributes.find(in: source[position.line])
        let plain = inlines.plainText.trimmed
        if let word = words.role(beginning: inlines), !isUnderlined {
            role = .word(word)
            attributes = written
            let text = inlines.droppingFirst(words[word].count + 1)
            if case .whole = written { self.text = text.dropping(fromLast: "{") } else { self.text = text }
            if self.text.isEmpty { findings.report(.emptyHeading, at: textPosition) }
            return
        }
        attributes = .none(end: 1)
        text = inlines
        let message = Self.fault(
            plain, written: written, line: source[position.line], level: level, isUnderlined: isUnderlined,
            words: words)
        if let message {
            role = .broken
            findings.report(message, at: textPosition, insteadOf: isUnderlined ? "K067" : nil)
        } else {
            role = plain == words.leader ? .leader : .plain
            if plain.isEmpty { findings.report(.emptyHeading, at: position) }
        }
    }

    /// What is wrong with a heading that is no question, if it seems to have been meant as one.
    private static func fault(
        _ plain: String, written: Attributes.Found, line: [Unicode.Scalar], level: Int, isUnderlined: Bool,
        words: Words
    ) -> Message? {
        let hasID =
            switch written {
            case .none: false
            case .whole: true
            // Half of `{#id}`. Other braces are the author's own.
            case .broken: String(line).contains("{#")
            }
        if let word = words.nearlyBegins(plain, hasID: hasID) {
            return isUnderlined ? .headingWithoutHashes : .nearlyQuestion(word: words[word], hashes: level)
        }
        if hasID { return .notAQuestion(words: words) }
        let isNearlyLeader =
            plain != words.leader && Words.all.map(\.leader).nearest(to: plain, slips: 3) != nil
        return isNearlyLeader ? .nearlyLeader(words.leader) : nil
    }
}

extension Words {
    /// The word that a heading begins with, followed by a colon and without any markup.
    fileprivate func role(beginning inlines: [Inline]) -> Role? {
        guard case .text(let text)? = inlines.first?.kind else { return nil }
        return Role.allCases.first { text.hasPrefix(self[$0] + ":") }
    }

    /// The word that a heading seems to have been meant to begin with: misspelt, in another language, numbered, bold,
    /// or, where it has an id, without its colon.
    fileprivate func nearlyBegins(_ heading: String, hasID: Bool) -> Role? {
        func nearest(_ written: Substring) -> Role? {
            let letters = written.filter { $0.isLetter || $0 == " " }
            let written = letters.split(separator: " ").joined(separator: " ")
            guard !written.isEmpty else { return nil }
            for words in ownFirst {
                if let near = Role.allCases.map({ words[$0] }).nearest(to: written) {
                    return Role.allCases.first { words[$0] == near }
                }
            }
            return nil
        }
        if let colon = heading.firstIndex(of: ":"), let role = nearest(heading[..<colon]) { return role }
        guard hasID else { return nil }
        let parts = heading.split(separator: " ")
        return (1...3).reversed().lazy.compactMap { count in
            nearest(Substring(parts.prefix(count).joined(separator: " ")))
        }.first
    }
}

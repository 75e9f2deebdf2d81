internal import CommonMark

/// How hard a text is to read: LIX, the mean length of a sentence plus the percentage of words of more than six letters
/// (C. H. Björnsson 1968). Below 40 is everyday prose, above 50 the language of authorities.
struct Readability {
    private(set) var words = 0
    private(set) var longWords = 0
    private(set) var sentences = 0

    /// Above this the author is warned.
    static let limit = 45
    /// Fewer words than this say nothing about a text.
    static let leastWords = 100

    /// Counts paragraphs and points of lists; headings and tables are no sentences.
    init(_ blocks: [Block]) {
        blocks.forEachBlock { block in
            if case .paragraph(let inlines) = block.kind { count(inlines.plainText) }
        }
    }

    private mutating func count(_ text: String) {
        var endsOpen = false
        // By code points: the text is NFC, where a letter of ours is one.
        for word in text.unicodeScalars.split(whereSeparator: \.isSpace) {
            let letters = word.count { $0.isLetter }
            guard letters > 0 || word.contains(where: \.isNumber) else { continue }
            words += 1
            if letters > 6 { longWords += 1 }
            let end = word.last { $0.isLetter || $0.isNumber || $0.endsSentence }
            endsOpen = end?.endsSentence != true
            if !endsOpen { sentences += 1 }
        }
        if endsOpen { sentences += 1 }
    }

    /// LIX rounded to a whole number; 0 for a text without words.
    var lix: Int {
        guard words > 0, sentences > 0 else { return 0 }
        let numerator = words * words + 100 * longWords * sentences
        let denominator = sentences * words
        return (numerator + denominator / 2) / denominator
    }

    var isHard: Bool { words >= Self.leastWords && lix > Self.limit }
}

extension [Part] {
    /// All running text of a chapter that a learner reads before answering.
    var prose: [Block] {
        flatMap { part -> [Block] in
            switch part {
            case .content(let blocks): blocks
            case .question(let question): question.prompt
            case .inDepth(_, let parts): parts.prose
            case .leader: []
            }
        }
    }
}

extension [Question] {
    /// Whether length gives the right answers away: in every question with one right answer, and there are four or
    /// more, it is longer than all others.
    func longestIsRight(_ key: [String: AnswerKey.Entry]) -> Bool {
        let longest = compactMap { question -> Bool? in
            guard case .single(let choices) = question.kind,
                case .choices(let right)? = key[question.id]?.solution
            else { return nil }
            let lengths = choices.map { $0.text.plainText.count }
            let mostOfOthers = lengths.indices.filter { !right.contains($0) }.map { lengths[$0] }.max() ?? 0
            return right.contains { lengths[$0] > mostOfOthers }
        }
        return longest.count >= 4 && longest.allSatisfy { $0 }
    }
}

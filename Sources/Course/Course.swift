package import CommonMark

/// A course as learners may see it before they have answered: no key, no feedback. Classes, it, its chapters and
/// questions, only so that nobody copies them.
package final class Course: Sendable {
    /// Stable for ever; what completions name (`vinr`).
    package let id: String
    /// BCP 47, `sv` or `en`.
    package let language: String
    package let title: String
    /// The author's number, `2026.2`. The text's own hash is taken of `normalisedContent`.
    package let version: String
    /// `kurs.md` without its lists of chapters, test and support.
    package let introduction: Text
    /// In the order of the list in `kurs.md`.
    package let chapters: [Chapter]
    /// `kunskapstest.md`; nil for a course without one.
    package let test: KnowledgeTest?
    /// `stod.md`: help lines, each section with an anchor that chapters link to.
    package let support: Text?
    /// All files as one text with LF, NFC and no trailing space, in a fixed order: equal for equal courses. A
    /// translation is a course of its own, so its files are in its own content only.
    package let normalisedContent: String

    /// As the fields say.
    package init(
        id: String, language: String, title: String, version: String, introduction: Text, chapters: [Chapter],
        test: KnowledgeTest?, support: Text?, normalisedContent: String
    ) {
        self.id = id
        self.language = language
        self.title = title
        self.version = version
        self.introduction = introduction
        self.chapters = chapters
        self.test = test
        self.support = support
        self.normalisedContent = normalisedContent
    }
}

/// Blocks of one file with the footnotes they refer to.
package struct Text: Sendable {
    /// `titel:`
    package let title: String
    package let blocks: [Block]
    package let footnotes: [FootnoteDefinition]
}

/// A chapter: one file, one page.
package final class Chapter: Sendable {
    /// The file's path in the folder, as links name it: `01-att-se.md`.
    package let file: String
    /// From the front matter; names its page and the learner's progress.
    package let id: String
    package let title: String
    /// As the author estimates; 0 when not given.
    package let minutes: Int
    /// One sentence shown before the content; empty when not given.
    package let contentNote: String
    /// `granskad`, as `ÅÅÅÅ-MM-DD`; empty when not given.
    package let reviewed: String
    package let parts: [Part]
    package let footnotes: [FootnoteDefinition]
    /// The ids of the whole file, since its parts are shown apart.
    package let anchors: Anchors

    /// As the fields say.
    package init(
        file: String, id: String, title: String, minutes: Int, contentNote: String, reviewed: String,
        parts: [Part], footnotes: [FootnoteDefinition], anchors: Anchors
    ) {
        self.file = file
        self.id = id
        self.title = title
        self.minutes = minutes
        self.contentNote = contentNote
        self.reviewed = reviewed
        self.parts = parts
        self.footnotes = footnotes
        self.anchors = anchors
    }

    /// In the order of the text, also those in a `Fördjupning:`.
    package var questions: [Question] { parts.flatMap(\.questions) }
}

/// What follows on what in a chapter.
package indirect enum Part: Sendable {
    case content([Block])
    case question(Question)
    /// `Fördjupning:` — closed until the reader opens it.
    case inDepth(heading: [Inline], [Part])
    /// `## För gruppledaren` — shown only in group mode.
    case leader([Block])

    /// The questions in it, in order.
    package var questions: [Question] {
        switch self {
        case .question(let question): [question]
        case .inDepth(_, let parts): parts.flatMap(\.questions)
        case .content, .leader: []
        }
    }
}

/// `kunskapstest.md`: areas, how many questions are drawn of each, and the pass mark.
package struct KnowledgeTest: Sendable {
    package let title: String
    /// What stands before the first area or question.
    package let introduction: [Block]
    package let areas: [Area]
    package let passMark: PassMark
    /// `blanda: nej` asks the questions in the order of the file.
    package let isShuffled: Bool
    package let footnotes: [FootnoteDefinition]
    /// The ids of the whole file, since only some of its questions are shown.
    package let anchors: Anchors

    /// How many questions a test holds.
    package var drawn: Int { areas.reduce(0) { $0 + $1.draw } }

    /// The most points a test gives. Each draw gives the same: questions drawn from an area are worth the same.
    package var points: Int {
        areas.reduce(0) { sum, area in
            sum + area.questions.map(\.points).sorted(by: >).prefix(area.draw).reduce(0, +)
        }
    }

    /// `Område:` a bank of questions. A test without areas is one area with the test's own id.
    package struct Area: Sendable {
        package let id: String
        package let title: String
        /// How many of its questions a test holds.
        package let draw: Int
        /// All of its bank, in the order of the file; never empty.
        package let questions: [Question]
    }
}

/// `8 av 10` or `80 %`, compared in whole numbers.
package enum PassMark: Sendable, Equatable {
    case count(Int)
    case percent(Int)

    /// Whether `right` of `asked` questions is enough. 0 of 0 is never enough.
    package func isReached(right: Int, of asked: Int) -> Bool {
        guard asked > 0 else { return false }
        return switch self {
        case .count(let needed): right >= needed
        case .percent(let needed): right * 100 >= needed * asked
        }
    }
}

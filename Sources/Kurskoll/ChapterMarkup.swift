internal import CommonMark
internal import Course

/// A chapter as markup, made once when its course is read. A class only so that a request need not copy it.
final class ChapterMarkup: Sendable {
    let chapter: Chapter
    let renderer: HTMLRenderer
    /// Ids of its headings and questions: where one may go on from.
    let sections: Set<String>
    /// Its questions by their ids.
    let questions: [String: Question]
    private let swedish: Text
    private let english: Text

    /// What stands on the page, with the interface's words in one language.
    struct Text: Sendable {
        /// Down to the bar that shows how far one is, for each number of chapters done from 0 to all.
        let openings: [HTML]
        /// Below it, to the page's end.
        let pieces: [Piece]
        /// Of all of it, with room for the tokens.
        let byteCount: Int

        init(openings: [HTML], pieces: [Piece]) {
            self.openings = openings
            self.pieces = pieces
            byteCount = pieces.reduce(1024) { $0 + $1.stencil.byteCount + 128 }
        }
    }

    /// A stretch of the page. A question that was just answered is made anew. A class for the same reason.
    final class Piece: Sendable {
        let stencil: Stencil
        /// The id of the question; nil for what is none.
        let question: String?

        init(stencil: Stencil, question: String? = nil) {
            self.stencil = stencil
            self.question = question
        }
    }

    init(_ chapter: Chapter, renderer: HTMLRenderer, text: (Language) -> Text) {
        self.chapter = chapter
        self.renderer = renderer
        questions = Dictionary(chapter.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        sections = Set(chapter.anchors.headings.values).union(questions.keys)
        swedish = text(.swedish)
        english = text(.english)
    }

    subscript(language: Language) -> Text { language == .swedish ? swedish : english }
}

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
        let page: Stencil
        /// Where its questions stand in it, by their ids: one that was just answered is made anew.
        let questions: [String: Range<Stencil.Place>]
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

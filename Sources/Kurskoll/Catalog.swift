internal import CommonMark
internal import Course
internal import HTTP

/// All courses as they stood when they were last read without errors, ready to be shown. Never changed, only
/// replaced as a whole.
struct Catalog: Sendable {
    /// In the order of their folders.
    let courses: [Entry]
    /// Every mistake, with its course's folder or nil for `kommun.md`; also of courses that are served in their last
    /// good version.
    let diagnostics: [(folder: String?, diagnostic: Diagnostic)]
    /// Files of `Web` and of the courses, by the beginning of their hash: no path from outside reaches the disk.
    let assets: [String: Representation]
    /// `site.css` → `/fil/3f2a…/site.css`.
    let webPaths: [String: String]

    subscript(id: String) -> Entry? { courses.first { $0.course.id == id } }

    /// The address of a file of `Web`. A missing one is an address that gives 404.
    func path(ofAsset name: String) -> String { webPaths[name] ?? "/fil/-/\(name)" }

    /// A course with its key, and its chapters as markup.
    struct Entry: Sendable {
        let folder: String
        let course: Course
        let key: AnswerKey
        /// SHA-256 of the normalised content.
        let sha256: String
        /// The row of its version in the store; 0 until it is served.
        var version = 0
        let introduction: HTML
        let chapters: [ChapterMarkup]
        let test: TestMarkup?
        let help: [HelpSection]
    }

    struct ChapterMarkup: Sendable {
        let chapter: Chapter
        let renderer: HTMLRenderer
        let pieces: [Piece]
        let footnotes: HTML
    }

    struct TestMarkup: Sendable {
        let test: KnowledgeTest
        let renderer: HTMLRenderer
        let introduction: HTML
        let footnotes: HTML
    }

    /// A stretch of a chapter: finished markup, or a question that gets the session's token and perhaps an answer.
    enum Piece: Sendable {
        case markup(HTML)
        case question(Question)
    }

    /// A section of `stod.md`, by its anchor.
    struct HelpSection: Sendable {
        let anchor: String
        let html: HTML
    }
}

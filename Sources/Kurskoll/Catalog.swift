internal import CommonMark
internal import Course
internal import HTTP

/// All courses as they stood when they were last read without errors, ready to be shown. Never changed, only
/// replaced as a whole; a class only so that a request need not copy it.
final class Catalog: Sendable {
    /// In the order of their folders.
    let courses: [Entry]
    /// Every mistake, with its course's folder or nil for `kommun.md`; also of courses that are served in their last
    /// good version.
    let diagnostics: [(folder: String?, diagnostic: Diagnostic)]
    /// Files of `Web` and of the courses, by the beginning of their hash: no path from outside reaches the disk.
    let assets: [String: Representation]
    /// What stands around every page, with the addresses of the files of `Web`.
    let frames: Frames

    init(
        courses: [Entry], diagnostics: [(folder: String?, diagnostic: Diagnostic)],
        assets: [String: Representation], frames: Frames
    ) {
        self.courses = courses
        self.diagnostics = diagnostics
        self.assets = assets
        self.frames = frames
    }

    subscript(id: String) -> Entry? { courses.first { $0.course.id == id } }

    /// A course with its key, and its chapters as markup. A class only so that a request need not copy it.
    final class Entry: Sendable {
        let folder: String
        let course: Course
        let key: AnswerKey
        /// SHA-256 of the normalised content.
        let sha256: String
        /// The row of its version in the store.
        let version: Int
        let introduction: HTML
        let chapters: [ChapterMarkup]
        let test: TestMarkup?
        let help: [HelpSection]
        /// Addresses of its media by their paths in its folder.
        let media: [String: String]
        let facts: LinkedFacts

        init(
            folder: String, course: Course, key: AnswerKey, sha256: String, version: Int, introduction: HTML,
            chapters: [ChapterMarkup], test: TestMarkup?, help: [HelpSection], media: [String: String],
            facts: LinkedFacts
        ) {
            self.folder = folder
            self.course = course
            self.key = key
            self.sha256 = sha256
            self.version = version
            self.introduction = introduction
            self.chapters = chapters
            self.test = test
            self.help = help
            self.media = media
            self.facts = facts
        }
    }

    struct TestMarkup: Sendable {
        let test: KnowledgeTest
        let renderer: HTMLRenderer
        let introduction: HTML
        let footnotes: HTML
    }

    /// A section of `stod.md`, by its anchor.
    struct HelpSection: Sendable {
        let anchor: String
        let html: HTML
    }
}

/// The files of one course as they were read, before anything is understood.
package struct CourseFolder: Sendable {
    /// As the author sees it, for messages: `vinr`.
    package let name: String
    /// Text files by their path in the folder.
    package let files: [String: [UInt8]]
    /// Every other file in the folder, as `bilder/tre-steg.svg`, for links and images.
    package let media: Set<String>

    package init(name: String, files: [String: [UInt8]], media: Set<String>) {
        self.name = name
        self.files = files
        self.media = media
    }

    /// The result of reading a folder: the course if it has no error, its key, and every mistake found.
    package struct Reading: Sendable {
        package let course: Course?
        package let key: AnswerKey
        package let diagnostics: [Diagnostic]
    }

    /// Reads the course. `today` as `ÅÅÅÅ-MM-DD`, for review days that have passed.
    package func read(today: String) -> Reading {
        Reading(course: nil, key: AnswerKey(), diagnostics: [])
    }
}

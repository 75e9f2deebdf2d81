/// The files of one course as they were read, before anything is understood.
package struct CourseFolder: Sendable {
    /// As the author sees it, for messages: `vinr`.
    package let name: String
    /// Text files by their path in the folder.
    package let files: [String: [UInt8]]
    /// Every other file in the folder, as `bilder/tre-steg.svg`, for links and images.
    package let media: Set<String>

    /// Keeps the files as they are; `media` holds the paths of all that are no text.
    package init(name: String, files: [String: [UInt8]], media: Set<String>) {
        self.name = name
        self.files = files
        self.media = media
    }

    /// The result of reading a folder: the course if it has no error, its key, and every mistake found.
    package struct Reading: Sendable {
        /// Nil where any file of the folder has an error, also one of a translation.
        package let course: Course?
        /// What is right in the questions that could be read, also where `course` is nil.
        package let key: AnswerKey
        /// In the order of the files in the course, then by line; the translations' last.
        package let diagnostics: [Diagnostic]
        /// The course in other languages, with the same ids; empty where `course` is nil.
        package let translations: [Translation]
    }

    /// A course in another language, from a folder such as `en` in the course's own.
    package struct Translation: Sendable {
        package let course: Course
        package let key: AnswerKey
    }

    /// Reads the course. `today` as `ÅÅÅÅ-MM-DD`, for review days that have passed. `localFields` are the ids of
    /// `kommun.md`; where they are given, links to others are errors.
    package func read(today: String, localFields: Set<String>? = nil) -> Reading {
        let languages = languages
        let context = EditionReader.Context(
            media: media.union(files.keys), today: today, localFields: localFields, retired: retiredIDs)
        let original = EditionReader(files(in: nil, languages), language: nil, context).read()
        let translated = languages.map { language in
            EditionReader(files(in: language, languages), language: language, context).read(
                of: original.course)
        }
        let diagnostics = original.diagnostics + translated.flatMap(\.diagnostics)
        let hasError = diagnostics.contains { $0.severity == .error }
        return Reading(
            course: hasError ? nil : original.course, key: original.key, diagnostics: diagnostics,
            translations: hasError
                ? []
                : translated.compactMap { edition in
                    edition.course.map { Translation(course: $0, key: edition.key) }
                })
    }

    /// The folders named as a language that hold Markdown.
    private var languages: [String] {
        Set(
            files.keys.compactMap { path -> String? in
                let parts = path.split(separator: "/").map(String.init)
                return parts.count == 2 && parts[1].hasSuffix(".md") && Words.of(parts[0]) != nil
                    ? parts[0] : nil
            }
        ).sorted()
    }

    /// The text files of the course itself, or of the translation into that language.
    private func files(in language: String?, _ languages: [String]) -> [String: [UInt8]] {
        files.filter { path, _ in
            let folder = path.split(separator: "/").first.map(String.init)
            return folder.map { languages.contains($0) } == true ? folder == language : language == nil
        }
    }

    /// The ids that `borttagna-id.txt` lists, one on each line, with `#` before remarks.
    var retiredIDs: Set<String> {
        let file = "borttagna-id.txt"
        let text = String(decoding: files[file] ?? [], as: UTF8.self)
        let ids = Source(path: file, text: text).lines.map { line in
            String(line.prefix { $0 != "#" }.filter { $0 != "\u{FEFF}" }).trimmed
        }
        return Set(ids)
    }

    /// The id that a `kurs.md` gives its course, whatever else is wrong with the course; nil where it gives none.
    package static func id(courseFile bytes: [UInt8]) -> String? {
        var findings = Findings(file: EditionReader.courseFile)
        guard let source = Source(path: findings.file, bytes: bytes, findings: &findings),
            let id = FrontMatter(source, findings: &findings)?["id"]?.value, id.isID
        else { return nil }
        return id
    }

    /// The mistakes of courses that have the id of a course in an earlier folder (K082).
    package static func sharedIDs(_ courses: [(folder: String, course: Course)]) -> [(
        folder: String, fault: Diagnostic
    )] {
        var first: [String: String] = [:]
        return courses.sorted { $0.folder < $1.folder }.compactMap { folder, course in
            guard let other = first[course.id] else {
                first[course.id] = folder
                return nil
            }
            var findings = Findings(file: EditionReader.courseFile)
            findings.report(.idReused(course.id, by: other), at: .top)
            return findings.diagnostics.first.map { (folder, $0) }
        }
    }
}

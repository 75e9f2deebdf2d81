internal import CommonMark

/// Reads one language of a course: its files in their order, and what must hold between them.
struct EditionReader {
    /// What is the same for all languages of a course.
    struct Context {
        let media: Set<String>
        let today: String
        let localFields: Set<String>?
        let retired: Set<String>
        /// Whether it was served once: then it is read as far as it goes, whatever is said of it now.
        var isKept = false
    }

    /// The course if it has no error, what is right in it, and its mistakes.
    struct Edition {
        let course: Course?
        let key: AnswerKey
        let diagnostics: [Diagnostic]
    }

    /// A place where an id was first used.
    struct Place {
        let file: String
        let position: Position
    }

    static let courseFile = "kurs.md"
    static let testFile = "kunskapstest.md"
    static let supportFile = "stod.md"

    /// Empty for the course itself, `en/` for a translation.
    let prefix: String
    let language: String?
    let context: Context
    private let library: ProseRules.Library
    private let normalised: String
    let words: Words
    /// By path.
    var files: [String: CourseFile]
    /// The files in the order of their messages.
    private var order: [String] = []
    private var key = AnswerKey()
    private(set) var questionPlaces: [String: Place] = [:]
    var chapterPlaces: [String: Place] = [:]

    /// Takes the text files of one language. `language` is nil for the course itself.
    init(_ content: [String: [UInt8]], language: String?, _ context: Context) {
        self.language = language
        self.context = context
        prefix = language.map { $0 + "/" } ?? ""
        let read = content.sorted { $0.key < $1.key }.map {
            ($0.key, CourseFile(path: $0.key, bytes: $0.value))
        }
        normalised = read.map { path, file in
            "=== \(path.precomposed)\n\(file.source?.normalised ?? "")"
        }.joined()
        files = Dictionary(uniqueKeysWithValues: read)
        library = ProseRules.Library(
            files: context.media, anchors: files.mapValues(\.anchors), localFields: context.localFields)
        let written = files[prefix + Self.courseFile]?.front?["språk"]?.value
        words = written.flatMap(Words.of) ?? language.flatMap(Words.of) ?? .swedish
    }

    /// Reads all files. A translation is compared with its original, where that has no error.
    consuming func read(of original: Course? = nil) -> Edition {
        let front = courseFile()
        let chapters = (front?.chapters ?? []).compactMap { chapter($0) }
        let test = test()
        let support = support()
        let isListed = front.map { !$0.chapters.isEmpty && !$0.isListBroken } ?? false
        for path in files.keys.filter({ $0.hasSuffix(".md") && !order.contains($0) }).sorted() {
            // Without a whole list no chapter can be missing in it.
            if isListed, !(front?.meant.contains(path) ?? false) {
                report(.unlistedChapter(words: words), in: path)
            }
            _ = chapter(path)
        }
        order += files.keys.filter { !order.contains($0) }.sorted()
        if let front, front.chapters.isEmpty, !front.isListBroken, front.meant.isEmpty {
            report(.noChapters(words: words), in: prefix + Self.courseFile)
        }
        var course: Course?
        if let front, context.isKept || !hasError {
            if questionPlaces.isEmpty, !context.isKept {
                report(.noQuestions, in: prefix + Self.courseFile)
            } else {
                let whole = Course(
                    id: front.id, language: words.language, title: front.introduction.title,
                    version: front.version,
                    introduction: front.introduction, chapters: chapters, test: test, support: support,
                    normalisedContent: normalised)
                if let original { compare(whole, with: original) }
                course = hasError && !context.isKept ? nil : whole
            }
        }
        return Edition(
            course: course, key: key, diagnostics: order.flatMap { files[$0]?.findings.sorted ?? [] })
    }

    private var hasError: Bool { files.values.contains { $0.findings.errorCount > 0 } }

    mutating func report(_ message: Message, in path: String, at position: Position = .top) {
        files[path, default: CourseFile(missing: path)].findings.report(message, at: position)
    }

    /// Reads a file's front matter and text, and notes its questions. Nil where it is missing or has no front matter.
    mutating func read<Content>(
        _ path: String, as kind: FileKind, _ content: (inout BodyReader, FrontMatter, Document) -> Content
    ) -> Content? {
        order.append(path)
        guard let file = files[path], let source = file.source, let front = file.front,
            let document = file.document
        else { return nil }
        var findings = file.findings
        front.check(as: kind, today: context.today, findings: &findings)
        var prose = ProseRules(source: source, library: library, findings: findings)
        prose.check(document)
        var reader = BodyReader(source: source, words: words, findings: prose.findings)
        let result = content(&reader, front, document)
        for placed in reader.questions {
            let id = placed.question.id
            let place = Place(file: path, position: placed.position)
            if let first = questionPlaces[id] {
                reader.findings.report(
                    .repeatedID(id, firstFile: first.file, firstLine: first.position.line),
                    at: placed.position)
            } else if context.retired.contains(id) {
                reader.findings.report(.retiredID(id), at: placed.position)
            }
            questionPlaces[id] = questionPlaces[id] ?? place
        }
        reader.reportHiddenCharacters()
        if reader.questions.map(\.question).longestIsRight(reader.key) {
            reader.findings.report(.longestIsRight, at: .top)
        }
        key.entries.merge(reader.key) { first, _ in first }
        files[path]?.findings = reader.findings
        return result
    }
}

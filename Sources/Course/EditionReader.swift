internal import CommonMark

/// Reads one language of a course: its files in their order, and what must hold between them.
struct EditionReader {
    /// What is the same for all languages of a course.
    struct Context {
        let media: Set<String>
        let today: String
        let localFields: Set<String>?
        let retired: Set<String>
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
    private let context: Context
    private let library: ProseRules.Library
    private let normalised: String
    let words: Words
    /// By path.
    var files: [String: CourseFile]
    /// The files in the order of their messages.
    private var order: [String] = []
    private var key = AnswerKey()
    private(set) var questionPlaces: [String: Place] = [:]
    private(set) var chapterPlaces: [String: Place] = [:]

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
        for path in files.keys.filter({ $0.hasSuffix(".md") && !order.contains($0) }).sorted() {
            // Without a list no chapter can be missing in it.
            if front != nil { report(.unlistedChapter(words: words), in: path) }
            _ = chapter(path)
        }
        order += files.keys.filter { !order.contains($0) }.sorted()
        var course: Course?
        if let front, !hasError {
            if front.chapters.isEmpty {
                report(.noChapters(words: words), in: prefix + Self.courseFile)
            } else if questionPlaces.isEmpty {
                report(.noQuestions, in: prefix + Self.courseFile)
            } else {
                let whole = Course(
                    id: front.id, language: words.language, title: front.introduction.title,
                    version: front.version,
                    introduction: front.introduction, chapters: chapters, test: test, support: support,
                    normalisedContent: normalised)
                if let original { compare(whole, with: original) }
                course = hasError ? nil : whole
            }
        }
        return Edition(
            course: course, key: key, diagnostics: order.flatMap { files[$0]?.findings.sorted ?? [] })
    }

    private var hasError: Bool { files.values.contains { $0.findings.hasError } }

    mutating func report(_ message: Message, in path: String, at position: Position = .top) {
        files[path, default: CourseFile(missing: path)].findings.report(message, at: position)
    }

    /// Reads a file's front matter and text, and notes its questions. Nil where it is missing or has no front matter.
    private mutating func read<Content>(
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
            let place = Place(file: path, position: placed.idPosition)
            if let first = questionPlaces[id] {
                reader.findings.report(
                    .repeatedID(id, firstFile: first.file, firstLine: first.position.line),
                    at: placed.idPosition)
            } else if context.retired.contains(id) {
                reader.findings.report(.retiredID(id), at: placed.idPosition)
            }
            questionPlaces[id] = questionPlaces[id] ?? place
        }
        if reader.questions.map(\.question).longestIsRight(reader.key) {
            reader.findings.report(.longestIsRight, at: .top)
        }
        key.entries.merge(reader.key) { first, _ in first }
        files[path]?.findings = reader.findings
        return result
    }
}

// The kinds of files.
extension EditionReader {
    private struct Front {
        let id: String
        let version: String
        let introduction: Text
        /// Paths of the files in the list, those that exist.
        let chapters: [String]
    }

    /// `kurs.md`: nil where it is missing or broken.
    private mutating func courseFile() -> Front? {
        let path = prefix + Self.courseFile
        if files[path] == nil { report(.courseFileMissing, in: path) }
        let (words, files, language) = (words, files, language)
        return read(path, as: .course) { reader, front, document in
            if let language, language != words.language, let entry = front["språk"] {
                let form = "»språk: \(language)«, som mappen heter"
                reader.findings.report(.wrongValue("språk", entry.value, form: form), at: entry.valuePosition)
            }
            let sections = reader.plainText(of: document.blocks.tidied)
            var introduction: [Block] = []
            var chapters: [String] = []
            for section in sections {
                let title = section.heading?.text.plainText.trimmed
                if title == words.chapters {
                    chapters += reader.chapterList(section.blocks, files: Set(files.keys))
                } else if title != words.test, title != words.support {
                    introduction += section.content
                }
            }
            return Front(
                id: front["id"]?.value ?? "", version: front["version"]?.value ?? "",
                introduction: Text(
                    title: front["titel"]?.value ?? "", blocks: introduction,
                    footnotes: document.footnotes.tidied),
                chapters: chapters)
        }
    }

    private mutating func chapter(_ path: String) -> Chapter? {
        let chapter = read(path, as: .chapter) { reader, front, document in
            let parts = reader.parts(of: document.blocks.tidied)
            let readability = Readability(parts.prose)
            if readability.isHard { reader.findings.report(.hardToRead(readability.lix), at: .top) }
            return Chapter(
                file: path, id: front["id"]?.value ?? "", title: front["titel"]?.value ?? "",
                minutes: front["längd"]?.value.minutes ?? 0,
                contentNote: front["innehållsnotis"]?.value ?? "",
                reviewed: front["granskad"]?.value ?? "", parts: parts, footnotes: document.footnotes.tidied,
                anchors: Anchors(document))
        }
        guard let chapter, let position = files[path]?.front?["id"]?.valuePosition else { return chapter }
        if let first = chapterPlaces[chapter.id] {
            report(.idReused(chapter.id, by: first.file), in: path, at: position)
        } else if context.retired.contains(chapter.id) {
            report(.retiredID(chapter.id), in: path, at: position)
        }
        chapterPlaces[chapter.id] = chapterPlaces[chapter.id] ?? Place(file: path, position: position)
        return chapter
    }

    private mutating func test() -> KnowledgeTest? {
        let path = prefix + Self.testFile
        guard files[path] != nil else { return nil }
        return read(path, as: .test) { reader, front, document in
            reader.test(
                of: document.blocks.tidied, front, footnotes: document.footnotes.tidied,
                anchors: Anchors(document))
        } ?? nil
    }

    private mutating func support() -> Text? {
        let path = prefix + Self.supportFile
        guard files[path] != nil else { return nil }
        return read(path, as: .support) { reader, front, document in
            let blocks = reader.plainText(of: document.blocks.tidied).flatMap(\.content)
            return Text(
                title: front["titel"]?.value ?? "", blocks: blocks, footnotes: document.footnotes.tidied)
        }
    }
}

extension BodyReader {
    /// The files that the list below `## Kapitel` links to, in its order; those that are missing are reported.
    fileprivate mutating func chapterList(_ blocks: [Block], files: Set<String>) -> [String] {
        var chapters: [String] = []
        for case .list(let list) in blocks.map(\.kind) {
            for item in list.items {
                guard let (destination, place) = link(in: item) else {
                    findings.report(.chapterRowWithoutLink, at: item.position)
                    continue
                }
                guard case .file(let path, _) = Address(destination, from: source.path) else { continue }
                if !files.contains(path) {
                    let nearest = files.sorted().nearest(to: path)
                    // What every link to a missing file is told, said of the list.
                    findings.report(.listedFileMissing(path, nearest: nearest), at: place, insteadOf: "K063")
                } else if chapters.contains(path) {
                    findings.report(.listedTwice(path), at: place)
                } else {
                    chapters.append(path)
                }
            }
        }
        return chapters
    }

    private func link(in item: ListItem) -> (destination: String, place: Position)? {
        var found: (String, Position)?
        for run in item.blocks.runs {
            run.forEachInline { inline in
                guard case .link(let destination, _, _) = inline.kind, found == nil else { return }
                found = (destination, source.destination(ofLinkAt: inline.position).place)
            }
        }
        return found
    }
}

extension [FootnoteDefinition] {
    /// As blocks are.
    var tidied: [FootnoteDefinition] {
        map { FootnoteDefinition(label: $0.label, position: $0.position, blocks: $0.blocks.tidied) }
    }
}

internal import CommonMark

// The kinds of files.
extension EditionReader {
    struct Front {
        let id: String
        let version: String
        let introduction: Text
        /// Paths of the files in the list, those that exist.
        let chapters: [String]
        /// Files that rows of the list seem to mean, which is said there.
        let meant: Set<String>
        /// Whether a row of the list says no file at all.
        let isListBroken: Bool
    }

    /// `kurs.md`: nil where it is missing or broken.
    mutating func courseFile() -> Front? {
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
            var list = ChapterList()
            for section in sections {
                let title = section.heading?.text.plainText.trimmed
                if title == words.chapters {
                    reader.readChapterList(section.blocks, files: Set(files.keys), into: &list)
                } else if title != words.test, title != words.support {
                    introduction += section.content
                }
            }
            return Front(
                id: front["id"]?.value ?? "", version: front["version"]?.value ?? "",
                introduction: Text(
                    title: front["titel"]?.value ?? "", blocks: introduction,
                    footnotes: document.footnotes.tidied),
                chapters: list.chapters, meant: list.meant, isListBroken: list.isBroken)
        }
    }

    mutating func chapter(_ path: String) -> Chapter? {
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

    mutating func test() -> KnowledgeTest? {
        let path = prefix + Self.testFile
        guard files[path] != nil else { return nil }
        return read(path, as: .test) { reader, front, document in
            reader.test(
                of: document.blocks.tidied, front, footnotes: document.footnotes.tidied,
                anchors: Anchors(document))
        } ?? nil
    }

    mutating func support() -> Text? {
        let path = prefix + Self.supportFile
        guard files[path] != nil else { return nil }
        return read(path, as: .support) { reader, front, document in
            let blocks = reader.plainText(of: document.blocks.tidied).flatMap(\.content)
            return Text(
                title: front["titel"]?.value ?? "", blocks: blocks, footnotes: document.footnotes.tidied)
        }
    }
}

/// What stands below `## Kapitel`.
private struct ChapterList {
    var chapters: [String] = []
    var meant: Set<String> = []
    var isBroken = false
}

extension BodyReader {
    /// The files that the list below `## Kapitel` links to, in its order; those that are missing are reported.
    fileprivate mutating func readChapterList(
        _ blocks: [Block], files: Set<String>, into chapters: inout ChapterList
    ) {
        for case .list(let list) in blocks.map(\.kind) {
            for item in list.items {
                guard let (destination, place) = link(in: item) else {
                    findings.report(.chapterRowWithoutLink, at: item.position)
                    chapters.isBroken = true
                    continue
                }
                guard case .file(let path, _) = Address(destination, from: source.path) else { continue }
                if [EditionReader.courseFile, EditionReader.testFile, EditionReader.supportFile].contains(
                    path.split(separator: "/").last.map(String.init))
                {
                    findings.report(.noChapter(path), at: place, insteadOf: "K063")
                } else if !path.hasSuffix(".md") || !files.contains(path) {
                    reportMissing(path, files: files, at: place, in: &chapters)
                } else if chapters.chapters.contains(path) {
                    findings.report(.listedTwice(path), at: place)
                } else {
                    chapters.chapters.append(path)
                }
            }
        }
    }

    /// What every link to a missing file is told, said of the list. The file that was meant is not told as well.
    private mutating func reportMissing(
        _ path: String, files: Set<String>, at place: Position, in chapters: inout ChapterList
    ) {
        func stem(_ path: String) -> Substring { path.prefix { $0 != "." } }
        let markdown = files.filter { $0.hasSuffix(".md") }.sorted()
        let other = files.sorted().first {
            stem($0) == stem(path) && !$0.hasSuffix(".md") && path.hasSuffix(".md")
        }
        let nearest = markdown.first { stem($0) == stem(path) } ?? markdown.nearest(to: path)
        if let nearest, other == nil { chapters.meant.insert(nearest) }
        let message =
            other.map { Message.listedWithOtherEnding(path, found: $0) }
            ?? .listedFileMissing(path, nearest: nearest)
        findings.report(message, at: place, insteadOf: "K063")
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

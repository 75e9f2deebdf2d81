internal import Compliance
internal import Course
internal import Glibc

/// The folder of courses: each folder in it with Markdown is a course, and `kommun.md` holds the local facts.
struct CoursesFolder {
    let path: String
    /// Where the municipality's own `kommun.md` lies; nil for the one in the folder.
    var municipalFile: String?
    /// The one course folder that is read; nil for all of them.
    var only: String?

    /// Everything that was read, with every mistake.
    struct Reading {
        /// In the order of the folders' names.
        let courses: [(folder: CourseFolder, reading: CourseFolder.Reading)]
        let municipal: MunicipalFacts?

        /// The mistakes by file: `vinr/kurs.md`, `kommun.md`.
        var diagnostics: [(folder: String?, diagnostic: Diagnostic)] {
            let shared = CourseFolder.sharedIDs(
                courses.compactMap { folder, reading in reading.course.map { (folder.name, $0) } })
            return courses.flatMap { folder, reading in
                (reading.diagnostics + shared.filter { $0.folder == folder.name }.map(\.fault)).map {
                    (folder.name, $0)
                }
            } + (municipal?.diagnostics ?? []).map { (nil, $0) }
        }
    }

    func read(today: Day) throws -> Reading {
        var byFolder: [String: (files: [String: [UInt8]], media: Set<String>)] = [:]
        let listed = try only.map { only in try Files.list("\(path)/\(only)").map { "\(only)/\($0)" } }
        for file in try listed ?? Files.list(path) {
            guard let slash = file.firstIndex(of: "/") else { continue }
            let folder = String(file[..<slash])
            let name = String(file[file.index(after: slash)...])
            if name.hasSuffix(".md") || name.hasSuffix(".txt") {
                byFolder[folder, default: ([:], [])].files[name] = try Files.read("\(path)/\(file)")
            } else {
                byFolder[folder, default: ([:], [])].media.insert(name)
            }
        }
        let municipal = try municipal(today: today)
        let fields = municipal.map { Set($0.fields.map(\.id)) }
        let courses = byFolder.filter { !$0.value.files.isEmpty }.sorted { $0.key < $1.key }.map {
            name, content in
            let folder = CourseFolder(name: name, files: content.files, media: content.media)
            return (folder, folder.read(today: today.description, localFields: fields))
        }
        return Reading(courses: courses, municipal: municipal)
    }

    private func municipal(today: Day) throws -> MunicipalFacts? {
        let file = municipalFile ?? "\(path)/kommun.md"
        guard access(file, F_OK) == 0 else { return nil }
        return MunicipalFacts.read(try Files.read(file), path: "kommun.md", today: today.description)
    }

    /// The ids of the courses in order, also of one with mistakes: a report or a month-end does not wait for a text to be
    /// mended. Only the beginning of each `kurs.md` is understood, which takes a hundredth of reading the courses. Empty
    /// where the folder cannot be read: a report must not fail because no courses lie where it is run.
    var ids: [String] {
        let files = (try? Files.list(path)) ?? []
        let courses = files.filter { $0.split(separator: "/").count == 2 && $0.hasSuffix("/kurs.md") }
        return Set(courses.compactMap { try? CourseFolder.id(courseFile: Files.read("\(path)/\($0)")) })
            .sorted()
    }
}

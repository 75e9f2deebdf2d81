internal import Compliance
internal import Course

/// The folder of courses: each folder in it with a `kurs.md` is a course, and `kommun.md` holds the local facts.
struct CoursesFolder {
    let path: String

    /// Reads every course, also those with mistakes, in the order of their folders' names.
    func read(today: Day) throws -> [(folder: CourseFolder, reading: CourseFolder.Reading)] {
        var byFolder: [String: (files: [String: [UInt8]], media: Set<String>)] = [:]
        for file in try Files.list(path) {
            guard let slash = file.firstIndex(of: "/") else { continue }
            let folder = String(file[..<slash])
            let name = String(file[file.index(after: slash)...])
            if name.hasSuffix(".md") || name.hasSuffix(".txt") {
                byFolder[folder, default: ([:], [])].files[name] = try Files.read("\(path)/\(file)")
            } else {
                byFolder[folder, default: ([:], [])].media.insert(name)
            }
        }
        return byFolder.filter { !$0.value.files.isEmpty }.sorted { $0.key < $1.key }.map { name, content in
            let folder = CourseFolder(name: name, files: content.files, media: content.media)
            return (folder, folder.read(today: today.description))
        }
    }

    /// The ids of the courses that can be served; empty where the folder cannot be read.
    var courseIDs: [String] {
        // A report must not fail because no courses lie where it is run: the store knows them too.
        ((try? read(today: Day(number: 0))) ?? []).compactMap { $0.reading.course?.id }
    }

    /// The title of a course in the folder; nil where it is not there.
    func title(of course: String) -> String? {
        ((try? read(today: Day(number: 0))) ?? []).first { $0.reading.course?.id == course }?.reading.course?
            .title
    }
}

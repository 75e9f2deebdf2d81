internal import Compliance
internal import Glibc

/// What an author points at: a folder of courses, or one course in it.
struct AuthorFolder {
    /// As it was written, for messages.
    let path: String
    let folder: CoursesFolder

    init(_ written: String) throws {
        path = written.count > 1 && written.hasSuffix("/") ? String(written.dropLast()) : written
        guard access("\(path)/kurs.md", F_OK) == 0 else {
            folder = CoursesFolder(path: path)
            return
        }
        // `.` names the course too, so its own name and the folder around it are asked of the system.
        let real = realpath(path, nil).map { resolved in
            defer { free(resolved) }
            return String(cString: resolved)
        }
        guard let real, let slash = real.lastIndex(of: "/") else {
            throw Refusal(path, "finns inte", "kontrollera sökvägen")
        }
        folder = CoursesFolder(
            path: slash == real.startIndex ? "/" : String(real[..<slash]),
            only: String(real[real.index(after: slash)...]))
    }

    /// The courses here, at least one.
    func read(today: Day) throws -> CoursesFolder.Reading {
        let reading = try folder.read(today: today)
        guard !reading.courses.isEmpty else {
            throw Refusal(
                path, "här finns ingen kurs", "ange en mapp med kurs.md, eller en mapp med sådana mappar")
        }
        return reading
    }

    /// Where a file lies, as the author would write it; `course` is nil for `kommun.md`.
    func place(of file: String, in course: String?) -> String {
        guard folder.only == nil else { return course == nil ? "\(path)/../\(file)" : "\(path)/\(file)" }
        return course.map { "\(path)/\($0)/\(file)" } ?? "\(path)/\(file)"
    }
}

internal import Compliance
internal import Course

/// `check [MAPP]`: every mistake in the courses, at its place, with what to write instead.
enum CheckCommand {
    static let verb = Verb(
        "check", operands: "[MAPP]", count: 0...1,
        "Granskar kurser: varje fel med fil, rad, kolumn och hur det lagas.",
        options: [.init("format", "FORM", "text eller json (text)")]
    ) { arguments, environment in
        let path = arguments.operands.first ?? arguments["courses"] ?? "Courses"
        let readings = try folders(path, today: environment.clock.today)
        guard !readings.isEmpty else {
            throw Refusal(
                path, "här finns ingen kurs", "ange en mapp med kurs.md, eller en mapp med sådana mappar")
        }
        let found = readings.flatMap { folder, reading in reading.diagnostics.map { (folder, $0) } }
        if try arguments.choice("format", of: ["text", "json"]) == "json" {
            environment.out(CheckJSON.text(found) + "\n")
        } else {
            for (folder, diagnostic) in found { environment.out(line(folder, diagnostic)) }
        }
        return found.contains { $0.1.severity == .error } ? 1 : 0
    }

    /// A folder of courses, or one course.
    private static func folders(
        _ path: String, today: Day
    ) throws -> [(place: String, reading: CourseFolder.Reading)] {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        if try Files.list(path).contains("kurs.md") {
            let slash = path.lastIndex(of: "/")
            let parent = slash.map { String(path[..<$0]) } ?? "."
            let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
            return try CoursesFolder(path: parent).read(today: today).filter { $0.folder.name == name }
                .map { (path, $0.reading) }
        }
        return try CoursesFolder(path: path).read(today: today).map {
            ("\(path)/\($0.folder.name)", $0.reading)
        }
    }

    /// `fil:rad:kolumn: fel K030: vad`, and below it the remedy (`course-format` 2.6).
    private static func line(_ folder: String, _ diagnostic: Diagnostic) -> String {
        """
        \(folder)/\(diagnostic.file):\(diagnostic.line):\(diagnostic.column): \(diagnostic.severity.rawValue) \
        \(diagnostic.code): \(diagnostic.problem)
            Så lagar du: \(diagnostic.remedy)

        """
    }
}

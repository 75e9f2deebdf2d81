internal import Compliance
internal import Course
internal import Formats

/// `check [MAPP]`: every mistake in the courses, at its place, with what to write instead.
enum CheckCommand {
    static let verb = Verb(
        "check", operands: "[MAPP]", count: 0...1,
        "Granskar kurser: varje fel med fil, rad, kolumn och hur det lagas.",
        options: [.init("format", "FORM", "text eller json (text)")]
    ) { arguments, environment in
        let path = arguments.operands.first ?? arguments["courses"] ?? "Courses"
        let found = try mistakes(
            path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path, environment)
        if try arguments.choice("format", of: ["text", "json"]) == "json" {
            environment.out(json(found) + "\n")
        } else {
            for (file, diagnostic) in found { environment.out(line(file, diagnostic)) }
        }
        return found.contains { $0.1.severity == .error } ? 1 : 0
    }

    /// The mistakes with the paths of their files, in a folder of courses or in one course.
    private static func mistakes(
        _ path: String, _ environment: Environment
    ) throws -> [(file: String, diagnostic: Diagnostic)] {
        let files = try Files.list(path)
        let slash = path.lastIndex(of: "/")
        let isCourse = files.contains("kurs.md")
        let parent = isCourse ? slash.map { String(path[..<$0]) } ?? "." : path
        let only = isCourse ? slash.map { String(path[path.index(after: $0)...]) } ?? path : nil
        let reading = try CoursesFolder(path: parent).read(today: environment.clock.today)
        guard !reading.courses.isEmpty else {
            throw Refusal(
                path, "här finns ingen kurs", "ange en mapp med kurs.md, eller en mapp med sådana mappar")
        }
        return reading.diagnostics.filter { only == nil || $0.folder == only }.map { folder, diagnostic in
            let place = folder.map { only == nil ? "\(path)/\($0)" : path } ?? path
            return ("\(place)/\(diagnostic.file)", diagnostic)
        }
    }

    private static func json(_ found: [(file: String, diagnostic: Diagnostic)]) -> String {
        var json = JSONWriter()
        json.array(nil, found) { json, row in
            json.object { json in
                json.string("file", row.file)
                json.number("line", row.diagnostic.line)
                json.number("column", row.diagnostic.column)
                json.string("code", row.diagnostic.code)
                json.string("severity", row.diagnostic.severity == .error ? "error" : "warning")
                json.string("problem", row.diagnostic.problem)
                json.string("remedy", row.diagnostic.remedy)
            }
        }
        return json.text
    }

    /// `fil:rad:kolumn: fel K030: vad`, and below it the remedy (`course-format` 2.6).
    private static func line(_ file: String, _ diagnostic: Diagnostic) -> String {
        """
        \(file):\(diagnostic.line):\(diagnostic.column): \(diagnostic.severity.rawValue) \
        \(diagnostic.code): \(diagnostic.problem)
            Så lagar du: \(diagnostic.remedy)

        """
    }
}

internal import Compliance
internal import SQLite

/// `import moodle FILE`: who has completed a course in Moodle, from its own report.
enum ImportMoodleCommand {
    static let verb = Verb(
        "import moodle", operands: "FIL", count: 1...1,
        "Läser in Moodles rapport över vilka som har slutfört en kurs: allt eller inget.",
        options: [
            .init("course-id", "NUMMER", "kursens nummer i Moodle, som i adressen: course/view.php?id=480"),
            .init("as", "KURS", "den kurs här som det räknas som"),
            .init("skip-unknown", nil, "utelämna rader om okända medarbetare"),
            ImportText.errorsOption,
            .init("dry-run", nil, "visa vad som skulle läggas till, och spara inget"),
        ]
    ) { arguments, environment in
        guard let number = try arguments.number("course-id", in: 1...Int(Int32.max)) else {
            throw UsageError(
                "--course-id", "saknas", "skriv kursens nummer i Moodle, till exempel --course-id 480")
        }
        guard let course = arguments["as"] else {
            throw UsageError("--as", "saknas", "skriv vilken kurs här det räknas som, till exempel --as vinr")
        }
        let name = arguments.operands[0]
        var file = try CSVFile(path: name)
        let isDryRun = arguments.has("dry-run")
        let store = try Store.forImport(path: arguments["data"] ?? "kurskoll.db", isDryRun: isDryRun)
        let courses = Set(
            CoursesFolder(path: arguments["courses"] ?? "Courses").ids + (try store.knownCourses()))
        guard courses.contains(course) else {
            throw Refusal(
                "--as", "okänd kurs »\(course)«",
                courses.isEmpty
                    ? "ange kursernas mapp med --courses"
                    : "skriv kursens id: \(courses.sorted().joined(separator: ", "))")
        }
        let order = MoodleImport(
            moodleCourse: number, course: course, today: environment.clock.today,
            skipsUnknown: arguments.has("skip-unknown"), isDryRun: isDryRun, now: environment.clock.now())
        let progress = ImportProgress(of: name)
        defer { progress.end() }
        let result = try ImportText.keepingFaults(arguments) {
            try store.importMoodle(order, from: &file, progress: progress.report)
        }
        progress.end()
        environment.out(
            ImportText.title(result.id, isDryRun, "\(name), Moodle-kurs \(number) som \(course)")
                + ImportText.table([
                    ("rader", result.rows), ("nya", result.added), ("fanns redan", result.repeated),
                    ("inte slutförda", result.unfinished), ("okända medarbetare", result.unknown),
                ]) + ImportText.notices(result.notices) + ImportText.wayBack(result.id, isDryRun))
        return 0
    }
}

internal import Compliance
internal import SQLite

/// `import completions FILE`: completions from elsewhere.
enum ImportCompletionsCommand {
    static let verb = Verb(
        "import completions", operands: "FIL", count: 1...1,
        "Läser in slutföranden från annat håll: allt eller inget.",
        options: [
            .init("skip-unknown", nil, "utelämna rader om okända medarbetare"),
            ImportText.errorsOption,
            .init("dry-run", nil, "visa vad som skulle läggas till, och spara inget"),
        ]
    ) { arguments, environment in
        let name = arguments.operands[0]
        var file = try CSVFile(path: name)
        let isDryRun = arguments.has("dry-run")
        let store = try Store.forImport(path: arguments["data"] ?? "kurskoll.db", isDryRun: isDryRun)
        // A course that is no longer served may still have completions that come in late.
        let courses =
            CoursesFolder(path: arguments["courses"] ?? "Courses").ids + (try store.knownCourses())
        let order = CompletionsImport(
            courses: Set(courses), today: environment.clock.today,
            skipsUnknown: arguments.has("skip-unknown"),
            isDryRun: isDryRun, now: environment.clock.now())
        let progress = ImportProgress(of: arguments.operands[0])
        defer { progress.end() }
        let result = try ImportText.keepingFaults(arguments) {
            try store.importCompletions(order, from: &file, progress: progress.report)
        }
        progress.end()
        environment.out(
            ImportText.title(result.id, isDryRun, "\(name), slutföranden")
                + ImportText.table([
                    ("rader", result.rows), ("nya", result.added), ("fanns redan", result.repeated),
                    ("okända medarbetare", result.unknown),
                ]) + ImportText.notices(result.notices) + ImportText.wayBack(result.id, isDryRun))
        return 0
    }
}

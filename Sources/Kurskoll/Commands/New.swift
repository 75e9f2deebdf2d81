internal import Compliance
internal import Course
internal import Glibc

/// `new question` and `new chapter`: a template on standard output, with an id that is free in the course.
enum NewCommand {
    private static let course = Arguments.Option("course", "MAPP", "kursens mapp, om det finns flera")

    static let question = Verb(
        "new question", operands: "[RUBRIK]", count: 0...1,
        "Skriver en mall för en fråga, med ett ledigt id.",
        options: [course, .init("type", "TYP", Template.questionTypes.joined(separator: ", ") + " (fråga)")]
    ) { arguments, environment in
        let type = try arguments.choice("type", of: Template.questionTypes) ?? Template.questionTypes[0]
        let folder = try folder(arguments, environment)
        let title = arguments.operands.first
        environment.out(
            Template(language: folder.language).question(
                type: type, id: folder.freeID(for: title ?? "Ny fråga"), title: title))
        return 0
    }

    static let chapter = Verb(
        "new chapter", operands: "[RUBRIK]", count: 0...1,
        "Skriver en mall för ett kapitel, med ett ledigt id.", options: [course]
    ) { arguments, environment in
        let folder = try folder(arguments, environment)
        let title = arguments.operands.first
        let id = folder.freeID(for: title ?? "Nytt kapitel")
        let today = environment.clock.today
        environment.out(
            Template(language: folder.language).chapter(
                id: id, questionID: folder.freeID(for: "Fråga till \(id)"), title: title,
                reviewed: today.description, until: today.adding(months: 12).description))
        environment.error(
            "Spara mallen som \(folder.name)/\(id).md och skriv \(id).md i listan över kapitel i kurs.md.")
        return 0
    }

    /// The course that is named, the one that one stands in, or the only one.
    private static func folder(
        _ arguments: Arguments, _ environment: Environment
    ) throws -> CourseFolder {
        let isHere = arguments["courses"] == nil && access("kurs.md", F_OK) == 0
        let path = arguments["course"] ?? (isHere ? "." : arguments["courses"] ?? "Courses")
        let found = try AuthorFolder(path).read(today: environment.clock.today).courses.map(\.folder)
        guard found.count == 1 else {
            throw UsageError(
                "--course", "det finns \(found.count) kurser i \(path)",
                "skriv till exempel --course \(path)/\(found[0].name)")
        }
        return found[0]
    }
}

internal import Compliance
internal import SQLite

/// `explain`: what stands behind a figure, or behind what is said of a person.
enum ExplainCommand {
    static let verb = Verb(
        "explain",
        "Vilka som räknas, har slutfört eller inte räknas, och varför; för en person alla uppgifter.",
        options: [
            .init("course", "KURS", "kursens id; behövs inte där det finns en kurs"),
            .init("as-of", "DAG", "per den dagen (i dag)"),
            .init("person", "REF", "bara den personen, med datum och beslut"),
            .init("unit", "KOD", "bara den enheten"),
            .init("format", "FORM", "text eller json (text)"),
        ]
    ) { arguments, environment in
        guard !arguments.has("person") || !arguments.has("unit") else {
            throw UsageError("--person", "går inte med --unit", "ta bort det ena")
        }
        let store = try ReportCommand.open(arguments)
        let course = try ReportCommand.course(arguments, store: store)
        let day = try ReportCommand.day(arguments, "as-of") ?? environment.clock.today
        let isJSON = try arguments.choice("format", of: ["text", "json"]) == "json"
        var filter = AccessFilter(course: course, day: day)
        let text: String
        if let ref = arguments["person"] {
            let id = try DecideCommand.person(ref, store)
            let found = try store.connection.read {
                try PersonExplanation(person: id, course: course, day: day, store: store)
            }
            guard let found else { throw DecideCommand.unknown(ref) }
            filter.person = id
            text = isJSON ? found.json + "\n" : found.text
        } else {
            let units = try arguments["unit"].map { [try unit($0, store)] }
            let found = try store.connection.read {
                try FigureExplanation(.init(course: course, day: day, units: units), store: store)
            }
            filter.units = units
            text = isJSON ? found.json + "\n" : found.text
        }
        // Stored before any name leaves.
        try store.connection.write {
            try store.logAccess(.explainVerb, by: nil, filter, now: environment.clock.now())
        }
        environment.out(text)
        return 0
    }

    private static func unit(_ code: String, _ store: Store) throws -> Int {
        guard let unit = try store.unit(code: code) else {
            throw Refusal("--unit", "enheten »\(code)« finns inte", "kontrollera enhetskoden i personalfilen")
        }
        return unit
    }
}

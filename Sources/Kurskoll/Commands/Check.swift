internal import Compliance
internal import Course
internal import Formats

/// `check [MAPP]`: every mistake in the courses, at its place, with what to write instead.
enum CheckCommand {
    static let verb = Verb(
        "check", operands: "[MAPP]", count: 0...1,
        "Granskar kurser: varje fel med fil, rad, kolumn och hur det lagas.",
        options: [
            .init("format", "FORM", "text eller json (text)"),
            .init("against", "FIL", "säg vad en ny version skulle ändra i den här databasen"),
        ]
    ) { arguments, environment in
        let folder = try AuthorFolder(arguments.operands.first ?? arguments["courses"] ?? "Courses")
        let isJSON = try arguments.choice("format", of: ["text", "json"]) == "json"
        let reading = try folder.read(today: environment.clock.today)
        let found = reading.diagnostics.map {
            (file: folder.place(of: $0.diagnostic.file, in: $0.folder), diagnostic: $0.diagnostic)
        }
        let effects = try arguments["against"].map { path in
            try PublishingEffect.all(
                of: reading.courses.compactMap(\.reading.course), in: path, today: environment.clock.today)
        }
        if isJSON {
            environment.out(json(found, effects) + "\n")
        } else {
            for (file, diagnostic) in found { environment.out(line(file, diagnostic)) }
            for effect in effects ?? [] { environment.out(effect.text) }
        }
        return found.contains { $0.diagnostic.severity == .error } ? 1 : 0
    }

    /// The mistakes as an array; with `--against` that array and the effects side by side.
    private static func json(
        _ found: [(file: String, diagnostic: Diagnostic)], _ effects: [PublishingEffect]?
    ) -> String {
        var json = JSONWriter()
        guard let effects else {
            array(found, named: nil, in: &json)
            return json.text
        }
        json.object { json in
            array(found, named: "diagnostics", in: &json)
            json.array("courses", effects) { json, effect in effect.write(to: &json) }
        }
        return json.text
    }

    private static func array(
        _ found: [(file: String, diagnostic: Diagnostic)], named name: String?, in json: inout JSONWriter
    ) {
        json.array(name, found) { json, row in
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

internal import Compliance
internal import Formats
internal import SQLite

/// `export completions`: what HR takes to Excel.
enum ExportCommand {
    static let verb = Verb(
        "export completions", "Slutföranden per enhet eller person, som CSV för Excel eller som JSON.",
        options: [
            .init("course", "KURS", "kursens id; behövs inte där det finns en kurs"),
            .init("by", "VAD", "unit eller person (unit)"),
            .init("format", "FORM", "csv eller json (csv)"),
            .init("as-of", "DAG", "per den dagen (i dag)"),
        ]
    ) { arguments, environment in
        let isByPerson = try arguments.choice("by", of: ["unit", "person"]) == "person"
        let isJSON = try arguments.choice("format", of: ["csv", "json"]) == "json"
        let store = try ReportCommand.open(arguments)
        let course = try ReportCommand.course(arguments, store: store)
        let day = try ReportCommand.day(arguments, "as-of") ?? environment.clock.today
        if isByPerson {
            // Stored before any name leaves.
            try store.connection.write {
                try store.logAccess(
                    .exportVerb, by: nil, AccessFilter(course: course, day: day),
                    now: environment.clock.now())
            }
        }
        // One snapshot: a completion that comes meanwhile is in all of the rows or in none.
        let (bytes, rows, persons) = try store.connection.read { () -> ([UInt8], Int, Int) in
            if isByPerson {
                let export = try PersonExport(course: course, day: day, store: store)
                return (
                    isJSON ? Array((export.json + "\n").utf8) : export.csv, export.rows.count, export.persons
                )
            }
            let export = try UnitExport(course: course, day: day, store: store)
            return (isJSON ? Array((export.json + "\n").utf8) : export.csv, export.rows, export.persons)
        }
        environment.out(String(decoding: bytes, as: UTF8.self))
        environment.error("\(rows) rader, \(persons) personer, SHA-256 \(Hex.encode(SHA256.hash(bytes)))")
        return 0
    }
}

internal import Compliance
internal import SQLite

/// `export completions`: what HR takes to Excel.
enum ExportCommand {
    static let verb = Verb(
        "export completions", "Slutföranden per enhet eller person, till Excel eller som JSON.",
        options: [
            .init("course", "KURS", "kursens id; behövs inte där det finns en kurs"),
            .init("by", "VAD", "unit eller person (unit)"),
            .init("format", "FORM", "csv, xlsx eller json (csv)"),
            .init("as-of", "DAG", "per den dagen (i dag)"),
        ]
    ) { arguments, environment in
        let isByPerson = try arguments.choice("by", of: ["unit", "person"]) == "person"
        let format = try environment.admit(
            arguments.choice("format", of: TableFormat.allCases.map(\.rawValue))
                .flatMap(TableFormat.init(rawValue:)) ?? .csv)
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
        var receipt = Receipt()
        func write(_ file: some TableFile) throws {
            let sink = environment.sink(format)
            try format.write(file) { piece in
                receipt.note(piece)
                sink(piece)
            }
        }
        // One snapshot: a completion that comes meanwhile is in all of the rows or in none.
        let (rows, persons) = try store.connection.read { () -> (Int, Int) in
            if isByPerson {
                let export = try PersonExport(course: course, day: day, store: store)
                try write(export)
                return try export.count()
            }
            let export = try UnitExport(course: course, day: day, store: store)
            try write(export)
            return (export.rows, export.persons)
        }
        environment.error("\(rows) rader, \(persons) personer, SHA-256 \(receipt.fingerprint())")
        return 0
    }
}

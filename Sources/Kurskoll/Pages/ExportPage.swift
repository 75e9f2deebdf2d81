internal import Compliance
internal import Course
internal import Formats
internal import HTTP
internal import SQLite

/// `/hr/uttag`: what to take out, of which day and in which format, with the file's rows, persons and SHA-256 before it
/// is downloaded; and the downloads themselves.
enum ExportPage {
    /// What is taken out, as an address has it.
    enum Kind: String, CaseIterable {
        case unit = "enhet"
        case person
        case activity = "aktivitet"

        fileprivate var phrase: Phrase {
            switch self {
            case .unit: .exportPerUnit
            case .person: .exportPerPerson
            case .activity: .exportActivity
            }
        }

        /// In a file's name.
        fileprivate var word: String {
            switch self {
            case .unit: "enheter"
            case .person: "personer"
            case .activity: "aktivitet"
            }
        }
    }

    /// What has been chosen.
    struct Choice {
        let course: Catalog.Entry
        let day: Day
        let kind: Kind
        let format: TableFormat
        let scope: Roles.Scope

        fileprivate var fileName: String { "\(course.course.id)-\(kind.word)-\(day).\(format.rawValue)" }
    }

    static func show(_ visit: Visit) throws -> Response {
        let query = try visit.request.queryForm()
        let say = visit.say
        let wanted = query["kurs"] ?? visit.catalog.courses.first?.course.id
        guard let entry = wanted.flatMap({ visit.catalog[$0] }) else {
            return Layout(visit, title: say(.exports)).page(
                "<h1>\(say(.exports))</h1><p>\(say(.noCourses))</p>")
        }
        let day = query["dag"].map(Day.init(iso:)) ?? visit.today
        let choice = Choice(
            course: entry, day: day ?? visit.today, kind: query["per"].flatMap(Kind.init) ?? .unit,
            format: query["form"].flatMap(TableFormat.init) ?? .xlsx,
            scope: try visit.signedIn().roles.hr ?? .administrations([]))
        // Only what was asked for is counted: by person it is a walk through the whole register.
        let result: HTML? = query["per"] != nil && day != nil ? try counted(choice, visit) : nil
        return Layout(visit, title: say(.exports)).page(
            """
            <p><a href="/hr?kurs=\(entry.course.id)">HR</a></p><h1>\(say(.exports))</h1>
            \(form(choice, isBadDay: day == nil, written: query["dag"], visit))
            \(result)
            """)
    }

    private static func form(_ choice: Choice, isBadDay: Bool, written: String?, _ visit: Visit) -> HTML {
        let say = visit.say
        let courses: [HTML] = visit.catalog.courses.map {
            option($0.course.id, "\($0.course.title)", isChosen: $0.course.id == choice.course.course.id)
        }
        let kinds: [HTML] = Kind.allCases.map {
            option($0.rawValue, "\(say($0.phrase))", isChosen: $0 == choice.kind)
        }
        let formats: [HTML] = [TableFormat.xlsx, .csv, .json].map {
            option($0.rawValue, "\(say(.formatName($0)))", isChosen: $0 == choice.format)
        }
        let error: HTML? =
            isBadDay ? "<p class=\"error\" id=\"dagfel\" role=\"alert\">\(say(.exportBadDay))</p>" : nil
        let described: HTML? =
            isBadDay ? " aria-invalid=\"true\" aria-describedby=\"dagfel\"" : nil
        return """
            <form method="get" action="/hr/uttag">
            <p><label for="kurs">\(say(.course))</label> <select id="kurs" name="kurs">\(courses)</select></p>
            <p><label for="per">\(say(.exportWhat))</label> <select id="per" name="per">\(kinds)</select></p>
            \(error)<p><label for="dag">\(say(.exportDay))</label> \
            <input type="date" id="dag" name="dag" value="\(written ?? choice.day.description)" required\(described)></p>
            <p><label for="form">\(say(.exportFormat))</label> <select id="form" name="form">\(formats)</select></p>
            <p><button class="button secondary">\(say(.exportPrepare))</button></p></form>
            """
    }

    private static func option(_ value: String, _ text: HTML, isChosen: Bool) -> HTML {
        "<option value=\"\(value)\"\(isChosen ? " selected" : HTML.none)>\(text)</option>"
    }

    /// What the file holds, and the button that downloads it. Nobody is named yet.
    private static func counted(_ choice: Choice, _ visit: Visit) throws -> HTML {
        let say = visit.say
        let file = try Chosen(choice, store: visit.store)
        var receipt = Receipt()
        try file.write(as: choice.format) { receipt.note($0) }
        let count = try file.count()
        let persons: HTML? = count.persons.map {
            "<dt>\(say(.filePersons))</dt><dd>\(Numbers.swedish($0))</dd>"
        }
        let hidden: [HTML] = [
            ("kurs", choice.course.course.id), ("dag", choice.day.description), ("per", choice.kind.rawValue),
            ("form", choice.format.rawValue),
        ].map { "<input type=\"hidden\" name=\"\($0)\" value=\"\($1)\">" }
        let isByPerson = choice.kind == .person
        let target: HTML =
            isByPerson
            ? "<form method=\"post\" action=\"/hr/personer\">\(try visit.signedIn().csrfField)"
            : "<form method=\"get\" action=\"/hr/export\">"
        let note: HTML? = isByPerson ? "<p class=\"note\">\(say(.downloadIsLogged))</p>" : nil
        let table: HTML?
        if case .activity(let report) = file {
            table = ActivityHTML.table(report, say: say)
        } else {
            table = nil
        }
        return """
            <section aria-labelledby="fil"><h2 id="fil">\(choice.fileName)</h2>
            <dl><dt>\(say(.fileRows))</dt><dd>\(Numbers.swedish(count.rows))</dd>\(persons)
            <dt>\(say(.fileFingerprint))</dt><dd class="fingerprint"><code>\(receipt.fingerprint())</code></dd></dl>
            <p class="note">\(say(.fileExplained))</p>
            \(target)\(hidden)<p><button class="button">\(say(.download))</button></p></form>\(note)
            \(table)</section>
            """
    }

    /// What names nobody: per unit, or activity. Made whole, since it is as long as the municipality has units.
    static func export(_ visit: Visit) throws -> Response {
        let query = try visit.request.queryForm()
        let choice = try choice(query, visit)
        guard choice.kind != .person else { throw PageError.notFound }
        let file = try Chosen(choice, store: visit.store)
        var bytes: [UInt8] = []
        try file.write(as: choice.format) { bytes += $0 }
        return download(choice, try file.count(), .bytes(bytes))
    }

    /// Completion per person, streamed. Its row in the access log is on the disk before a name leaves, by a transaction
    /// of its own, so that the writer does not wait for a long list.
    static func exportPersons(_ visit: Visit) throws -> Response {
        var choice = try choice(visit.form, visit)
        choice = Choice(
            course: choice.course, day: choice.day, kind: .person, format: choice.format, scope: choice.scope)
        let (course, day, scope, format) = (
            choice.course.course.id, choice.day, choice.scope, choice.format
        )
        let (path, cache) = (visit.store.path, visit.store.cache)
        let person = try visit.signedIn().person
        let log = try Store(path: path, mode: .existing)
        try log.connection.write {
            try log.logAccess(
                .personExport, by: person, AccessFilter(course: course, day: day, scope: scope),
                now: visit.now)
        }
        let count = try PersonExport(course: course, day: day, scope: scope, store: visit.store).count()
        return download(
            choice, (count.rows, count.persons),
            .stream { write in
                // Made on another thread than this, so with a connection of its own.
                let store = try Store(path: path, mode: .existing, cache: cache)
                try store.connection.read {
                    try format.write(
                        PersonExport(course: course, day: day, scope: scope, store: store), to: write)
                }
            })
    }

    /// From an address or a form; what is left out is the usual. An unknown course is not found, a wrong day is bad.
    private static func choice(_ form: Form, _ visit: Visit) throws -> Choice {
        guard let entry = form["kurs"].flatMap({ visit.catalog[$0] }) else { throw PageError.notFound }
        guard let day = form["dag"].map(Day.init(iso:)) ?? visit.today else { throw PageError.badRequest }
        return Choice(
            course: entry, day: day, kind: form["per"].flatMap(Kind.init) ?? .unit,
            format: form["form"].flatMap(TableFormat.init) ?? .csv,
            scope: try visit.signedIn().roles.hr ?? .administrations([]))
    }

    private static func download(
        _ choice: Choice, _ count: (rows: Int, persons: Int?), _ body: Response.Body
    ) -> Response {
        var fields = Fields()
        fields.append("Content-Type", choice.format.contentType)
        fields.append("Cache-Control", "no-store")
        fields.append("Content-Disposition", "attachment; filename=\"\(choice.fileName)\"")
        fields.append("Kurskoll-Rows", String(count.rows))
        if let persons = count.persons { fields.append("Kurskoll-Persons", String(persons)) }
        return Response(.ok, fields: fields, body: body)
    }

    /// The file that has been chosen.
    private enum Chosen {
        case unit(UnitExport)
        case person(PersonExport)
        case activity(ActivityReport)

        init(_ choice: Choice, store: Store) throws {
            let course = choice.course.course.id
            switch choice.kind {
            case .unit:
                self = .unit(
                    try UnitExport(course: course, day: choice.day, scope: choice.scope, store: store))
            case .person:
                self = .person(
                    try PersonExport(course: course, day: choice.day, scope: choice.scope, store: store))
            case .activity:
                self = .activity(
                    try ActivityReport(
                        .init(course: course, day: choice.day, scope: choice.scope), store: store))
            }
        }

        func write(as format: TableFormat, to sink: ([UInt8]) throws -> Void) throws {
            switch self {
            case .unit(let file): try format.write(file, to: sink)
            case .person(let file): try format.write(file, to: sink)
            case .activity(let file): try format.write(file, to: sink)
            }
        }

        /// Persons is nil where completions are counted, not people.
        func count() throws -> (rows: Int, persons: Int?) {
            switch self {
            case .unit(let file): return (file.rows, file.persons)
            case .person(let file):
                let count = try file.count()
                return (count.rows, count.persons)
            case .activity(let file): return (file.rows, nil)
            }
        }
    }
}

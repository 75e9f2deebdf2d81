internal import Compliance
internal import HTTP
internal import SQLite

/// One thing the API can be asked: its address, who may, what it takes, and who answers. Requests are matched and the
/// description of the API is made from the same table.
struct APIOperation: Sendable {
    let method: Method
    /// The whole path; no operation has parameters in it.
    let path: String
    /// Tokens of which scopes open it; nil for anybody.
    let scopes: [APIToken.Scope]?
    let lane: Lane
    /// As the description calls it.
    let id: String
    let summary: String
    let parameters: [APIParameter]
    /// The media type of what is sent; nil where nothing is.
    let bodyType: String?
    /// The longest body in bytes.
    let bodyLimit: Int
    /// The media type of the answer.
    let answerType: String
    /// The name of the answer's schema in the description.
    let schema: String
    /// Statuses beside 200 and those that go without saying for who may not, each with when.
    let refusals: [(status: Int, when: String)]
    let answer: @Sendable (APICall) throws -> Response

    init(
        _ method: Method, _ path: String, for scopes: [APIToken.Scope]?, on lane: Lane, id: String,
        _ summary: String,
        parameters: [APIParameter] = [], bodyType: String? = nil, bodyLimit: Int = Limits.bodyBytes,
        answerType: String = "application/json", schema: String, refusals: [(Int, String)] = [],
        answer: @escaping @Sendable (APICall) throws -> Response
    ) {
        self.method = method
        self.path = API.root + path
        self.scopes = scopes
        self.lane = lane
        self.id = id
        self.summary = summary
        self.parameters = parameters
        self.bodyType = bodyType
        self.bodyLimit = bodyLimit
        self.answerType = answerType
        self.schema = schema
        self.refusals = refusals.map { (status: $0, when: $1) }
        self.answer = answer
    }

    /// Everything the API can be asked. Who may is said here.
    static let all: [APIOperation] = [
        APIOperation(
            .get, "/reports/indicator", for: [.figures, .hr], on: .worker, id: "indicator",
            "The share that has completed a course on a day, for the whole, each administration and each unit.",
            parameters: [
                .course, .asOf, .percent, .windowFrom, .targetDay, .categories, .unit,
            ], schema: "IndicatorReport", refusals: [(404, "unknown course or unit")],
            answer: APIReports.indicator),
        APIOperation(
            .get, "/reports/new-hires", for: [.figures, .hr], on: .worker, id: "newHires",
            "New hires and when each must be done; names only for the scope hr.",
            parameters: [.course, .asOf, .months, .from, .gapDays, .categories, .unit],
            schema: "NewHireReport",
            refusals: [(404, "unknown course or unit, or no rule is stored for the day")],
            answer: APIReports.newHires),
        APIOperation(
            .get, "/completions", for: [.hr], on: .worker, id: "completions",
            "What has happened to completions, oldest first, from a place on.", parameters: [.after, .limit],
            schema: "CompletionChanges", answer: APICompletions.list),
        APIOperation(
            .post, "/imports/staff", for: [.import], on: .worker, id: "importStaff",
            "Takes in the full staff list of one source on a day: all of it or nothing.",
            parameters: [.source, .importAsOf, .dryRun], bodyType: "text/csv", bodyLimit: 64 << 20,
            schema: "StaffImport",
            refusals: [(413, "the file is longer than 64 MiB"), (415, "the body is not text/csv")],
            answer: APIStaffImport.take),
        APIOperation(
            .get, "/metrics", for: [.metrics], on: .worker, id: "metrics",
            "Requests by route, durations, and when things were last done, as Prometheus reads them.",
            answerType: MetricsText.type, schema: "Metrics", answer: APIMetrics.show),
        APIOperation(
            .get, "/health", for: nil, on: .loop, id: "health",
            "Whether the database answers and can be written to.",
            schema: "Health", refusals: [(503, "something stands in the way of storing; `detail` says what")]
        ) { call in
            if let trouble = try HealthPage.trouble(of: call.site, now: call.now) {
                throw Problem.unwell(trouble)
            }
            return call.json("{\"status\":\"ok\"}")
        },
        APIOperation(
            .get, "/openapi.json", for: nil, on: .loop, id: "description", "This description.",
            schema: "Description"
        ) { call in
            let isOneCourse = call.site.catalog.courses.count == 1
            return Response(
                .ok, fields: APICall.jsonFields,
                body: .bytes(isOneCourse ? OpenAPI.ofOneCourse : OpenAPI.ofSeveralCourses))
        },
    ]

    /// The query as arguments of the command line, so that both are read by the same code. Throws a `Problem` that
    /// names the parameter.
    func arguments(of request: Request) throws -> Arguments {
        let pairs: [(name: String, value: String)]
        do { pairs = try request.queryForm().pairs } catch { throw Problem.queryIsMalformed }
        var words: [String] = []
        for (name, value) in pairs {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let known = parameters.map(\.name).joined(separator: ", ")
                throw Problem.parameters([
                    .init(
                        parameter: String(name.prefix(80)), problem: "finns inte",
                        remedy: known.isEmpty ? "ta bort den" : "välj bland \(known)")
                ])
            }
            switch (parameter.kind, value) {
            case (.flag, "true"): words.append("--\(parameter.option)")
            case (.flag, "false"): break
            case (.flag, _):
                throw Problem.parameters([
                    .init(parameter: name, problem: "»\(value)« går inte", remedy: "skriv true eller false")
                ])
            default: words.append("--\(parameter.option)=\(value)")
            }
        }
        return try reading { try Arguments(words, options: parameters.map(\.asOption), operands: 0...0) }
    }

    /// Runs what reads arguments; what it refuses becomes a `Problem` that speaks of parameters.
    func reading<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as UsageError {
            throw Problem.parameters([entry(error.place, error.problem, error.remedy)])
        } catch let refusal as Refusal {
            let entry = entry(refusal.place, refusal.problem, refusal.remedy)
            throw Problem(status: .notFound, detail: "Det som frågan gäller finns inte.", errors: [entry])
        }
    }

    private func entry(_ place: String, _ problem: String, _ remedy: String) -> Problem.Entry {
        let name = parameters.first { "--\($0.option)" == place }?.name
        let remedy = parameters.reduce(remedy) {
            $0.replacing("--\($1.option) ", with: "\($1.name)=").replacing("--\($1.option)", with: $1.name)
        }
        return .init(parameter: name ?? place, problem: problem, remedy: remedy)
    }
}

/// A name in the query, beside the command line's option that means the same.
struct APIParameter: Sendable {
    let name: String
    let option: String
    let kind: Kind
    let meaning: String

    enum Kind: Sendable {
        case day
        case integer(ClosedRange<Int>)
        /// Not empty; a pattern is a regular expression of ECMA-262.
        case text(pattern: String? = nil)
        case flag
    }

    init(_ name: String, _ kind: Kind, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        option = name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
    }

    var asOption: Arguments.Option {
        if case .flag = kind { return .init(option, nil, meaning) }
        return .init(option, name, meaning)
    }

    static let course = APIParameter(
        "course", .text(), "The id of the course; may be left out where there is one.")
    static let asOf = APIParameter("asOf", .day, "As of this day; today if left out.")
    static let percent = APIParameter(
        "percent", .integer(ReportCommand.percents), "The target, instead of those that are stored.")
    static let windowFrom = APIParameter("windowFrom", .day, "Counts only completions from this day on.")
    static let targetDay = APIParameter(
        "targetDay", .day, "What the forecast aims at; 31 December if left out.")
    static let months = APIParameter(
        "months", .integer(ReportCommand.months),
        "From the first day to the due day; the stored rule's if left out.")
    static let from = APIParameter("from", .day, "The rule concerns those who begin from this day on.")
    static let gapDays = APIParameter(
        "gapDays", .integer(ReportCommand.gapDays), "Free days that do not break an employment.")
    static let categories = APIParameter(
        "categories", .text(pattern: "^(\(words))(,(\(words)))*$"),
        "Categories with commas; the stored rule's if left out.")
    static let unit = APIParameter("unit", .text(), "Only the unit with this code.")
    static let after = APIParameter(
        "after", .text(pattern: "^[A-Za-z0-9_-]{8}$"),
        "The `next` of the answer before; from the beginning if left out.")
    static let limit = APIParameter(
        "limit", .integer(APICompletions.limits), "At most so many; 1000 if left out.")
    static let source = APIParameter("source", .text(), "The system whose list it is; personal if left out.")
    static let importAsOf = APIParameter("asOf", .day, "The day the list speaks of; today if left out.")
    static let dryRun = APIParameter("dryRun", .flag, "Tells what would change, and stores nothing.")

    private static let words = CategoryWords.all.flatMap { [$0.word, $0.english] }.joined(separator: "|")
}

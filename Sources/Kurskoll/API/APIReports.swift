internal import Compliance
internal import Course
internal import HTTP

/// The reports of the command line, by the same code and in the same JSON. A token without the scope `hr` gets no
/// names and no small groups (DESIGN §4).
enum APIReports {
    static func indicator(_ call: APICall) throws -> Response {
        let report = try call.reading {
            var question = try ReportCommand.indicatorQuestion(
                call.arguments, course: try call.course(), day: try call.day("as-of"))
            question.scope = call.token?.reach ?? .administrations([])
            question.totalsScope = question.scope != .everything
            try keepToRule(call, question.course, question.day) {
                isOther(question.categories, than: $0.categories)
            }
            return try IndicatorReport(question, store: call.store)
        }
        try call.keepUse()
        return call.json(report.json(hidesSmallGroups: !call.seesAll))
    }

    static func newHires(_ call: APICall) throws -> Response {
        let (report, hidden) = try call.reading {
            var question = try ReportCommand.newHireQuestion(
                call.arguments, course: try call.course(), day: try call.day("as-of"))
            try keepToRule(call, question.course, question.day) {
                isOther(question.categories, than: $0.categories)
                    || isOther(question.gapDays, than: $0.gapDays)
                    || isOther(question.start, than: $0.start)
            }
            try limit(&question, call)
            guard let report = try NewHireReport(question, store: call.store) else {
                // Not a wrong question: on another day, or once the rule is stored, it has an answer.
                let missing = ReportCommand.startIsMissing
                throw Refusal(missing.place, missing.problem, missing.remedy)
            }
            let hidden =
                call.seesAll
                ? nil
                : try NewHireGroups(of: report, store: call.store).hidden(
                    unit: question.unitCode, administration: call.token?.administration)
            return (report, hidden)
        }
        let filter = AccessFilter(
            course: report.question.course, day: report.question.day, units: report.question.units,
            isByStoredRule: !["from", "gap-days", "categories"].contains(where: call.arguments.has))
        try call.keepUse(names: call.seesAll ? (.newHiresAPI, filter) : nil)
        return call.json(report.json(hiding: hidden))
    }

    /// Who sees no small groups may not choose whom the rule is about: two answers about the same day that differ by
    /// a few persons would show those few.
    private static func keepToRule(
        _ call: APICall, _ course: String, _ day: Day, isOther: (Rules) -> Bool
    ) throws {
        guard !call.seesAll, isOther(try call.store.rules(course: course, on: day)) else { return }
        throw Problem(
            status: .forbidden,
            detail:
                "Utan räckvidden hr gäller den lagrade regeln: from, gapDays och categories får inte ändra den."
        )
    }

    private static func isOther<T: Equatable>(_ asked: T?, than stored: T?) -> Bool {
        asked != nil && asked != stored
    }

    /// A token of one administration sees its units and no other.
    private static func limit(_ question: inout NewHireReport.Question, _ call: APICall) throws {
        guard let administration = call.token?.administration else { return }
        let register = try call.store.register()
        let day = question.day
        let own = register.units.indices.filter {
            let home = Int(register.organisation.administration(of: Int32($0), on: day))
            return register.administrations[home].id == administration
        }
        if let code = question.unitCode, !own.contains(where: { register.units[$0].code == code }) {
            throw Refusal("--unit", "enheten »\(code)« finns inte", "kontrollera enhetskoden i personalfilen")
        }
        question.units = own.map { register.units[$0].id }
    }
}

extension APICall {
    /// The course asked for; a `Refusal` where there is none such.
    func course() throws -> String {
        try ReportCommand.course(
            arguments, served: site.catalog.courses.map(\.course.id).sorted(), store: store)
    }

    /// The day of an option, today where it is left out.
    func day(_ option: String) throws -> Day { try ReportCommand.day(arguments, option) ?? today }

    /// Runs what reads the query of this operation.
    func reading<T>(_ body: () throws -> T) throws -> T { try operation.reading(body) }
}

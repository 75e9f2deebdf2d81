internal import Compliance
internal import Formats

/// A page or verb that shows the names of others. What is stored of it is its route's pattern or its words.
enum Listing: String, CaseIterable {
    case unitPage = "/enhet"
    case reminderPage = "/enhet/paminn"
    case reminderNames = "/hr/paminnelser/namn"
    case groupPage = "/grupp/:traff/leda"
    case importPreview = "/hr/import"
    case personExport = "/hr/personer"
    case exportVerb = "export completions"
    case newHiresVerb = "report new-hires"
    case newHiresAPI = "/api/v1/reports/new-hires"
    case completionsAPI = "/api/v1/completions"
    case ruleVerb = "rule"
    case rulePage = "/hr/regler/personer"
    case personSearch = "/hr/personer/sok"
    case personPage = "/hr/person/:person"
    case explanationPage = "/hr/forklaring/:enhet"
    case explainVerb = "explain"
    case workQueue = "/hr/atgarder"
    case accessLog = "/hr/atkomst"

    /// Whether it names new hires alone, or everybody who is counted or has a completion.
    var isOfNewHires: Bool {
        switch self {
        case .unitPage, .newHiresVerb, .newHiresAPI, .reminderPage, .reminderNames: true
        case .importPreview, .personExport, .exportVerb, .completionsAPI, .ruleVerb, .rulePage, .personSearch,
            .personPage, .groupPage, .explanationPage, .explainVerb, .workQueue, .accessLog:
            false
        }
    }

    /// Whether it also names those whom the rule does not count.
    var isOfEverybody: Bool {
        switch self {
        case .completionsAPI, .explanationPage, .explainVerb, .groupPage: true
        case .unitPage, .importPreview, .newHiresVerb, .newHiresAPI, .personExport, .exportVerb,
            .personSearch, .personPage, .ruleVerb, .rulePage, .reminderPage, .reminderNames, .workQueue,
            .accessLog:
            false
        }
    }

    /// Where somebody is named in it, in her own words.
    var phrase: Phrase {
        switch self {
        case .unitPage, .newHiresVerb, .newHiresAPI, .reminderPage, .reminderNames: .listingNewHires
        case .groupPage: .listingGroup
        case .importPreview: .listingImport
        case .personExport, .exportVerb, .completionsAPI, .ruleVerb, .rulePage: .listingPersons
        case .personSearch: .listingSearch
        case .personPage: .listingPersonPage
        case .explanationPage, .explainVerb: .listingExplanation
        case .workQueue: .listingWorkQueue
        case .accessLog: .listingAccessLog
        }
    }

    /// Whether nobody with a name takes it out: the command line, or a program with a token.
    var isByOperator: Bool {
        switch self {
        case .exportVerb, .newHiresVerb, .newHiresAPI, .completionsAPI, .ruleVerb, .explainVerb: true
        case .unitPage, .groupPage, .importPreview, .personExport, .rulePage, .personSearch, .personPage,
            .explanationPage, .reminderPage, .reminderNames, .workQueue, .accessLog:
            false
        }
    }

    /// As what somebody opens it.
    var role: Phrase {
        switch self {
        case .unitPage, .reminderPage: .seenByManager
        case .groupPage: .seenByGroupLeader
        case .personExport, .importPreview, .rulePage, .personSearch, .personPage, .explanationPage,
            .reminderNames, .workQueue, .accessLog:
            .seenByHR
        case .exportVerb, .newHiresVerb, .ruleVerb, .explainVerb: .seenByOperator
        case .newHiresAPI, .completionsAPI: .seenByProgram
        }
    }

    /// Who opened it without a name to tell: the command line and a program have none, and others have left the register.
    func nameless(_ say: Language) -> String {
        isByOperator ? say(role) : "\(say(.somebodyGone)), \(say(role))"
    }
}

/// What a listing covered: ids, never a name. What is nil was not limited.
struct AccessFilter {
    var course: String?
    /// The day it spoke of; nil for the day it was opened.
    var day: Day?
    /// Ids of units.
    var units: [Int]?
    /// Ids of administrations.
    var administrations: [Int]?
    /// One person alone.
    var person: Int?
    /// The places in the list of what happened to completions that were told of; nil for other listings.
    var changes: ClosedRange<Int>?
    /// The token it went out to; nil for other listings.
    var token: Int?
    /// The source whose list it was; nil for other listings.
    var source: String?
    /// False where the rule on new hires was changed for this listing alone: then whoever is employed in the units
    /// counts as seen, since who was named is not known.
    var isByStoredRule = true

    init(
        course: String? = nil, day: Day? = nil, units: [Int]? = nil, scope: Roles.Scope = .everything,
        person: Int? = nil, isByStoredRule: Bool = true
    ) {
        self.course = course
        self.day = day
        self.units = units
        if case .administrations(let ids) = scope { administrations = ids.sorted() }
        self.person = person
        self.isByStoredRule = isByStoredRule
    }

    /// As it is stored; days by their numbers.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            if let course { json.string("course", course) }
            if let day { json.number("day", Int(day.number)) }
            if let units { json.array("units", units) { $0.number(nil, $1) } }
            if let administrations { json.array("administrations", administrations) { $0.number(nil, $1) } }
            if let person { json.number("person", person) }
            if let changes {
                json.number("first", changes.lowerBound)
                json.number("last", changes.upperBound)
            }
            if let token { json.number("token", token) }
            if let source { json.string("source", source) }
            if !isByStoredRule { json.boolean("storedRule", false) }
        }
        return json.text
    }
}

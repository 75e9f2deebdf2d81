/// What one route shows of people, to whom, of whom. Together: who may see what (DESIGN §7). A test walks every route
/// as every role and finds exactly these; README's table is made of them.
struct Disclosure: Sendable {
    /// As in `Route.all`, for GET and POST.
    let pattern: String
    /// Who sees it; the route itself may be open to more.
    let access: Access
    let subject: Subject
    let fields: [Field]

    /// Of whom something is shown, as seen from the reader.
    enum Subject: String, Sendable, CaseIterable {
        case oneself = "of oneself"
        case viewers = "of those who have seen something of one"
        case holder = "of whoever shows a certificate's code"
        case newHires = "of the new hires in the unit"
        case staff = "of all who work in the unit"
        case borrowers = "of those the unit is lent to"
        case participants = "of those who have joined the group"
        case groupLeaders = "of those who lead or have led one in a group"
        case unit = "of the unit"
        case scopeStaff = "of all who work in the administrations the role covers"
        case listers = "of those who have opened a list of names"
        case scope = "of the administrations the role covers"
        case municipality = "of the municipality, if the role covers all of it"
        case nobody = "of nobody"
    }

    /// What is shown.
    enum Field: String, Sendable, CaseIterable {
        case name
        case personRef = "`person_ref`"
        case email = "e-mail"
        case login
        case firstDay = "first day"
        case dueDay = "due day"
        case originalDue = "original due day"
        case status
        case doneInGroup = "whether done in it"
        case completionDay = "completion day"
        case method
        case version
        case certificateCode = "certificate code"
        case unitFigure = "figures per unit"
        case administrationFigure = "figures per administration"
        case municipalFigure = "figures"
        case questionCounter = "answers per question, as counts"
    }

    init(_ pattern: String, _ access: Access, _ subject: Subject, _ fields: Field...) {
        self.pattern = pattern
        self.access = access
        self.subject = subject
        self.fields = fields
    }

    /// Everything that is shown, by route. What stands here for no route of a person is shown to nobody.
    static let all = pages + personPage

    private static let pages: [Disclosure] = [
        Disclosure("/", .signedIn, .oneself, .name, .dueDay, .completionDay, .certificateCode),
        Disclosure(
            "/intyg/:kod", .signedIn, .oneself, .name, .completionDay, .version, .certificateCode),
        Disclosure("/kontroll", .anybody, .holder, .completionDay, .version, .certificateCode),
        Disclosure("/enhet", .manager, .newHires, .name, .firstDay, .dueDay, .originalDue, .status),
        Disclosure("/enhet", .manager, .unit, .unitFigure),
        Disclosure("/enhet", .lender, .borrowers, .name),
        Disclosure("/enhet/paminn", .manager, .newHires, .name, .dueDay, .status),
        Disclosure("/enhet/ersattare", .lender, .staff, .name),
        Disclosure("/enhet/ersattare", .lender, .borrowers, .name),
        // The same page once more, where what was sent cannot be taken.
        Disclosure("/enhet/gruppledare", .lender, .staff, .name),
        Disclosure("/enhet/gruppledare", .lender, .borrowers, .name),
        Disclosure("/grupp/:traff", .signedIn, .groupLeaders, .name),
        Disclosure("/grupp/:traff/leda", .groupLeader, .staff, .name),
        Disclosure("/grupp/:traff/leda", .groupLeader, .participants, .name, .doneInGroup),
        Disclosure("/grupp/:traff/lista", .groupLeader, .staff, .name),
        // The leader's page once more, where what was sent cannot be taken.
        Disclosure("/grupp/:traff/narvaro", .groupLeader, .staff, .name),
        Disclosure("/grupp/:traff/narvaro", .groupLeader, .participants, .name, .doneInGroup),
        Disclosure("/grupp/:traff/bekrafta", .groupLeader, .staff, .name),
        Disclosure("/grupp/:traff/bekrafta", .groupLeader, .participants, .name, .doneInGroup),
        Disclosure("/grupp/:traff/angra", .groupLeader, .staff, .name),
        Disclosure("/grupp/:traff/angra", .groupLeader, .participants, .name, .doneInGroup),
        Disclosure("/hr", .hr, .scope, .unitFigure, .administrationFigure),
        Disclosure("/hr", .hr, .municipality, .municipalFigure),
        Disclosure("/hr/atgarder", .hr, .scopeStaff, .name, .personRef),
        Disclosure("/hr/atkomst", .wholeHR, .listers, .name),
        Disclosure("/hr/export", .hr, .scope, .unitFigure),
        Disclosure("/hr/personer/sok", .hr, .scopeStaff, .name, .personRef),
        Disclosure("/hr/forklaring/:enhet", .hr, .scopeStaff, .name, .personRef, .completionDay),
        Disclosure("/hr/import/:fil", .wholeHR, .scopeStaff, .name, .personRef),
        Disclosure("/hr/importer", .wholeHR, .scopeStaff, .name),
        Disclosure("/hr/importer/:nummer", .wholeHR, .scopeStaff, .name),
        // What stands in the way of taking an import back.
        Disclosure(
            "/hr/importer/:nummer/angra", .wholeHR, .scopeStaff, .name, .personRef, .completionDay),
        // Without names: one of the letters that are counted goes on the due day itself.
        Disclosure("/hr/paminnelser", .wholeHR, .scopeStaff, .dueDay),
        Disclosure("/hr/paminnelser/namn", .wholeHR, .scopeStaff, .name, .dueDay),
        Disclosure("/hr/uttag", .hr, .scope, .administrationFigure),
        Disclosure("/oversikt", .reader, .scope, .administrationFigure),
        Disclosure("/oversikt", .reader, .municipality, .municipalFigure),
        Disclosure("/oversikt/utskrift", .reader, .scope, .administrationFigure),
        Disclosure("/oversikt/avstamningar/:nummer", .reader, .scope, .unitFigure, .administrationFigure),
        Disclosure("/oversikt/avstamningar/:nummer", .reader, .municipality, .municipalFigure),
        Disclosure(
            "/oversikt/avstamningar/:nummer/:annat", .reader, .scope, .unitFigure, .administrationFigure),
        Disclosure("/oversikt/avstamningar/:nummer/:annat", .reader, .municipality, .municipalFigure),
        Disclosure("/hr/regler/prova", .hr, .scope, .administrationFigure),
        Disclosure("/hr/regler/prova", .hr, .municipality, .municipalFigure),
        Disclosure("/hr/regler/personer", .hr, .scopeStaff, .name, .personRef),
        Disclosure("/hr/regler/personer", .hr, .scope, .administrationFigure),
        Disclosure("/hr/regler/personer", .hr, .municipality, .municipalFigure),
        Disclosure("/forfattare", .author, .nobody, .questionCounter),
        Disclosure("/hr/personer", .hr, .scopeStaff, .name, .personRef, .completionDay, .method, .version),
        Disclosure(
            "/mina-uppgifter", .signedIn, .oneself, .name, .personRef, .email, .login, .firstDay,
            .completionDay, .method, .version, .certificateCode),
        Disclosure("/mina-uppgifter", .signedIn, .viewers, .name),
        Disclosure("/mina-uppgifter", .signedIn, .groupLeaders, .name),
        Disclosure("/mina-uppgifter.json", .signedIn, .viewers, .name),
        Disclosure("/mina-uppgifter.json", .signedIn, .groupLeaders, .name),
        Disclosure(
            "/mina-uppgifter.json", .signedIn, .oneself, .name, .personRef, .email, .login, .firstDay,
            .completionDay, .method, .version, .certificateCode),
    ]

    /// A person's page, and the same once more where what was sent cannot be taken.
    private static let personPage =
        ["", "/registrera", "/makulera", "/forlang", "/aterta", "/ratta", "/kod"].map {
            Disclosure(
                "/hr/person/:person\($0)", .hr, .scopeStaff, .name, .personRef, .email, .login, .firstDay,
                .dueDay, .originalDue, .completionDay, .method, .version)
        }

    /// README's table: a line for each kind of access, with all that its routes show.
    static var table: String {
        var text = "| Who | Sees |\n|---|---|\n"
        for access in Access.allCases {
            let seen = all.filter { $0.access == access }
            let parts = Subject.allCases.compactMap { subject -> String? in
                let shown = Set(seen.filter { $0.subject == subject }.flatMap(\.fields))
                guard !shown.isEmpty else { return nil }
                let fields = Field.allCases.filter(shown.contains).map(\.rawValue).joined(separator: ", ")
                return "\(subject.rawValue): \(fields)"
            }
            guard !parts.isEmpty else { continue }
            text += "| \(name(access)) | \(parts.joined(separator: "; ")) |\n"
        }
        return text
    }

    private static func name(_ access: Access) -> String {
        switch access {
        case .anybody: "anybody"
        case .signedIn: "a signed-in person"
        case .manager: "the manager of a unit, and her deputy"
        case .lender: "the manager of a unit"
        case .groupLeader: "who leads a group in a unit"
        case .hr: "HR"
        case .wholeHR: "HR of the whole municipality"
        case .reader: "a reader, and HR"
        case .author: "an author"
        case .token: "a token of the API"
        }
    }
}

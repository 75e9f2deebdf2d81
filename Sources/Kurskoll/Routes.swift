internal import HTTP

/// One address of the product: who may open it, which thread answers, and the page function.
final class Route: Sendable {
    let method: Method
    /// `/kurs/:kurs/:kapitel`; what stands at a colon is given to the page in order.
    let pattern: String
    let access: Access
    let lane: Lane
    /// False for the addresses that stand in no log and no metric (DESIGN §7).
    let isLogged: Bool
    /// False where the answer is the same for all: who asks is not looked up.
    let isPersonal: Bool
    /// In bytes.
    let bodyLimit: Int
    /// Whether it takes more than a form without a file.
    var takesFiles: Bool { bodyLimit > Limits.bodyBytes }
    let page: @Sendable (Visit) throws -> Response
    private let segments: [Segment]

    private enum Segment: Sendable { case fixed([UInt8]), parameter }

    init(
        _ method: Method, _ pattern: String, _ access: Access, on lane: Lane = .loop, isLogged: Bool = true,
        isPersonal: Bool = true, bodyLimit: Int = Limits.bodyBytes,
        page: @escaping @Sendable (Visit) throws -> Response
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.lane = lane
        self.isLogged = isLogged
        self.isPersonal = isPersonal
        self.bodyLimit = bodyLimit
        self.page = page
        segments = pattern.split(separator: "/").map {
            $0.hasPrefix(":") ? .parameter : .fixed(Array($0.utf8))
        }
    }

    /// The place in `all` of a request's route, HEAD's being that of GET; nil where there is none.
    static func number(_ method: Method, _ path: String) -> Int? {
        let slashes = path.utf8.count { $0 == UInt8(ascii: "/") }
        guard slashes < bySlashes.count else { return nil }
        let method = method == .head ? .get : method
        return bySlashes[slashes].first { all[$0].method == method && all[$0].fits(path) }
    }

    /// Places in `all` by how many slashes the patterns have, so that few are compared.
    private static let bySlashes: [[Int]] = {
        let slashes = all.map { max(1, $0.segments.count) }
        return (0...(slashes.max() ?? 0)).map { count in all.indices.filter { slashes[$0] == count } }
    }()

    /// Whether a path fits the pattern. A trailing slash is another path.
    func fits(_ path: String) -> Bool { walk(path) { _ in } }

    /// What stands at the colons of the pattern, in order; empty for a path that does not fit.
    func parameters(of path: String) -> [String] {
        var parameters: [String] = []
        return walk(path) { parameters.append(String(decoding: $0, as: UTF8.self)) } ? parameters : []
    }

    /// Gives what stands at each colon, for as long as the path fits; then whether all of it did.
    private func walk(_ path: String, _ parameter: (Slice<UnsafeBufferPointer<UInt8>>) -> Void) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            var start = 1
            for segment in segments {
                guard start < bytes.count else { return false }
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
                let part = bytes[start..<end]
                guard !part.isEmpty else { return false }
                switch segment {
                case .fixed(let literal): guard part.elementsEqual(literal) else { return false }
                case .parameter: parameter(part)
                }
                start = end + 1
            }
            // After the last segment nothing may follow; for `/` itself start is still 1.
            return segments.isEmpty ? bytes.count == 1 : start == bytes.count + 1
        }
    }

    /// Every address of the product, by subject. The authorisation is this table; a test walks it.
    static let all = pages + API.routes

    private static let pages: [Route] = [
        Route(.get, "/", .signedIn, page: StartPage.show),
        Route(.get, "/kurs/:kurs", .signedIn, page: CoursePage.show),
        Route(.get, "/kurs/:kurs/prov", .signedIn, page: TestPage.show),
        Route(.post, "/kurs/:kurs/prov", .signedIn, on: .writer, page: TestPage.grade),
        Route(.post, "/kurs/:kurs/prov/nytt", .signedIn, on: .writer, page: TestPage.start),
        Route(.get, "/kurs/:kurs/:kapitel", .signedIn, page: ChapterPage.show),
        // On the loop: of an answer nothing is stored.
        Route(.post, "/kurs/:kurs/:kapitel", .signedIn, page: ChapterPage.answer),
        Route(.post, "/kurs/:kurs/:kapitel/klar", .signedIn, on: .writer, page: ChapterPage.done),
        Route(.post, "/kurs/:kurs/:kapitel/plats", .signedIn, on: .writer, page: ChapterPage.keepPlace),
        Route(.get, "/innan/:kurs/:kapitel", .signedIn, page: InterruptionPage.show),
        Route(.get, "/kurs/:kurs/version/:nummer", .signedIn, on: .worker, page: VersionPage.show),
        Route(.get, "/intyg/:kod", .signedIn, page: CertificatePage.show),
        Route(.get, "/kontroll", .anybody, page: VerifyPage.show),

        Route(.get, "/grupp", .signedIn, page: GroupPage.start),
        Route(.post, "/grupp", .groupLeader, on: .writer, page: GroupPage.open),
        // Who is not signed in is asked to, and comes back.
        Route(.get, "/grupp/:traff", .anybody, page: GroupPage.show),
        Route(.post, "/grupp/:traff", .signedIn, on: .writer, page: GroupPage.join),
        Route(.post, "/grupp/:traff/lamna", .signedIn, on: .writer, page: GroupPage.leave),
        Route(.get, "/grupp/:traff/lage", .signedIn, isLogged: false, page: GroupPage.stamp),
        Route(.get, "/grupp/:traff/leda", .groupLeader, on: .writer, page: GroupLeaderPage.show),
        Route(.get, "/grupp/:traff/skarm", .groupLeader, on: .worker, page: GroupScreen.show),
        Route(.get, "/grupp/:traff/lista", .groupLeader, on: .writer, page: GroupPaper.show),
        Route(.post, "/grupp/:traff/kapitel", .groupLeader, on: .writer, page: GroupLeaderPage.step),
        Route(.post, "/grupp/:traff/lagg-till", .groupLeader, on: .writer, page: GroupLeaderPage.add),
        Route(.post, "/grupp/:traff/narvaro", .groupLeader, on: .writer, page: GroupLeaderPage.correct),
        Route(.post, "/grupp/:traff/bekrafta", .groupLeader, on: .writer, page: GroupLeaderPage.confirm),
        Route(.post, "/grupp/:traff/angra", .groupLeader, on: .writer, page: GroupLeaderPage.undo),

        Route(.get, "/enhet", .manager, on: .writer, page: UnitPage.show),
        Route(.get, "/enhet/paminn", .manager, on: .worker, page: RemindPage.show),
        Route(.post, "/enhet/paminn", .manager, on: .writer, page: RemindPage.ask),
        Route(.get, "/enhet/ersattare", .lender, page: LoanPage.show),
        Route(.post, "/enhet/ersattare", .lender, on: .writer, page: LoanPage.lend),
        Route(.post, "/enhet/gruppledare", .lender, on: .writer, page: LoanPage.appoint),
        Route(.post, "/enhet/aterta", .lender, on: .writer, page: LoanPage.takeBack),
        Route(.get, "/hr", .hr, on: .worker, page: HRPage.show),
        // On the writer: names are shown, so that it is noted who saw them.
        Route(.get, "/hr/atgarder", .hr, on: .writer, page: QueuePage.show),
        Route(.get, "/hr/atkomst", .wholeHR, on: .worker, page: AccessLogPage.show),
        Route(.get, "/hr/uttag", .hr, on: .worker, page: ExportPage.show),
        Route(.get, "/hr/export", .hr, on: .worker, page: ExportPage.export),
        Route(.post, "/hr/personer", .hr, on: .worker, page: ExportPage.exportPersons),
        Route(.get, "/hr/personer", .hr, page: PersonSearchPage.ask),
        Route(.post, "/hr/personer/sok", .hr, on: .writer, page: PersonSearchPage.find),
        Route(.get, "/hr/person/:person", .hr, on: .writer, page: PersonPage.show),
        Route(.post, "/hr/person/:person/registrera", .hr, on: .writer, page: PersonDecisions.register),
        Route(.post, "/hr/person/:person/makulera", .hr, on: .writer, page: PersonDecisions.void),
        Route(.post, "/hr/person/:person/forlang", .hr, on: .writer, page: PersonDecisions.extend),
        Route(.post, "/hr/person/:person/aterta", .hr, on: .writer, page: PersonDecisions.retract),
        Route(.post, "/hr/person/:person/ratta", .hr, on: .writer, page: PersonDecisions.correct),
        Route(.post, "/hr/person/:person/kod", .hr, on: .writer, page: PersonDecisions.makeCode),
        Route(.get, "/hr/forklaring", .hr, on: .worker, page: ExplanationPage.units),
        Route(.get, "/hr/forklaring/:enhet", .hr, on: .writer, page: ExplanationPage.names),
        Route(.get, "/hr/import", .wholeHR, page: ImportPage.ask),
        Route(.post, "/hr/import", .wholeHR, on: .worker, bodyLimit: 64 << 20, page: ImportPage.receive),
        Route(.get, "/hr/import/:fil", .wholeHR, on: .worker, page: ImportPage.show),
        Route(.post, "/hr/import/:fil", .wholeHR, on: .worker, page: ImportPage.confirm),
        Route(.post, "/hr/import/:fil/avbryt", .wholeHR, page: ImportPage.cancel),
        Route(.get, "/hr/import/:fil/fel.csv", .wholeHR, on: .worker, page: ImportPage.faults),
        Route(.get, "/hr/importer", .wholeHR, page: ImportListPage.show),
        Route(.get, "/hr/importer/:nummer", .wholeHR, page: ImportListPage.one),
        Route(.post, "/hr/importer/:nummer/angra", .wholeHR, on: .worker, page: ImportListPage.undo),
        Route(.get, "/hr/dolj", .hr, isLogged: false, page: HidePage.ask),
        Route(.post, "/hr/dolj", .hr, on: .writer, isLogged: false, page: HidePage.hide),
        Route(.get, "/hr/regler", .hr, on: .worker, page: RulesPage.show),
        Route(.post, "/hr/regler/prova", .hr, on: .worker, page: RulesPage.tryOut),
        Route(.post, "/hr/regler/personer", .hr, on: .writer, page: RulesPage.showPersons),
        Route(.post, "/hr/regler", .hr, on: .writer, page: RulesPage.decide),
        Route(.get, "/hr/avstamningar", .hr, on: .worker, page: FrozenPage.manage),
        Route(.post, "/hr/avstamningar", .hr, on: .writer, page: FrozenPage.freeze),
        Route(.get, "/hr/paminnelser", .wholeHR, on: .worker, page: ReminderPage.show),
        Route(.get, "/hr/paminnelser/namn", .wholeHR, on: .worker, page: ReminderPage.names),
        Route(.get, "/hr/paminnelser/texter", .wholeHR, page: ReminderTextPage.show),
        Route(.post, "/hr/paminnelser/texter", .wholeHR, on: .writer, page: ReminderTextPage.keep),
        Route(.get, "/hr/installningar", .wholeHR, page: SettingsPage.show),
        Route(.post, "/hr/installningar", .wholeHR, on: .writer, page: SettingsPage.keep),
        Route(.get, "/oversikt", .reader, on: .worker, page: OverviewPage.show),
        Route(.get, "/oversikt/utskrift", .reader, on: .worker, page: OverviewPage.sheets),
        Route(.get, "/oversikt/avstamningar", .reader, on: .worker, page: FrozenPage.list),
        Route(.get, "/oversikt/avstamningar/:nummer", .reader, on: .worker, page: FrozenPage.show),
        Route(.get, "/oversikt/avstamningar/:nummer/:annat", .reader, on: .worker, page: FrozenPage.compare),
        Route(.get, "/forfattare", .author, page: AuthorPage.show),

        Route(.get, "/mina-uppgifter", .signedIn, on: .worker, page: MyDataPage.show),
        Route(.get, "/mina-uppgifter.json", .signedIn, on: .worker, page: MyDataPage.json),
        Route(.get, "/hjalp", .anybody, isLogged: false, page: HelpPage.show),
        Route(.get, "/trygghet", .anybody, isLogged: false, page: SafetyPage.show),
        Route(.post, "/trygghet", .anybody, isLogged: false, page: SafetyPage.choose),
        Route(.get, "/lamna", .anybody, on: .writer, isLogged: false, page: ExitPage.leave),
        Route(.get, "/tillganglighet", .anybody, page: StatementPages.accessibility),
        Route(.post, "/tillganglighet", .anybody, on: .writer, page: FaultReportPage.send),
        Route(.get, "/hr/brister", .hr, page: FaultReportPage.list),
        Route(.post, "/hr/brister", .hr, on: .writer, page: FaultReportPage.close),
        Route(.get, "/integritet", .anybody, page: StatementPages.privacy),

        Route(.get, "/logga-in", .anybody, page: SignInPage.ask),
        Route(.post, "/logga-in", .anybody, on: .writer, page: SignInPage.request),
        Route(.get, "/logga-in/:lank", .anybody, page: SignInPage.confirm),
        Route(.post, "/logga-in/:lank", .anybody, on: .writer, page: SignInPage.signIn),
        Route(.post, "/logga-ut", .signedIn, on: .writer, page: SignInPage.signOut),
        Route(.get, "/inloggning", .anybody, on: .writer, page: ProxySignInPage.enter),
        Route(.get, "/inloggad", .anybody, page: TokenPage.show),
        Route(.get, "/inloggningar", .signedIn, page: SessionsPage.show),
        Route(.post, "/inloggningar/avsluta", .signedIn, on: .writer, page: SessionsPage.end),
        Route(.post, "/sprak", .anybody, page: LanguagePage.choose),

        Route(.get, "/fil/:hash/:namn", .anybody, isPersonal: false, page: AssetPage.show),
        Route(.get, "/halsa", .anybody, isPersonal: false, page: HealthPage.show),
    ]
}

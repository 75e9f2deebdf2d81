import Foundation
import HTTP
import Testing

@testable import Kurskoll

/// Who may see what, field by field: `Disclosure.all` against every route as every kind of reader.
@Suite struct DisclosureTests {
    /// One mark in an answer: whose it is and what.
    private struct Shown: Hashable, CustomStringConvertible {
        let of: String
        let field: Disclosure.Field
        var description: String { "\(field) of \(of)" }
    }

    @Test(arguments: DisclosureScene.readers.indices)
    func `every route shows a reader exactly the fields that the table grants`(index: Int) throws {
        let scene = try DisclosureScene()
        let site = scene.site
        let reader = DisclosureScene.readers[index]
        let marks = Self.marks(scene, reader)
        #expect(Set(marks.values).count == marks.count, "a mark stands for two things")
        let browser = Browser(site)
        let ref = try reader.ref.map { try #require(scene.people[$0]).ref }
        if let ref { try browser.signIn(ref) }
        var unseen = Set(Self.granted(scene, reader))
        for (method, path, form) in try Self.requests(scene, reader) {
            if method == .post {
                browser.get("/")
                browser.post(path, form)
            } else {
                browser.get(path)
            }
            let answer = browser.page + browser.fields.all.map(\.value).joined(separator: "\n")
            let shown = Set(marks.filter { answer.contains($0.value) }.keys)
            let pattern = Route.all.first { $0.fits(browser.path) }?.pattern ?? browser.path
            let allowed = Self.allowed(pattern, query: browser.path == "/kontroll" ? path : "", scene, reader)
            let place =
                "\(method.rawValue) \(path) as \(reader.ref ?? "nobody"): \(browser.status) \(pattern)"
            #expect(shown.subtracting(allowed) == [], "\(place) shows too much")
            #expect(browser.status < 500, "\(place)")
            unseen.subtract(shown)
            if let ref, browser.cookies["kurskoll"] == nil { try browser.signIn(ref) }
        }
        #expect(unseen == [], "the table grants what no route shows")
    }

    /// Every mark that could be shown: of the subjects, of the other readers, of the figures.
    private static func marks(_ scene: DisclosureScene, _ reader: DisclosureScene.Reader) -> [Shown: String] {
        var marks: [Shown: String] = [:]
        for (ref, person) in scene.people {
            for (field, mark) in person.marks { marks[Shown(of: ref, field: field)] = mark }
        }
        for (name, share) in scene.shares {
            let field: Disclosure.Field =
                switch name {
                case "": .municipalFigure
                case "Vård", "Teknik": .administrationFigure
                default: .unitFigure
                }
            marks[Shown(of: name, field: field)] = share
        }
        return marks
    }

    /// What the table lets a reader see on a route. A certificate's code in the query makes its holder seen.
    private static func allowed(
        _ pattern: String, query: String, _ scene: DisclosureScene, _ reader: DisclosureScene.Reader
    ) -> Set<Shown> {
        var allowed: Set<Shown> = []
        for row in Disclosure.all where row.pattern == pattern && reader.access.contains(row.access) {
            let whose: [String] =
                switch row.subject {
                case .oneself: reader.ref.map { [$0] } ?? []
                case .holder:
                    scene.people.filter {
                        $1.marks[.certificateCode].map { query.contains($0) } ?? false
                    }.map(\.key)
                // Nobody has looked before in this scene.
                case .viewers: []
                // HR herself, by the pages she has walked.
                case .listers: reader.isWhole ? [reader.ref].compactMap(\.self) : []
                case .newHires: reader.newHires
                case .staff: reader.staff
                case .borrowers: reader.borrowers
                case .participants: reader.participants
                case .groupLeaders: reader.groupLeaders
                case .scopeStaff: reader.isWhole ? Array(scene.people.keys) : reader.scopeStaff
                case .unit: reader.units
                case .scope: reader.units + reader.administrations
                case .municipality: reader.isWhole ? [""] : []
                case .nobody: []
                }
            for name in whose { for field in row.fields { allowed.insert(Shown(of: name, field: field)) } }
        }
        return allowed
    }

    /// What must be seen on some route, for the table not to promise too much: of others what there is of them. Of
    /// oneself a learner who is done has no due day left to see, so the beginner's is looked for.
    private static func granted(_ scene: DisclosureScene, _ reader: DisclosureScene.Reader) -> Set<Shown> {
        let marks = marks(scene, reader)
        return Disclosure.all.reduce(into: Set<Shown>()) { all, row in
            all.formUnion(allowed(row.pattern, query: "", scene, reader))
        }.filter { shown in
            guard marks[shown] != nil else { return false }
            // An export writes a method by its key, such as `kurs`, which stands in every page and marks nothing.
            if shown.field == .method, shown.of != reader.ref { return false }
            if shown.of == reader.ref, shown.field == .dueDay { return reader.ref == "nyborjare" }
            // Whoever began before the rule has no due day.
            if shown.field == .dueDay { return scene.people[shown.of]?.marks[.status] != nil }
            return true
        }
    }

    /// Every route, with the reader's own ids and everybody else's in path, query and form.
    private static func requests(
        _ scene: DisclosureScene, _ reader: DisclosureScene.Reader
    ) throws -> [(Method, String, [(String, String)])] {
        let codes = scene.people.values.compactMap { $0.marks[.certificateCode] }.sorted()
        let foreign = try #require(try scene.unit("Söder"))
        let park = try #require(try scene.unit("Park"))
        let own = try #require(try scene.unit("Norr"))
        let other = try #require(scene.people["ny-park"]).ref
        let person = try scene.site.id(of: other)
        // Everybody's page for HR; others are shut out by the route, whosever page it is.
        let asked =
            reader.access.contains(.hr)
            ? Array(scene.people.keys) : ["ny-norr", "ny-park"] + [reader.ref].compactMap(\.self)
        let persons = try asked.map { String(try scene.site.id(of: #require(scene.people[$0]).ref)) }.sorted()
        let few = try ["sen-soder", "ny-park"].map {
            String(try scene.site.id(of: #require(scene.people[$0]).ref))
        }
        let units = ["1", "2", "3", "4", "99"]
        let query =
            "?kurs=prova&enhet=\(foreign)&unit=\(park)&administration=Teknik&forvaltning=Teknik&person=\(other)&format=json&by=person"
        let forms: [[(String, String)]] = [
            [
                ("enhet", String(foreign)), ("person", String(person)), ("lan", "1000"), ("sprak", "sv"),
                ("person_ref", other), ("roll", "hr"), ("kurs", "prova"), ("sok", "Namn"),
            ],
            // The own unit, to somebody unknown: the page is shown again, with the mistake.
            [
                ("enhet", String(own)), ("person", String(person)), ("epost", "ingen@kommun.se"),
                ("sprak", "sv"),
            ],
        ]
        return Route.all.flatMap { route -> [(Method, String, [(String, String)])] in
            let values = [
                ":kurs": "prova", ":kapitel": "forsta", ":lank": "x", ":hash": "0", ":namn": "x.css",
                ":nummer": "1", ":annat": "2", ":traff": scene.groupCode,
            ]
            let path = values.reduce(route.pattern) { $0.replacing($1.key, with: $1.value) }
            let paths =
                path.contains(":kod")
                ? codes.map { path.replacing(":kod", with: $0) }
                : path.contains(":person")
                    ? (route.method == .get ? persons : few).map { path.replacing(":person", with: $0) }
                    : path.contains(":enhet") ? units.map { path.replacing(":enhet", with: $0) } : [path]
            return paths.flatMap { path -> [(Method, String, [(String, String)])] in
                guard route.method == .get else { return forms.map { (Method.post, path, $0) } }
                let lookups = path == "/kontroll" ? codes.map { "\(path)?kod=\($0)" } : []
                // Of a person's page the query changes nothing.
                let queries = route.pattern.contains(":person") ? [] : [path + query]
                return ([path] + queries + lookups).map { (Method.get, $0, []) }
            }
        }
    }

    @Test func `each line of the table is of a route, and no wider than the route is open`() {
        for row in Disclosure.all {
            let route = Route.all.first { $0.pattern == row.pattern }
            #expect(route != nil, "\(row.pattern)")
            #expect(!row.fields.isEmpty && Set(row.fields).count == row.fields.count, "\(row.pattern)")
            let tasks = row.access.unitTasks
            let isNarrower = !tasks.isEmpty && tasks.isSubset(of: route?.access.unitTasks ?? [])
            #expect(
                route?.access == row.access || route?.access == .anybody || isNarrower, "\(row.pattern)")
        }
    }

    @Test func `README says who sees what as the table does`() throws {
        let readme = URL(filePath: #filePath).appending(path: "../../../README.md").standardizedFileURL
        let text = try String(contentsOf: readme, encoding: .utf8)
        #expect(text.contains(Disclosure.table), "put this in README's privacy part:\n\(Disclosure.table)")
        #expect(Disclosure.table.split(separator: "\n").count <= 15)
    }
}

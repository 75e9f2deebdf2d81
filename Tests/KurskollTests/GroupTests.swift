import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// Group mode through its pages: a leader, participants with phones, and those on paper.
@Suite struct GroupTests {
    private let site: TestSite

    init() throws { site = try TestSite() }

    private func browser(_ ref: String, at path: String = "/") throws -> Browser {
        let browser = Browser(site)
        try browser.signIn(ref)
        browser.get(path)
        return browser
    }

    /// Opens a session for Norr through the form, and gives its path.
    private func open(_ leader: Browser) throws -> String {
        leader.get("/grupp")
        leader.post("/grupp", [("enhet", "1"), ("kurs", "prova")])
        #expect(leader.status == 200 && leader.path.hasSuffix("/leda"))
        return String(leader.path.dropLast("/leda".count))
    }

    private func step(_ leader: Browser, _ path: String, _ direction: String = "fram") throws {
        leader.get("\(path)/leda")
        let from = try #require(leader.value(after: "name=\"fran\" value=\""))
        leader.post("\(path)/kapitel", [("fran", from), ("steg", direction)])
    }

    private func join(_ ref: String, _ path: String) throws -> Browser {
        let phone = try browser(ref, at: path)
        phone.post(path)
        return phone
    }

    private func pass(_ phone: Browser) {
        phone.get("/kurs/prova/prov")
        phone.post("/kurs/prova/prov/nytt")
        // Places are shuffled; each question's right one is looked up as it is shown.
        let answers = ["t-ett": "Ja, ett", "t-tva": "Ja, två"].map { id, right in
            (
                id,
                phone.page.components(separatedBy: "name=\"\(id)\" value=\"").dropFirst()
                    .first { $0.contains("<span>\(right)") }.map { String($0.prefix { $0 != "\"" }) } ?? ""
            )
        }
        phone.post("/kurs/prova/prov", answers)
    }

    private func completions(_ ref: String) throws -> [CompletionRecord] {
        try site.store.completions(person: site.id(of: ref))
    }

    private func id(_ ref: String) throws -> String { String(try site.id(of: ref)) }

    @Test func `a unit takes a course together, and the server restarts in the middle of it`() throws {
        var leader = try browser("chef-n")
        let path = try open(leader)
        var anna = try join("anna", path)
        #expect(anna.page.contains("Du är med.") && !anna.page.contains("Bert"))
        leader.get("\(path)/leda")
        #expect(leader.page.contains("Med i träffen: 1") && leader.page.contains("Bert Sen"))
        try step(leader, path)
        leader.post("\(path)/lagg-till", [("person", try id("bert"))])
        try site.restart()
        anna = try browser("anna", at: path)
        #expect(anna.page.contains("kapitel 1 av 2"))
        anna.get("/kurs/prova/prov")
        #expect(anna.page.contains("/kurs/prova/forsta"), "the test opens when all chapters are gone through")
        leader = try browser("chef-n")
        try step(leader, path)
        try step(leader, path)
        anna.get(path)
        #expect(anna.page.contains("Nu kan du göra kunskapstestet"))
        pass(anna)
        #expect(anna.path.hasPrefix("/intyg/") && anna.page.contains("Anna &lt;Ny&gt;"))
        pass(anna)
        #expect(anna.path.hasPrefix("/intyg/"))
        let made = try completions("anna")
        #expect(
            made.map(\.method) == ["grupp"] && made.first?.day == site.today, "once, however often she passes"
        )
        leader.get("\(path)/leda")
        #expect(leader.page.components(separatedBy: "✓ klar").count == 2)
        // On paper: the chapters count, the test is hers to take; on another day she finishes alone.
        #expect(try completions("bert").isEmpty)
        site.wait(86_400)
        let bert = try browser("bert")
        pass(bert)
        #expect(try completions("bert").map(\.method) == ["kurs"])
    }

    @Test func `who led stands in explain and in my data`() throws {
        let leader = try browser("chef-n")
        let path = try open(leader)
        let anna = try join("anna", path)
        for _ in 1...3 { try step(leader, path) }
        pass(anna)
        let said = site.run("explain", "--course", "prova", "--person", "anna")
        #expect(said.out.contains("i grupp, ledd av Nora Nord, version 2026.1"), "\(said.out)\(said.error)")
        anna.get("/mina-uppgifter")
        #expect(anna.page.contains("Gruppledare") && anna.page.contains("var med på kapitlet"))
        #expect(anna.page.contains("Nora Nord, gruppledare"), "she sees who has seen her name")
        let other = try browser("dag", at: "/mina-uppgifter")
        #expect(!other.page.contains("gruppledare"))
    }

    /// What happens, and the chapters that then count for Anna.
    private static let attendance: [(events: String, chapters: Set<String>)] = [
        ("join fram fram fram", ["forsta", "andra"]), ("fram join fram fram", ["andra"]),
        ("fram fram join fram", []), ("fram fram fram join", []), ("join fram fram gone fram", ["forsta"]),
        ("join fram gone fram fram", []), ("join fram gone join fram fram", ["andra"]),
        ("join fram fram remove fram", []), ("join fram fram remove join fram", []),
        ("fram join fram fram tick-forsta", ["forsta"]), ("join fram fram fram tick-", []),
        ("join fram fram bak fram fram", ["forsta", "andra"]), ("join fram bak fram", ["forsta"]),
        ("join fram leave fram fram", []), ("fram fram fram paper", ["forsta", "andra"]),
        ("fram paper fram fram", ["forsta", "andra"]), ("join", []), ("join bak fram", []),
    ]

    @Test(arguments: attendance)
    func `a chapter counts for who was there from its beginning to its end, or as the leader says`(
        events: String, chapters: Set<String>
    ) throws {
        let leader = try browser("chef-n")
        let path = try open(leader)
        let anna = try browser("anna")
        let person = ("person", try id("anna"))
        for event in events.split(separator: " ") {
            leader.get("\(path)/leda")
            anna.get(path)
            switch event {
            case "join": anna.post(path)
            case "leave": anna.post("\(path)/lamna")
            case "gone": leader.post("\(path)/narvaro", [person, ("gor", "gatt")])
            case "remove": leader.post("\(path)/narvaro", [person, ("gor", "ta-bort")])
            case "paper": leader.post("\(path)/lagg-till", [person])
            case "fram", "bak": try step(leader, path, String(event))
            default:
                let ticked = event.dropFirst("tick-".count)
                leader.post("\(path)/narvaro", [person, ("gor", "kapitel"), ("kapitel", String(ticked))])
            }
        }
        let store = try Store(path: site.database, mode: .existing)
        #expect(try store.chaptersDone(person: site.id(of: "anna"), course: "prova") == chapters, "\(events)")
    }

    @Test func `a button pressed twice is once`() throws {
        let leader = try browser("chef-n")
        let path = try open(leader)
        #expect(try open(leader) == path)
        for _ in 1...2 { leader.post("\(path)/kapitel", [("fran", "-1"), ("steg", "fram")]) }
        #expect(leader.page.contains("Kapitel 1 av 2"))
        #expect(try open(leader) != path, "one that has begun is another")
        leader.post("\(path)/lagg-till", [("person", try id("bert")), ("person", try id("bert"))])
        leader.post("\(path)/lagg-till", [("person", try id("bert"))])
        #expect(
            try site.store.connection.first("SELECT count(*) FROM group_event WHERE kind = 'joined'") {
                $0.int(0)
            } == 1)
    }

    @Test func `where the setting says so the leader confirms, but not herself nor who has chapters left`()
        throws
    {
        #expect(site.run("set", "group-confirmation", "chefen").status == 1)
        #expect(site.run("set", "group-confirmation", "leader").status == 0)
        let leader = try browser("chef-n")
        let path = try open(leader)
        leader.post("\(path)/lagg-till", [("person", try id("bert")), ("person", try id("chef-n"))])
        leader.post("\(path)/bekrafta", [("person", try id("bert"))])
        #expect(leader.status == 403, "not before the end")
        try step(leader, path)
        _ = try join("anna", path)
        for _ in 1...2 { try step(leader, path) }
        for (ref, said) in [("anna", "har kapitel kvar"), ("chef-n", "ingen intygar sig själv")] {
            leader.post("\(path)/bekrafta", [("person", try id(ref))])
            #expect(leader.status == 422 && leader.page.contains(said), "\(ref)")
        }
        for _ in 1...2 { leader.post("\(path)/bekrafta", [("person", try id("bert"))]) }
        #expect(leader.page.contains("✓ klar") && leader.page.contains("missade kapitel 1, läser själv"))
        leader.post("\(path)/bekrafta", [("person", try id("cia"))])
        #expect(leader.status == 404)
        #expect(try completions("bert").map(\.method) == ["grupp"])
        #expect(try completions("bert").map(\.version) == ["2026.1"])
        #expect(try completions("anna").isEmpty && completions("chef-n").isEmpty)
        // The latecomer reads what she missed and is then confirmed; her phone tells her.
        let anna = try browser("anna", at: path)
        #expect(anna.page.contains("Läs själv") && anna.page.contains("Några kapitel missade du"))
        anna.post("/kurs/prova/forsta/klar")
        leader.post("\(path)/bekrafta", [("person", try id("anna"))])
        anna.get(path)
        #expect(anna.page.contains("Du är klar med kursen") && anna.page.contains("/intyg/"))
    }

    @Test func `by default nobody is confirmed without the test`() throws {
        let leader = try browser("chef-n")
        let path = try open(leader)
        leader.post("\(path)/lagg-till", [("person", try id("bert"))])
        for _ in 1...3 { try step(leader, path) }
        #expect(!leader.page.contains("/bekrafta") && leader.page.contains("Var och en gör det själv"))
        leader.post("\(path)/bekrafta", [("person", try id("bert"))])
        #expect(try leader.status == 403 && completions("bert").isEmpty)
    }

    @Test func `that somebody is done is undone with a reason the same day, and may be done again`() throws {
        try site.store.set("group-confirmation", "leader")
        let leader = try browser("chef-n")
        let path = try open(leader)
        leader.post("\(path)/lagg-till", [("person", try id("bert"))])
        for _ in 1...3 { try step(leader, path) }
        leader.post("\(path)/bekrafta", [("person", try id("bert"))])
        leader.post("\(path)/narvaro", [("person", try id("bert")), ("gor", "ta-bort")])
        #expect(leader.status == 422 && leader.page.contains("Ångra först"))
        for reason in ["", "19640823-3234"] {
            leader.post("\(path)/angra", [("person", try id("bert")), ("skal", reason)])
            #expect(leader.status == 422 && leader.page.contains("Inget är ändrat"), "»\(reason)«")
        }
        #expect(try completions("bert").count == 1)
        leader.post("\(path)/angra", [("person", try id("bert")), ("skal", "gick efter en kvart")])
        #expect(try leader.status == 200 && completions("bert").isEmpty)
        let fact = try site.store.connection.first("SELECT reason, signer, day FROM voiding") {
            [$0.text(0), String($0.int(1)), $0.day(2).description]
        }
        #expect(try fact == ["gick efter en kvart", id("chef-n"), site.today.description])
        leader.post("\(path)/bekrafta", [("person", try id("bert"))])
        #expect(try completions("bert").map(\.method) == ["grupp"])
        // The next day the session is over, and it is HR's.
        site.wait(86_400)
        try leader.signIn("chef-n")
        leader.post("\(path)/angra", [("person", try id("bert")), ("skal", "fel")])
        #expect(leader.status == 404)
        let hr = try browser("hr", at: "/hr/person/\(try id("bert"))")
        let number = try #require(try completions("bert").first).id
        hr.post(
            "/hr/person/\(try id("bert"))/makulera",
            [("slutforande", String(number)), ("fran", site.today.description), ("skal", "fel")])
        #expect(try completions("bert").isEmpty)
    }

    @Test func `who had already done it today is not credited twice, and keeps her own`() throws {
        try site.store.set("group-confirmation", "leader")
        let anna = try browser("anna")
        for chapter in ["forsta", "andra"] { anna.post("/kurs/prova/\(chapter)/klar") }
        pass(anna)
        let leader = try browser("chef-n")
        let path = try open(leader)
        leader.post("\(path)/lagg-till", [("person", try id("anna"))])
        for _ in 1...3 { try step(leader, path) }
        leader.post("\(path)/bekrafta", [("person", try id("anna"))])
        #expect(leader.page.contains("✓ klar"))
        leader.post("\(path)/angra", [("person", try id("anna")), ("skal", "fel")])
        #expect(try completions("anna").map(\.method) == ["kurs"])
    }

    @Test func `a session is led by who leads its unit today, and known to nobody else`() throws {
        let manager = try browser("chef-n")
        let path = try open(manager)
        for (ref, status) in [("chef-s", 404), ("anna", 403), ("hr", 403), ("dag", 403)] {
            let other = try browser(ref)
            for page in ["leda", "skarm", "lista"] {
                other.get("\(path)/\(page)")
                #expect(other.status == status && !other.page.contains("Bert"), "\(page) as \(ref)")
            }
            other.get("/")
            for page in ["kapitel", "lagg-till", "narvaro", "bekrafta", "angra"] {
                other.post("\(path)/\(page)", [("person", try id("bert")), ("fran", "-1")])
                #expect(other.status == status, "\(page) as \(ref)")
            }
        }
        // Whom the manager appoints for the day leads too, on that day.
        try site.store.lend(
            1, to: site.id(of: "dag"), as: .groupLeader, by: site.id(of: "chef-n"), site.today...site.today,
            now: site.now)
        let appointed = try browser("dag", at: "\(path)/leda")
        #expect(appointed.page.contains("Bert Sen") && !appointed.page.contains("Cia"))
        for text in ["Försenad", "I god tid", "2026-"] { #expect(!appointed.page.contains(text), "\(text)") }
        let other = try browser("chef-s", at: "/grupp")
        other.post("/grupp", [("enhet", "1"), ("kurs", "prova")])
        #expect(other.status == 404)
        site.wait(86_400)
        #expect(try browser("chef-n", at: "\(path)/leda").status == 404)
        #expect(try browser("anna", at: path).page.contains("Ingen gruppträff i dag"))
    }

    @Test func `somebody of another unit is told before, seen only then, and sees who has seen her`() throws {
        let leader = try browser("chef-n")
        let path = try open(leader)
        let cia = try browser("cia", at: path)
        #expect(cia.page.contains("annan enhet") && cia.page.contains("Nora Nord leder träffen för Norr"))
        #expect(try !browser("anna", at: path).page.contains("annan enhet"))
        leader.get("\(path)/leda")
        #expect(!leader.page.contains("Cia"))
        cia.get("/mina-uppgifter")
        #expect(!cia.page.contains("vid en gruppträff"))
        cia.get(path)
        cia.post(path)
        leader.get("\(path)/leda")
        #expect(leader.page.contains("Cia Annan"))
        cia.get("/mina-uppgifter")
        #expect(cia.page.contains("vid en gruppträff"))
    }

    @Test func `somebody without a name does not join, and is not shown`() throws {
        let leader = try browser("chef-n")
        let path = try open(leader)
        let nobody = try site.store.addPass(until: site.now + 3600)
        let secret = Secret.random()
        try site.store.addSignInLink(secret, person: nobody, expires: site.now + 60)
        let phone = Browser(site)
        phone.get("/logga-in/\(secret.text)")
        phone.post("/logga-in/\(secret.text)")
        phone.get(path)
        #expect(phone.page.contains("inloggad utan namn") && !phone.page.contains("Jag är med"))
        phone.post(path)
        #expect(phone.status == 404)
        leader.get("\(path)/leda")
        #expect(leader.page.contains("Med i träffen: 0"))
    }

    @Test func `who is not signed in signs in first and comes back`() throws {
        let path = try open(browser("chef-n"))
        let phone = Browser(site)
        phone.get(path)
        #expect(phone.status == 200 && phone.page.contains("Logga in först") && !phone.page.contains("Nora"))
        try phone.signIn("anna")
        #expect(phone.path == path && phone.page.contains("Jag är med"))
        #expect(phone.cookies["traff"] == nil)
        phone.get("/logga-in")
        #expect(phone.path == "/")
        let unknown = Browser(site)
        unknown.get("/grupp/BBB-BBB")
        #expect(unknown.page.contains("Logga in först"), "nobody is told which codes there are")
        #expect(unknown.cookies["traff"] == "BBB-BBB")
        unknown.get("/lamna")
        #expect(unknown.cookies.isEmpty, "the quick exit leaves nothing behind")
    }

    @Test func `a typed code leads to its session, or what is wrong is said`() throws {
        let path = try open(browser("chef-n"))
        let anna = try browser("anna")
        anna.get("/grupp?kod=\(path.dropFirst("/grupp/".count).lowercased().replacing("-", with: "+"))")
        #expect(anna.path == path)
        anna.get("/grupp?kod=K7QM2")
        #expect(anna.status == 422 && anna.page.contains("sex tecken"))
        anna.get("/grupp/BBB-BBB")
        #expect(anna.status == 404 && anna.page.contains("Ingen gruppträff i dag"))
    }

    @Test func `an open page is told by a number that something has happened`() throws {
        let leader = try browser("chef-n")
        let path = try open(leader)
        func number(_ query: String = "") -> String {
            leader.get("\(path)/lage\(query)")
            return leader.page
        }
        #expect(number() == "0")
        _ = try join("anna", path)
        let joined = number()
        #expect(joined != "0" && number("?vad=kapitel") == "0")
        try step(leader, path)
        #expect(number() != joined && number() == number("?vad=kapitel"))
        leader.get("/grupp/BBB-BBB/lage")
        #expect(leader.status == 404)
        #expect(Route.all.first { $0.pattern == "/grupp/:traff/lage" }?.isLogged == false)
    }
}

import Course
import Foundation
import Testing

@testable import Kurskoll

/// WCAG 2.2 A and AA, by axe-core in Chromium, light and dark; and what axe cannot see: size, focus and width.
@Suite(.serialized, .enabled(if: Axe.missing == nil, Comment(rawValue: Axe.missing ?? "")))
struct AccessibilityTests {
    @Test func `pages that anybody may open have no fault that axe finds`() throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver()
        for path in [
            "/logga-in", "/logga-in/gammal", "/finns-inte", "/hjalp", "/kontroll", "/kontroll?kod=x",
            "/tillganglighet", "/integritet", "/trygghet",
        ] {
            try browser.open(live.base + path)
            try check(path, browser)
        }
        for typed in ["fel kod", "okand@x.se"] {
            try browser.open("\(live.base)/logga-in")
            try browser.type(typed, into: "#vem")
            try browser.click("main .button")
            try browser.wait("what is said") {
                try browser.all("[role=alert]").count == 1 || browser.text("h1") != "Logga in"
            }
            try check("answer to »\(typed)«", browser)
        }
        try browser.open(try live.link("anna"))
        try check("the link's page", browser)
    }

    @Test func `a learner's walk has none, whether the answers are right or wrong`() throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver()
        try signIn("anna", live, browser)
        try check("my courses", browser)
        for path in [
            "/kurs/prova", "/kurs/prova/prov", "/kurs/prova/version/1", "/mina-uppgifter", "/inloggningar",
            "/hr",
        ] {
            try browser.open(live.base + path)
            try check(path, browser)
        }
        try browser.open("\(live.base)/kurs/prova/forsta")
        _ = try browser.run("document.querySelectorAll('details').forEach(part => part.open = true)")
        try check("a chapter", browser)
        for text in ["Fel svar", "Rätt svar"] {
            try choose(text, in: "#vad", browser)
            try browser.click("#vad button")
            try browser.wait("the feedback") {
                try browser.all("#vad .result").count == 1 && browser.text("#vad .mark").contains("val")
            }
            try check("answered »\(text)«", browser)
        }
        for chapter in ["forsta", "andra"] {
            try browser.open("\(live.base)/kurs/prova/\(chapter)")
            try browser.click(".done-form button")
            try browser.wait("the next page") { try !browser.url.hasSuffix(chapter) }
        }
        try check("before the test", browser)
        try browser.click("main form button")
        try browser.wait("the questions") { try !browser.all("#t-ett").isEmpty }
        try check("the test", browser)
        try choose("Nej, ett", in: "#t-ett", browser)
        try browser.click("main form > p button")
        try browser.wait("what is missing") { try !browser.all("[role=alert]").isEmpty }
        #expect(try browser.run("return document.activeElement.className") as? String == "alert")
        try check("the test with an answer missing", browser)
        try choose("Ja, två", in: "#t-tva", browser)
        try browser.click("main form > p button")
        try browser.wait("the result") { try browser.text("h1").contains("Inte godkänt") }
        try check("the test not passed", browser)
        try browser.click("main form button")
        try browser.wait("new questions") { try browser.text("h1") == "Kunskapstest" }
        try choose("Ja, ett", in: "#t-ett", browser)
        try choose("Ja, två", in: "#t-tva", browser)
        try browser.click("main form > p button")
        try browser.wait("the certificate") { try browser.url.contains("/intyg/") }
        try check("the certificate", browser)
        let code = try browser.text(".code")
        try browser.open("\(live.base)/kontroll?kod=\(code)")
        try check("a genuine certificate", browser)
    }

    @Test func `a group session has none, on the leader's page, the screen, the paper and the phone`() throws
    {
        let site = try TestSite()
        try site.store.set("group-confirmation", "leader")
        let live = try LiveSite(site)
        let browser = try WebDriver()
        try signIn("chef-n", live, browser)
        let chief = try site.id(of: "chef-n")
        let code = try site.store.openGroup(
            unit: 1, course: "prova", version: 1, leader: chief, on: site.today, now: site.now)
        let group = try #require(try site.store.groupSession(code: code, on: site.today))
        try browser.open("\(live.base)/grupp/\(code)")
        try check("the invitation", browser)
        try browser.open("\(live.base)/grupp/BBB-BBB")
        try check("an unknown code", browser)
        try site.store.note(.joined, in: group.id, site.id(of: "anna"), "forsta", by: chief, now: site.now)
        try site.store.note(.joined, in: group.id, chief, "forsta", by: chief, now: site.now)
        let places: [(GroupEvent, String?)?] = [nil, (.chapter, "forsta"), (.ended, nil)]
        for place in places {
            if let (kind, chapter) = place {
                try site.store.note(kind, in: group.id, nil, chapter, by: chief, now: site.now)
            }
            for page in ["/grupp", "", "/leda", "/skarm", "/lista"] {
                try browser.open("\(live.base)\(page == "/grupp" ? page : "/grupp/\(code)\(page)")")
                _ = try browser.run("document.querySelectorAll('details').forEach(part => part.open = true)")
                try check("\(page) \(place?.1 ?? place?.0.rawValue ?? "before")", browser)
            }
        }
    }

    @Test(arguments: [
        ("chef-n", ["/enhet", "/enhet/ersattare", "/enhet/paminn"]),
        (
            "hr",
            [
                "/hr", "/hr/personer", "/hr/person/3", "/hr/forklaring?kurs=prova",
                "/hr/forklaring/1?kurs=prova", "/hr/import", "/hr/importer", "/hr/dolj", "/hr/brister",
                "/oversikt",
                "/hr/uttag?kurs=prova&per=person&form=xlsx", "/hr/uttag?per=aktivitet",
            ]
        ),
        ("hr", ["/hr/regler", "/hr/regler?andra=percent", "/hr/avstamningar"]),
        (
            "hr",
            ["/hr/paminnelser", "/hr/paminnelser/namn", "/hr/paminnelser/texter", "/hr/installningar"]
        ),
        ("hr", ["/hr/atgarder", "/hr?ordning=kvar", "/hr/atkomst", "/hr/atkomst?dag=2020-01-01"]),
        ("tittar", ["/oversikt", "/oversikt/avstamningar", "/oversikt/utskrift"]),
        ("forf", ["/forfattare"]),
    ])
    func `the pages of each role have none`(ref: String, paths: [String]) throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver()
        try signIn(ref, live, browser)
        for path in paths {
            try browser.open(live.base + path)
            _ = try browser.run("document.querySelectorAll('details').forEach(part => part.open = true)")
            try check("\(path) as \(ref)", browser)
        }
    }

    @Test func `HR's file has none on its way: refused, shown, taken in, taken back`() throws {
        let live = try LiveSite(try TestSite())
        let friday = try FridayFile(in: live.site.folder)
        let browser = try WebDriver()
        try signIn("hr", live, browser)
        try friday.send(friday.bad, live, browser)
        try check("a refused file", browser)
        try friday.send(friday.good, live, browser)
        _ = try browser.run("document.querySelectorAll('details').forEach(part => part.open = true)")
        try check("a preview", browser)
        try friday.send(friday.half, live, browser)
        try check("a preview in which many would end", browser)
        try friday.send(friday.good, live, browser)
        try browser.click("form.sheet .button")
        try browser.wait("the import") { try browser.url.hasSuffix("/hr/importer/1") }
        try check("an import", browser)
        try browser.open("\(live.base)/hr/importer")
        try check("the imports", browser)
        try browser.open("\(live.base)/hr/importer/1")
        try browser.click("form.sheet .button")
        try browser.wait("that it is taken back") { try browser.text("h1").contains("tillbakatagen") }
        try check("an import that is taken back", browser)
    }

    @Test func `every page and question of the real courses has none`() throws {
        let live = try LiveSite(try TestSite(coursesFolder: LiveSite.courses))
        let browser = try WebDriver()
        try signIn("anna", live, browser)
        for entry in live.site.settings.catalog.current.courses {
            for chapter in entry.course.chapters {
                try browser.open("\(live.base)/kurs/\(entry.course.id)/\(chapter.id)")
                _ = try browser.run("document.querySelectorAll('details').forEach(part => part.open = true)")
                try check("\(entry.course.id)/\(chapter.id)", browser)
            }
        }
        try browser.open("\(live.base)/hjalp")
        try check("/hjalp", browser)
    }

    @Test(arguments: [("anna", "/kurs/prova/forsta"), ("chef-n", "/grupp")])
    func `with the keyboard alone what has focus is seen, and never under the exit`(
        ref: String, path: String
    ) throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver(width: 390, height: 600)
        try signIn(ref, live, browser)
        try browser.open(live.base + path)
        // Forwards and then backwards, where a sticky bar hides most.
        for isBackwards in [false, true] {
            var met: Set<String> = []
            for _ in 0..<40 {
                try browser.pressTab(backwards: isBackwards)
                guard let fault = try browser.run(Self.focusFault) as? [String], fault.count == 2 else {
                    continue
                }
                met.insert(fault[0])
                #expect(fault[1].isEmpty, "\(fault[0]): \(fault[1])")
            }
            #expect(met.count > 12, "Tab reaches the page's parts: \(met)")
        }
    }

    /// The element with focus and what is wrong with it, if anything is.
    private static let focusFault = """
        const one = document.activeElement;
        if (one === document.body) return [];
        const box = one.getBoundingClientRect(), bar = document.querySelector('.exit').getBoundingClientRect();
        const name = one.tagName + ' ' + (one.name || one.textContent || '').trim().slice(0, 20) + (one.value || '');
        const isIn = one.closest('.exit-bar');
        const isHidden = !isIn && box.top < bar.bottom && box.bottom > bar.top && box.right > bar.left
            && box.top >= bar.top - 1 && box.bottom <= bar.bottom + 1 && box.left >= bar.left;
        if (isHidden) return [name, 'under the exit'];
        if (box.bottom < 0 || box.top > innerHeight) return [name, 'outside the window'];
        const style = getComputedStyle(one);
        return [name, style.outlineStyle === 'none' ? 'focus does not show' : ''];
        """

    @Test(arguments: [(320, 100), (640, 200), (320, 200)])
    func `no page scrolls sideways, small or enlarged`(width: Int, percent: Int) throws {
        let live = try LiveSite(try TestSite(coursesFolder: LiveSite.courses))
        let browser = try WebDriver(width: width, height: 700)
        for (ref, paths) in [
            ("chef-n", ["/", "/enhet", "/kurs/vinr", "/kurs/vinr/vad-ar-vald", "/hjalp", "/mina-uppgifter"]),
            ("hr", ["/hr", "/hr/import", "/oversikt"]), ("forf", ["/forfattare"]),
        ] {
            try signIn(ref, live, browser)
            for path in paths {
                try browser.open(live.base + path)
                let overflow = try browser.run(
                    """
                    document.documentElement.style.fontSize = '\(percent * 9 / 8)%';
                    document.querySelectorAll('details').forEach(part => part.open = true);
                    return document.documentElement.scrollWidth <= \(width) ? '' :
                        [...document.querySelectorAll('main *')]
                            .filter(part => part.getBoundingClientRect().right > \(width) && !part.closest('.table'))
                            .map(part => part.tagName + ' ' + part.className).join(', ') || 'something';
                    """)
                #expect(overflow as? String == "", "\(path) at \(width) px, \(percent) %")
            }
        }
    }

    private func check(_ place: String, _ browser: WebDriver) throws { try Axe.check(place, browser) }

    private func signIn(_ ref: String, _ live: LiveSite, _ browser: WebDriver) throws {
        try browser.open(try live.link(ref))
        try browser.click("main button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }
    }

    private func choose(_ text: String, in section: String, _ browser: WebDriver) throws {
        for label in try browser.all("\(section) label") where try browser.textOf(label).hasPrefix(text) {
            return try browser.click(element: label)
        }
        Issue.record("no choice says \(text)")
    }
}

/// axe-core, which is fetched and never committed.
enum Axe {
    /// Where `$AXE_CORE` says, or where `.ci/run` puts it.
    private static let path =
        ProcessInfo.processInfo.environment["AXE_CORE"]
        ?? URL(filePath: #filePath).appending(path: "../../../.build/axe/axe.min.js").standardizedFileURL.path

    /// Why these tests cannot run here, or nil.
    static let missing: String? =
        WebDriver.missing
        ?? (FileManager.default.fileExists(atPath: path)
            ? nil : "axe-core is missing at \(path); .ci/run fetches it, or set AXE_CORE")

    /// Records every fault on the page as it stands, in the light and in the dark.
    static func check(_ place: String, _ browser: WebDriver) throws {
        for isDark in [false, true] {
            try browser.prefer(dark: isDark)
            for fault in try faults(in: browser) {
                Issue.record("\(place)\(isDark ? ", dark" : ""): \(fault)")
            }
        }
        try browser.prefer(dark: false)
    }

    /// What breaks level A or AA on the page that is shown: the rule, and the first element.
    static func faults(in browser: WebDriver) throws -> [String] {
        _ = try browser.run(try String(contentsOfFile: path, encoding: .utf8))
        let found = try browser.run(
            """
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
            return axe.run(document, { runOnly: tags, rules: { 'target-size': { enabled: true } } })
                .then(result => result.violations.map(fault => `${fault.id}: ${fault.nodes[0].html}`))
            """)
        guard let faults = found as? [String] else {
            throw WebDriver.Failure(description: "axe said nothing")
        }
        return faults
    }
}

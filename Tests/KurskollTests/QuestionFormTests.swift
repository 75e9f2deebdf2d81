import Course
import Foundation
import Testing

@testable import Kurskoll

/// Every type of question, answered in a browser without a script.
@Suite struct QuestionFormTests {
    /// One answer to a question: the texts chosen in the order sent, and what is said of it.
    struct Case: Sendable {
        let id: String
        let right: [String]
        let wrong: [String]
        /// What stands in no page before an answer.
        let secrets: [String]
    }

    static let cases = [
        Case(id: "en", right: ["Ettan"], wrong: ["Tvåan"], secrets: ["Just ettan.", "Inte tvåan."]),
        Case(id: "flera", right: ["Röd", "Blå"], wrong: ["Röd", "Grön"], secrets: ["Inte grön."]),
        Case(id: "sant", right: ["Sant"], wrong: ["Falskt"], secrets: ["Det är så."]),
        Case(id: "kort", right: ["= 905 10"], wrong: ["=90511"], secrets: ["90510", "Ringer fel."]),
        Case(
            id: "ordning", right: ["Steg a", "Steg b", "Steg c"], wrong: ["Steg b", "Steg a", "Steg c"],
            secrets: ["Plats 2"]),
        Case(id: "par", right: ["Röst", "Hand"], wrong: ["Hand", "Röst"], secrets: ["Tala: Röst"]),
    ]

    static let chapter = """
        ---
        titel: Alla
        id: alla
        längd: 5 min
        innehållsnotis: Alla sorters frågor.
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        ### Fråga: Vilken? {#en}

        - [x] Ettan
          > Just ettan.
        - [ ] Tvåan
          > Inte tvåan.

        > Förklaring: Förklaras här.

        ### Flera svar: Vilka? {#flera}

        - [x] Röd
        - [ ] Grön
          > Inte grön.
        - [x] Blå

        ### Sant eller falskt: Är det så? {#sant}

        - [x] Sant
          > Det är så.
        - [ ] Falskt

        ### Kort svar: Vart ringer du? {#kort jämför=siffror max=40}

        - [x] 90510
        - [ ] 90511
          > Ringer fel.

        ### Rätt ordning: Hur? {#ordning}

        1. Steg a
        2. Steg b
        3. Steg c

        ### Para ihop: Vad hör ihop? {#par}

        | Gör | Med |
        | --- | --- |
        | Tala | Röst |
        | Greppa | Hand |
        |  | Fot |

        ### Scenario: Vad händer? {#resa}

        Du står vid dörren.

        - Du går in -> inne
        - Du väntar
          > Ingen kommer.

        #### Steg: Inne {#inne}

        Där är mörkt.

        - Du tänder -> ljust

        #### Slut: Ljust {#ljust}

        Nu ser du.

        """

    private func browser() throws -> Browser {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try SmallCourse.write(to: folder)
        try Self.chapter.write(
            to: folder.appending(path: "prova/01-forsta.md"), atomically: true, encoding: .utf8)
        let browser = Browser(try TestSite(coursesFolder: folder.path))
        try browser.signIn("anna")
        browser.get("/kurs/prova/alla")
        return browser
    }

    @Test(arguments: cases.indices)
    func `a question is answered right and wrong, and its key stands in no page before`(index: Int) throws {
        let question = Self.cases[index]
        let browser = try browser()
        for secret in question.secrets { #expect(!browser.page.contains(secret), "\(secret)") }

        var results: [String] = []
        for (answer, said) in [(question.right, "Det stämmer."), (question.wrong, "Inte riktigt.")] {
            browser.get("/kurs/prova/alla")
            browser.post("/kurs/prova/alla", try fields(question.id, answer, in: browser.page))
            let section = try section(question.id, in: browser.page)
            #expect(browser.status == 200 && section.contains(said), "\(answer)")
            let result = try #require(
                section.range(of: "<div class=\"result\"[^>]*>", options: .regularExpression))
            results.append(String(section[result]))
            // Only the answered question tells.
            for other in Self.cases where other.id != question.id {
                for secret in other.secrets { #expect(!browser.page.contains(secret), "\(secret)") }
            }
        }
        #expect(results[0] == results[1], "right and wrong look alike and are both announced")
        #expect(results[0].contains("role=\"status\""))
    }

    @Test(arguments: cases.indices)
    func `an empty answer is asked for again, and tells nothing`(index: Int) throws {
        let browser = try browser()
        let question = Self.cases[index]
        browser.post("/kurs/prova/alla", [("fraga", question.id)])
        let section = try section(question.id, in: browser.page)
        #expect(section.contains("Svara på frågan först"))
        for secret in question.secrets { #expect(!section.contains(secret), "\(secret)") }
    }

    @Test func `a scenario is walked step by step, and what comes later stands in no page before`() throws {
        let browser = try browser()
        #expect(!browser.page.contains("Ingen kommer.") && !browser.page.contains("Där är mörkt."))
        browser.post("/kurs/prova/alla", [("fraga", "resa"), ("val", "1")])
        #expect(browser.page.contains("Ingen kommer.") && browser.page.contains("Du går in"))
        browser.post("/kurs/prova/alla", [("fraga", "resa"), ("val", "0")])
        #expect(browser.page.contains("Där är mörkt.") && !browser.page.contains("Nu ser du."))
        browser.post("/kurs/prova/alla", [("fraga", "resa"), ("val", "0"), ("val", "0")])
        #expect(browser.page.contains("Nu ser du.") && browser.page.contains("Börja om"))
    }

    @Test func `a short answer takes as many characters as the author says, and shows what was accepted`()
        throws
    {
        let browser = try browser()
        #expect(browser.page.contains("maxlength=\"40\""))
        browser.post("/kurs/prova/alla", [("fraga", "kort"), ("kort", "999")])
        #expect(try section("kort", in: browser.page).contains("rätt svar: 90510"))
    }

    /// The fields that a browser would send for an answer in these words. `=` before a text is what is typed.
    func fields(_ id: String, _ answer: [String], in page: String) throws -> [(String, String)] {
        let section = try section(id, in: page)
        var fields = [("fraga", id)]
        for (place, text) in answer.enumerated() {
            if text.hasPrefix("=") {
                fields.append((id, String(text.dropFirst())))
            } else if section.contains("<option") && id == "ordning" {
                let row = try #require(section.components(separatedBy: "<li>").first { $0.contains(text) })
                fields.append((try value(of: "name", in: row), "\(place + 1)"))
            } else if section.contains("<option") {
                let option = try #require(
                    section.components(separatedBy: "<option").first { $0.contains(">\(text)<") })
                fields.append(("\(id).\(place)", try value(of: "value", in: option)))
            } else {
                let row = try #require(section.components(separatedBy: "<li>").first { $0.contains(text) })
                fields.append((id, try value(of: "value", in: row)))
            }
        }
        return fields
    }

    private func section(_ id: String, in page: String) throws -> String {
        let start = try #require(page.range(of: "id=\"\(id)\""))
        return page[start.upperBound...].components(separatedBy: "</section>")[0]
    }

    private func value(of attribute: String, in markup: String) throws -> String {
        let start = try #require(markup.range(of: " \(attribute)=\""))
        return String(markup[start.upperBound...].prefix { $0 != "\"" })
    }
}

import CommonMark
import Testing

@testable import Course

/// What is read of each kind of question, from the tests' own course.
@Suite struct QuestionTests {
    private let reading = lunchCourse.read(today: today)

    private func question(_ id: String) throws -> Question {
        let course = try #require(reading.course)
        return try #require(course.chapters.flatMap(\.questions).first { $0.id == id })
    }

    private func text(_ blocks: [Block]) -> String { blocks.runs.map(\.plainText).joined(separator: " / ") }

    @Test func `the course has no mistakes`() {
        #expect(reading.diagnostics == [])
    }

    @Test func `a heading is shown without its word and its id`() throws {
        for (id, heading) in [("soppa", "Vad är soppa?"), ("te", "Te är varmt"), ("duka-av", "Duka av")] {
            #expect(try question(id).heading.plainText == heading)
        }
    }

    @Test func `one right answer: other bullets and big X are the same list`() throws {
        let soup = try question("soppa")
        guard case .single(let choices) = soup.kind else { return #expect(Bool(false)) }
        #expect(choices.map(\.text.plainText) == ["Torr", "Våt", "Platt"])
        #expect(text(soup.prompt) == "Kall mat / Varm mat / Välj ett.")
        #expect(!soup.isShuffled && soup.points == 2 && soup.isGraded)
        let entry = try #require(reading.key.entries["soppa"])
        #expect(entry.solution == .choices([1]))
        #expect(entry.feedback.map(text) == ["Nej. Känn efter.", "Ja.", ""])
    }

    @Test func `labels need no empty line between them`() throws {
        let entry = try #require(reading.key.entries["soppa"])
        #expect(try question("soppa").tips.map(text) == ["Smaka.", "Häll."])
        #expect(text(entry.explanation) == "Den rinner. Alltid.")
        #expect(text(entry.whenRight) == "Bra." && text(entry.whenWrong) == "Tänk om.")
    }

    @Test func `all that apply, true or false, and a short answer`() throws {
        guard case .multiple(let fruit) = try question("frukt").kind else { return #expect(Bool(false)) }
        #expect(fruit.count == 3 && reading.key.entries["frukt"]?.solution == .choices([0, 1]))
        guard case .trueFalse = try question("te").kind else { return #expect(Bool(false)) }
        #expect(try !question("te").isShuffled)
        #expect(reading.key.entries["te"]?.solution == .choices([1]))
        guard case .text = try question("bitar").kind else { return #expect(Bool(false)) }
        #expect(try question("bitar").maximumLength == 20)
        let key = reading.key.entries["bitar"]
        #expect(key?.solution == .text(accepted: ["8", "16"], expectedWrong: ["7"], comparison: .digits))
        #expect(key?.feedback.map(text) == ["", "", "Udda."])
    }

    @Test func `an order is in file order, whatever its numbers are written with`() throws {
        guard case .order(let steps) = try question("duka-av").kind else { return #expect(Bool(false)) }
        #expect(steps.map(\.text.plainText) == ["Glas", "Gaffel", "Tallrik"])
        #expect(text(try question("duka").prompt) == "Börja så här.")
    }

    @Test func `pairs come first, distractors last`() throws {
        guard case .match(let leftHeading, let rightHeading, let left, let right) = try question("sak").kind
        else {
            return #expect(Bool(false))
        }
        #expect([leftHeading.plainText, rightHeading.plainText] == ["Sak", "Bruk"])
        #expect(left.map(\.text.plainText) == ["Sked", "Kniv"])
        #expect(right.map(\.text.plainText) == ["Äta soppa", "Skära", "Flyga"])
        #expect(reading.key.entries["sak"]?.solution == .match(pairs: 2))
    }

    @Test func `a scenario leads from choice to step to end, and is never graded`() throws {
        let glass = try question("glas")
        guard case .scenario(let choices, let steps) = glass.kind else { return #expect(Bool(false)) }
        #expect(choices.map(\.text.plainText) == ["Du hjälper till", "Du väntar", "Du skrattar"])
        #expect(choices.map(\.target) == ["hjalp", "vanta", nil])
        #expect(text(choices[2].feedback) == "Det hjälper inte.")
        #expect(steps.map(\.id) == ["vanta", "hjalp", "ga"] && steps.map(\.isEnd) == [false, true, true])
        #expect(steps[0].choices.map(\.target) == ["hjalp", "ga"])
        #expect(text(steps[0].body) == "Ingen gör något." && text(steps[1].body) == "Tack.")
        #expect(!glass.isGraded && reading.key.entries["glas"] == nil)
    }

    @Test func `a reflection has tips and a thought, and is never graded`() throws {
        let question = try question("helst")
        guard case .reflection(let thought) = question.kind else { return #expect(Bool(false)) }
        #expect(
            text(thought) == "Många säger soppa." && question.tips.count == 1 && question.maximumLength == 200
        )
        #expect(!question.isGraded && reading.key.entries["helst"] == nil)
    }

    @Test func `a chapter is text, questions, sections in depth and the leader's text`() throws {
        let chapters = try #require(reading.course?.chapters)
        let shape = chapters.map { chapter in
            chapter.parts.map { part in
                switch part {
                case .content(let blocks): "text \(blocks.count)"
                case .question(let question): question.id
                case .inDepth(let heading, let parts): "\(heading.plainText) \(parts.count)"
                case .leader(let blocks): "leader \(text(blocks))"
                }
            }
        }
        #expect(
            shape == [
                ["text 2", "soppa", "frukt", "te", "bitar", "leader Låt alla tala."],
                ["duka", "duka-av", "sak", "Mer om bord 2", "glas", "helst"],
            ])
        #expect(chapters[1].questions.map(\.id) == ["duka", "duka-av", "sak", "ben", "glas", "helst"])
    }

    @Test func `notes to co-authors are dropped, and may hold a question`() throws {
        let text = """
            <!-- ### Fråga: Nej {#nej} -->

            ### Fråga: Ja {#ja}
            <!--
            - [x] Gammalt svar
            -->
            - [x] Ja <!-- rätt --> svar
            - [ ] Nej
            """
        let reading = CourseFolder(chapter: text).read(today: today)
        #expect(reading.diagnostics == [])
        let question = try #require(reading.course?.chapters[0].questions.first)
        guard case .single(let choices) = question.kind else { return #expect(Bool(false)) }
        #expect(choices.map(\.text.plainText) == ["Ja  svar", "Nej"])
        #expect(question.prompt.isEmpty)
    }

    @Test func `fenced code may show how a question is written`() {
        let text = "```\n### Fråga: Vad {#a}\n- [x] Ja\n> Tips: x\n```\n"
        #expect(CourseFolder(chapter: text).read(today: today).diagnostics == [])
    }
}

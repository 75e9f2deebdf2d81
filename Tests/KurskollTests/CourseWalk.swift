import Course
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// A learner who has no mouse: everything is reached with Tab and done with Enter, Space, arrows and letters, as key
/// events of the browser. On the way it is seen that what has focus shows, and is not under anything.
struct CourseWalk {
    let live: LiveSite
    let browser: WebDriver
    let course: String
    /// What is right, by field; from the course's source, which no page shows.
    private let catalog: Catalog
    /// Faults of focus, by element.
    private(set) var faults: Set<String> = []
    /// Stops of Tab that were looked at.
    private(set) var stops = 0
    /// Kinds of questions that were answered.
    private(set) var kinds: Set<String> = []

    init(_ live: LiveSite, _ browser: WebDriver, course: String) {
        self.live = live
        self.browser = browser
        self.course = course
        catalog = live.site.settings.catalog.current
    }

    private struct Stop {
        let kind: String
        let name: String
        let value: String
        let question: String
        let isAnswered: Bool
        let matches: Bool
    }

    /// What has focus after one more Tab; `wanted` is a selector it may match.
    private mutating func tab(_ wanted: String) throws -> Stop {
        try browser.tap(.tab)
        let found = try browser.run(Self.look + "return look(`\(wanted)`);") as? [String: Any]
        func text(_ key: String) -> String { found?[key] as? String ?? "" }
        if let fault = found?["fault"] as? String, !fault.isEmpty { faults.insert(fault) }
        stops += 1
        return Stop(
            kind: text("kind"), name: text("name"), value: text("value"), question: text("question"),
            isAnswered: found?["answered"] as? Bool ?? false, matches: found?["matches"] as? Bool ?? false)
    }

    /// Goes to what the selector says and presses Enter; whatever it leads to.
    mutating func go(to selector: String, until arrived: (WebDriver) throws -> Bool) throws {
        for _ in 0..<200 where try tab(selector).matches {
            try browser.tap(.enter)
            return try browser.wait("what \(selector) leads to") { try arrived(browser) }
        }
        throw WebDriver.Failure(description: "Tab never comes to \(selector) at \(try browser.url)")
    }

    mutating func write(_ text: String, in selector: String) throws {
        for _ in 0..<200 where try tab(selector).matches { return try browser.keys(text) }
        throw WebDriver.Failure(description: "Tab never comes to \(selector)")
    }

    /// A whole chapter, with an answer to each question; every second answer is wrong.
    mutating func takeChapter(_ chapter: Chapter) throws {
        let markup = try #require(catalog[course]?.chapters.first { $0.chapter.id == chapter.id })
        var wanted: [String: Set<String>] = [:]
        for (number, question) in chapter.questions.enumerated() {
            let form = QuestionForm(question, renderer: markup.renderer, language: .swedish)
            wanted.merge(fields(form, isRight: number.isMultiple(of: 2))) { $1 }
        }
        let left = Set(chapter.questions.map(\.id))
        var answered: Set<String> = []
        for _ in 0..<600 {
            let stop = try tab(".done-form button")
            if stop.matches {
                #expect(answered == left, "Tab passes every question of \(chapter.id)")
                try browser.tap(.enter)
                return try browser.wait("what follows \(chapter.id)") {
                    try !browser.url.contains("/\(chapter.id)")
                }
            }
            guard left.contains(stop.question), !answered.contains(stop.question) else {
                if stop.kind == "SUMMARY" { try browser.tap(.enter) }
                continue
            }
            if try use(stop, wanted) { answered.insert(stop.question) }
        }
        throw WebDriver.Failure(description: "Tab never comes to the end of \(chapter.id)")
    }

    /// The knowledge test, from its first question to the button that hands it in.
    mutating func takeTest(isRight: Bool) throws {
        let markup = try #require(catalog[course]?.test)
        let seed = try #require(
            try live.site.store.connection.first("SELECT seed FROM test_draw") {
                UInt64(bitPattern: Int64($0.int(0)))
            })
        let drawn = TestPage.draw(markup.test, seed: seed)
        var wanted: [String: Set<String>] = [:]
        for question in drawn {
            let form = QuestionForm(
                question, renderer: markup.renderer, language: .swedish, seed: seed)
            wanted.merge(fields(form, isRight: isRight)) { $1 }
        }
        for _ in 0..<600 {
            let stop = try tab("main form > p button")
            if stop.matches { return try browser.tap(.enter) }
            _ = try use(stop, wanted)
        }
        throw WebDriver.Failure(description: "Tab never comes to the end of the test")
    }

    /// Answers the field that has focus. True where that was all of its question.
    private mutating func use(_ stop: Stop, _ wanted: [String: Set<String>]) throws -> Bool {
        let right = wanted[stop.name] ?? []
        switch stop.kind {
        case "radio":
            if stop.isAnswered { return false }
            kinds.insert("radio")
            // Space takes the first; the arrows go on from there.
            try browser.tap(.space)
            for _ in 0..<12 {
                let value = try browser.run("return document.activeElement.value") as? String
                if right.contains(value ?? "") { return false }
                try browser.tap(.down)
            }
            throw WebDriver.Failure(description: "the arrows never come to the answer of \(stop.name)")
        case "checkbox":
            kinds.insert("checkbox")
            let isChosen = try browser.run("return document.activeElement.checked") as? Bool ?? false
            if right.contains(stop.value) != isChosen { try browser.tap(.space) }
        case "select-one":
            kinds.insert("select")
            for _ in 0..<12 {
                let value = try browser.run("return document.activeElement.value") as? String
                if right.contains(value ?? "") { return false }
                try browser.tap(.down)
            }
            throw WebDriver.Failure(description: "the arrows never come to the answer of \(stop.name)")
        case "text":
            kinds.insert("text")
            if stop.value.isEmpty { try browser.keys(right.first ?? "vet ej") }
        case "textarea":
            kinds.insert("reflection")
            try browser.keys("en tanke")
            return true
        case "SUMMARY": try browser.tap(.enter)
        case "choice":
            kinds.insert("scenario")
            let section = "#\(stop.question)"
            let (said, steps) = (try browser.text(section), try browser.all("\(section) .step").count)
            try browser.tap(.enter)
            try browser.wait("where the choice leads") { try browser.text(section) != said }
            // To another step, or to what is said of it.
            let isOver = try browser.all("\(section) .step").count == steps
            return try isOver || browser.all("\(section) button.choice").isEmpty
        case "submit":
            guard !stop.isAnswered else { return false }
            try browser.tap(.enter)
            try browser.wait("what is said of \(stop.question)") {
                try browser.all("#\(stop.question) .result strong").count == 1
            }
            return true
        default: break
        }
        return false
    }

    /// The values to give each field of a question.
    private func fields(_ form: QuestionForm, isRight: Bool) -> [String: Set<String>] {
        let question = form.question
        let solution = catalog[course]?.key.entries[question.id]?.solution
        switch (question.kind, solution) {
        case (.single(let choices), .choices(let right)?), (.trueFalse(let choices), .choices(let right)?):
            let isShuffled = if case .trueFalse = question.kind { false } else { question.isShuffled }
            let order = form.order(choices.count, shuffled: isShuffled)
            let place = order.firstIndex { right.contains($0) == isRight }
            return [question.id: [String(place ?? 0)]]
        case (.multiple(let choices), .choices(let right)?):
            let order = form.order(choices.count, shuffled: question.isShuffled)
            let places = order.indices.filter { right.contains(order[$0]) }
            return [question.id: Set((isRight ? places : [places[0]]).map { String($0) })]
        case (.text, .text(let accepted, _, _)?): return [question.id: [isRight ? accepted[0] : "vet ej"]]
        case (.order(let steps), _):
            let order = form.order(steps.count, shuffled: true)
            return Dictionary(
                uniqueKeysWithValues: order.indices.map { shown in
                    let place = isRight ? order[shown] : steps.count - 1 - order[shown]
                    return ("\(question.id).\(shown)", [String(place + 1)])
                })
        case (.match(_, _, let left, let right), _):
            let order = form.order(right.count, shuffled: true)
            return Dictionary(
                uniqueKeysWithValues: left.indices.map { row in
                    let cell = isRight ? row : (row + 1) % right.count
                    return ("\(question.id).\(row)", [String(order.firstIndex(of: cell) ?? 0)])
                })
        default: return [:]
        }
    }

    /// What has focus: what it is, where it belongs, and whether it shows. WCAG 2.2: 2.4.7, 2.4.11.
    private static let look = """
        function look(wanted) {
            const one = document.activeElement;
            if (one === document.body) return { kind: 'none' };
            const box = one.getBoundingClientRect();
            const label = one.tagName + ' ' + (one.name || one.textContent || '').trim().slice(0, 24);
            const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 12), 1), innerWidth - 2);
            const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2);
            const over = document.elementFromPoint(x, y);
            const style = getComputedStyle(one);
            const fault = box.bottom < 0 || box.top > innerHeight ? label + ': outside the window'
                : over && !one.contains(over) && !over.contains(one) ? label + ': under ' + over.className
                : style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? label + ': focus does not show' : '';
            const section = one.closest('.question');
            return {
                kind: one.matches('button.choice') ? 'choice' : one.matches('.question button') ? 'submit'
                    : one.type || one.tagName,
                name: one.name || '', value: one.value || '', question: section ? section.id : '',
                answered: section ? Boolean(section.querySelector('.result strong')) : false,
                matches: one.matches(wanted), fault,
            };
        }

        """
}

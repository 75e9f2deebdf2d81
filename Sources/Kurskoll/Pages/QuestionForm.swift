internal import CommonMark
internal import Course
internal import HTTP

/// A question as a form, and its answer read back. What is sent are places as shown, never the author's order:
/// that order is itself the key of some types.
struct QuestionForm {
    let question: Question
    let renderer: HTMLRenderer
    let language: Language
    /// Decides the order shown; the same seed gives the same order again.
    let seed: UInt64
    let isInTest: Bool

    /// What the learner sees of an answer she has sent.
    struct Answered {
        let answer: Answer?
        let grading: Grading?
        let key: AnswerKey.Entry?
        /// Shown again as it was sent, to be completed: nothing is said of it but that it is missing.
        var isHeld = false

        init(answer: Answer?, grading: Grading?, key: AnswerKey.Entry?) {
            self.answer = answer
            self.grading = grading
            self.key = key
        }

        init(held answer: Answer?) {
            self.init(answer: answer, grading: nil, key: nil)
            isHeld = true
        }
    }

    init(_ question: Question, renderer: HTMLRenderer, language: Language) {
        self.init(question, renderer, language, seed: 0, isInTest: false)
    }

    /// A question of a knowledge test, in the order of its draw.
    init(_ question: Question, renderer: HTMLRenderer, language: Language, seed: UInt64) {
        self.init(question, renderer, language, seed: seed, isInTest: true)
    }

    private init(
        _ question: Question, _ renderer: HTMLRenderer, _ language: Language, seed: UInt64, isInTest: Bool
    ) {
        self.question = question
        self.renderer = renderer
        self.language = language
        self.isInTest = isInTest
        self.seed = seed ^ Self.hash(question.id)
    }

    private static func hash(_ id: String) -> UInt64 {
        // FNV-1a; only to give each question an order of its own.
        id.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The file index shown at each place.
    func order(_ count: Int, shuffled: Bool) -> [Int] {
        guard shuffled, count > 1 else { return Array(0..<count) }
        var random = SplitMix64(seed: seed)
        let order = Array(0..<count).shuffled(using: &random)
        // A list to be put in order must not be shown already in order.
        if case .order = question.kind, order == Array(0..<count) { return Array(order[1...] + [order[0]]) }
        return order
    }

    // MARK: Reading

    /// The answer in a form; nil where nothing was chosen or it does not fit the question.
    func answer(in form: Form) -> Answer? {
        let name = question.id
        switch question.kind {
        case .single(let choices), .trueFalse(let choices):
            let order = order(choices.count, shuffled: isShuffled)
            guard let place = form[name].flatMap(Int.init), order.indices.contains(place) else { return nil }
            return .choices([order[place]])
        case .multiple(let choices):
            let order = order(choices.count, shuffled: isShuffled)
            let places = form.all(name).compactMap(Int.init).filter(order.indices.contains)
            return places.isEmpty ? nil : .choices(Set(places.map { order[$0] }))
        case .text:
            guard let text = form[name], text.contains(where: { !$0.isWhitespace }) else { return nil }
            return .text(text)
        case .order(let steps):
            let order = order(steps.count, shuffled: true)
            var result = [Int?](repeating: nil, count: steps.count)
            for shown in order.indices {
                guard let place = form["\(name).\(shown)"].flatMap(Int.init),
                    (1...steps.count).contains(place),
                    result[place - 1] == nil
                else { return nil }
                result[place - 1] = order[shown]
            }
            return .order(result.compactMap { $0 })
        case .match(_, _, let left, let right):
            let order = order(right.count, shuffled: true)
            let chosen = left.indices.map { row -> Int? in
                form["\(name).\(row)"].flatMap(Int.init).flatMap {
                    order.indices.contains($0) ? order[$0] : nil
                }
            }
            return chosen.contains { $0 != nil } ? .match(chosen) : nil
        case .scenario, .reflection: return nil
        }
    }

    private var isShuffled: Bool {
        if case .trueFalse = question.kind { return false }
        return question.isShuffled
    }

    // MARK: Showing

    /// Under a chapter's second-level headings; in the test right under the page's own.
    private var heading: HTML {
        let text = markup(question.heading)
        return isInTest ? "<h2>\(text)</h2>" : "<h3>\(text)</h3>"
    }

    /// Heading and prompt, in the legend's place.
    private var legend: HTML {
        "<legend>\(heading)</legend>\(markup(question.prompt))"
    }

    /// The fields of the question, with what the learner chose filled in where she has answered.
    func fields(_ answered: Answered? = nil) -> HTML {
        let inputs: HTML
        let hint: Phrase
        switch question.kind {
        case .single(let choices), .trueFalse(let choices):
            hint = .chooseOne
            inputs = choiceList(choices, type: "radio", answered)
        case .multiple(let choices):
            hint = .chooseAll
            inputs = choiceList(choices, type: "checkbox", answered)
        case .text:
            hint = .writeShort
            inputs = textField(answered)
        case .order(let steps):
            hint = .putInOrder
            inputs = orderList(steps, answered)
        case .match(let leftHeading, let rightHeading, let left, let right):
            hint = .matchPairs
            inputs = matchTable(leftHeading, rightHeading, left, right, answered)
        case .scenario, .reflection: return .none
        }
        return """
            <fieldset>\(legend)<p class="hint" \(language.attribute)>\(language(hint))</p>\(inputs)</fieldset>\
            \(tips)\(feedback(answered))
            """
    }

    private func choiceList(_ choices: [Choice], type: String, _ answered: Answered?) -> HTML {
        var chosen: Set<Int> = []
        if case .choices(let set)? = answered?.answer { chosen = set }
        var right: Set<Int> = []
        if case .choices(let set)? = answered?.key?.solution { right = set }
        let order = order(choices.count, shuffled: isShuffled)
        let items: [HTML] = order.enumerated().map { place, index in
            let marks: [HTML] = [
                chosen.contains(index) && answered?.grading != nil ? mark(.yourChoice) : .none,
                right.contains(index) && answered?.grading != nil ? mark(.isRightChoice) : .none,
            ]
            let said = answered?.grading?.feedback.first { $0.choice == index }
            return """
                <li><label><input type="\(type)" name="\(question.id)" value="\(place)"\
                \(chosen.contains(index) ? " checked" : HTML.none)> <span>\(markup(choices[index].text))\(marks)</span></label>\
                \(said.map { "<div class=\"feedback\">\(markup($0.text))</div>" as HTML })</li>
                """
        }
        return "<ul class=\"choices\">\(items)</ul>"
    }

    private func mark(_ phrase: Phrase) -> HTML { mark(language(phrase)) }

    private func textField(_ answered: Answered?) -> HTML {
        var text = ""
        if case .text(let given)? = answered?.answer { text = given }
        let said: [HTML] =
            answered?.grading?.feedback.map { "<div class=\"feedback\">\(markup($0.text))</div>" } ?? []
        return """
            <p><label><span \(language.attribute)>\(language(.yourAnswer))</span> <input type="text" name="\(question.id)" value="\(text)" \
            maxlength="\(question.maximumLength ?? 200)" autocomplete="off"></label></p>\(said)\(expected(answered))
            """
    }

    /// The accepted answers, as the right choices of other questions are marked.
    private func expected(_ answered: Answered?) -> HTML {
        guard answered?.grading != nil, case .text(let accepted, _, _)? = answered?.key?.solution else {
            return .none
        }
        let texts: [HTML] = accepted.enumerated().map { "\($0 == 0 ? "" : ", ")\($1)" }
        return "<p class=\"feedback\">\(language(.isRightChoice)): \(texts)</p>"
    }

    private func orderList(_ steps: [Choice], _ answered: Answered?) -> HTML {
        var given: [Int: Int] = [:]
        if case .order(let order)? = answered?.answer {
            for (place, step) in order.enumerated() { given[step] = place + 1 }
        }
        let rows: [HTML] = order(steps.count, shuffled: true).enumerated().map { shown, index in
            let right: HTML = answered?.grading == nil ? .none : mark(language(.place) + " \(index + 1)")
            return """
                <li><label><select name="\(question.id).\(shown)" required>\
                <option value="" \(language.attribute)>\(language(.place))</option>\(options(1...steps.count, chosen: given[index]))</select> \
                <span>\(markup(steps[index].text))\(right)</span></label></li>
                """
        }
        return "<ul class=\"choices order\">\(rows)</ul>"
    }

    private func mark(_ text: String) -> HTML {
        " <strong class=\"mark\" \(language.attribute)>(\(text))</strong>"
    }

    private func options(_ numbers: ClosedRange<Int>, chosen: Int?) -> [HTML] {
        numbers.map { "<option\($0 == chosen ? " selected" : HTML.none)>\($0)</option>" }
    }

    private func matchTable(
        _ leftHeading: [Inline], _ rightHeading: [Inline], _ left: [Choice], _ right: [Choice],
        _ answered: Answered?
    ) -> HTML {
        var given = [Int?](repeating: nil, count: left.count)
        if case .match(let chosen)? = answered?.answer, chosen.count == left.count { given = chosen }
        let order = order(right.count, shuffled: true)
        let rows: [HTML] = left.indices.map { row in
            let options: [HTML] = order.enumerated().map { shown, index in
                """
                <option value="\(shown)"\(given[row] == index ? " selected" : HTML.none)>\
                \(right[index].text.plainText)</option>
                """
            }
            let solution: HTML =
                answered?.grading == nil
                ? .none : "<p class=\"feedback\">\(markup(left[row].text)): \(markup(right[row].text))</p>"
            return """
                <li><label><span>\(markup(left[row].text))</span> <select name="\(question.id).\(row)">\
                <option value="" \(language.attribute)>\(language(.choose))</option>\(options)</select></label>\(solution)</li>
                """
        }
        return """
            <p class="hint">\(markup(leftHeading)) – \(markup(rightHeading))</p><ul class="choices match">\(rows)</ul>
            """
    }

    private var tips: [HTML] {
        question.tips.map {
            "<details class=\"tip\"><summary \(language.attribute)>\(language(.tip))</summary>\(markup($0))</details>"
        }
    }

    /// What is said after an answer: the same tone and weight whether it was right or not.
    private func feedback(_ answered: Answered?) -> HTML {
        guard let answered else { return .none }
        guard let grading = answered.grading else {
            if answered.isHeld, answered.answer != nil { return .none }
            let said = language(answered.isHeld ? .answerIsMissing : .answerFirst)
            return "<div class=\"result\" role=\"status\"><p \(language.attribute)>\(said)</p></div>"
        }
        let own = grading.isRight ? answered.key?.whenRight : answered.key?.whenWrong
        let explanation = answered.key?.explanation ?? []
        return """
            <div class="result" role="status">\
            <p \(language.attribute)><strong>\(language(grading.isRight ? .rightAnswer : .wrongAnswer))</strong></p>\
            \(markup(own ?? []))\
            \(explanation.isEmpty ? HTML.none : "<p class=\"label\" \(language.attribute)>\(language(.explanation))</p>\(markup(explanation))")\
            </div>
            """
    }

    func markup(_ blocks: [Block]) -> HTML { HTML(trusted: Array(renderer.render(blocks).utf8)) }
    func markup(_ inlines: [Inline]) -> HTML { HTML(trusted: Array(renderer.render(inlines).utf8)) }
}

/// A small seeded generator (Steele, Lea and Flood 2014): the same seed gives the same numbers on every machine.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

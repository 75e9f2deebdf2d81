package import CommonMark

/// A question as it is asked. What is right, and every feedback, is in the `AnswerKey`.
package final class Question: Sendable {
    /// Unique in the course, never reused.
    package let id: String
    package let kind: Kind
    /// Without the word and the id.
    package let heading: [Inline]
    /// What stands between the heading and the answers; empty where nothing does.
    package let prompt: [Block]
    /// `> Tips:` in order, shown one at a time.
    package let tips: [[Block]]
    /// Whether the choices are shuffled when shown.
    package let isShuffled: Bool
    /// `poäng=2`: how much it counts in the knowledge test; 1 where not said.
    package let points: Int
    /// `max=500`: how many characters a text may have, nil where not said.
    package let maximumLength: Int?

    package init(
        id: String, kind: Kind, heading: [Inline], prompt: [Block], tips: [[Block]], isShuffled: Bool,
        points: Int = 1, maximumLength: Int? = nil
    ) {
        self.id = id
        self.kind = kind
        self.heading = heading
        self.prompt = prompt
        self.tips = tips
        self.isShuffled = isShuffled
        self.points = points
        self.maximumLength = maximumLength
    }

    /// What an author wrote before the colon, and what belongs to it.
    package indirect enum Kind: Sendable {
        /// `Fråga:` one right answer.
        case single([Choice])
        /// `Flera svar:` all that apply.
        case multiple([Choice])
        /// `Sant eller falskt:`
        case trueFalse([Choice])
        /// `Kort svar:`
        case text
        /// `Rätt ordning:` the steps in file order; always shown shuffled.
        case order([Choice])
        /// `Para ihop:` left cells, and right cells with distractors last; right ones are shown shuffled.
        case match(leftHeading: [Inline], rightHeading: [Inline], left: [Choice], right: [Choice])
        /// `Scenario:` never graded.
        case scenario(choices: [ScenarioChoice], steps: [ScenarioStep])
        /// `Reflektion:` never stored; `thought` is shown on request.
        case reflection(thought: [Block])
    }

    /// Whether an answer to it is right or wrong at all.
    package var isGraded: Bool {
        switch kind {
        case .scenario, .reflection: false
        default: true
        }
    }
}

/// An answer to choose, a step to put in order, or a cell of a table of pairs.
package struct Choice: Sendable {
    package let text: [Inline]

    package init(text: [Inline]) { self.text = text }
}

/// What one may do in a scenario.
package struct ScenarioChoice: Sendable {
    /// Without its arrow.
    package let text: [Inline]
    /// Shown when it is chosen; empty where none is written.
    package let feedback: [Block]
    /// The id of the step it leads to, nil where it leads nowhere.
    package let target: String?

    package init(text: [Inline], feedback: [Block], target: String?) {
        self.text = text
        self.feedback = feedback
        self.target = target
    }
}

/// `Steg:` or `Slut:` of a scenario.
package struct ScenarioStep: Sendable {
    /// Unique in its scenario.
    package let id: String
    package let heading: [Inline]
    /// What stands above its choices; of an end all of it.
    package let body: [Block]
    /// Whether it is a `Slut:`, which has no choices.
    package let isEnd: Bool
    package let choices: [ScenarioChoice]

    package init(id: String, heading: [Inline], body: [Block], isEnd: Bool, choices: [ScenarioChoice]) {
        self.id = id
        self.heading = heading
        self.body = body
        self.isEnd = isEnd
        self.choices = choices
    }
}

package import CommonMark

/// A question as it is asked. What is right, and every feedback, is in the `AnswerKey`.
package struct Question: Sendable {
    /// Unique in the course, never reused.
    package let id: String
    package let kind: Kind
    package let heading: [Inline]
    package let prompt: [Block]
    /// `> Tips:` in order, shown one at a time.
    package let tips: [[Block]]
    /// Whether the choices are shuffled when shown.
    package let isShuffled: Bool

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

package struct Choice: Sendable {
    package let text: [Inline]
}

package struct ScenarioChoice: Sendable {
    package let text: [Inline]
    package let feedback: [Block]
    /// The id of the step it leads to, nil where it leads nowhere.
    package let target: String?
}

package struct ScenarioStep: Sendable {
    package let id: String
    package let heading: [Inline]
    package let body: [Block]
    package let isEnd: Bool
    package let choices: [ScenarioChoice]
}

package import CommonMark

/// What is right, and what is said of each answer: kept on the server, apart from the `Course`.
package struct AnswerKey: Sendable {
    package var entries: [String: Entry] = [:]

    package init() {}

    /// The key of one question.
    package struct Entry: Sendable {
        package let solution: Solution
        /// Feedback of each choice, in the order of the question's choices; empty where none is written.
        package let feedback: [[Block]]
        /// `> Förklaring:` shown after any answer.
        package let explanation: [Block]
        /// `> Rätt:` and `> Fel:`, empty where not written.
        package let whenRight: [Block]
        package let whenWrong: [Block]

        package init(
            solution: Solution, feedback: [[Block]], explanation: [Block], whenRight: [Block], whenWrong: [Block]
        ) {
            self.solution = solution
            self.feedback = feedback
            self.explanation = explanation
            self.whenRight = whenRight
            self.whenWrong = whenWrong
        }
    }

    package enum Solution: Sendable {
        /// Indices of the right choices.
        case choices(Set<Int>)
        case text(accepted: [String], expectedWrong: [String], comparison: Comparison)
        /// The steps are in file order.
        case order(count: Int)
        /// Left i belongs to right i.
        case match(pairs: Int)
        case none
    }

    /// How `Kort svar:` compares.
    package enum Comparison: Sendable { case folded, digits, exact }
}

/// What a learner sent. Indices count in file order, whatever order was shown.
package enum Answer: Sendable, Equatable {
    case choices(Set<Int>)
    case text(String)
    /// The step put at each place.
    case order([Int])
    /// The right cell chosen for each left cell, nil where none was chosen.
    case match([Int?])
}

/// How an answer was judged.
package struct Grading: Sendable {
    package let isRight: Bool
    /// For each choice, step or left cell of the question: whether what the learner did with it is right.
    package let details: [Bool]
    /// Choices whose feedback is to be shown, in order.
    package let feedback: [(choice: Int, text: [Block])]
}

extension AnswerKey {
    /// Judges an answer; nil for a question that is unknown, never graded, or of another kind than the answer.
    package func grade(_ answer: Answer, to question: String) -> Grading? { nil }
}

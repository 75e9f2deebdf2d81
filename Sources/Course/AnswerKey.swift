package import CommonMark

/// What is right, and what is said of each answer: kept on the server, apart from the `Course`.
package struct AnswerKey: Sendable {
    /// By the question's id. Scenarios and reflections have none.
    package var entries: [String: Entry] = [:]

    package init() {}

    /// The key of one question.
    package struct Entry: Sendable {
        /// What is right.
        package let solution: Solution
        /// Feedback of each choice, in the order of the question's choices; empty where none is written. For an answer
        /// in text: of the accepted and then of the expected wrong answers.
        package let feedback: [[Block]]
        /// `> Förklaring:` shown after any answer.
        package let explanation: [Block]
        /// `> Rätt:` and `> Fel:`, empty where not written.
        package let whenRight: [Block]
        package let whenWrong: [Block]

        package init(
            solution: Solution, feedback: [[Block]], explanation: [Block], whenRight: [Block],
            whenWrong: [Block]
        ) {
            self.solution = solution
            self.feedback = feedback
            self.explanation = explanation
            self.whenRight = whenRight
            self.whenWrong = whenWrong
        }
    }

    /// What is right. Indices count in file order.
    package enum Solution: Sendable, Equatable {
        /// Indices of the right choices.
        case choices(Set<Int>)
        /// Texts as they are written, without space at their ends.
        case text(accepted: [String], expectedWrong: [String], comparison: Comparison)
        /// The steps are in file order.
        case order(count: Int)
        /// Left i belongs to right i.
        case match(pairs: Int)
        /// Never graded.
        case none
    }

    /// How `Kort svar:` compares.
    package enum Comparison: Sendable, Equatable {
        /// Case, space at the ends and the length of space within do not matter.
        case folded
        /// `jämför=siffror`: only the digits 0–9 matter.
        case digits
        /// `jämför=exakt`: everything matters.
        case exact
    }
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

package import CommonMark

/// How an answer was judged.
package struct Grading: Sendable {
    package let isRight: Bool
    /// For each choice, step or left cell of the question: whether what the learner did with it is right. Empty for
    /// an answer in text.
    package let details: [Bool]
    /// Choices whose feedback is to be shown, in order. For an answer in text the place among the accepted and then
    /// the expected wrong answers.
    package let feedback: [(choice: Int, text: [Block])]
}

extension AnswerKey {
    /// Judges an answer; nil for a question that is unknown, never graded, or of another kind than the answer.
    package func grade(_ answer: Answer, to question: String) -> Grading? {
        guard let entry = entries[question] else { return nil }
        switch (entry.solution, answer) {
        case (.choices(let right), .choices(let chosen)):
            // Every choice has its feedback, written or not.
            let details = entry.feedback.indices.map { right.contains($0) == chosen.contains($0) }
            return Grading(
                isRight: chosen == right, details: details, feedback: entry.feedback(of: chosen.sorted()))
        case (.text(let accepted, let expectedWrong, let comparison), .text(let text)):
            let written = comparison.fold(text)
            let place = (accepted + expectedWrong).firstIndex { comparison.fold($0) == written }
            let isRight = place.map { $0 < accepted.count } ?? false
            return Grading(
                isRight: isRight && !written.isEmpty, details: [],
                feedback: entry.feedback(of: place.map { [$0] } ?? []))
        case (.order(let count), .order(let steps)):
            let details = (0..<count).map { steps.indices.contains($0) && steps[$0] == $0 }
            return Grading(isRight: steps == Array(0..<count), details: details, feedback: [])
        case (.match(let pairs), .match(let chosen)):
            let details = (0..<pairs).map { chosen.indices.contains($0) && chosen[$0] == $0 }
            return Grading(
                isRight: chosen.count == pairs && !details.contains(false), details: details, feedback: [])
        case (.choices, _), (.text, _), (.order, _), (.match, _), (.none, _): return nil
        }
    }
}

extension AnswerKey.Entry {
    fileprivate func feedback(of choices: [Int]) -> [(choice: Int, text: [Block])] {
        choices.filter { feedback.indices.contains($0) && !feedback[$0].isEmpty }.map { ($0, feedback[$0]) }
    }
}

extension AnswerKey.Comparison {
    /// What is compared. Swift compares text by canonical equivalence, so `å` is `a` + ring.
    func fold(_ text: String) -> String {
        switch self {
        case .exact: text
        case .digits: String(text.unicodeScalars.filter { ("0"..."9").contains($0) })
        case .folded: text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}

import CommonMark

@testable import Course

extension CourseFolder.Reading {
    /// What may not be lost from a course without a message: each question with its kind and its answers, which of
    /// them are right, and everything that is said of them. Ids and texts are left out, as any letter may be meant.
    var outline: [String] {
        guard let course else { return [] }
        let chapters = course.chapters.map { chapter in
            "chapter " + chapter.questions.map { outline(of: $0) }.joined(separator: "; ")
        }
        let areas = (course.test?.areas ?? []).map { area in
            "area \(area.draw) " + area.questions.map { outline(of: $0) }.joined(separator: "; ")
        }
        return chapters + areas + ["\(String(describing: course.test?.passMark)) \(course.support == nil)"]
    }

    private func outline(of question: Question) -> String {
        let kind =
            switch question.kind {
            case .single(let choices): "single \(choices.count)"
            case .multiple(let choices): "multiple \(choices.count)"
            case .trueFalse(let choices): "trueFalse \(choices.count)"
            case .text: "text"
            case .order(let steps): "order \(steps.count)"
            case .match(_, _, let left, let right): "match \(left.count) \(right.count)"
            case .scenario(let choices, let steps):
                "scenario " + outline(of: choices, steps)
                    + steps.map { outline(of: $0.choices, steps) }.joined()
            case .reflection(let thought): "reflection \(thought.count)"
            }
        guard let entry = key.entries[question.id] else { return "\(kind) \(question.tips.count) no key" }
        let solution =
            switch entry.solution {
            case .choices(let right): "\(right.sorted())"
            case .text(let accepted, let expectedWrong, let comparison):
                "\(accepted.count) \(expectedWrong.count) \(comparison)"
            case .order(let count): "\(count)"
            case .match(let pairs): "\(pairs)"
            case .none: "none"
            }
        return """
            \(kind) \(solution) tips \(question.tips.count) \(question.isShuffled) \(question.points) \
            feedback \(entry.feedback.map { $0.isEmpty ? "-" : "+" }.joined()) explained \(!entry.explanation.isEmpty) \
            \(!entry.whenRight.isEmpty) \(!entry.whenWrong.isEmpty)
            """
    }

    private func outline(of choices: [ScenarioChoice], _ steps: [ScenarioStep]) -> String {
        choices.map { choice in
            let target = choice.target.map { id in steps.firstIndex { $0.id == id }.map(String.init) ?? "?" }
            return "(\(target ?? "stays")\(choice.feedback.isEmpty ? "" : "+"))"
        }.joined()
    }
}

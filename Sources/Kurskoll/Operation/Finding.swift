/// What `doctor` has to say of one thing.
struct Finding: Equatable {
    enum Grade: String, CaseIterable {
        case ok
        /// Works, but somebody should do something.
        case warning = "varning"
        /// Does not work, or soon no longer will.
        case fault = "fel"
    }

    let grade: Grade
    /// The file, option or thing; never a person's name.
    let place: String
    /// How it is.
    let state: String
    /// What to do; nil where nothing is to be done.
    let remedy: String?

    static func ok(_ place: String, _ state: String) -> Finding {
        Finding(grade: .ok, place: place, state: state, remedy: nil)
    }

    static func warning(_ place: String, _ state: String, _ remedy: String) -> Finding {
        Finding(grade: .warning, place: place, state: state, remedy: remedy)
    }

    static func fault(_ place: String, _ state: String, _ remedy: String) -> Finding {
        Finding(grade: .fault, place: place, state: state, remedy: remedy)
    }

    /// What was refused, as a fault; `place` where it happened if the error does not know.
    static func fault(_ error: any Error, at place: String) -> Finding {
        switch error {
        case let refusal as Refusal: .fault(refusal.place, refusal.problem, refusal.remedy)
        case let usage as UsageError: .fault(usage.place, usage.problem, usage.remedy)
        default: .fault(place, "\(error)", "anmäl det med den här raden")
        }
    }

    /// One line: grade, place, state, remedy.
    var line: String {
        let grade = grade.rawValue + String(repeating: " ", count: 9 - grade.rawValue.count)
        return "\(grade)\(place): \(state)\(remedy.map { "; \($0)" } ?? "")\n"
    }
}

/// Why something was not done, in the user's words: place, problem, remedy. Nothing has been changed.
struct Refusal: Error, Equatable, CustomStringConvertible {
    /// The file, line, option or thing it concerns; never a person's name.
    let place: String
    let problem: String
    let remedy: String

    init(_ place: String, _ problem: String, _ remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    var description: String { "\(place): \(problem); \(remedy)" }
}

/// Every fault of an input at once, in the order of its lines.
struct Refusals: Error {
    let all: [Refusal]
}

/// The command line itself is wrong: exit 2.
struct UsageError: Error, Equatable {
    let place: String
    let problem: String
    let remedy: String

    init(_ place: String, _ problem: String, _ remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }
}

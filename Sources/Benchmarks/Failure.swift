/// Why a benchmark can't be made, or can't be believed.
struct Failure: Error, CustomStringConvertible {
    let place, problem, remedy: String

    init(_ place: String, _ problem: String, _ remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    var description: String { "\(place): \(problem); \(remedy)" }
}

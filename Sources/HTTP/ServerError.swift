import Glibc

/// Why the server can't start: place, problem and remedy in Swedish, for the terminal.
package struct ServerError: Error, Equatable, CustomStringConvertible {
    /// Such as `port 8080`.
    package let place: String
    /// What is wrong there.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    /// `place: problem; remedy`.
    package var description: String { "\(place): \(problem); \(remedy)" }

    init(_ place: String, _ problem: String, _ remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    /// The system has no descriptor or memory to start with.
    static func exhausted() -> ServerError {
        system("servern", "får inga fler filer", errno, remedy: "höj gränsen med ulimit -n")
    }

    /// With what the system says of an error number.
    static func system(_ place: String, _ problem: String, _ code: Int32, remedy: String) -> ServerError {
        ServerError(place, "\(problem) (\(String(cString: strerror(code))))", remedy)
    }
}

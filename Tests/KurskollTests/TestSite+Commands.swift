import Foundation

@testable import Kurskoll

/// What a verb said, and how it ended.
final class Said: @unchecked Sendable {
    // Written and read by the one thread that runs the verb.
    var out = ""
    var error = ""
    var status: Int32 = 0
}

extension TestSite {
    /// Runs a verb on the site's database and courses, at the site's time.
    func run(_ words: [String]) -> Said {
        let said = Said()
        let now = now
        var environment = Environment()
        environment.clock = Clock { now }
        environment.out = { said.out += $0 }
        environment.error = { said.error += $0 + "\n" }
        said.status = Main.run(
            words + ["--data", database, "--courses", folder.appending(path: "Courses").path], environment)
        return said
    }

    func run(_ words: String...) -> Said { run(words) }
}

internal import Compliance
internal import Course
internal import Formats
internal import SQLite

/// What publishing a course as it stands would mean for those who have completed it (`check --against`).
struct PublishingEffect {
    /// Completions of one version that are not voided.
    struct Version: Equatable {
        /// The author's number; nil for completions from elsewhere, which have no version.
        let number: String?
        /// The day its text was first served; nil for those from elsewhere.
        let firstDay: Day?
        let completions: Int
    }

    let course: String
    /// The number in the author's `kurs.md`.
    let number: String
    let day: Day
    /// Whether this very text has been served already.
    let isServed: Bool
    /// Whether another text has been served under the same number.
    let isCorrection: Bool
    /// Oldest first; versions without completions too.
    let versions: [Version]
    /// Today, under the rules as they stand.
    let now: Figure
    /// Today, if only versions from `number` on counted. A completion without a version would not.
    let withFloor: Figure

    var noLongerCompleted: Int { now.completed - withFloor.completed }

    /// The effect of each course, in one read transaction; nothing is written.
    static func all(of courses: [Course], in path: String, today: Day) throws -> [PublishingEffect] {
        let store = try Store(path: path, mode: .readOnly)
        if let outdated = store.outdated { throw outdated }
        var effects: [PublishingEffect] = []
        try store.connection.read {
            effects = try courses.map { try PublishingEffect(of: $0, store: store, today: today) }
        }
        return effects
    }

    init(of course: Course, store: Store, today: Day) throws {
        self.course = course.id
        number = course.version
        day = today
        let sha256 = Hex.encode(SHA256.hash(Array(course.normalisedContent.utf8)))
        let served = try store.servedVersions(course: course.id)
        isServed = served.contains { $0.sha256 == sha256 }
        let same = served.filter { $0.number == course.version }
        isCorrection = !isServed && !same.isEmpty
        versions = try store.completionsByVersion(course: course.id)
        // A rule names the author's number, so a corrected text under the same number asks nothing new.
        let floor = same.map(\.id).min() ?? (served.map(\.id).max() ?? 0) + 1
        let rules = try store.rules(course: course.id, on: today)
        var withOnlyThese = rules
        withOnlyThese.floors.removeAll { $0.from == today }
        withOnlyThese.floors.append(VersionFloor(from: today, version: Int32(floor)))
        let register = try store.register()
        var before = IndicatorTally(
            rule: rules.indicator(), day: today, organisation: register.organisation)
        var after = IndicatorTally(
            rule: withOnlyThese.indicator(), day: today, organisation: register.organisation)
        try store.eachPerson(course: course.id, register: register) { person in
            before.count(person)
            after.count(person)
        }
        now = before.finish().total
        withFloor = after.finish().total
    }

    /// Swedish, a few lines.
    var text: String {
        let state =
            if isServed {
                "den här texten är redan publicerad"
            } else if isCorrection {
                "texten är rättad men numret är detsamma: ingen får något nytt att göra"
            } else {
                "ny version: inga siffror ändras av sig själva"
            }
        var text = "\(course) \(number), per \(day): \(state)\n"
        for version in versions {
            let name = version.number.map { "version \($0)" } ?? "utan version, från annat håll"
            let since = version.firstDay.map { " (från \($0))" } ?? ""
            text += "    \(version.completions) slutföranden \(name)\(since)\n"
        }
        if versions.isEmpty { text += "    inga slutföranden\n" }
        return text + """
                Med regeln »bara version \(number) eller senare« från i dag: \(noLongerCompleted) av \(now.completed) \
            klara skulle inte längre vara det, \(withFloor.completed) av \(now.counted) vore klara.

            """
    }

    /// The same as an object.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.string("course", course)
            json.string("version", number)
            json.string("asOf", day.description)
            json.boolean("isServed", isServed)
            json.boolean("isCorrection", isCorrection)
            json.array("versions", versions) { json, version in
                json.object { json in
                    json.string("version", version.number)
                    json.string("firstDay", version.firstDay?.description)
                    json.number("completions", version.completions)
                }
            }
            json.number("counted", now.counted)
            json.number("completed", now.completed)
            json.number("completedWithRule", withFloor.completed)
            json.number("noLongerCompleted", noLongerCompleted)
        }
    }
}

/// The menu of whoever is signed in, made once for each language: where the roles lead, and help last.
struct Menu: Sendable {
    private let opening: HTML
    private let items: [Item]

    /// A class only so that a page need not copy it.
    private final class Item: Sendable {
        let access: Access
        let path: String
        /// The link, and the same where one is at it.
        let away: HTML
        let here: HTML

        init(_ access: Access, _ path: String, _ text: String) {
            self.access = access
            self.path = path
            away = "<li><a href=\"\(path)\">\(text)</a></li>"
            here = "<li><a href=\"\(path)\" aria-current=\"page\">\(text)</a></li>"
        }

        /// Courses stand under the start page.
        func isCurrent(_ current: String) -> Bool {
            path == "/" ? current == "/" || current.hasPrefix("/kurs") : current.hasPrefix(path)
        }
    }

    init(language say: Language) {
        // When the session ends, for the script that warns of it, comes last.
        opening = """
            <nav aria-label="\(say(.mainMenu))" data-idle="\(Session.idleSeconds)" data-last="
            """
        items = [
            Item(.signedIn, "/", say(.myCourses)),
            Item(.manager, "/enhet", say(.myUnits)),
            Item(.groupLeader, "/grupp", say(.groupSession)),
            Item(.hr, "/hr", "HR"),
            Item(.reader, "/oversikt", say(.overview)),
            Item(.author, "/forfattare", say(.author)),
            Item(.anybody, "/hjalp", say(.help)),
        ]
    }

    /// Adds the links that `session` may follow, one of them marked as where one is.
    func write(to html: inout HTML, for session: Session, at path: String, now: Int) {
        html += opening
        html += "\(session.secondsLeft(at: now))\"><ul>"
        for item in items where item.access.isGranted(to: session.roles) {
            html += item.isCurrent(path) ? item.here : item.away
        }
        html += "</ul></nav>"
    }
}

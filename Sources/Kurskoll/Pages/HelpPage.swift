internal import HTTP

/// `/hjalp`: support lines, from the courses' `stod.md`. In no log and no metric.
enum HelpPage {
    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        // Courses share most lines; each is shown once, in the first course's words.
        var seen: Set<String> = []
        let sections: [HTML] = visit.catalog.courses.flatMap(\.help).compactMap {
            seen.insert($0.anchor).inserted ? $0.html : nil
        }
        return Layout(visit, title: say(.help)).page(
            """
            <h1>\(say(.help))</h1>
            <p class="emergency"><strong>\(say(.emergencyBefore)) <a href="tel:112">112</a>.</strong></p>
            <p>\(say(.visitIsNotLogged))</p>
            <div class="text" lang="sv">\(sections)</div>
            """)
    }
}

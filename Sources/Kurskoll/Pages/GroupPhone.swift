internal import Course
internal import HTTP

/// What a participant has on her own phone: where the meeting is, what she has left, and the way on.
struct GroupPhone {
    private let visit: Visit
    private let group: GroupSession
    private let course: Course
    private let me: GroupSession.Participant
    private let done: Set<String>
    private let rule: GroupConfirmation
    private var say: Language { visit.say }

    init(_ visit: Visit, _ group: GroupSession, _ entry: Catalog.Entry, _ me: GroupSession.Participant) throws
    {
        (self.visit, self.group, course, self.me) = (visit, group, entry.course, me)
        done = try visit.store.chaptersDone(person: me.person, course: group.course)
        rule = try visit.store.groupConfirmation(hasTest: entry.course.test != nil)
    }

    var html: HTML {
        get throws {
            if me.isConfirmed { return try finished() }
            let items: [HTML] = course.chapters.enumerated().map { index, chapter in
                """
                <li><a href="/kurs/\(course.id)/\(chapter.id)" lang="\(course.language)">\(index + 1). \(chapter.title)</a>\
                \(mark(chapter))</li>
                """
            }
            return """
                <div role="status">\(state())</div>
                \(group.hasEnded ? nil : "<p>\(say(.groupReadAlong))</p>" as HTML)
                <ol class="chapters">\(items)</ol>
                \(way())
                """
        }
    }

    private func mark(_ chapter: Chapter) -> HTML {
        let index = course.chapters.firstIndex { $0.id == chapter.id } ?? 0
        let isPast = group.hasEnded || index < group.index(in: course)
        let isMissed = isPast || me.from == nil || index < firstCounted
        if me.attended.contains(chapter.id) { return " <span class=\"done\">✓ \(say(.groupWithYou))</span>" }
        if done.contains(chapter.id) { return " <span class=\"done\">✓ \(say(.chapterDone))</span>" }
        return isMissed ? " <strong class=\"mark\">\(say(.groupReadAlone))</strong>" : .none
    }

    private var firstCounted: Int {
        course.chapters.firstIndex { $0.id == me.from } ?? course.chapters.count
    }

    private func state() -> HTML {
        let index = group.index(in: course)
        if !me.isPresent { return "<p class=\"lead\">\(say(.groupYouLeft))</p>" }
        if index < 0 { return "<p class=\"lead\">\(say(.groupYouAreIn))</p>" }
        guard index < course.chapters.count else { return "<p class=\"lead\">\(say(.groupAllChapters))</p>" }
        return "<p class=\"lead\">\(say(.groupNowChapter(index + 1, of: course.chapters.count)))</p>"
    }

    /// The test when it is open; what must be read before it; and the door.
    private func way() -> HTML {
        let missing = course.chapters.filter { !done.contains($0.id) }
        var html = HTML.none
        if group.hasEnded, !missing.isEmpty {
            html += "<p>\(say(.groupReadFirst))</p>"
        } else if group.hasEnded {
            let isTest = rule == .test
            html += "<p>\(say(isTest ? .groupTestIsOpen : .groupLeaderConfirms))</p>"
            html +=
                course.test.map { _ in
                    """
                    \(isTest ? nil : "<p>\(say(.groupTestInstead))</p>" as HTML)
                    <p class="actions"><a class="button\(isTest ? "" : " secondary")" href="/kurs/\(course.id)/prov">\
                    \(say(.knowledgeTest))</a></p>
                    """
                } ?? .none
        }
        if me.isPresent {
            html += form("/lamna", .groupLeave, "plain")
        } else {
            html += form("", .groupBack, "button secondary")
        }
        return html
    }

    private func form(_ path: String, _ label: Phrase, _ looks: String) -> HTML {
        """
        <form method="post" action="/grupp/\(group.code)\(path)">\(visit.session?.csrfField)\
        <button class="\(looks)">\(say(label))</button></form>
        """
    }

    private func finished() throws -> HTML {
        let certificate = try visit.store.completions(person: me.person).last {
            $0.course == group.course && $0.day == group.day && $0.code != nil
        }
        let link: HTML? = certificate?.code.map {
            "<p class=\"actions\"><a class=\"button\" href=\"/intyg/\($0)\">\(say(.certificate))</a></p>"
        }
        return "<div role=\"status\"><p class=\"lead\">\(say(.groupYouAreDone))</p></div>\(link)"
    }
}

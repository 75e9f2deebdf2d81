internal import Course
internal import HTTP

/// `/innan/KURS/KAPITEL`: before the first chapter of a course about violence, how one leaves quickly and what is
/// never stored (GOV.UK's interruption page). Nothing is kept of that it was shown.
enum InterruptionPage {
    static func show(_ visit: Visit) throws -> Response {
        let entry = try CoursePage.entry(visit)
        guard let chapter = entry.course.chapters.first(where: { $0.id == visit.parameters[1] }) else {
            throw PageError.notFound
        }
        let say = visit.say
        let points: [Phrase] = [.beforeAtYourPace, .beforeNothingStored, .beforeSession]
        let exit: [Phrase] = [.beforeExit, .beforeShift, .beforeHistory, .beforeBack]
        return Layout(visit, title: say(.beforeStart)).page(
            """
            <h1>\(say(.beforeStart))</h1>
            <p class="lead">\(say(.beforeAbout))</p>
            \(SafetyPage.list(points, say))
            <h2>\(say(.beforeExitHeading))</h2>
            \(SafetyPage.list(exit, say))
            <p><a href="/trygghet">\(say(.safetyMore))</a></p>
            <p class="actions"><a class="button" href="/kurs/\(entry.course.id)/\(chapter.id)">\(say(.toTheChapter))</a> \
            <a class="button secondary" href="/hjalp">\(say(.help))</a></p>
            """)
    }
}

/// `/trygghet`: how to leave few traces, and what the quick exit cannot do. In no log and no metric.
enum SafetyPage {
    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        let isOff = visit.isShiftOff
        return Layout(visit, title: say(.safety)).page(
            """
            <h1>\(say(.safety))</h1>
            <p class="lead">\(say(.safetyAbout))</p>
            <h2>\(say(.beforeExitHeading))</h2>
            \(list([.beforeExit, .beforeShift, .beforeHistory, .beforeBack], say))
            <form method="post" action="/trygghet">\(visit.session?.csrfField)\
            <p>\(say(isOff ? .shiftIsOff : .shiftIsOn))</p>
            <p><button class="button secondary" name="skift" value="\(isOff ? "pa" : "av")">\
            \(say(isOff ? .turnShiftOn : .turnShiftOff))</button></p></form>
            <h2>\(say(.safetyTracesHeading))</h2>
            \(list([.safetyBorrow, .safetyPrivate, .safetyClear, .safetyShared], say))
            <h2>\(say(.safetyLimitsHeading))</h2>
            \(list([.safetySpyware, .safetyEmployer, .safetyScreen], say))
            <h2>\(say(.safetyHelpHeading))</h2>
            <p>\(say(.emergencyBefore)) <a href="tel:112">112</a>. \
            <a href="/hjalp">\(say(.moreHelp))</a>.</p>
            <p>\(say(.visitIsNotLogged))</p>
            """)
    }

    /// Whether Shift leaves the page, in this browser: with Sticky Keys, or a hand that trembles, it may do so
    /// unasked (WCAG 2.1.4 asks the same of letters).
    static func choose(_ visit: Visit) throws -> Response {
        guard let choice = visit.form["skift"], ["av", "pa"].contains(choice) else {
            throw PageError.badRequest
        }
        var response = Response.seeOther("/trygghet")
        response.fields.append(
            "Set-Cookie",
            "skift=\(choice); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(choice == "av" ? 31_536_000 : 0)"
                + (visit.site.settings.isSecure ? "; Secure" : ""))
        return response
    }

    static func list(_ phrases: [Phrase], _ say: Language) -> HTML {
        let items: [HTML] = phrases.map { "<li>\(say($0))</li>" }
        return "<ul class=\"points\">\(items)</ul>"
    }
}

internal import Compliance
internal import Course
internal import Formats
internal import HTTP

/// `/grupp/KOD/skarm`: what the room sees on the projector. Never a name.
enum GroupScreen {
    static func show(_ visit: Visit) throws -> Response {
        let (group, entry) = try visit.ledGroup()
        let say = visit.say
        let course = entry.course
        let index = group.index(in: course)
        let content: HTML
        switch group.place {
        case .gathering:
            content = """
                <h1 lang="\(course.language)">\(course.title)</h1>\(way(in: group, visit))
                <p class="lead">\(say(.groupCount(group.present)))</p>
                """
        case .chapter:
            let chapter = course.chapters[max(0, index)]
            content = """
                <p class="where"><span>\(say(.chapterOf(index + 1, course.chapters.count)))</span> \
                <span>\(say(.groupCode)): <span class="code">\(group.code)</span></span></p>
                <div class="text" lang="\(course.language)"><h1>\(chapter.title)</h1>
                \(chapter.contentNote.isEmpty ? nil : "<aside class=\"content-note\"><p>\(chapter.contentNote)</p></aside>" as HTML)
                \(GroupMarkup(entry: entry, chapter: max(0, index), say: say).shared)</div>
                """
        case .ended:
            let rule = try visit.store.groupConfirmation(hasTest: course.test != nil)
            content = """
                <h1>\(say(.groupAllChapters))</h1>
                <p class="lead">\(say(rule == .test ? .groupTestOnPhone : .groupLeaderConfirmsAll))</p>
                \(way(in: group, visit))
                """
        }
        // While people gather their number changes; later only the chapter, so that an answer folded out stays so.
        let isGathering = group.place == .gathering
        let stamp =
            isGathering
            ? group.stamp : try visit.store.groupStamp(code: group.code, on: group.day, onlyPlace: true) ?? 0
        return Layout(visit, title: say(.groupSession)).page(
            """
            <div class="projector" id="skarm" data-follow="/grupp/\(group.code)/lage\(isGathering ? "" : "?vad=kapitel")" \
            data-stamp="\(stamp)" data-place="\(index)">\(content)
            <p class="screen note"><a href="/grupp/\(group.code)/skarm">\(say(.refresh))</a></p></div>
            """)
    }

    /// The address, the code and the QR code that holds both.
    private static func way(in group: GroupSession, _ visit: Visit) -> HTML {
        let say = visit.say
        let settings = visit.site.settings
        // Without --base-url the leader's own browser knows the address best.
        let base = settings.baseURL ?? "http://\(visit.request.fields["Host"] ?? "")"
        let picture: HTML? = QRCode("\(base)/grupp/\(group.code)").map {
            """
            <svg class="qr" viewBox="0 0 \($0.size + 8) \($0.size + 8)" role="img" aria-label="\(say(.groupQR))">\
            <rect class="paper" width="100%" height="100%"/><path d="\($0.path)"/></svg>
            """
        }
        return """
            <div class="way-in"><div><p>\(say(.groupGoTo))</p><p class="address">\(base)/grupp</p>
            <p>\(say(.groupWriteCode))</p><p class="code">\(group.code)</p></div>\(picture)</div>
            """
    }
}

/// `/grupp/KOD/lista`: the unit's names on paper, for those without a phone. The leader ticks them on her page later.
enum GroupPaper {
    static func show(_ visit: Visit) throws -> Response {
        let (group, entry) = try visit.ledGroup()
        let say = visit.say
        let staff = try visit.store.staff(ofUnit: group.unit, on: group.day)
        try visit.logNames(of: group, staff: Set(staff.map(\.person)))
        let numbers: [HTML] = entry.course.chapters.indices.map { "<th scope=\"col\">\($0 + 1)</th>" }
        let cells: [HTML] = entry.course.chapters.map { _ in "<td>☐</td>" }
        let rows: [HTML] = staff.map { "<tr><th scope=\"row\">\($0.name)</th>\(cells)</tr>" }
        return Layout(visit, title: say(.groupPaperList)).page(
            """
            <h1>\(say(.groupPaper(group.unitName)))</h1>
            <p>\(group.day.description). \(say(.groupPaperHow))</p>
            <div class="table"><table class="paper"><caption lang="\(entry.course.language)">\(entry.course.title)</caption>
            <thead><tr><th scope="col">\(say(.name))</th>\(numbers)</tr></thead><tbody>\(rows)</tbody></table></div>
            <p class="screen"><a href="/grupp/\(group.code)/leda">\(say(.groupBackToLeading))</a></p>
            """)
    }
}

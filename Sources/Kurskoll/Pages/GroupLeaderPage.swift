internal import Course
internal import HTTP

/// `/grupp/KOD/leda`: the leader's page. It names the unit's people without any status, who has joined, and who is done
/// by this meeting; never an answer or a result. It logs that the names were shown.
enum GroupLeaderPage {
    static func show(_ visit: Visit) throws -> Response { try page(visit) }

    /// Goes to the next chapter or back. The form says which one it was shown with: pressed twice it is once.
    static func step(_ visit: Visit) throws -> Response {
        let (group, entry) = try visit.ledGroup()
        let chapters = entry.course.chapters
        let index = group.index(in: entry.course)
        let target = index + (visit.form["steg"] == "bak" ? -1 : 1)
        if visit.form["fran"] == String(index), (0...chapters.count).contains(target) {
            let isForward = target > index && chapters.indices.contains(index)
            try visit.store.move(
                group, to: target == chapters.count ? .ended : .chapter(chapters[target].id),
                leaving: isForward ? chapters[index].id : nil, order: chapters.map(\.id),
                by: visit.signedIn().person, now: visit.now)
        }
        return back(group)
    }

    /// Takes in those of the unit who have no phone, or whose names are ticked on paper: there from the beginning.
    static func add(_ visit: Visit) throws -> Response {
        let (group, entry) = try visit.ledGroup()
        let signer = try visit.signedIn().person
        let chapters = entry.course.chapters
        let staff = Set(try visit.store.staff(ofUnit: group.unit, on: group.day).map(\.person))
        let passed = chapters.prefix(max(0, group.hasEnded ? chapters.count : group.index(in: entry.course)))
        for person in Set(visit.form.all("person").compactMap { Int($0) }).sorted() {
            guard staff.contains(person) else { throw PageError.notFound }
            guard group[person] == nil else { continue }
            try visit.store.note(
                .joined, in: group.id, person, chapters.first?.id, by: signer, now: visit.now)
            for chapter in passed {
                try visit.store.note(.attended, in: group.id, person, chapter.id, by: signer, now: visit.now)
            }
        }
        return back(group)
    }

    /// What the leader says of one participant: which chapters she was there for, that she has left or come back, or
    /// that she does not belong here.
    static func correct(_ visit: Visit) throws -> Response {
        let (group, entry) = try visit.ledGroup()
        let signer = try visit.signedIn().person
        guard let one = visit.form["person"].flatMap({ Int($0) }).flatMap({ group[$0] }) else {
            throw PageError.notFound
        }
        func note(_ kind: GroupEvent, _ chapter: String? = nil) throws {
            try visit.store.note(kind, in: group.id, one.person, chapter, by: signer, now: visit.now)
        }
        switch visit.form["gor"] {
        case "gatt": if one.isPresent { try note(.left) }
        case "tillbaka": if !one.isPresent { try note(.joined, group.next(in: entry.course)?.id) }
        case "ta-bort":
            // A completion is taken back with a reason, not by the way.
            guard !one.isConfirmed else { return try page(visit, problem: .groupUndoFirst) }
            try note(.removed)
        case "kapitel":
            let ticked = Set(visit.form.all("kapitel"))
            for chapter in started(group, entry.course)
            where ticked.contains(chapter.id) != one.attended.contains(chapter.id) {
                try note(ticked.contains(chapter.id) ? .attended : .missed, chapter.id)
            }
        default: throw PageError.badRequest
        }
        return back(group)
    }

    /// Confirms those who are ticked, where the municipality's setting lets a leader do it.
    static func confirm(_ visit: Visit) throws -> Response {
        let (group, entry) = try visit.ledGroup()
        let signer = try visit.signedIn().person
        guard try visit.store.groupConfirmation(hasTest: entry.course.test != nil) == .leader, group.hasEnded
        else {
            throw PageError.forbidden
        }
        for person in Set(visit.form.all("person").compactMap { Int($0) }).sorted() {
            guard group[person] != nil else { throw PageError.notFound }
            guard person != signer else { return try page(visit, problem: .groupNotOneself) }
            let done = try visit.store.chaptersDone(person: person, course: group.course)
            guard entry.course.chapters.allSatisfy({ done.contains($0.id) }) else {
                return try page(visit, problem: .groupChaptersMissing)
            }
            try visit.store.complete(
                group, person: person, version: group.version, code: TypedCode.random(), by: signer,
                now: visit.now)
        }
        return back(group)
    }

    /// Takes back that somebody is done, with why. After the day it is HR's.
    static func undo(_ visit: Visit) throws -> Response {
        let (group, _) = try visit.ledGroup()
        guard let one = visit.form["person"].flatMap({ Int($0) }).flatMap({ group[$0] }), one.isConfirmed
        else {
            throw PageError.notFound
        }
        let signature = Signature(
            signer: try visit.signedIn().person, reason: Cell.text(visit.form["skal"] ?? ""),
            today: visit.today,
            now: visit.now)
        do {
            try visit.store.undo(group, person: one.person, signature)
        } catch let objection as Objection {
            return try page(visit, problem: .groupObjection(objection))
        }
        return back(group)
    }

    private static func back(_ group: GroupSession) -> Response { .seeOther("/grupp/\(group.code)/leda") }

    /// The chapters that have been gone through or are being so.
    static func started(_ group: GroupSession, _ course: Course) -> ArraySlice<Chapter> {
        group.hasEnded ? course.chapters[...] : course.chapters.prefix(max(0, group.index(in: course) + 1))
    }

    private static func page(_ visit: Visit, problem: Phrase? = nil) throws -> Response {
        let (group, entry) = try visit.ledGroup()
        let say = visit.say
        let staff = try visit.store.staff(ofUnit: group.unit, on: group.day)
        try visit.logNames(of: group, staff: Set(staff.map(\.person)))
        let alert: HTML? = problem.map { "<div class=\"alert\" role=\"alert\"><p>\(say($0))</p></div>" }
        let path = "/grupp/\(group.code)"
        let list = GroupNames(
            group: group, entry: entry, say: say, token: try visit.signedIn().csrfField)
        return Layout(visit, title: say(.groupSession)).page(
            """
            <h1>\(say(.groupSession)): \(group.unitName)</h1>\(alert)
            <p class="lead" lang="\(entry.course.language)">\(entry.course.title)</p>
            <p>\(say(.groupCodeIs)) <strong class="code">\(group.code)</strong></p>
            <p class="actions"><a class="button secondary" href="\(path)/skarm" target="_blank" rel="noopener">\
            \(say(.groupOpenScreen))</a> <a class="button secondary" href="\(path)/lista">\(say(.groupPaperList))</a> \
            <a class="button secondary" href="\(path)/leda">\(say(.refresh))</a></p>
            \(GroupSteps(group: group, entry: entry, say: say, token: try visit.signedIn().csrfField).html)
            <div id="deltagare" data-follow="\(path)/lage" data-stamp="\(group.stamp)">\
            \(list.participants)\(try confirmation(visit, group, entry))\(list.others(staff))</div>
            """, status: problem == nil ? .ok : .unprocessableContent)
    }

    /// Who may be confirmed now, and of the others what they lack; or that each takes the test.
    private static func confirmation(
        _ visit: Visit, _ group: GroupSession, _ entry: Catalog.Entry
    ) throws -> HTML {
        let say = visit.say
        guard group.hasEnded else { return .none }
        guard try visit.store.groupConfirmation(hasTest: entry.course.test != nil) == .leader else {
            return "<section><h2>\(say(.knowledgeTest))</h2><p>\(say(.groupEachTakesTest))</p></section>"
        }
        let session = try visit.signedIn()
        let rows: [HTML] = try group.byName.filter { !$0.isConfirmed }.map { one in
            let done = try visit.store.chaptersDone(person: one.person, course: group.course)
            let missing = entry.course.chapters.indices.filter {
                !done.contains(entry.course.chapters[$0].id)
            }
            if one.person == session.person { return "<li>\(one.name): \(say(.groupNotOneself))</li>" }
            guard missing.isEmpty else {
                return "<li>\(one.name): \(say(.groupHasLeft(missing.map { $0 + 1 })))</li>"
            }
            return """
                <li><label><input type="checkbox" name="person" value="\(one.person)" checked> <span>\(one.name)</span></label></li>
                """
        }
        guard !rows.isEmpty else { return .none }
        return """
            <section><h2>\(say(.groupConfirm))</h2><p>\(say(.groupConfirmHow))</p>
            <form method="post" action="/grupp/\(group.code)/bekrafta">\(session.csrfField)
            <ul class="choices">\(rows)</ul><p><button class="button">\(say(.groupConfirmButton))</button></p></form>
            </section>
            """
    }
}

extension Visit {
    /// Notes that the leader is shown the unit's names, and those of the others who have joined.
    func logNames(of group: GroupSession, staff: Set<Int>) throws {
        let viewer = try signedIn().person
        try store.logAccess(
            .groupPage, by: viewer, AccessFilter(course: group.course, units: [group.unit]), now: now)
        for one in group.participants where !staff.contains(one.person) && one.person != viewer {
            try store.logAccess(
                .groupPage, by: viewer, AccessFilter(course: group.course, person: one.person), now: now)
        }
    }
}

internal import Course
internal import HTTP

/// The names on the leader's page: who has joined, and the rest of the unit.
struct GroupNames {
    let group: GroupSession
    let entry: Catalog.Entry
    let say: Language
    let token: HTML

    /// Each with what the leader may say of her.
    var participants: HTML {
        let items: [HTML] = group.byName.map { one in
            """
            <li><details><summary><strong>\(one.name)</strong> \(marks(one))</summary>\(chapters(one))\(presence(one))\
            \(one.isConfirmed ? undo(one) : nil)</details></li>
            """
        }
        let list: HTML =
            items.isEmpty
            ? "<p>\(say(.groupNobodyYet))</p>"
            : "<p>\(say(.groupOpenName))</p><ul class=\"participants\">\(items)</ul>"
        return "<section><h2>\(say(.groupPresent(group.present)))</h2>\(list)</section>"
    }

    private func marks(_ one: GroupSession.Participant) -> [HTML] {
        var marks: [HTML] = []
        if one.isConfirmed { marks.append("<strong class=\"mark\">✓ \(say(.groupIsDone))</strong> ") }
        if !one.isPresent { marks.append("<span class=\"mark\">\(say(.groupHasGone))</span> ") }
        // Of the chapters that are gone through: what she must read by herself.
        let past = max(0, group.hasEnded ? entry.course.chapters.count : group.index(in: entry.course))
        let missed = (0..<past).filter { !one.attended.contains(entry.course.chapters[$0].id) }
        if !missed.isEmpty {
            marks.append("<span class=\"mark\">\(say(.groupMissed(missed.map { $0 + 1 })))</span>")
        }
        return marks
    }

    private func form(_ one: GroupSession.Participant, to path: String = "narvaro", _ content: HTML) -> HTML {
        """
        <form method="post" action="/grupp/\(group.code)/\(path)">\(token)\
        <input type="hidden" name="person" value="\(one.person)">\(content)</form>
        """
    }

    private func chapters(_ one: GroupSession.Participant) -> HTML {
        let started = GroupLeaderPage.started(group, entry.course)
        guard !started.isEmpty else { return .none }
        let boxes: [HTML] = started.enumerated().map { index, chapter in
            """
            <li><label><input type="checkbox" name="kapitel" value="\(chapter.id)"\
            \(one.attended.contains(chapter.id) ? " checked" : HTML.none)> <span lang="\(entry.course.language)">\
            \(index + 1). \(chapter.title)</span></label></li>
            """
        }
        return form(
            one,
            """
            <fieldset><legend>\(say(.groupWasThereFor))</legend><ul class="choices">\(boxes)</ul></fieldset>
            <button class="button secondary" name="gor" value="kapitel">\(say(.save))</button>
            """)
    }

    private func presence(_ one: GroupSession.Participant) -> HTML {
        let (word, label): (String, Phrase) =
            one.isPresent ? ("gatt", .groupSayGone) : ("tillbaka", .groupSayBack)
        let remove: HTML =
            one.isConfirmed
            ? .none
            : "<button class=\"button secondary\" name=\"gor\" value=\"ta-bort\">\(say(.groupRemove))</button>"
        return form(
            one,
            """
            <p class="actions"><button class="button secondary" name="gor" value="\(word)">\(say(label))</button> \
            \(remove)</p>
            """)
    }

    private func undo(_ one: GroupSession.Participant) -> HTML {
        form(
            one, to: "angra",
            """
            <p>\(say(.groupUndoHow))</p>
            <p><label>\(say(.reason)) <input name="skal" required maxlength="\(Signature.longestReason)" autocomplete="off"></label></p>
            <p><button class="button secondary">\(say(.groupUndo))</button></p>
            """)
    }

    /// Those of the unit who have not joined, to be ticked.
    func others(_ staff: [(person: Int, name: String)]) -> HTML {
        let left = staff.filter { group[$0.person] == nil }
        guard !left.isEmpty else { return .none }
        let boxes: [HTML] = left.map {
            """
            <li><label><input type="checkbox" name="person" value="\($0.person)"> <span>\($0.name)</span></label></li>
            """
        }
        return """
            <section><h2>\(say(.groupWithoutPhone))</h2><p>\(say(.groupWithoutPhoneHow))</p>
            <form method="post" action="/grupp/\(group.code)/lagg-till">\(token)
            <ul class="choices names">\(boxes)</ul>
            <p><button class="button">\(say(.groupAdd))</button></p></form></section>
            """
    }
}

/// Where the meeting is, what the author says to its leader there, and the way on.
struct GroupSteps {
    let group: GroupSession
    let entry: Catalog.Entry
    let say: Language
    let token: HTML

    var html: HTML {
        let chapters = entry.course.chapters
        let index = group.index(in: entry.course)
        let heading: HTML
        let onward: HTML
        switch group.place {
        case .gathering:
            heading = "<h2>\(say(.groupGathering))</h2><p>\(say(.groupGatheringHow))</p>"
            onward = button(index, "fram", say(.groupBegin), "button big")
        case .chapter:
            heading = """
                <h2>\(say(.chapterOf(index + 1, chapters.count))): <span lang="\(entry.course.language)">\
                \(chapters[max(0, index)].title)</span></h2>
                """
            let isLast = index + 1 == chapters.count
            onward = button(
                index, "fram", say(isLast ? .groupAllDone : .groupNextChapter(index + 2)), "button big")
        case .ended:
            heading = "<h2>\(say(.groupAllChapters))</h2>"
            onward = .none
        }
        let back: HTML =
            index > 0 ? button(index, "bak", say(.groupPreviousChapter(index)), "button secondary") : .none
        return """
            <section class="steps">\(heading)<div class="actions">\(onward)\(back)</div>\
            \(notes(chapters.indices.contains(max(0, index)) ? max(0, index) : nil))</section>
            """
    }

    private func button(_ index: Int, _ step: String, _ label: String, _ looks: String) -> HTML {
        """
        <form method="post" action="/grupp/\(group.code)/kapitel">\(token)\
        <input type="hidden" name="fran" value="\(index)"><input type="hidden" name="steg" value="\(step)">\
        <button class="\(looks)">\(label)</button></form>
        """
    }

    private func notes(_ index: Int?) -> HTML {
        guard let index else { return .none }
        let notes = GroupMarkup(entry: entry, chapter: index, say: say).leaderNotes
        guard !notes.bytes.isEmpty else { return .none }
        let isOpen: HTML = group.place == .gathering ? .none : " open"
        return """
            <details class="leader-notes"\(isOpen)><summary>\(say(.groupNotes(index + 1)))</summary>\
            <div class="text" lang="\(entry.course.language)">\(notes)</div></details>
            """
    }
}

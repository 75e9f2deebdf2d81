internal import Compliance
internal import Course
internal import HTTP

/// The forms that take a file, and what was written in them.
struct ImportForm {
    private let visit: Visit
    private let sources: [(name: String, latest: KnownSource?)]
    /// What is chosen, or to be chosen from the start.
    private var source: String
    private var newSource = ""
    private var day: String
    private var kind = Kind.staff
    private var skipsUnknown = false
    private var number = ""
    private var course = ""
    /// What to do with the file, where it has been said rightly.
    private(set) var order: Upload.Order?
    /// What is wrong with what was written.
    var problem: Phrase?

    /// Which of the forms was used.
    private enum Kind: String { case staff = "personal", completions = "slutforanden", moodle }

    private static let other = "*"
    private static let sourceLimit = 40

    /// The form as it was sent, or as it is at first.
    init(_ visit: Visit) throws {
        self.visit = visit
        sources = try visit.store.knownSources()
        source = sources.first?.name ?? "personal"
        day = visit.today.description
        if visit.request.method == .post { read() }
    }

    /// The form with what was said of an earlier file, to send it again when it is mended.
    init(again order: Upload.Order, _ visit: Visit) throws {
        self.visit = visit
        sources = try visit.store.knownSources()
        day = visit.today.description
        switch order {
        case .staff(let source, let day):
            let isKnown = sources.contains { $0.name == source }
            self.source = isKnown ? source : Self.other
            newSource = isKnown ? "" : source
            self.day = day.description
        case .completions(let skipsUnknown):
            source = sources.first?.name ?? "personal"
            kind = .completions
            self.skipsUnknown = skipsUnknown
        case .moodle(let number, let course, let skipsUnknown):
            source = sources.first?.name ?? "personal"
            kind = .moodle
            self.number = String(number)
            self.course = course
            self.skipsUnknown = skipsUnknown
        }
    }

    private mutating func read() {
        func text(_ name: String) -> String { Cell.text(visit.parts[name]?.text ?? "") }
        kind = Kind(rawValue: text("slag")) ?? .staff
        skipsUnknown = !text("utelamna").isEmpty
        switch kind {
        case .staff: break
        case .completions: return order = .completions(skipsUnknown: skipsUnknown)
        case .moodle:
            number = text("nummer")
            course = text("kurs")
            guard let id = Int(number), (1...Int(Int32.max)).contains(id), visit.catalog[course] != nil else {
                return problem = .moodleIsWrong
            }
            return order = .moodle(number: id, course: course, skipsUnknown: skipsUnknown)
        }
        source = text("kalla")
        newSource = text("ny-kalla").lowercased()
        day = text("dag")
        let isNew = source == Self.other || !newSource.isEmpty
        if isNew { source = Self.other }
        let name = isNew ? newSource : source
        guard isNew || sources.contains(where: { $0.name == source }) else { return problem = .chooseSource }
        guard !name.isEmpty, name.count <= Self.sourceLimit, name != "hand" else {
            return problem = .sourceIsWrong
        }
        guard let day = Day(iso: day), day <= visit.today else { return problem = .fileDayIsWrong }
        order = .staff(source: name, day: day)
    }

    /// The whole page.
    var page: HTML {
        let say = visit.say
        return """
            <h1>\(say(.importFile))</h1>\(alert)
            <p class="lead">\(say(.importHow))</p>
            <h2>\(say(.staffList))</h2>\(staff)
            <details class="in-depth"\(kind == .completions ? " open" : HTML.none)><summary>\(say(.completionsElsewhere))</summary>\
            \(completions)</details>
            <details class="in-depth"\(kind == .moodle ? " open" : HTML.none)><summary>\(say(.moodleReport))</summary>\
            \(moodle)</details>
            <details class="in-depth"><summary>\(say(.whichColumns))</summary>\(columns)</details>
            <p><a href="/hr/importer">\(say(.imports))</a> · <a href="/hr">\(say(.backToHR))</a></p>
            """
    }

    /// The one of the two forms that was used.
    var again: HTML {
        switch kind {
        case .staff: staff
        case .completions: completions
        case .moodle: moodle
        }
    }

    private var alert: HTML? {
        problem.map { "<div class=\"alert\" role=\"alert\"><p>\(visit.say($0))</p></div>" }
    }

    private var staff: HTML {
        let say = visit.say
        let choices: [HTML] = sources.map { known in
            let latest: HTML? = known.latest.map {
                " <span class=\"note\">\(say(.latestList($0.day, rows: $0.rows)))</span>"
            }
            return """
                <li><label><input type="radio" name="kalla" value="\(known.name)"\(checked(known.name == source))> \
                <span>\(known.name)\(latest)</span></label></li>
                """
        }
        return """
            <form method="post" action="\(ImportPage.path)" enctype="multipart/form-data" class="sheet">\
            \(visit.session?.csrfField)<input type="hidden" name="slag" value="personal">
            <p><label for="fil">\(say(.staffFile))</label></p>
            <p class="hint" id="fil-hur">\(say(.staffFileHow))</p>
            <p><input type="file" id="fil" name="fil" accept=".csv,.txt,text/csv" required aria-describedby="fil-hur"></p>
            <fieldset><legend>\(say(.whichSource))</legend><ul class="choices">\(choices)
            <li><label><input type="radio" name="kalla" value="\(Self.other)"\(checked(source == Self.other))> \
            <span>\(say(.anotherSource))</span></label></li></ul>
            <p class="inner"><label for="ny-kalla">\(say(.sourceName))</label> \
            <input type="text" id="ny-kalla" name="ny-kalla" value="\(newSource)" maxlength="\(Self.sourceLimit)" \
            autocomplete="off" spellcheck="false"></p></fieldset>
            <p><label for="dag">\(say(.fileDay))</label></p>
            <p><input type="date" id="dag" name="dag" value="\(day)" max="\(visit.today.description)" required></p>
            <p><button class="button">\(say(.showChanges))</button></p></form>
            """
    }

    private var completions: HTML {
        let say = visit.say
        return """
            <form method="post" action="\(ImportPage.path)" enctype="multipart/form-data" class="sheet">\
            \(visit.session?.csrfField)<input type="hidden" name="slag" value="slutforanden">
            <p>\(say(.completionsHow))</p>
            <p><label for="slutforanden">\(say(.completionsFile))</label></p>
            <p><input type="file" id="slutforanden" name="fil" accept=".csv,.txt,text/csv" required></p>
            <p><label><input type="checkbox" name="utelamna" value="ja"\(checked(skipsUnknown))> \
            \(say(.skipUnknown))</label></p>
            <p><button class="button secondary">\(say(.showChanges))</button></p></form>
            """
    }

    private var moodle: HTML {
        let say = visit.say
        let courses: [HTML] = visit.catalog.courses.map {
            """
            <option value="\($0.course.id)" lang="\($0.course.language)"\($0.course.id == course ? " selected" : HTML.none)>\
            \($0.course.title)</option>
            """
        }
        return """
            <form method="post" action="\(ImportPage.path)" enctype="multipart/form-data" class="sheet">\
            \(visit.session?.csrfField)<input type="hidden" name="slag" value="moodle">
            <p>\(say(.moodleHow))</p>
            <p><label for="moodle">\(say(.moodleFile))</label></p>
            <p><input type="file" id="moodle" name="fil" accept=".csv,.txt,text/csv" required></p>
            <p><label for="nummer">\(say(.moodleNumber))</label></p>
            <p><input type="text" inputmode="numeric" id="nummer" name="nummer" value="\(number)" maxlength="10" required></p>
            <p><label for="moodle-kurs">\(say(.moodleCourse))</label></p>
            <p><select id="moodle-kurs" name="kurs" required><option value="">\(say(.choose))</option>\(courses)</select></p>
            <p><label><input type="checkbox" name="utelamna" value="ja"\(checked(skipsUnknown))> \
            \(say(.skipUnknown))</label></p>
            <p><button class="button secondary">\(say(.showChanges))</button></p></form>
            """
    }

    private var columns: HTML {
        let say = visit.say
        let needed = Set(StaffColumn.missing(among: []))
        let other = StaffColumn.allCases.map(\.headings.swedish).filter {
            !needed.contains($0) && $0 != "namn"
        }
        return """
            <p>\(say(.columnsNeeded))</p><p class="code">\(StaffColumn.missing(among: []).joined(separator: " · "))</p>
            <p>\(say(.columnsOther))</p><p class="code">\(other.joined(separator: " · "))</p>
            <p>\(say(.columnsNever))</p>
            """
    }

    private func checked(_ isChecked: Bool) -> HTML { isChecked ? " checked" : .none }
}

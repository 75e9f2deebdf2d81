internal import Compliance
internal import Course
internal import HTTP

/// `/hr/regler`: how a course is counted, who decided it and from which day; and a new decision, tried before it is made.
enum RulesPage {
    /// Persons named on the page when a decision is tried; the command line names all.
    static let namedAtMost = 100

    static func show(_ visit: Visit) throws -> Response {
        let query = try visit.request.queryForm()
        guard let course = chosen(query["kurs"], visit) else {
            return Layout(visit, title: "HR").page(
                "<h1>\(visit.say(.rules))</h1><p>\(visit.say(.noCourses))</p>")
        }
        return try page(visit, course: course, setting: query["andra"].flatMap(RuleSetting.init(rawValue:)))
    }

    /// What the decision would do, in numbers. Nothing is stored, nobody is named.
    static func tryOut(_ visit: Visit) throws -> Response {
        try answer(visit) { course, decision in
            let effect = try effect(of: decision, course, visit)
            return try confirmation(decision, course, effect, names: nil, visit)
        }
    }

    /// The same with those who change side by name, each of whom can see that it was looked at.
    static func showPersons(_ visit: Visit) throws -> Response {
        try answer(visit) { course, decision in
            let effect = try effect(of: decision, course, visit)
            let named = effect.changes.prefix(namedAtMost)
            for person in Set(named.map(\.person)).sorted() {
                try visit.store.logAccess(
                    .rulePage, by: visit.signedIn().person, AccessFilter(course: course, person: person),
                    now: visit.now)
            }
            let rows: [HTML] = try named.compactMap { change in
                try visit.store.identity(person: change.person).map { identity in
                    """
                    <tr><th scope="row">\(identity.name)</th><td data-label="person_ref">\(identity.ref)</td>\
                    <td data-label="\(visit.say(.before))">\(visit.say(change.before.title))</td><td data-label="\(visit.say(.after))">\(visit.say(change.after.title))</td></tr>
                    """
                }
            }
            return try confirmation(decision, course, effect, names: rows, visit)
        }
    }

    /// Stores the decision.
    static func decide(_ visit: Visit) throws -> Response {
        try answer(visit) { course, decision in
            _ = try visit.store.add(decision, course: course, now: visit.now)
            return .seeOther("/hr/regler?kurs=\(course)#beslut")
        }
    }

    /// Reads the decision of a form and hands it on; shows the form again with what is wrong in it. Rules are the whole
    /// municipality's: HR of a part reads them.
    private static func answer(
        _ visit: Visit, _ body: (String, RuleDecision) throws -> Response
    ) throws -> Response {
        guard try visit.signedIn().roles.hr == .everything else { throw PageError.forbidden }
        guard let course = chosen(visit.form["kurs"], visit),
            let setting = visit.form["regel"].flatMap(RuleSetting.init(rawValue:))
        else { throw PageError.notFound }
        do {
            return try body(course, try decision(setting, course, visit))
        } catch let fault as CellFault {
            return try page(visit, course: course, setting: setting, fault: fault)
        }
    }

    private static func decision(
        _ setting: RuleSetting, _ course: String, _ visit: Visit
    ) throws -> RuleDecision {
        let value = try setting.canonical(visit.form["varde"] ?? "", visit.store.ruleTerms(course: course))
        guard let from = visit.form["fran"].flatMap(Day.init(iso:)) else {
            throw CellFault("ingen dag", "skriv från vilken dag det gäller, ÅÅÅÅ-MM-DD")
        }
        let why = Cell.text(visit.form["varfor"] ?? "")
        guard !why.isEmpty else {
            throw CellFault("inget skäl", "skriv varför, till exempel beslutets paragraf")
        }
        let home = visit.form["forvaltning"].flatMap { Int($0) }
        let known = try visit.store.administrations().contains { $0.id == home }
        return RuleDecision(
            number: nil, setting: setting, value: value,
            administration: setting.mayBeLimited && known ? home : nil, from: from, why: why,
            who: try visit.store.identity(person: visit.signedIn().person)?.ref ?? "HR")
    }

    private static func effect(of decision: RuleDecision, _ course: String, _ visit: Visit) throws
        -> RuleEffect
    {
        try RuleEffect(
            of: [decision], course: course, on: max(decision.from, visit.today), store: visit.store)
    }

    /// A course that is served, the first where none is named.
    private static func chosen(_ id: String?, _ visit: Visit) -> String? {
        guard let id else { return visit.catalog.courses.first?.course.id }
        return visit.catalog[id]?.course.id
    }

    private static func page(
        _ visit: Visit, course: String, setting: RuleSetting?, fault: CellFault? = nil
    ) throws -> Response {
        let say = visit.say
        let mayDecide = try visit.signedIn().roles.hr == .everything
        let all = try visit.store.decisions(course: course)
        let rules = Rules(all, on: visit.today, terms: try visit.store.ruleTerms(course: course))
        let names = Dictionary(
            uniqueKeysWithValues: try visit.store.administrations().map { ($0.id, $0.name) })
        let tabs: [HTML] = visit.catalog.courses.map { entry in
            """
            <li><a href="/hr/regler?kurs=\(entry.course.id)"\(entry.course.id == course ? " aria-current=\"page\"" : HTML.none) \
            lang="\(entry.course.language)">\(entry.course.title)</a></li>
            """
        }
        let form: HTML? = try setting.flatMap {
            mayDecide ? try self.form($0, course, rules, fault, visit) : nil
        }
        let settings: [HTML] = RuleSetting.allCases.map { setting in
            let decision = rules.decision(setting)
            let own: [HTML] = rules.decisions.filter { $0.setting == setting && $0.administration != nil }.map
            {
                "<br>\(names[$0.administration ?? 0] ?? "?"): \(say($0.words))"
            }
            let change: HTML? =
                mayDecide
                ? """
                <td><a href="/hr/regler?kurs=\(course)&amp;andra=\(setting.rawValue)#andra" \
                aria-label="\(say(.changeRule)) \(say(setting.title).lowercased())">\(say(.changeRule))</a></td>
                """ : nil
            return """
                <tr><th scope="row">\(say(setting.title))</th>\
                <td data-label="\(say(.holds))">\(say(setting.words(decision?.value ?? setting.initial)))\(own)</td>\
                <td data-label="\(say(.decidedWhere))">\(decision.map { say(.decidedFrom($0.from, $0.number ?? 0)) } ?? say(.fromTheBeginning))</td>\(change)</tr>
                """
        }
        let history: [HTML] = all.reversed().map { decision in
            let home: HTML? = decision.administration.map { ", \(names[$0] ?? "?")" }
            return """
                <tr><th scope="row">\(decision.number ?? 0)</th><td data-label="\(say(.holdsFrom))"><span class="day">\(decision.from.description)</span></td>\
                <td data-label="\(say(.decided))">\(say(decision.setting.title))\(home): \(say(decision.words))</td><td data-label="\(say(.why))">\(decision.why)</td><td data-label="\(say(.whoDecided))">\(decision.who)</td></tr>
                """
        }
        let decided: HTML =
            history.isEmpty
            ? "<p class=\"empty\">\(say(.noDecisions))</p>"
            : """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.decisionNumber))</th><th scope="col">\(say(.holdsFrom))</th>\
            <th scope="col">\(say(.decided))</th><th scope="col">\(say(.why))</th><th scope="col">\(say(.whoDecided))</th></tr></thead>\
            <tbody>\(history)</tbody></table></div>
            """
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.rules))</h1>
            <ul class="tabs">\(tabs)</ul>
            <p>\(say(.rulesHow))</p>\(form)
            <h2>\(say(.rulesToday))</h2>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.rule))</th><th scope="col">\(say(.holds))</th>\
            <th scope="col">\(say(.decidedWhere))</th>\(mayDecide ? "<td></td>" : HTML.none)</tr></thead><tbody>\(settings)</tbody></table></div>
            <h2 id="beslut">\(say(.decisions))</h2>\(decided)
            <p><a href="/hr">\(say(.backToHR))</a></p>
            """, status: fault == nil ? .ok : .unprocessableContent)
    }

    private static func form(
        _ setting: RuleSetting, _ course: String, _ rules: Rules, _ fault: CellFault?, _ visit: Visit
    ) throws -> HTML {
        let say = visit.say
        let alert: HTML? = fault.map {
            "<div class=\"alert\" role=\"alert\" id=\"fel\"><p>\(say(.ruleFault($0)))</p></div>"
        }
        let options: [HTML] = try visit.store.administrations().map {
            let isChosen = visit.form["forvaltning"] == String($0.id)
            return "<option value=\"\($0.id)\"\(isChosen ? " selected" : HTML.none)>\($0.name)</option>"
        }
        let home: HTML? =
            setting.mayBeLimited
            ? """
            <p><label>\(say(.forWhom)) <select name="forvaltning"><option value="">\(say(.wholeMunicipality))</option>\
            \(options)</select></label></p>
            """ : nil
        let present = say(setting.words(rules.decision(setting)?.value ?? setting.initial))
        return """
            <section id="andra" aria-labelledby="andra-rubrik"><h2 id="andra-rubrik">\(say(.changeRule)): \(say(setting.title).lowercased())</h2>\(alert)
            <p>\(say(.holdsNow(present))) \(say(setting.hint))</p>
            <form method="post" action="/hr/regler/prova">\(try visit.signedIn().csrfField)
            <input type="hidden" name="kurs" value="\(course)"><input type="hidden" name="regel" value="\(setting.rawValue)">\(home)
            <p><label>\(say(.newValue)) \(try control(setting, course, isFaulty: fault != nil, visit))</label></p>
            <p><label>\(say(.holdsFrom)) <input type="date" name="fran" value="\(visit.form["fran"] ?? visit.today.description)" required></label></p>
            <p><label>\(say(.why)) <input type="text" name="varfor" value="\(visit.form["varfor"] ?? "")" required></label></p>
            <p class="hint">\(say(.whyHow))</p>
            <p><button class="button">\(say(.seeEffect))</button></p></form></section>
            """
    }

    /// What a value is written or chosen with.
    private static func control(
        _ setting: RuleSetting, _ course: String, isFaulty: Bool, _ visit: Visit
    ) throws -> HTML {
        let written = visit.form["varde"] ?? ""
        let described: HTML = isFaulty ? " aria-describedby=\"fel\"" : .none
        func choice(_ values: [(value: String, title: String)]) -> HTML {
            let options: [HTML] = values.map {
                "<option value=\"\($0.value)\"\($0.value == written ? " selected" : HTML.none)>\($0.title)</option>"
            }
            return "<select name=\"varde\" required\(described)>\(options)</select>"
        }
        func input(_ type: HTML) -> HTML {
            "<input \(type) name=\"varde\" value=\"\(written)\" required autocomplete=\"off\"\(described)>"
        }
        switch setting {
        case .leave:
            return choice([
                ("count", visit.say(setting.words(""))), ("leave-out", visit.say(setting.words("leave-out"))),
            ])
        case .versions:
            let known = try visit.store.ruleTerms(course: course).versions.map(\.number)
            let distinct = known.enumerated().filter { known.firstIndex(of: $1) == $0 }.map(\.element)
            return choice(
                [("alla", visit.say(setting.words("")))] + distinct.map { ($0, visit.say(setting.words($0))) }
            )
        case .percent, .months, .gap: return input("type=\"text\" inputmode=\"numeric\"")
        case .start: return input("type=\"date\"")
        case .targetDay, .validity, .categories, .forms: return input("type=\"text\"")
        }
    }

    /// What would happen, and the button that makes it happen.
    private static func confirmation(
        _ decision: RuleDecision, _ course: String, _ effect: RuleEffect, names: [HTML]?, _ visit: Visit
    ) throws -> Response {
        let say = visit.say
        let session = try visit.signedIn()
        let fields: [HTML] = ["kurs", "regel", "varde", "fran", "varfor", "forvaltning"].map {
            "<input type=\"hidden\" name=\"\($0)\" value=\"\(visit.form[$0] ?? "")\">"
        }
        let targets: [HTML] = effect.targets.map { "<li>\(say($0.text))</li>" }
        let steps: [HTML] = effect.counts.map { step in
            "<tr><th scope=\"row\">\(say(step.text))</th><td class=\"number\">\(Numbers.swedish(step.count))</td></tr>"
        }
        let changes: HTML =
            steps.isEmpty
            ? "<p>\(say(.nobodyChangesSide))</p>"
            : """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.changeOfSide))</th>\
            <th scope="col" class="number">\(say(.counted))</th></tr></thead><tbody>\(steps)</tbody></table></div>
            """
        let newHires: HTML? = effect.newHiresAfter.map { after in
            "<li>\(say(.newHiresChange(effect.newHiresBefore ?? NewHireCounts(), after)))</li>"
        }
        let persons: HTML?
        if let names {
            persons = """
                <h2>\(say(.whoChangesSide))</h2><p class="note">\(say(.namedOf(names.count, effect.changes.count)))</p>
                <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.name))</th><th scope="col">\(say(.personRef))</th>\
                <th scope="col">\(say(.before))</th><th scope="col">\(say(.after))</th></tr></thead><tbody>\(names)</tbody></table></div>
                """
        } else if effect.changes.isEmpty {
            persons = nil
        } else {
            persons = """
                <form method="post" action="/hr/regler/personer">\(session.csrfField)\(fields)
                <p><button class="button secondary">\(say(.showWho))</button></p></form>
                <p class="note">\(say(.downloadIsLogged))</p>
                """
        }
        let home = try decision.title(visit.store)
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.ifDecided))</h1>
            <p class="lead">\(say(home)): \(say(decision.words)), \(say(.from(decision.from))).</p>
            <p>\(say(.effectOn(effect.day)))</p>
            <ul>\(targets)\(newHires)</ul>
            <h2>\(say(.changeSide(effect.personCount)))</h2>
            \(changes)
            <form method="post" action="/hr/regler">\(session.csrfField)\(fields)
            <p class="actions"><button class="button">\(say(.storeDecision))</button> \
            <a class="button secondary" href="/hr/regler?kurs=\(course)">\(say(.cancel))</a></p></form>
            \(persons)
            """)
    }
}

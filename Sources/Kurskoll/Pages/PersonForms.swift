internal import Compliance
internal import HTTP

/// Which of a person page's forms was sent, and about what.
struct PersonForm: Equatable {
    /// The last part of its address.
    let action: String
    /// The course, or the kind and number of what it is about.
    let about: String
}

/// The forms of a person's page, folded away until one is needed.
struct PersonForms {
    let visit: Visit
    let person: Int
    /// The one that could not be taken, if any: it stands open as it was filled in.
    let failed: PersonForm?

    private var say: Language { visit.say }

    func register(_ course: String) -> HTML {
        let methods: [HTML] = CompletionRow.methods.filter { $0 != "kurs" && $0 != "grupp" }.map {
            let isChosen = $0 == typed("metod", in: "registrera", course)
            return
                "<option value=\"\($0)\"\(isChosen ? " selected" : HTML.none)>\(say(.method($0)).capitalizedFirst)</option>"
        }
        return form(
            "registrera", about: course, .registerTitle, .registerButton,
            """
            \(hidden("kurs", course))\
            \(day("dag", .completedDay, "registrera", course, latest: visit.today))\
            <p><label>\(say(.methodHeading))<br><select name="metod" required><option value="">\(say(.choose))</option>\
            \(methods)</select></label></p>\
            \(text("intyg", .certificateElsewhere, "registrera", course, isRequired: false))
            """)
    }

    func extend(_ course: String) -> HTML {
        form(
            "forlang", about: course, .extendTitle, .extendButton,
            """
            <p>\(say(.extendHow))</p>\(hidden("kurs", course))\
            \(day("till", .newDueDay, "forlang", course))\
            \(day("fran", .grantedDay, "forlang", course, value: visit.today, latest: visit.today))
            """)
    }

    func void(_ completion: PersonFacts.Completion) -> HTML {
        let about = String(completion.id)
        return form(
            "makulera", about: about, .voidTitle, .voidButton,
            """
            <p>\(say(.voidHow))</p>\(hidden("slutforande", about))\
            \(day("fran", .voidedFrom, "makulera", about, value: visit.today, earliest: completion.day, latest: visit.today))
            """)
    }

    func retract(_ kind: DecisionKind, _ number: Int) -> HTML {
        form(
            "aterta", about: "\(kind.rawValue) \(number)", .retractTitle(kind), .retractButton,
            "\(hidden("slag", kind.rawValue))\(hidden("nummer", String(number)))")
    }

    /// Of a post by its id, or of the person's own values where none is given.
    func correct(_ post: Int?) -> HTML {
        let about = post.map { String($0) } ?? ""
        let options: [HTML] = CorrectedField.allCases.filter { $0.isOfPerson == (post == nil) }.map {
            let isChosen = $0.rawValue == typed("falt", in: "ratta", about)
            return
                "<option value=\"\($0.rawValue)\"\(isChosen ? " selected" : HTML.none)>\(say($0.heading))</option>"
        }
        return form(
            "ratta", about: about, post == nil ? .correctContact : .correctPost, .correctButton,
            """
            <p>\(say(.correctHow))</p>\(hidden("anstallning", about))\
            <p><label>\(say(.fact))<br><select name="falt" required><option value="">\(say(.choose))</option>\
            \(options)</select></label></p>\
            \(text("varde", .newValue, "ratta", about, isRequired: false))
            """)
    }

    private func form(
        _ action: String, about: String, _ title: Phrase, _ button: Phrase, _ fields: HTML
    ) -> HTML {
        let isOpen = failed == PersonForm(action: action, about: about)
        return """
            <details\(isOpen ? " open" : HTML.none)><summary>\(say(title))</summary>
            <form method="post" action="/hr/person/\(person)/\(action)"\(isOpen ? " aria-describedby=\"fel\"" : HTML.none)>\
            \(visit.session?.csrfField)\(fields)\
            \(text("skal", .reason, action, about))
            <p><button class="button">\(say(button))</button></p></form></details>
            """
    }

    /// What was typed in the form that is shown again; empty in all others.
    private func typed(_ field: String, in action: String, _ about: String) -> String {
        failed == PersonForm(action: action, about: about) ? visit.form[field] ?? "" : ""
    }

    private func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    private func text(
        _ name: String, _ label: Phrase, _ action: String, _ about: String, isRequired: Bool = true
    ) -> HTML {
        """
        <p><label>\(say(label))<br><input type="text" name="\(name)" value="\(typed(name, in: action, about))" \
        maxlength="\(Signature.longestReason)" autocomplete="off"\(isRequired ? " required" : HTML.none)></label></p>
        """
    }

    private func day(
        _ name: String, _ label: Phrase, _ action: String, _ about: String, value: Day? = nil,
        earliest: Day? = nil, latest: Day? = nil
    ) -> HTML {
        let typed = typed(name, in: action, about)
        let shown = typed.isEmpty ? value?.description ?? "" : typed
        let min: HTML? = earliest.map { " min=\"\($0.description)\"" }
        let max: HTML? = latest.map { " max=\"\($0.description)\"" }
        return """
            <p><label>\(say(label))<br><input type="date" name="\(name)" value="\(shown)"\(min)\(max) required></label></p>
            """
    }
}

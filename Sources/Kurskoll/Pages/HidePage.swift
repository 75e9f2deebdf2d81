internal import HTTP

/// `/hr/dolj`: erases a person for good ("Dölj omedelbart", DESIGN §5). In no log: that it was done may not be told
/// either. It shows nothing of the person, not even whether the form is about the right one: HR knows whom it means.
enum HidePage {
    static func ask(_ visit: Visit) throws -> Response {
        form(visit, alert: nil)
    }

    static func hide(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let ref = Cell.text(visit.form["person"] ?? "")
        guard visit.form["bekrafta"] != nil else {
            return form(visit, alert: .hideConfirm, ref: ref, status: .unprocessableContent)
        }
        guard let person = try visit.store.person(ref: ref),
            try isWithin(session.roles.hr, person, visit.store)
        else {
            return form(visit, alert: .hideUnknown, ref: ref, status: .unprocessableContent)
        }
        try visit.store.hide(person: person)
        let say = visit.say
        return Layout(visit, title: "HR").page(
            "<h1>\(say(.hidden))</h1><p>\(say(.hiddenText))</p><p><a href=\"/hr\">\(say(.backToHR))</a></p>")
    }

    /// Somebody of other administrations is to HR of one as if she did not exist.
    private static func isWithin(_ scope: Roles.Scope?, _ person: Int, _ store: Store) throws -> Bool {
        guard let scope, scope != .everything else { return scope != nil }
        let homes = try store.administrations(ofPerson: person)
        return !homes.isEmpty && homes.allSatisfy(scope.covers(administration:))
    }

    private static func form(
        _ visit: Visit, alert: Phrase?, ref: String = "", status: Status = .ok
    ) -> Response {
        let say = visit.say
        let warning: HTML? = alert.map {
            "<div class=\"alert\" role=\"alert\" id=\"fel\"><p>\(say($0))</p></div>"
        }
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.hide))</h1>\(warning)
            <p>\(say(.hideText))</p><p>\(say(.hideAfter))</p>
            <form method="post" action="/hr/dolj">\(visit.session?.csrfField)
            <p><label for="person">\(say(.personRef))</label></p>
            <p><input type="text" id="person" name="person" value="\(ref)" required autocomplete="off" \
            spellcheck="false"\(alert == nil ? HTML.none : " aria-describedby=\"fel\"")></p>
            <p><label><input type="checkbox" name="bekrafta" value="ja" required> \(say(.hideConfirmLabel))</label></p>
            <p><button class="button">\(say(.hideButton))</button></p></form>
            """, status: status)
    }
}

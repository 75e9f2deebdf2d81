internal import HTTP

/// `/tillganglighet` and `/integritet`: open to anybody, with the municipality's own fields.
enum StatementPages {
    static func accessibility(_ visit: Visit) throws -> Response {
        let say = visit.say
        let municipality = try visit.store.setting("name") ?? say(.theMunicipality)
        let contact = try visit.store.setting("statement-contact")
        return Layout(visit, title: say(.accessibility)).page(
            """
            <h1>\(say(.accessibility))</h1>
            <p>\(say(.accessibilityWho(municipality)))</p>
            <p>\(say(.accessibilityHow))</p>
            <h2>\(say(.accessibilityReport))</h2>
            <p>\(contact.map { say(.accessibilityContact($0)) } ?? say(.accessibilityNoContact))</p>
            <p><a href="https://www.digg.se/tdosanmalan" rel="noreferrer">\(say(.accessibilityDigg))</a></p>
            """)
    }

    static func privacy(_ visit: Visit) throws -> Response {
        let say = visit.say
        let municipality = try visit.store.setting("name") ?? say(.theMunicipality)
        let officer = try visit.store.setting("dpo-contact")
        let items: [HTML] = [Phrase.privacyStored, .privacyNever, .privacyManager, .privacyHR, .privacyHelp]
            .map {
                "<li>\(say($0))</li>"
            }
        return Layout(visit, title: say(.privacy)).page(
            """
            <h1>\(say(.privacy))</h1>
            <p>\(say(.privacyWho(municipality)))</p>
            <ul>\(items)</ul>
            <p><a href="/mina-uppgifter">\(say(.privacySeeYours))</a></p>
            <p>\(officer.map { say(.privacyOfficer($0)) } ?? say(.privacyNoOfficer))</p>
            """)
    }
}

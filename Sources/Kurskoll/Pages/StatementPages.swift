internal import HTTP

/// `/tillganglighet` and `/integritet`: open to anybody, with the municipality's own fields.
enum StatementPages {
    static func accessibility(_ visit: Visit) throws -> Response { try accessibility(visit, wrong: nil) }

    /// The seven parts that Digg's regulations ask for (MDFFS 2019:2), in the municipality's words where it has set any.
    static func accessibility(_ visit: Visit, wrong: Phrase?, status: Status = .ok) throws -> Response {
        let say = visit.say
        func set(_ key: String, or phrase: Phrase) throws -> String {
            try visit.store.setting(key) ?? say(phrase)
        }
        let municipality = try set("name", or: .theMunicipality)
        let dates = try [("statement-assessed", Phrase.assessedOn), ("statement-updated", .updatedOn)]
            .compactMap { key, phrase in
                try visit.store.setting(key).map { "<dt>\(say(phrase))</dt><dd>\($0)</dd>" as HTML }
            }
        let contact = try visit.store.setting("statement-contact").map { say(.accessibilityContact($0)) }
        return Layout(visit, title: say(.accessibility)).page(
            """
            <h1>\(say(.accessibility))</h1>
            <div class="text">
            <p class="lead">\(say(.accessibilityWho(municipality)))</p>
            <p>\(say(.accessibilityHow))</p>
            <h2>\(say(.complianceHeading))</h2>
            <p>\(try set("statement-compliance", or: .complianceUnknown))</p>
            <h2>\(say(.shortcomingsHeading))</h2>
            <p>\(try set("statement-shortcomings", or: .noShortcomings))</p>
            <p>\(say(.otherWays))</p>
            <h2>\(say(.burdenHeading))</h2>
            <p>\(try set("statement-burden", or: .noBurden))</p>
            <p>\(try set("statement-outside", or: .nothingOutside))</p>
            <h2>\(say(.assessmentHeading))</h2>
            <p>\(try set("statement-method", or: .assessmentUnknown))</p>
            \(dates.isEmpty ? nil : "<dl>\(dates)</dl>" as HTML)
            <h2>\(say(.accessibilityReport))</h2>
            <p>\(say(.faultAbout)) \(contact ?? "")</p>
            \(FaultReportPage.form(visit, wrong: wrong))
            <h2>\(say(.supervisionHeading))</h2>
            <p>\(say(.supervisionText))</p>
            <p><a href="https://www.digg.se/tdosanmalan" rel="noreferrer">\(say(.accessibilityDigg))</a></p>
            </div>
            """, status: status)
    }

    /// What articles 13 and 14 of the GDPR ask for, with the municipality's own words where it has set any.
    static func privacy(_ visit: Visit) throws -> Response {
        let say = visit.say
        func set(_ key: String, or phrase: Phrase) throws -> String {
            try visit.store.setting(key) ?? say(phrase)
        }
        let municipality = try set("name", or: .theMunicipality)
        let controller = try visit.store.setting("controller-contact").map { say(.noticeController($0)) }
        let officer = [try visit.store.setting("dpo-name"), try visit.store.setting("dpo-contact")]
            .compactMap(\.self)
        let seen: [Phrase] = [
            .noticeColleagues, .privacyManager, .privacyGroup, .privacyHR, .noticeSeen,
        ]
        let stored: [Phrase] = [.privacyStored, .noticeSource, .privacyNever, .privacyHelp]
        return Layout(visit, title: say(.privacy)).page(
            """
            <h1>\(say(.privacy))</h1>
            <h2>\(say(.noticeContact))</h2>
            <p>\(say(.privacyWho(municipality))) \(controller ?? "")</p>
            <p>\(officer.isEmpty ? say(.privacyNoOfficer) : say(.privacyOfficer(officer.joined(separator: ", "))))</p>
            <h2>\(say(.noticeWhy))</h2><p>\(say(.noticeWhyText))</p>
            <h2>\(say(.noticeBasis))</h2><p>\(try set("privacy-basis", or: .noticeBasisDefault))</p>
            <h2>\(say(.noticeWhat))</h2>\(list(stored, say))<p>\(say(.noticeMust))</p>
            <h2>\(say(.noticeWho))</h2>\(list(seen, say))
            <p><a href="/mina-uppgifter">\(say(.privacySeeYours))</a></p>
            <h2>\(say(.noticeRecipients))</h2><p>\(try set("privacy-recipients", or: .noticeRecipientsDefault))</p>
            <h2>\(say(.noticeHowLong))</h2><p>\(try set("privacy-retention", or: .noticeHowLongDefault))</p>
            <h2>\(say(.noticeRights))</h2><p>\(say(.noticeRightsText))</p>
            <p>\(say(.noticeHide))</p>
            <p>\(say(.noticeComplain)) <a href="https://www.imy.se/" rel="noreferrer">imy.se</a></p>
            """)
    }

    private static func list(_ phrases: [Phrase], _ say: Language) -> HTML {
        let items: [HTML] = phrases.map { "<li>\(say($0))</li>" }
        return "<ul>\(items)</ul>"
    }
}

internal import Compliance
internal import HTTP

/// A fault in accessibility: told by anybody without signing in, read by HR.
enum FaultReportPage {
    /// In characters; more is cut off by the browser already.
    static let longestText = 2_000
    static let longestContact = 254

    /// The form on the accessibility statement. `wrong` is what hindered the last one, with what was `typed`.
    static func form(_ visit: Visit, wrong: Phrase? = nil) -> HTML {
        let say = visit.say
        let alert: HTML? = wrong.map {
            "<div class=\"alert\" role=\"alert\" id=\"brist-fel\" tabindex=\"-1\" autofocus><p>\(say($0))</p></div>"
        }
        return """
            <form method="post" action="/tillganglighet#anmal" class="sheet" id="anmal">\(visit.session?.csrfField)\(alert)
            <p><label for="brist">\(say(.faultWhat))</label></p>
            <p class="hint" id="brist-hur">\(say(.faultWhatHow))</p>
            <p><textarea id="brist" name="brist" rows="5" maxlength="\(longestText)" required \
            aria-describedby="brist-hur\(wrong == nil ? "" : " brist-fel")">\(visit.form["brist"] ?? "")</textarea></p>
            <p><label for="svar-till">\(say(.faultContact))</label></p>
            <p class="hint" id="svar-hur">\(say(.faultContactHow))</p>
            <p><input type="text" id="svar-till" name="svar-till" maxlength="\(longestContact)" autocomplete="email" \
            value="\(visit.form["svar-till"] ?? "")" aria-describedby="svar-hur"></p>
            <p><button class="button">\(say(.faultSend))</button></p></form>
            """
    }

    static func send(_ visit: Visit) throws -> Response {
        let say = visit.say
        let text = Cell.text(visit.form["brist"] ?? "")
        let contact = Cell.text(visit.form["svar-till"] ?? "")
        guard !text.isEmpty, text.utf16.count <= longestText, contact.utf16.count <= longestContact else {
            return try StatementPages.accessibility(
                visit, wrong: .faultIsEmpty, status: .unprocessableContent)
        }
        guard
            try visit.store.addFaultReport(text, contact: contact.isEmpty ? nil : contact, on: visit.today)
        else {
            return try StatementPages.accessibility(visit, wrong: .faultsAreTooMany, status: .tooManyRequests)
        }
        return Layout(visit, title: say(.accessibility)).page(
            """
            <h1>\(say(.faultThanks))</h1>
            <p>\(say(contact.isEmpty ? .faultThanksNoAnswer : .faultThanksAnswer))</p>
            <p><a href="/tillganglighet">\(say(.accessibility))</a></p>
            """)
    }

    /// `/hr/brister`: what has been told and is not dealt with.
    static func list(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let items: [HTML] = try visit.store.faultReports().map { report in
            """
            <li class="card"><p class="note">\(report.day.description)</p><p class="written">\(report.text)</p>
            <p>\(report.contact.map { say(.faultAnswerTo($0)) } ?? say(.faultNoAnswer))</p>
            <form method="post" action="/hr/brister">\(session.csrfField)\
            <button class="button secondary" name="brist" value="\(report.id)">\(say(.faultDone(report.day)))</button></form></li>
            """
        }
        return Layout(visit, title: say(.faults)).page(
            """
            <h1>\(say(.faults))</h1>
            <p>\(say(.faultsHow))</p>
            \(items.isEmpty ? "<p>\(say(.noFaults))</p>" : "<ul class=\"cards\">\(items)</ul>" as HTML)
            """)
    }

    static func close(_ visit: Visit) throws -> Response {
        guard let id = visit.form["brist"].flatMap({ Int($0) }) else { throw PageError.badRequest }
        try visit.store.closeFaultReport(id)
        return .seeOther("/hr/brister")
    }
}

internal import Compliance
internal import Course
internal import Formats
internal import HTTP

/// `/intyg/KOD`: the certificate, for its holder alone.
enum CertificatePage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        // Somebody else's code is answered as one that does not exist.
        guard let record = try visit.store.completion(code: visit.parameters[0]),
            record.person == session.person,
            let code = record.code
        else { throw PageError.notFound }
        let say = visit.say
        let entry = visit.catalog[record.course]
        let base = "\(visit.address)/kontroll"
        let version: HTML? = record.version.map { "<dt>\(say(.version))</dt><dd>\($0)</dd>" }
        let text: HTML? = try visit.store.versionID(completion: record.id).map {
            "<p class=\"screen\"><a href=\"/kurs/\(record.course)/version/\($0)\">\(say(.readServedText))</a></p>"
        }
        return Layout(visit, title: say(.certificate)).page(
            """
            <article class="certificate">
            <h1>\(say(.certificate))</h1>
            <p class="holder">\(session.name)</p>
            <p>\(say(.certificateFor))</p>
            <p class="course" lang="\(entry?.course.language ?? "sv")">\(entry?.course.title ?? record.course)</p>
            <dl>
            <dt>\(say(.day))</dt><dd>\(record.day.description)</dd>
            \(version)
            <dt>\(say(.certificateCode))</dt><dd class="code">\(code)</dd>
            </dl>
            <p>\(try visit.store.setting("name") ?? "")</p>
            <div class="verify">\(qr("\(base)?kod=\(code)", say))\
            <p class="note">\(say(.certificateCheckAt)) <span class="address">\(base)</span></p></div>
            </article>
            <p class="note screen">\(say(.printIt))</p>
            \(text)
            """)
    }

    /// The address as a picture, black on white in the dark too; none where it is too long for one.
    private static func qr(_ address: String, _ say: Language) -> HTML? {
        guard let code = QRCode(address) else { return nil }
        let side = code.size + 8
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(say(.certificateQR))">\
            <rect width="\(side)" height="\(side)" fill="#fff"></rect><path d="\(code.path)" fill="#000"></path></svg>
            """
    }

    /// The paper of somebody who is nobody. It exists on her screen and on paper, and has no code: there is nothing to
    /// check it against.
    static func anonymous(_ visit: Visit, _ entry: Catalog.Entry, _ session: Session) -> Response {
        let say = visit.say
        let municipality: String
        do {
            municipality = try visit.store.setting("name") ?? ""
        } catch {
            // The paper is worth more than the name on it.
            municipality = ""
        }
        return Layout(visit, title: say(.certificate)).page(
            """
            <p class="note screen">\(say(.certificateNobodyHow))</p>
            <article class="certificate">
            <h1>\(say(.certificate))</h1>
            <p>\(say(.certificateOfNobody))</p>
            <p class="course" lang="\(entry.course.language)">\(entry.course.title)</p>
            <dl><dt>\(say(.day))</dt><dd>\(visit.today.description)</dd>
            <dt>\(say(.version))</dt><dd>\(entry.course.version)</dd>
            <dt>\(say(.certificateName))</dt><dd>____________________________</dd></dl>
            <p>\(municipality)</p>
            </article>
            <form class="screen" method="post" action="/logga-ut">\(session.csrfField)\
            <button class="button">\(say(.eraseAndLeave))</button></form>
            """)
    }
}

/// `/kontroll`: whether a certificate is genuine and still counts. Never more than its holder shows, and less: no name,
/// so a code that is found tells nothing of anybody. Guesses need no limit: a code is one of 28^12 (57 bits); with a
/// million of them issued and a thousand guesses a second a hit comes once in some 2 000 years, and tells a course and
/// a day.
enum VerifyPage {
    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        let typed = try visit.request.queryForm()["kod"] ?? ""
        let record = try TypedCode.normalised(typed).flatMap { try visit.store.completion(code: $0) }
        return Layout(visit, title: say(.verify)).page(
            """
            <h1>\(say(.verify))</h1>
            <form method="get" action="/kontroll"><p><label>\(say(.certificateCode)) \
            <input name="kod" value="\(typed)" autocomplete="off" required></label></p>
            <p><button class="button">\(say(.verifyButton))</button></p></form>
            \(try record.map { try genuine($0, visit) } ?? (typed.isEmpty ? nil : unknown(say)))
            """)
    }

    private static func genuine(_ record: CompletionRecord, _ visit: Visit) throws -> HTML {
        let say = visit.say
        let rules = try visit.store.rules(course: record.course, on: visit.today)
        let holds = rules.indicator().validity.holds(record.fact, on: visit.today)
        let course = visit.catalog[record.course]?.course
        let version: HTML? = record.version.map { "<dt>\(say(.version))</dt><dd>\($0)</dd>" }
        return """
            <div class="result" role="status"><p><strong>\(say(holds ? .verifyValid : .verifyExpired))</strong></p><dl>
            <dt>\(say(.course))</dt><dd lang="\(course?.language ?? "sv")">\(course?.title ?? record.course)</dd>
            \(version)
            <dt>\(say(.day))</dt><dd>\(record.day.description)</dd></dl></div>
            """
    }

    private static func unknown(_ say: Language) -> HTML {
        "<div class=\"result\" role=\"status\"><p>\(say(.verifyInvalid))</p></div>"
    }
}

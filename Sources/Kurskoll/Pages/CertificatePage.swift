internal import Compliance
internal import Course
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
        let base = visit.site.settings.baseURL.map { "\($0)/kontroll" } ?? "/kontroll"
        let version: HTML? = record.version.map { "<dt>\(say(.version))</dt><dd>\($0)</dd>" }
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
            <p class="note">\(say(.certificateCheckAt)) \(base)</p>
            </article>
            <p class="note screen">\(say(.printIt))</p>
            """)
    }
}

/// `/kontroll`: whether a certificate is genuine. Never more than its holder shows.
enum VerifyPage {
    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        let typed = try visit.request.queryForm()["kod"] ?? ""
        let record = try TypedCode.normalised(typed).flatMap { try visit.store.completion(code: $0) }
        let version: HTML? = record?.version.map { "<dt>\(say(.version))</dt><dd>\($0)</dd>" }
        let result: HTML? =
            if let record {
                """
                <div class="result" role="status"><p><strong>\(say(.verifyValid))</strong></p><dl>
                <dt>\(say(.course))</dt><dd>\(visit.catalog[record.course]?.course.title ?? record.course)</dd>
                \(version)
                <dt>\(say(.day))</dt><dd>\(record.day.description)</dd></dl></div>
                """
            } else if typed.isEmpty {
                nil
            } else {
                "<div class=\"result\" role=\"status\"><p>\(say(.verifyInvalid))</p></div>"
            }
        return Layout(visit, title: say(.verify)).page(
            """
            <h1>\(say(.verify))</h1>
            <form method="get" action="/kontroll"><p><label>\(say(.certificateCode)) \
            <input name="kod" value="\(typed)" autocomplete="off" required></label></p>
            <p><button class="button">\(say(.verifyButton))</button></p></form>
            \(result)
            """)
    }
}

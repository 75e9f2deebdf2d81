internal import Compliance
internal import HTTP
internal import SQLite

/// What is sent from a person's page: each a decision, signed by whoever is signed in.
enum PersonDecisions {
    static func register(_ visit: Visit) throws -> Response {
        let course = try course(visit)
        return try decide(visit, PersonForm(action: "registrera", about: course)) { person, signature in
            guard let method = visit.form["metod"], CompletionRow.methods.contains(method) else {
                throw Objection.noMethod
            }
            let certificate = Cell.text(visit.form["intyg"] ?? "")
            try visit.store.register(
                person: person, course: course, day: try day("dag", visit), method: method,
                certificate: certificate.isEmpty ? nil : certificate, signature)
        }
    }

    static func void(_ visit: Visit) throws -> Response {
        let number = visit.form["slutforande"] ?? ""
        return try decide(visit, PersonForm(action: "makulera", about: number)) { person, signature in
            let completion = Int(number)
            guard let completion, try visit.store.holder(ofCompletion: completion) == person else {
                throw PageError.notFound
            }
            try visit.store.void(completion: completion, from: try day("fran", visit), signature)
        }
    }

    static func extend(_ visit: Visit) throws -> Response {
        let course = try course(visit)
        return try decide(visit, PersonForm(action: "forlang", about: course)) { person, signature in
            try visit.store.extend(
                person: person, course: course, until: try day("till", visit),
                grantedOn: try day("fran", visit), signature)
        }
    }

    static func retract(_ visit: Visit) throws -> Response {
        let (kind, number) = (visit.form["slag"] ?? "", visit.form["nummer"] ?? "")
        return try decide(visit, PersonForm(action: "aterta", about: "\(kind) \(number)")) {
            person, signature in
            guard let kind = DecisionKind(rawValue: kind), let number = Int(number),
                try visit.store.person(of: kind, number) == person
            else { throw PageError.notFound }
            try visit.store.retract(kind, number, signature)
        }
    }

    /// Corrects a value of the person or of one of her posts. A unit is written by its code.
    static func correct(_ visit: Visit) throws -> Response {
        let post = visit.form["anstallning"] ?? ""
        return try decide(visit, PersonForm(action: "ratta", about: post)) { person, signature in
            guard let field = visit.form["falt"].flatMap(CorrectedField.init) else { throw Objection.noField }
            var value = Cell.text(visit.form["varde"] ?? "")
            if field == .email || field == .login, try visit.store.hasRole(person: person) {
                throw Objection.hasRole
            }
            if field == .unit { value = String(try unit(code: value, visit)) }
            try visit.store.correct(
                field, of: person, employment: field.isOfPerson ? nil : Int(post), to: value, signature)
        }
    }

    /// The unit with this code, in one of the administrations that the role covers.
    private static func unit(code: String, _ visit: Visit) throws -> Int {
        let scope = try visit.signedIn().roles.hr ?? .administrations([])
        let register = try visit.store.register()
        guard let unit = try visit.store.unit(code: code) else { throw Objection.badValue(.unit) }
        let home = register.organisation.administration(of: register.index(ofUnit: unit), on: visit.today)
        guard scope.covers(administration: register.administrations[Int(home)].id) else {
            throw Objection.badValue(.unit)
        }
        return unit
    }

    /// Six words to print and hand over. They are shown once: the store keeps only what they are checked by.
    static func makeCode(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let person = try PersonPage.person(visit)
        let say = visit.say
        guard try !visit.store.hasRole(person: person) else {
            return try PersonPage.page(visit, person: person, objection: .hasRole)
        }
        let code = SignInCode.random()
        guard let letters = SignInCode.letters(code), let identity = try visit.store.identity(person: person)
        else {
            throw PageError.notFound
        }
        try visit.store.logAccess(
            .personPage, by: session.person, AccessFilter(person: person), now: visit.now)
        try visit.store.addSignInCode(
            SignInCode.hash(letters, key: visit.site.settings.key), person: person,
            expires: visit.now + SignInCode.lifetimeSeconds, isReusable: false)
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.codeFor(identity.name)))</h1>
            <section class="certificate"><p class="holder code" lang="sv">\(code)</p><p>\(say(.codeToPrintHow))</p></section>
            <p>\(say(.printIt))</p>
            <p><a href="/hr/person/\(person)">\(say(.backToPerson))</a></p>
            """)
    }

    /// Makes a decision, or shows the page again with what stood in its way.
    private static func decide(
        _ visit: Visit, _ form: PersonForm, _ body: (Int, Signature) throws -> Void
    ) throws -> Response {
        let session = try visit.signedIn()
        let person = try PersonPage.person(visit)
        let signature = Signature(
            signer: session.person, reason: Cell.text(visit.form["skal"] ?? ""), today: visit.today,
            now: visit.now)
        do {
            // What failed half-way must not stand: the page is answered all the same.
            try visit.store.connection.savepoint { try body(person, signature) }
        } catch let objection as Objection {
            return try PersonPage.page(visit, person: person, failed: form, objection: objection)
        }
        return .seeOther("/hr/person/\(person)")
    }

    /// A course that is served.
    private static func course(_ visit: Visit) throws -> String {
        guard let course = visit.form["kurs"], visit.catalog[course] != nil else { throw PageError.notFound }
        return course
    }

    private static func day(_ field: String, _ visit: Visit) throws -> Day {
        guard let day = visit.form[field].flatMap(Day.init(iso:)) else { throw Objection.noDay }
        return day
    }
}

extension Objection {
    static let noDay = Objection(
        problem: Phrase("dagen saknas eller finns inte", "the day is missing or does not exist"),
        remedy: Phrase("skriv ÅÅÅÅ-MM-DD", "write YYYY-MM-DD"))
    static let noField = Objection(
        problem: Phrase("det sägs inte vad som ska rättas", "it is not said what is to be corrected"),
        remedy: Phrase("välj en uppgift", "choose a fact"))
    static let noMethod = Objection(
        problem: Phrase("sättet saknas", "the method is missing"), remedy: Phrase("välj ett", "choose one"))
}

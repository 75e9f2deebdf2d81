internal import Compliance
internal import HTTP

/// `/enhet/ersattare`: what a manager has lent of the own units, and the forms to lend and to take back.
enum LoanPage {
    /// Longer than a parental leave; what must hold longer is HR's to change.
    static let longestDays = 366

    static func show(_ visit: Visit) throws -> Response { try page(visit) }

    /// Lends a unit to a deputy from today until a day.
    static func lend(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let unit = try ownUnit(visit)
        guard let until = day("till", visit) else { return try page(visit, problem: .loanDayIsWrong) }
        let email = Cell.text(visit.form["epost"] ?? "")
        guard let person = try visit.store.colleague(email: email, on: visit.today), person != session.person
        else { return try page(visit, problem: .loanNobody) }
        try visit.store.lend(
            unit, to: person, as: .deputy, by: session.person, visit.today...until, now: visit.now)
        return .seeOther("/enhet/ersattare")
    }

    /// Appoints somebody of the unit to lead a group on one day.
    static func appoint(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let unit = try ownUnit(visit)
        guard let day = day("dag", visit) else { return try page(visit, problem: .loanDayIsWrong) }
        let person = visit.form["person"].flatMap { Int($0) }
        guard let person,
            try visit.store.staff(ofUnit: unit, on: visit.today).contains(where: { $0.person == person })
        else { throw PageError.notFound }
        try visit.store.lend(
            unit, to: person, as: .groupLeader, by: session.person, day...day, now: visit.now)
        return .seeOther("/enhet/ersattare")
    }

    static func takeBack(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        guard let loan = visit.form["lan"].flatMap({ Int($0) }),
            try visit.store.takeBack(loan: loan, by: session.person, on: visit.today, now: visit.now)
        else { throw PageError.notFound }
        return .seeOther("/enhet/ersattare")
    }

    /// The unit of a form. One that is not the own is answered as one that does not exist.
    private static func ownUnit(_ visit: Visit) throws -> Int {
        let own = try visit.store.units(.lender, of: visit.signedIn().person, on: visit.today)
        guard let unit = visit.form["enhet"].flatMap({ Int($0) }), own.contains(unit) else {
            throw PageError.notFound
        }
        return unit
    }

    private static func day(_ field: String, _ visit: Visit) -> Day? {
        let latest = visit.today.adding(days: longestDays)
        return visit.form[field].flatMap(Day.init(iso:)).flatMap { visit.today...latest ~= $0 ? $0 : nil }
    }

    private static func page(_ visit: Visit, problem: Phrase? = nil) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let units = try visit.store.unitNames(
            visit.store.units(.lender, of: session.person, on: visit.today))
        let sections: [HTML] = try units.map { try section($0.id, $0.name, visit) }
        let alert: HTML? = problem.map { "<div class=\"alert\" role=\"alert\"><p>\(say($0))</p></div>" }
        return Layout(visit, title: say(.loans)).page(
            """
            <h1>\(say(.loans))</h1>\(alert)
            <p class="lead">\(say(.loansHow))</p>
            \(sections)
            <p><a href="/enhet">\(say(.myUnits))</a></p>
            """, status: problem == nil ? .ok : .unprocessableContent)
    }

    private static func section(_ unit: Int, _ name: String, _ visit: Visit) throws -> HTML {
        let say = visit.say
        let token = try visit.signedIn().csrfField
        let loans: [HTML] = try visit.store.loans(ofUnit: unit, from: visit.today).map { loan in
            """
            <li>\(say(.loan(loan)))
            <form method="post" action="/enhet/aterta">\(token)<input type="hidden" name="lan" value="\(loan.id)">\
            <button class="plain">\(say(.takeBack(loan.name)))</button></form></li>
            """
        }
        let people: [HTML] = try visit.store.staff(ofUnit: unit, on: visit.today).map {
            "<option value=\"\($0.person)\">\($0.name)</option>"
        }
        let latest = visit.today.adding(days: longestDays)
        let days: HTML = "min=\"\(visit.today.description)\" max=\"\(latest.description)\" required"
        return """
            <section><h2>\(name)</h2>
            \(loans.isEmpty ? "<p>\(say(.noLoans))</p>" : "<ul>\(loans)</ul>" as HTML)
            <form method="post" action="/enhet/ersattare">\(token)<input type="hidden" name="enhet" value="\(unit)">
            <h3>\(say(.lendToDeputy))</h3><p>\(say(.lendToDeputyHow))</p>
            <p><label>\(say(.email)) <input name="epost" type="email" autocomplete="off" required></label></p>
            <p><label>\(say(.lastDay)) <input name="till" type="date" \(days)></label></p>
            <p><button class="button">\(say(.lend))</button></p></form>
            <form method="post" action="/enhet/gruppledare">\(token)<input type="hidden" name="enhet" value="\(unit)">
            <h3>\(say(.appointLeader))</h3><p>\(say(.appointLeaderHow))</p>
            <p><label>\(say(.name)) <select name="person" required><option value="">\(say(.choose))</option>\(people)</select></label></p>
            <p><label>\(say(.day)) <input name="dag" type="date" value="\(visit.today.description)" \(days)></label></p>
            <p><button class="button">\(say(.appoint))</button></p></form>
            </section>
            """
    }
}

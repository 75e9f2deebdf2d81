internal import Compliance
internal import SQLite

/// `correct REF FIELD VALUE`: a value of the files that HR corrects by hand.
enum CorrectCommand {
    /// As the staff file's headings name the values; `form` and `unit_code` are of an employment, and so are the days.
    static let words: [(field: CorrectedField, swedish: String, english: String)] = [
        (.name, "namn", "name"), (.email, "e-post", "email"), (.login, "inloggning", "login"),
        (.firstDay, "anställd_från", "first_day"), (.lastDay, "anställd_till", "last_day"),
        (.category, "kategori", "category"), (.form, "anställningsform", "form"),
        (.unit, "enhetskod", "unit_code"),
    ]

    static let verb = Verb(
        "correct", operands: "REF FÄLT VÄRDE", count: 3...3,
        "Rättar ett värde för hand; det står kvar tills en fil säger något nytt. - tar bort värdet.",
        options: [
            .init("employment", "NUMMER", "anställningsnummer eller första dag; behövs där det finns flera")
        ]
            + DecideCommand.signed
    ) { arguments, environment in
        let word = Cell.text(arguments.operands[1]).lowercased()
        guard let field = words.first(where: { $0.swedish == word || $0.english == word })?.field else {
            throw UsageError(
                arguments.operands[1], "går inte att rätta",
                "skriv \(words.map(\.swedish).joined(separator: ", "))")
        }
        return try DecideCommand.decide(arguments, environment) { store, person, signature in
            let written = Cell.text(arguments.operands[2])
            var value: String? = written == "-" ? nil : written
            if field == .unit, let code = value {
                guard let unit = try store.unit(code: code) else {
                    throw Refusal(code, "enheten finns inte", "kontrollera enhetskoden i personalfilen")
                }
                value = String(unit)
            }
            let employment = field.isOfPerson ? nil : try employment(arguments, of: person, store)
            let number = try store.correct(field, of: person, employment: employment, to: value, signature)
            return """
                Rättat: \(field.word) är nu \(written == "-" ? "tom" : written). \
                Ta tillbaka: kurskoll retract correction \(number) --why …

                """
        }
    }

    /// The employment that is named, or the only one.
    private static func employment(_ arguments: Arguments, of person: Int, _ store: Store) throws -> Int {
        let posts = try store.personFacts(person)?.posts ?? []
        let named = arguments["employment"]
        let found = posts.filter { named == nil || $0.number == named || $0.firstDay?.description == named }
        guard found.count == 1, let only = found.first else {
            let names = posts.map { $0.number ?? $0.firstDay?.description ?? "–" }.joined(separator: ", ")
            throw UsageError(
                "--employment",
                named == nil ? "saknas, och anställningarna är \(posts.count)" : "ingen eller flera passar",
                posts.isEmpty ? "rätta personens egna uppgifter" : "välj en av \(names)")
        }
        return only.id
    }
}

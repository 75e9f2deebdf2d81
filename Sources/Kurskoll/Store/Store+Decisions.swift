internal import Compliance
internal import Formats
internal import SQLite

/// Who decides something about a person by hand, why and when.
struct Signature {
    /// Nil for whoever runs the command line.
    let signer: Int?
    let reason: String
    let today: Day
    /// Seconds since 1970.
    let now: Int

    /// Longer than any sentence that says why; a letter belongs in the municipality's own records.
    static let longestReason = 500
}

/// Why a decision cannot be made: problem and remedy, for the page and the command line.
struct Objection: Error {
    let problem: Phrase
    let remedy: Phrase
}

/// A decision that a later one may take back. The words are those of `explain` and of the command line.
enum DecisionKind: String, CaseIterable {
    /// A completion declared void.
    case voiding
    /// A later due day.
    case `extension`
    /// A completion recorded by hand.
    case registration
    /// A value of the files that was corrected by hand.
    case correction
}

/// Corrections as facts (DESIGN §5): each is a new row with why and by whom, and so is taking it back.
extension Store {
    /// Declares that a completion does not count from a day on. Gives the decision's number.
    @discardableResult
    func void(completion: Int, from day: Day, _ signature: Signature) throws -> Int {
        try check(signature)
        let made = try connection.first("SELECT day FROM completion WHERE id = ?", Value(completion)) {
            $0.day(0)
        }
        guard let made else { throw Objection.noCompletion }
        let standing = try connection.first(
            "SELECT day FROM standing_voiding WHERE completion = ?", Value(completion)
        ) { $0.day(0) }
        if let standing { throw Objection.alreadyVoid(from: standing) }
        guard made <= day, day <= signature.today else {
            throw Objection.dayOutside(made, signature.today)
        }
        return try connection.insert(
            "INSERT INTO voiding (completion, day, reason, signer, recorded_at) VALUES (?, ?, ?, ?, ?)",
            Value(completion), Value(day), Value(signature.reason), Value(signature.signer),
            Value(signature.now))
    }

    /// Records a completion from elsewhere that HR has seen proof of. Gives the completion's number.
    @discardableResult
    func register(
        person: Int, course: String, day: Day, method: String, certificate: String?, _ signature: Signature
    ) throws -> Int {
        try check(signature)
        guard day <= signature.today else { throw Objection.dayOutside(nil, signature.today) }
        // A voided one is found too: it is the voiding that is to be taken back.
        let isKnown = try connection.first(
            "SELECT 1 FROM completion WHERE course = ? AND person = ? AND day = ? AND method = ?",
            Value(course), Value(person), Value(day), Value(method)
        ) { _ in true }
        guard isKnown == nil else { throw Objection.alreadyCompleted(day) }
        let completion = try connection.insert(
            """
            INSERT INTO completion (person, course, day, method, certificate, recorded_at) VALUES (?, ?, ?, ?, ?, ?)
            """, Value(person), Value(course), Value(day), Value(method), Value(certificate),
            Value(signature.now))
        try connection.run(
            "INSERT INTO registration (completion, reason, signer) VALUES (?, ?, ?)", Value(completion),
            Value(signature.reason), Value(signature.signer))
        return completion
    }

    /// Gives a new hire another due day, granted on a day when she is employed: one granted before belongs to an
    /// earlier spell. Gives the decision's number.
    @discardableResult
    func extend(
        person: Int, course: String, until due: Day, grantedOn day: Day, _ signature: Signature
    ) throws -> Int {
        try check(signature)
        guard day <= signature.today else { throw Objection.dayOutside(nil, signature.today) }
        guard due >= day else { throw Objection.dueBeforeGranted(day) }
        let rules = try rules(course: course, on: day)
        let facts = try facts(person: person, course: course, register: nil)
        guard Spell(of: facts, on: day, categories: rules.categories, gapDays: rules.gapDays) != nil else {
            throw Objection.notEmployed(day)
        }
        return try connection.insert(
            """
            INSERT INTO extension (person, course, day, due_day, reason, signer, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, Value(person), Value(course), Value(day), Value(due), Value(signature.reason),
            Value(signature.signer), Value(signature.now))
    }

    /// Takes a decision back: it then holds on no day, as if it had never been made. A registration is taken back by
    /// declaring its completion void from its own day. The number is that of a voiding or an extension, or of the
    /// completion that was registered.
    func retract(_ kind: DecisionKind, _ number: Int, _ signature: Signature) throws {
        try check(signature)
        let isStanding =
            switch kind {
            case .voiding:
                try connection.first("SELECT 1 FROM standing_voiding WHERE id = ?", Value(number)) { _ in true
                }
            case .extension:
                try connection.first("SELECT 1 FROM standing_extension WHERE id = ?", Value(number)) { _ in
                    true
                }
            case .registration:
                try connection.first("SELECT 1 FROM registration WHERE completion = ?", Value(number)) { _ in
                    true
                }
            case .correction: try standingCorrection(number).map { _ in true }
            }
        guard isStanding != nil else { throw Objection.noDecision }
        if kind == .correction { return try uncorrect(number, signature) }
        if kind == .registration {
            let made = try connection.first("SELECT day FROM completion WHERE id = ?", Value(number)) {
                $0.day(0)
            }
            try void(completion: number, from: made ?? signature.today, signature)
            return
        }
        try connection.run(
            "INSERT INTO retraction (voiding, extension, reason, signer, recorded_at) VALUES (?, ?, ?, ?, ?)",
            Value(kind == .voiding ? number : nil), Value(kind == .extension ? number : nil),
            Value(signature.reason), Value(signature.signer), Value(signature.now))
    }

    /// Whose decision it is; nil where there is none with that number.
    func person(of kind: DecisionKind, _ number: Int) throws -> Int? {
        switch kind {
        case .voiding:
            try connection.first(
                "SELECT c.person FROM voiding v JOIN completion c ON c.id = v.completion WHERE v.id = ?",
                Value(number)
            ) { $0.int(0) }
        case .extension:
            try connection.first("SELECT person FROM extension WHERE id = ?", Value(number)) { $0.int(0) }
        case .correction:
            try connection.first("SELECT person FROM correction WHERE id = ?", Value(number)) { $0.int(0) }
        case .registration:
            try connection.first(
                "SELECT c.person FROM registration g JOIN completion c ON c.id = g.completion WHERE c.id = ?",
                Value(number)
            ) { $0.int(0) }
        }
    }

    /// Throws where the reason is missing, too long or tells what must not be kept.
    /// Whether a correction is the latest of its value and holds against the files.
    private func standingCorrection(_ number: Int) throws -> StandingCorrections.Correction? {
        let row = try connection.first(
            "SELECT person, ifnull(employment, person), field FROM correction WHERE id = ?", Value(number)
        ) { (person: $0.int(0), of: $0.int(1), field: CorrectedField(rawValue: $0.text(2))) }
        guard let row, let field = row.field else { return nil }
        let standing = try StandingCorrections(connection, person: row.person)[field, row.of]
        return standing?.id == number ? standing : nil
    }

    /// Lets a value be what the files say again: a correction like any other.
    private func uncorrect(_ number: Int, _ signature: Signature) throws {
        let row = try connection.first(
            "SELECT person, employment, field, said FROM correction WHERE id = ?", Value(number)
        ) {
            (
                person: $0.int(0), employment: $0.optionalInt(1), field: CorrectedField(rawValue: $0.text(2)),
                said: $0.optionalText(3)
            )
        }
        guard let row, let field = row.field else { throw Objection.noDecision }
        guard row.said != StandingCorrections.missing else { throw Objection.wasMissing }
        try correct(field, of: row.person, employment: row.employment, to: row.said, signature)
    }

    /// Whether somebody holds a role. Who hands her a way in, or changes where it is sent, could act as her.
    func hasRole(person: Int) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM role_grant WHERE person = ? AND revoked_at IS NULL", Value(person)
        ) { _ in true } ?? false
    }

    func check(_ signature: Signature) throws {
        guard !signature.reason.isEmpty else { throw Objection.noReason }
        guard signature.reason.count <= Signature.longestReason else { throw Objection.longReason }
        guard !Personnummer.stands(in: signature.reason) else {
            throw Objection.personnummer
        }
    }
}

extension Objection {
    static let noCompletion = Objection(
        problem: Phrase("slutförandet finns inte", "there is no such completion"),
        remedy: Phrase("välj ett som står i listan", "choose one of the list"))
    static let noDecision = Objection(
        problem: Phrase(
            "beslutet finns inte eller är redan återtaget", "there is no such decision, or it is taken back"),
        remedy: Phrase("se numren med kurskoll explain eller på personens sida", "see the person's page"))
    static let wasMissing = Objection(
        problem: Phrase(
            "före rättelsen hade anställningen slutat för att listan saknade den",
            "before the correction the employment had ended since the list lacked it"),
        remedy: Phrase("rätta den sista dagen till en dag", "correct the last day to a day"))
    static let hasRole = Objection(
        problem: Phrase("personen har en roll", "the person has a role"),
        remedy: Phrase(
            "be driften: en kod eller en ny adress kunde annars ge hennes roll till någon annan",
            "ask the operator: a code or a new address could otherwise give her role to somebody else"))
    static let noReason = Objection(
        problem: Phrase("skälet saknas", "the reason is missing"),
        remedy: Phrase(
            "skriv varför, så att den som läser senare förstår", "write why, for whoever reads it later"))
    static let longReason = Objection(
        problem: Phrase("skälet är för långt", "the reason is too long"),
        remedy: Phrase(
            "skriv högst \(Signature.longestReason) tecken",
            "write at most \(Signature.longestReason) characters"))
    static let personnummer = Objection(
        problem: Phrase("skälet innehåller ett personnummer", "the reason holds a personal identity number"),
        remedy: Phrase("ta bort det; sådana sparas aldrig här", "remove it; such are never stored here"))

    static func alreadyVoid(from day: Day) -> Objection {
        Objection(
            problem: Phrase(
                "slutförandet är redan makulerat från \(day)", "the completion is void from \(day) already"),
            remedy: Phrase("ta först tillbaka den makuleringen", "take that voiding back first"))
    }

    static func alreadyCompleted(_ day: Day) -> Objection {
        Objection(
            problem: Phrase(
                "ett slutförande \(day) på samma sätt finns redan",
                "a completion on \(day) by this method exists already"),
            remedy: Phrase(
                "är det makulerat, ta tillbaka makuleringen", "if it is void, take the voiding back"))
    }

    static func dayOutside(_ first: Day?, _ last: Day) -> Objection {
        let (from, since) =
            first.map { ("från \($0) till och med", "from \($0) to") } ?? ("till och med", "up to")
        return Objection(
            problem: Phrase("dagen går inte", "the day will not do"),
            remedy: Phrase("skriv en dag \(from) \(last)", "write a day \(since) \(last)"))
    }

    static func dueBeforeGranted(_ day: Day) -> Objection {
        Objection(
            problem: Phrase("den nya sista dagen ligger före \(day)", "the new due day lies before \(day)"),
            remedy: Phrase("skriv \(day) eller senare", "write \(day) or later"))
    }

    static func notEmployed(_ day: Day) -> Objection {
        Objection(
            problem: Phrase("personen är inte anställd \(day)", "the person is not employed on \(day)"),
            remedy: Phrase(
                "skriv en dag i anställningen, annars räknas förlängningen inte",
                "write a day of the employment, or the extension does not count"))
    }
}

/// How long something is kept, in months: the municipality's settings, with what is proposed where it has not decided.
enum RetentionPeriod: String, CaseIterable {
    case completed = "retention-completed-months"
    case uncompleted = "retention-uncompleted-months"
    case progress = "retention-progress-months"
    case log = "retention-log-months"
    case access = "retention-access-months"
    case imports = "retention-import-months"
    case groups = "retention-group-months"

    /// The setting that holds the number of the municipality's decision (gallringsbeslut): without it nothing is erased.
    static let decisionKey = "retention-decision"

    var proposedMonths: Int {
        switch self {
        case .uncompleted: 3
        case .completed, .access, .imports, .groups: 12
        case .progress, .log: 24
        }
    }

    /// What the months are counted for.
    var meaning: String {
        switch self {
        case .completed: "gallring: månader efter sista dagen, för den som har slutfört en kurs"
        case .uncompleted: "gallring: månader efter sista dagen, för den som inte har slutfört någon kurs"
        case .progress: "gallring: månader efter senaste kapitlet i en kurs som inte är slutförd"
        case .log: "gallring: månader för åtkomstloggen, påminnelser och roller som har tagits tillbaka"
        case .access: "gallring: månader efter sista dagen för chefsuppdrag, lånade enheter och token"
        case .groups:
            "gallring: månader som det sparas vilka som var med på en gruppträff, och vilka kapitel de hörde"
        case .imports:
            "gallring: månader som uppgifter från före en import sparas; äldre kan inte tas tillbaka"
        }
    }

    /// In the order they are listed.
    static let settings: [Setting] =
        [Setting(decisionKey, "gallring: gallringsbeslutets nummer, till exempel KS 2026/123 § 45")]
        + allCases.map { period in
            Setting(period.rawValue, "\(period.meaning) (\(period.proposedMonths))") { value in
                Int(value).map { (0...600).contains($0) } ?? false
                    ? nil
                    : CellFault("inget antal månader", "skriv ett heltal från 0 till 600, till exempel 12")
            }
        }
}

extension Store {
    /// What is decided of a period, or proposed where nothing is.
    func months(_ period: RetentionPeriod) throws -> Int {
        try setting(period.rawValue).flatMap { Int($0) } ?? period.proposedMonths
    }
}

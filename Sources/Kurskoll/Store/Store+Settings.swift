internal import Compliance
internal import SQLite

/// A setting that the municipality makes for itself.
struct Setting: Sendable {
    let key: String
    /// What it is, in Swedish.
    let meaning: String
    /// Whether line breaks in it mean something.
    let keepsLines: Bool
    /// Why a value cannot be taken, with the remedy; nil for one that can.
    let fault: @Sendable (String) -> CellFault?

    init(
        _ key: String, _ meaning: String, keepsLines: Bool = false,
        fault: @escaping @Sendable (String) -> CellFault? = { _ in nil }
    ) {
        self.key = key
        self.meaning = meaning
        self.keepsLines = keepsLines
        self.fault = fault
    }

    /// What somebody wrote, as it is kept: `Cell.text`, of each line where lines mean something.
    func value(_ written: String) -> String {
        guard keepsLines else { return Cell.text(written) }
        let lines = written.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            Cell.text(String($0))
        }
        let kept = lines.drop { $0.isEmpty }
        return kept[..<(kept.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? kept.startIndex)].joined(
            separator: "\n")
    }

    /// Every setting, in the order they are listed.
    static let all: [Setting] =
        [
            Setting("name", "kommunens namn"),
            Setting(
                "base-url", "adressen utifrån, till exempel https://kurser.kommunen.se", fault: webAddress),
            Setting("sender", "avsändare av e-post", fault: mailAddress),
            Setting("exit-url", "sidan som »Lämna sidan« går till", fault: webAddress),
            Setting("statement-contact", "tillgänglighet: vart man anmäler brister"),
            Setting("statement-compliance", "tillgänglighet: helt, delvis eller inte förenlig med lagen"),
            Setting("statement-shortcomings", "tillgänglighet: kända brister"),
            Setting("statement-burden", "tillgänglighet: vad som är oskäligt betungande, och varför (12 §)"),
            Setting("statement-outside", "tillgänglighet: innehåll som lagen inte gäller (9 §)"),
            Setting("statement-method", "tillgänglighet: hur den har bedömts"),
            Setting("statement-assessed", "tillgänglighet: dagen för bedömningen", fault: day),
            Setting("statement-updated", "tillgänglighet: dagen då redogörelsen uppdaterades", fault: day),
            Setting("controller-contact", "integritet: hur man når kommunen, med organisationsnummer"),
            Setting("privacy-basis", "integritet: rättslig grund, om en annan än allmänt intresse"),
            Setting(
                "privacy-recipients", "integritet: vem uppgifterna lämnas till, till exempel ett driftbolag"),
            Setting("privacy-retention", "integritet: hur länge uppgifter sparas, enligt gallringsbeslutet"),
            Setting("dpo-name", "dataskyddsombudets namn"),
            Setting("dpo-contact", "hur man når dataskyddsombudet"),
            GroupConfirmation.setting,
        ] + ReminderSettings.settings + [MonthEnd.setting] + RetentionPeriod.settings

    static func webAddress(_ value: String) -> CellFault? {
        let isAddress = value.hasPrefix("https://") || value.hasPrefix("http://")
        let isSafe = value.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isAddress && isSafe
            ? nil : CellFault("ingen webbadress", "skriv den med https:// och utan mellanslag")
    }

    static func mailAddress(_ value: String) -> CellFault? {
        do {
            _ = try Cell.email(value)
            return nil
        } catch {
            return CellFault(error.problem, "skriv till exempel kurser@kommunen.se")
        }
    }

    private static func day(_ value: String) -> CellFault? {
        do {
            return try Cell.day(value) == nil ? CellFault("ingen dag", "skriv ÅÅÅÅ-MM-DD") : nil
        } catch {
            return error
        }
    }
}

extension Store {
    /// The value of a setting; nil where it has not been made.
    func setting(_ key: String) throws -> String? {
        try connection.first("SELECT value FROM setting WHERE key = ?", Value(key)) { $0.text(0) }
    }

    /// Makes a setting, or takes it away with an empty value. The caller has checked key and value.
    func set(_ key: String, _ value: String) throws {
        guard !value.isEmpty else {
            try connection.run("DELETE FROM setting WHERE key = ?", Value(key))
            return
        }
        try connection.run(
            """
            INSERT INTO setting (key, value) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """, Value(key), Value(value))
    }
}

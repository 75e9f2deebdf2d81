internal import SQLite

/// `privacy --table`: which data are kept, why, for how long and who sees them, as Markdown for the register of
/// processing (GDPR art. 30). It needs no database: it is the same in all of them.
enum PrivacyCommand {
    static let verb = Verb(
        "privacy", "Vad som lagras, varför, hur länge och vem som ser det.",
        options: [.init("table", nil, "som en tabell i Markdown")]
    ) { arguments, environment in
        guard arguments.has("table") else {
            throw UsageError("privacy", "saknar --table", "skriv kurskoll privacy --table")
        }
        environment.out(table)
        return 0
    }

    static var table: String {
        var text =
            "# Vad Kurskoll lagrar\n\n| Tabell | Vad | Varför | Hur länge | Vem ser |\n|---|---|---|---|---|\n"
        for table in Schema.kurskoll.words {
            guard let kept = KeptData.all[table.name] else { continue }
            text += "| `\(table.name)` | \(kept.what) | \(kept.why) | \(kept.howLong) | \(kept.who) |\n"
        }
        text += "\n## Varje kolumn\n\nOrden är schemats egna, på engelska.\n"
        for table in Schema.kurskoll.words {
            text += "\n### `\(table.name)`\n\n\(table.words)\n\n"
            for column in table.columns { text += "- `\(column.name)`: \(column.words)\n" }
        }
        return text
    }
}

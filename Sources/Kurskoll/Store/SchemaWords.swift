internal import SQLite

/// What the schema says of itself: its comments, by table and column.
struct TableWords {
    var name: String
    /// The comment above the table.
    var words: String
    var columns: [ColumnWords] = []

    struct ColumnWords {
        let name: String
        /// The comment behind the column and below it, or what a column of this name always is.
        var words: String
    }
}

extension Schema {
    /// Every table as the migrations leave it. Read from their text, since SQLite keeps no comment above a table.
    var words: [TableWords] {
        var tables: [TableWords] = []
        for migration in migrations { Self.read(migration.description, into: &tables) }
        return tables
    }

    /// The migrations are written with a column to a line, so lines are enough.
    private static func read(_ text: String, into tables: inout [TableWords]) {
        var above: [Substring] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.drop { $0 == " " }
            let words = line.split { " (),;".contains($0) }
            if line.hasPrefix("--") {
                let comment = line.dropFirst(2).drop { $0 == " " }
                isInside ? addToLast(comment, &tables) : above.append(comment)
                continue
            }
            if line.hasPrefix("CREATE TABLE"), words.count > 2 {
                let name = String(words[2])
                tables.append(
                    TableWords(
                        name: name, words: above.isEmpty ? bare[name] ?? "" : above.joined(separator: " ")))
                isInside = true
            } else if line.hasPrefix("DROP TABLE"), words.count > 2 {
                tables.removeAll { $0.name == words[2] }
            } else if line.hasPrefix("ALTER TABLE"), words.count > 5, words[3] == "RENAME" {
                if let index = tables.firstIndex(where: { $0.name == words[2] }) {
                    tables[index].name = String(words[5])
                }
            } else if line.hasPrefix("ALTER TABLE"), words.count > 5, words[3] == "ADD" {
                let column = column(String(words[5]), above.joined(separator: " "))
                if let index = tables.firstIndex(where: { $0.name == words[2] }) {
                    tables[index].columns.append(column)
                }
            } else if isInside, line.hasPrefix(")") {
                isInside = false
            } else if isInside {
                let comment = line.split(separator: " -- ", maxSplits: 1).dropFirst().first ?? ""
                if let name = words.first, name.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "_" }) {
                    tables[tables.count - 1].columns.append(column(String(name), String(comment)))
                } else if !comment.isEmpty {
                    addToLast(comment, &tables)
                }
            }
            above = []
        }
    }

    private static func column(_ name: String, _ comment: String) -> TableWords.ColumnWords {
        TableWords.ColumnWords(name: name, words: comment.isEmpty ? common[name] ?? "" : comment)
    }

    /// A comment that goes on below its column.
    private static func addToLast(_ comment: Substring, _ tables: inout [TableWords]) {
        guard let table = tables.indices.last, let column = tables[table].columns.indices.last else { return }
        tables[table].columns[column].words += " \(comment)"
    }

    /// Tables of the first migration that have no comment above them: it is never edited.
    private static let bare = [
        "import_change":
            "What a file changed, as it was before, so that the latest import can be taken back.",
        "administration": "A part of the municipality that is reported by itself.",
        "leave": "Leave from an employment: its days, never why.",
    ]

    /// Columns that mean the same wherever they stand.
    private static let common = [
        "id": "the row's number", "import": "the file it came with; NULL for one made by hand",
        "recorded_at": "when it was stored", "person": "whose it is", "unit": "which unit",
        "administration": "which administration", "employment": "which employment",
        "course": "the course's id",
        "chapter": "the chapter's id", "question": "the question's id", "name": "its name",
        "day": "the day it holds from, or happened", "first_day": "the first day it holds",
        "last_day": "the last day it holds; NULL while it does", "from_day": "the first day it holds",
        "until_day": "the last day it holds", "reason": "why, in the signer's words",
        "signer": "who decided it",
        "code": "HR's code; NULL where there is none", "identity": "what tells it from others",
        "form": "the form of employment", "due_day": "the last day in time",
        "granted_at": "when it was given",
        "revoked_at": "when it was taken back; NULL while it holds", "role": "which role",
        "created_at": "when it was made", "expires_at": "when it stops working",
        "hash": "a hash: what it was made from cannot be had from it", "session": "which session",
        "seed": "decides the questions and their order", "why": "why, as decided", "who": "who decided",
        "value": "its value", "key": "what is set", "answered": "how many answers",
        "correct": "how many were right",
        "completion": "which completion", "method": "how it was done", "content": "the text",
        "kind": "of which kind",
        "at": "when", "what": "the route's pattern or the verb", "filter": "which part, by ids",
    ]
}

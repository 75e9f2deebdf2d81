internal import Compliance
internal import Formats

/// The names behind a figure for the terminal and for other programs.
extension FigureExplanation {
    /// How it is counted, then unit by unit the names.
    var text: String {
        var text = """
            Kurs \(question.course) per \(question.day)

            Räknas: anställda den dagen, kategori \(CategoryWords.text(rules.categories)). Har slutfört: ett giltigt slutförande den dagen.
            \(total.counted) räknas, \(total.completed) har slutfört, \(leftOut) räknas inte.

            """
        for unit in units {
            text +=
                "\n\(unit.administration), \(unit.name)\(unit.code.map { " (\($0))" } ?? ""): "
                + "\(unit.figure.completed) av \(unit.figure.counted)\n"
            for standing in Standing.allCases {
                let people = unit.people(standing)
                if !people.isEmpty { text += "  \(Self.heading(standing).swedish)\n" }
                for entry in people { text += "    \(entry.line.swedish)\n" }
            }
        }
        return text
    }

    static func heading(_ standing: Standing) -> Phrase {
        switch standing {
        case .open: Phrase("Har inte slutfört", "Have not completed")
        case .completed: Phrase("Har slutfört", "Have completed")
        case .leftOut: Phrase("Räknas inte", "Not counted")
        }
    }

    /// One object; reasons in Swedish.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.string("course", question.course)
            json.string("asOf", question.day.description)
            json.number("counted", total.counted)
            json.number("completed", total.completed)
            json.number("leftOut", leftOut)
            json.array("units", units) { json, unit in
                json.object { json in
                    json.string("administration", unit.administration)
                    json.string("code", unit.code)
                    json.string("name", unit.name)
                    json.number("counted", unit.figure.counted)
                    json.number("completed", unit.figure.completed)
                    json.number("leftOut", unit.people(.leftOut).count)
                    json.array("people", unit.people) { json, entry in
                        json.object { json in
                            json.string("person", entry.ref)
                            json.string("name", entry.name)
                            json.string("standing", entry.standing.rawValue)
                            json.string("completed", entry.completed?.description)
                            json.string("reason", entry.reason?.swedish)
                        }
                    }
                }
            }
        }
        return json.text
    }
}

extension FigureExplanation.Entry {
    var line: Phrase {
        let more: (String, String) =
            completed.map { (": \($0)", ": \($0)") } ?? reason.map { (": \($0.swedish)", ": \($0.english)") }
            ?? ("", "")
        return Phrase("\(name) (\(ref))\(more.0)", "\(name) (\(ref))\(more.1)")
    }
}

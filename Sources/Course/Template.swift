/// A piece of a course to fill in, as an author who begins a question or a chapter would write it. It is read
/// without an error or a warning as it stands.
package struct Template: Sendable {
    private let words: Words

    /// In a language of courses, `sv` or `en`; Swedish for another.
    package init(language: String) { words = Words.of(language) ?? .swedish }

    private var isSwedish: Bool { words.language == "sv" }

    /// What kind of question, as it is named on a command line: `flera-svar`.
    package static let questionTypes = Words.Role.allCases.filter(\.isQuestion).map(typeName)

    private static func typeName(_ role: Words.Role) -> String {
        Words.swedish[role].lowercased().split(separator: " ").joined(separator: "-")
    }

    /// A question of one of `questionTypes`, `fråga` for another.
    package func question(type: String, id: String, title: String?) -> String {
        let role = Words.Role.allCases.first { Self.typeName($0) == type } ?? .single
        let title = title ?? say("Skriv frågan här?", "Write the question here?")
        return "### \(words[role]): \(title) {#\(id)}\n\n\(body(of: role))"
    }

    /// A chapter with one question. Days as `ÅÅÅÅ-MM-DD`: the day it was reviewed, and the last day for the next.
    package func chapter(id: String, questionID: String, title: String?, reviewed: String, until: String)
        -> String
    {
        let title = title ?? say("Nytt kapitel", "New chapter")
        // A colon or another mark of YAML's would end the value; quotes hold all but themselves.
        let quoted = "\"\(title.filter { $0 != "\"" })\""
        return """
            ---
            titel: \(quoted)
            id: \(id)
            längd: 10 min
            innehållsnotis: \(say("Skriv en mening om vad kapitlet tar upp.", "Say in one sentence what it is about."))
            granskad: \(reviewed)
            granska-senast: \(until)
            ---

            ## \(say("Första avsnittet", "The first section"))

            \(say("Skriv texten här. Varje påstående får en källa.", "Write here. Each claim has a source."))[^kalla]

            \(question(type: "fråga", id: questionID, title: nil))
            [^kalla]: \(say("Utgivare, titel, år, adress.", "Publisher, title, year, address."))

            """
    }

    private func say(_ swedish: String, _ english: String) -> String { isSwedish ? swedish : english }

    private func body(of role: Words.Role) -> String {
        let why = "> \(words[.explanation]): \(say("Skriv varför.", "Write why."))\n"
        switch role {
        case .multiple:
            return """
                - [x] \(say("Ett rätt svar", "One right answer"))
                - [x] \(say("Ett annat rätt svar", "Another right answer"))
                - [ ] \(say("Ett svar som inte stämmer", "An answer that is not right"))
                  > \(say("Skriv varför det inte stämmer.", "Write why it is not right."))

                \(why)
                """
        case .trueFalse:
            return "- [x] \(words.yes)\n- [ ] \(words.no)\n\n\(why)"
        case .text:
            return """
                - [x] \(say("rätt svar", "right answer"))
                - [x] \(say("samma svar skrivet på ett annat sätt", "the same in other words"))
                - [ ] \(say("ett vanligt missförstånd", "a common misunderstanding"))
                  > \(say("Skriv vad som skiljer.", "Write what is different."))

                \(why)
                """
        case .order:
            return """
                1. \(say("Det som kommer först", "What comes first"))
                2. \(say("Det som kommer sedan", "What comes then"))
                3. \(say("Det som kommer sist", "What comes last"))

                \(why)
                """
        case .match:
            return """
                | \(say("Begrepp | Exempel", "Term | Example")) |
                | --- | --- |
                | \(say("Det första begreppet | Ett exempel på det första", "The first term | Its example")) |
                | \(say("Det andra begreppet | Ett exempel på det andra", "The second term | What belongs to it")) |

                \(why)
                """
        case .scenario:
            return """
                \(say("Beskriv läget.", "Describe what happens."))

                - \(say("Du gör det ena", "You do one thing")) -> ena
                - \(say("Du gör det andra", "You do the other"))
                  > \(say("Skriv vad det leder till.", "Write what comes of it."))

                #### \(words[.end]): \(say("Du gör det ena", "You do one thing")) {#ena}

                \(say("Skriv hur det går.", "Write how it ends."))

                """
        case .reflection:
            return """
                \(say("Skriv det som deltagaren ska tänka på.", "Write what to think about."))

                > \(words[.thought]): \(say("Skriv en tanke att jämföra med.", "Write a thought to compare with."))

                """
        default:
            return """
                - [ ] \(say("Ett svar som inte stämmer", "An answer that is not right"))
                  > \(say("Skriv varför det inte stämmer.", "Write why it is not right."))
                - [x] \(say("Det svar som stämmer", "The right answer"))
                  > \(say("Skriv varför det stämmer.", "Write why it is right."))

                \(why)
                """
        }
    }
}

extension CourseFolder {
    /// An id that nothing in the folder has or has had, made from a title: `vad-stammer`, or `vad-stammer-2` where
    /// that is taken. The files need not be free of errors.
    package func freeID(for title: String) -> String {
        let taken = takenIDs
        let id = title.suggestedID
        guard taken.contains(id) else { return id }
        return (2...).lazy.map { "\(id)-\($0)" }.first { !taken.contains($0) } ?? id
    }

    /// Whatever stands where an id may stand; and the retired ones.
    private var takenIDs: Set<String> {
        var taken = retiredIDs
        for (path, bytes) in files where path.hasSuffix(".md") {
            for line in Source(path: path, text: String(decoding: bytes, as: UTF8.self)).lines {
                let line = String(String.UnicodeScalarView(line))
                if line.hasPrefix("id:") { taken.insert(line.dropFirst(3).filter { !"\"' ".contains($0) }) }
                for part in line.split(separator: "{#").dropFirst() {
                    taken.insert(String(part.prefix { $0 != "}" && $0 != " " }))
                }
            }
        }
        return taken
    }

    /// The language that `kurs.md` says, `sv` where it says none.
    package var language: String {
        let text = String(decoding: files["kurs.md"] ?? [], as: UTF8.self)
        let line = text.precomposed.split(whereSeparator: \.isNewline).first { $0.hasPrefix("språk:") }
        return line.map { String($0.dropFirst("språk:".count).filter { $0 != "\"" }).trimmed } ?? "sv"
    }
}

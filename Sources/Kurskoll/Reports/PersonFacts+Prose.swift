internal import Compliance

/// Facts as lines, the same on HR's page and in the terminal.
extension PersonFacts.Post {
    /// `2024-02-29 tills vidare, anställd, tillsvidare, nr 1001 (personal, import 3)`.
    var summary: Phrase {
        let first = firstDay?.description
        let last = lastDay?.description
        let word = CategoryWords.all.first { $0.category == category }
        let rest = [form, number.map { "nr \($0)" }].compactMap { $0.map { ", \($0)" } }.joined()
        let file = origin.map { ", import \($0.number)" } ?? ""
        let swedish =
            "\(first ?? "första dag saknas, känd från \(knownFrom)") till \(last ?? "vidare"), \(word?.word ?? "")\(rest) (\(source)\(file))"
        let english =
            "\(first ?? "first day missing, known from \(knownFrom)") to \(last ?? "further notice"), \(word?.english ?? "")\(rest) (\(source)\(file))"
        let marks: (String, String) =
            isWithdrawn
            ? ("; återtagen innan den började", "; withdrawn before it began")
            : isAbsent ? ("; slut för att listan saknade den", "; ended since the list lacked it") : ("", "")
        return Phrase(swedish + marks.0, english + marks.1)
    }
}

extension PersonFacts.Completion {
    /// `slutförande 12: 2026-01-12, NCK:s webbkurs, intyg N-77 (import 4)`.
    var summary: Phrase {
        let how = Phrase.method(method)
        let version = version.map { (", version \($0)", ", version \($0)") } ?? ("", "")
        let proof = certificate.map { (", intyg \($0)", ", certificate \($0)") } ?? ("", "")
        let file = origin.map { " (import \($0.number))" } ?? ""
        let led = leader.map { (", ledd av \($0)", ", led by \($0)") } ?? ("", "")
        return Phrase(
            "Slutförande \(id): \(day), \(how.swedish)\(led.0)\(version.0)\(proof.0)\(file)",
            "Completion \(id): \(day), \(how.english)\(led.1)\(version.1)\(proof.1)\(file)")
    }

    /// What has been decided about it, oldest first.
    var decisions: [Phrase] {
        var lines: [Phrase] = []
        if let registration {
            let by = registration.by
            lines.append(Phrase("registrerat för hand \(by.swedish)", "registered by hand \(by.english)"))
        }
        for voiding in voidings {
            let by = voiding.text.by
            lines.append(
                Phrase(
                    "makulering \(voiding.number) från \(voiding.day) \(by.swedish)",
                    "voiding \(voiding.number) from \(voiding.day) \(by.english)"))
            if let retraction = voiding.retraction { lines.append(retraction.takenBack) }
        }
        return lines
    }
}

extension PersonFacts.Extension {
    /// `förlängning 3: 2026-11-20, senast 2027-02-01, av …`.
    var summary: Phrase {
        let by = decision.text.by
        return Phrase(
            "Förlängning \(decision.number): beviljad \(decision.day), klar senast \(due), \(by.swedish)",
            "Extension \(decision.number): granted \(decision.day), due \(due), \(by.english)")
    }
}

extension PersonFacts.Signed {
    /// `av Cecilia HR 2026-11-20 09:30: fel person`.
    var by: Phrase {
        let when = Stockholm.text(at: at)
        return Phrase(
            "av \(signer ?? "driften") \(when): \(reason)",
            "by \(signer ?? "the operator") \(when): \(reason)")
    }

    var takenBack: Phrase { Phrase("taget tillbaka \(by.swedish)", "taken back \(by.english)") }
}

extension PersonFacts.FileChange {
    /// `import 4 (2026-11-13), anställning: Första dag var 2026-01-02`.
    var summary: Phrase {
        let words = Self.words[fact] ?? Phrase(fact, fact)
        let swedish = before.map { "\($0.heading.swedish.lowercased()) var \($0.value ?? "tom")" }
        let english = before.map { "\($0.heading.english.lowercased()) was \($0.value ?? "empty")" }
        return Phrase(
            "Import \(origin.number) (\(origin.day)), \(words.swedish): \(swedish.joined(separator: ", "))",
            "Import \(origin.number) (\(origin.day)), \(words.english): \(english.joined(separator: ", "))")
    }

    private static let words: [String: Phrase] = [
        "person": Phrase("person", "person"), "employment": Phrase("anställning", "employment"),
        "placement": Phrase("placering", "placement"), "leave": Phrase("ledighet", "leave"),
    ]
}

extension Correction {
    /// `Rättelse 3: första dag är 2024-03-01, filerna säger 2024-02-29, av …`.
    var summary: Phrase {
        let by = PersonFacts.Signed(reason: reason, signer: signer, at: recordedAt).by
        let (now, files) = (value ?? "tom", wasMissing ? "att den saknas" : said ?? "ingenting")
        let over: (String, String) =
            overruledBy.map {
                ("; gäller inte sedan import \($0) sade något nytt", "; overruled by import \($0)")
            }
            ?? ("", "")
        return Phrase(
            "Rättelse \(id): \(field.word) är \(now), filerna säger \(files), \(by.swedish)\(over.0)",
            "Correction \(id): \(field.heading.english.lowercased()) is \(value ?? "empty"), the files say \(wasMissing ? "it is missing" : said ?? "nothing"), \(by.english)\(over.1)"
        )
    }
}

extension CorrectedField {
    var heading: Phrase {
        switch self {
        case .name: .name
        case .email: .email
        case .login: .login
        case .firstDay: .firstDay
        case .lastDay: .lastDay
        case .category: .category
        case .form: .form
        case .unit: .unitCode
        }
    }
}

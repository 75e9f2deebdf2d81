internal import Compliance

/// The explanation in sentences, in both languages. Dates are always those that were reckoned with.
extension PersonExplanation {
    /// Whether the person is counted, whether she has completed, and the reckoning for a new hire.
    var sentences: [Phrase] {
        [countedSentence] + completionSentences + newHireSentences
    }

    /// `Räknas 2026-11-21: anställd på Norr (10), Vård.`
    var countedSentence: Phrase {
        let counted = posts.indices.filter { postStandings[$0] == .counted }
        guard counted.isEmpty else {
            let places = counted.map { index in
                place(of: posts[index]).map(Self.text) ?? "–"
            }.joined(separator: "; ")
            return Phrase("Räknas \(day): \(places).", "Counted on \(day): \(places).")
        }
        let reasons = posts.indices.compactMap { reason(ofPost: $0) }
        guard let reason = reasons.first else {
            return Phrase(
                "Räknas inte \(day): ingen anställning pågår.",
                "Not counted on \(day): no employment is running.")
        }
        return Phrase(
            "Räknas inte \(day): \(reason.swedish).", "Not counted on \(day): \(reason.english).")
    }

    /// Why a running post is not counted; nil for one that is, or does not run.
    func reason(ofPost index: Int) -> Phrase? {
        switch postStandings[index] {
        case .counted, .notRunning: nil
        case .otherCategory: .otherCategory(posts[index].category, rules.categories)
        case .leftOutForm: .leftOutForm(posts[index].form)
        case .onLongLeave(let leave): .longLeave(person.leaves[leave])
        }
    }

    /// Whether the course is completed; then each completion that does not count, and why.
    var completionSentences: [Phrase] {
        let verdict =
            completed.map { Phrase("Har slutfört \($0).", "Completed on \($0).") }
            ?? Phrase("Har inte slutfört \(day).", "Has not completed by \(day).")
        return [verdict]
            + zip(completions, completionStandings).compactMap { completion, standing in
                Phrase.uncounted(completion.day, standing).map {
                    Phrase("\($0.swedish).", "\($0.english).")
                }
            }
    }

    /// When the person must be done and how that day was reckoned. One sentence where there is no more to say:
    /// `Började 2024-02-29, ska vara klar senast 2025-02-28 (12 månader).`
    var newHireSentences: [Phrase] {
        guard let rule = newHireRule, let account = newHire else {
            return [
                Phrase(
                    "Från vilken första dag regeln om nyanställda gäller är inte bestämt.",
                    "From which first day the rule on new hires holds is not decided.")
            ]
        }
        guard let spell = account.spell else {
            return [
                Phrase(
                    "Är inte anställd \(day) och omfattas inte av regeln om nyanställda.",
                    "Is not employed on \(day), so the rule on new hires does not concern the person.")
            ]
        }
        var sentences = joints(account, rule)
        switch account.verdict {
        case .notConcerned:
            let first = spell.earliestGivenDay ?? spell.firstDay
            sentences.append(
                Phrase(
                    "Började \(first), före \(rule.start) då regeln om nyanställda börjar, och omfattas inte av den.",
                    "Began on \(first), before the rule on new hires starts on \(rule.start), and is not concerned by it."
                ))
        case .missingFirstDay:
            sentences.append(
                Phrase(
                    "Uppgift om första dag saknas, så det går inte att säga när kursen ska vara klar.",
                    "The first day is missing, so it cannot be said when the course is due."))
        case .hire(let hire):
            sentences.append(due(hire, rule))
            if let original = hire.originalDue, let decision = deciding(account) {
                sentences.append(.extended(from: original, to: hire.due, decision))
            }
            sentences.append(.stand(hire, on: day))
        }
        return sentences
    }

    private func due(_ hire: NewHire, _ rule: NewHireRule) -> Phrase {
        let due = hire.originalDue ?? hire.due
        return Phrase(
            "Började \(hire.firstDay), ska vara klar senast \(due) (\(rule.months) månader).",
            "Began on \(hire.firstDay), must be done by \(due) (\(rule.months) months).")
    }

    /// How the posts hang together, where there is more than one.
    private func joints(_ account: NewHireAccount, _ rule: NewHireRule) -> [Phrase] {
        var sentences: [Phrase] = []
        if let before = account.before, let last = posts[before.employment].lastDay,
            let free = before.freeDays,
            let first = account.spell?.firstDay
        {
            sentences.append(
                Phrase(
                    "En tidigare anställning slutade \(last): \(free) fria dagar före \(first), fler än \(rule.gapDays), så tiden räknas på nytt.",
                    "An earlier employment ended on \(last): \(free) free days before \(first), more than \(rule.gapDays), so the time begins anew."
                ))
        }
        for post in account.posts.dropFirst() {
            guard let free = post.freeDays else { continue }
            let first = person.employments[post.employment].countsFrom
            sentences.append(
                free == 0
                    ? Phrase(
                        "Anställningen från \(first) följer utan uppehåll och räknas till samma tid.",
                        "The employment from \(first) follows without a break and belongs to the same time.")
                    : Phrase(
                        "Anställningen från \(first) räknas till samma tid: \(Self.freeDays(free)) emellan, högst \(rule.gapDays) är tillåtna.",
                        "The employment from \(first) belongs to the same time: \(free) free days between, \(rule.gapDays) are allowed."
                    ))
        }
        return sentences
    }

    private static func freeDays(_ count: Int) -> String { count == 1 ? "1 fri dag" : "\(count) fria dagar" }

    private func deciding(_ account: NewHireAccount) -> PersonFacts.Extension? {
        account.extensions.firstIndex(of: .decides).map { extensions[$0] }
    }

    static func text(_ place: PersonFacts.Place) -> String {
        "\(place.unit)\(place.code.map { " (\($0))" } ?? ""), \(place.administration)"
    }
}

extension Phrase {
    static func otherCategory(_ category: Category, _ counted: Categories) -> Phrase {
        let own = CategoryWords.all.first { $0.category == category }
        let english = CategoryWords.all.filter { counted.contains($0.category) }.map(\.english)
        return Phrase(
            "kategorin är \(own?.word ?? "okänd"), och regeln räknar \(CategoryWords.text(counted))",
            "the category is \(own?.english ?? "unknown"), and the rule counts \(english.joined(separator: ", "))"
        )
    }

    static func leftOutForm(_ form: String?) -> Phrase {
        Phrase(
            "anställningsformen \(form ?? "okänd") är undantagen av regeln",
            "the form of employment \(form ?? "unknown") is left out by the rule")
    }

    static func longLeave(_ leave: Leave) -> Phrase {
        let days = "\(Leave.longDays)"
        return leave.last.map {
            Phrase(
                "ledig \(leave.first) till \($0), \(days) dagar eller mer, och regeln undantar långa ledigheter",
                "on leave \(leave.first) to \($0), \(days) days or more, and the rule leaves long leave out")
        }
            ?? Phrase(
                "ledig tills vidare från \(leave.first), och regeln undantar långa ledigheter",
                "on leave from \(leave.first) until further notice, and the rule leaves long leave out")
    }

    /// Why a completion does not count; nil for one that does.
    static func uncounted(_ made: Day, _ standing: CompletionStanding) -> Phrase? {
        switch standing {
        case .counts: nil
        case .toCome: Phrase("Slutförandet \(made) kom senare", "The completion of \(made) came later")
        case .void(let from):
            Phrase(
                "Slutförandet \(made) är makulerat från \(from)",
                "The completion of \(made) is void from \(from)")
        case .beforeWindow(let from):
            Phrase(
                "Slutförandet \(made) ligger före \(from), då det började räknas",
                "The completion of \(made) lies before \(from), when counting began")
        case .ranOut(let last):
            Phrase(
                "Slutförandet \(made) gällde till och med \(last)",
                "The completion of \(made) was valid until \(last)")
        case .outdated(let from):
            Phrase(
                "Slutförandet \(made) är av en version som inte räknas från \(from)",
                "The completion of \(made) is of a version that does not count from \(from)")
        }
    }

    static func extended(from original: Day, to due: Day, _ granted: PersonFacts.Extension) -> Phrase {
        let by = granted.decision.text.signer
        return Phrase(
            "Fick \(granted.decision.day) förlängd tid till \(due), från början \(original), av \(by ?? "driften"): \(granted.decision.text.reason).",
            "Was on \(granted.decision.day) given time until \(due), originally \(original), by \(by ?? "the operator"): \(granted.decision.text.reason)."
        )
    }

    static func stand(_ hire: NewHire, on day: Day) -> Phrase {
        func days(_ count: Int) -> (String, String) {
            (count == 1 ? "1 dag" : "\(count) dagar", count == 1 ? "1 day" : "\(count) days")
        }
        if let completed = hire.completed {
            let late = days(completed - hire.due)
            return completed <= hire.due
                ? Phrase("Blev klar \(completed), i tid.", "Was done on \(completed), in time.")
                : Phrase(
                    "Blev klar \(completed), \(late.0) för sent.", "Was done on \(completed), \(late.1) late."
                )
        }
        if day > hire.due {
            let over = days(day - hire.due)
            return Phrase("Är försenad med \(over.0) den \(day).", "Is \(over.1) overdue on \(day).")
        }
        let left = days(hire.due - day)
        return Phrase("Har \(left.0) kvar den \(day).", "Has \(left.1) left on \(day).")
    }
}

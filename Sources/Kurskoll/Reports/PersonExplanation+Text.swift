internal import Compliance
internal import Formats

/// The explanation of a person for the terminal and for other programs.
extension PersonExplanation {
    /// The verdict in sentences first, then every fact with where it came from.
    var text: String {
        var text = "\(facts.name) (\(facts.ref)), kurs \(course) per \(day)\n\n"
        for sentence in sentences { text += sentence.swedish + "\n" }
        text += "\nAnställningar\n" + (facts.posts.isEmpty ? "  inga\n" : "")
        for post in facts.posts {
            text += "  \(post.summary.swedish)\n"
            for place in post.places { text += "    från \(place.from): \(Self.text(place))\n" }
            for leave in post.leaves {
                text += "    ledig \(leave.first) till \(leave.last?.description ?? "vidare")\n"
            }
        }
        text += "\nSlutföranden av \(course)\n" + (completions.isEmpty ? "  inga\n" : "")
        for completion in completions {
            text += "  \(completion.summary.swedish)\n"
            for line in completion.decisions { text += "    \(line.swedish)\n" }
        }
        let extensions = facts.extensions.filter { $0.course == course }
        if !extensions.isEmpty { text += "\nFörlängd tid\n" }
        for extended in extensions {
            text += "  \(extended.summary.swedish)\n"
            if let retraction = extended.decision.retraction {
                text += "    \(retraction.takenBack.swedish)\n"
            }
        }
        if !facts.corrections.isEmpty { text += "\nRättat för hand\n" }
        for correction in facts.corrections { text += "  \(correction.summary.swedish)\n" }
        if !facts.changes.isEmpty { text += "\nRättat av inlästa filer\n" }
        for change in facts.changes { text += "  \(change.summary.swedish)\n" }
        return text
    }

    /// One object; days as ISO, sentences in Swedish.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.string("course", course)
            json.string("asOf", day.description)
            json.string("person", facts.ref)
            json.string("name", facts.name)
            json.boolean("counted", isCounted)
            json.string("completed", completed?.description)
            if case .hire(let hire)? = newHire?.verdict {
                json.object("newHire") { json in
                    json.string("firstDay", hire.firstDay.description)
                    json.string("due", hire.due.description)
                    json.string("originalDue", hire.originalDue?.description)
                    json.string("completed", hire.completed?.description)
                    json.string("status", hire.status.rawValue)
                }
            } else {
                json.string("newHire", nil)
            }
            json.array("sentences", sentences) { $0.string(nil, $1.swedish) }
            json.array("employments", facts.posts, Self.write)
            json.array("completions", Array(zip(completions, completionStandings)), Self.write)
            json.array("extensions", facts.extensions.filter { $0.course == course }) { json, extended in
                json.object { json in
                    Self.write(extended.decision, to: &json)
                    json.string("due", extended.due.description)
                }
            }
            json.array("corrections", facts.corrections) { json, correction in
                json.object { json in
                    json.number("number", correction.id)
                    json.string("field", correction.field.rawValue)
                    json.string("value", correction.value)
                    json.string("filesSay", correction.said)
                    json.number("overruledByImport", correction.overruledBy)
                    let signed = PersonFacts.Signed(
                        reason: correction.reason, signer: correction.signer, at: correction.recordedAt)
                    Self.write(signed, to: &json)
                }
            }
            json.array("changedByFiles", facts.changes) { json, change in
                json.object { json in
                    json.number("import", change.origin.number)
                    json.string("day", change.origin.day.description)
                    json.string("what", change.summary.swedish)
                }
            }
        }
        return json.text
    }

    private static func write(_ json: inout JSONWriter, _ post: PersonFacts.Post) {
        json.object { json in
            json.string("number", post.number)
            json.string("source", post.source)
            json.string("firstDay", post.firstDay?.description)
            json.string("lastDay", post.lastDay?.description)
            json.string("category", CategoryWords.all.first { $0.category == post.category }?.english)
            json.string("form", post.form)
            json.string("knownFrom", post.knownFrom.description)
            json.boolean("withdrawn", post.isWithdrawn)
            json.number("import", post.origin?.number)
            json.array("placements", post.places) { json, place in
                json.object { json in
                    json.string("from", place.from.description)
                    json.string("administration", place.administration)
                    json.string("code", place.code)
                    json.string("unit", place.unit)
                }
            }
            json.array("leaves", post.leaves) { json, leave in
                json.object { json in
                    json.string("firstDay", leave.first.description)
                    json.string("lastDay", leave.last?.description)
                }
            }
        }
    }

    private static func write(
        _ json: inout JSONWriter, _ pair: (fact: PersonFacts.Completion, standing: CompletionStanding)
    ) {
        json.object { json in
            json.number("number", pair.fact.id)
            json.string("day", pair.fact.day.description)
            json.string("method", pair.fact.method)
            json.string("version", pair.fact.version)
            json.string("certificate", pair.fact.certificate)
            json.number("import", pair.fact.origin?.number)
            json.boolean("counts", pair.standing == .counts)
            if let registration = pair.fact.registration {
                json.object("registration") { Self.write(registration, to: &$0) }
            }
            json.array("voidings", pair.fact.voidings) { json, voiding in
                json.object { Self.write(voiding, to: &$0) }
            }
        }
    }

    private static func write(_ decision: PersonFacts.Decision, to json: inout JSONWriter) {
        json.number("number", decision.number)
        json.string("day", decision.day.description)
        write(decision.text, to: &json)
        if let retraction = decision.retraction { json.object("takenBack") { write(retraction, to: &$0) } }
    }

    private static func write(_ signed: PersonFacts.Signed, to json: inout JSONWriter) {
        json.string("reason", signed.reason)
        json.string("by", signed.signer)
        json.string("recordedAt", Stockholm.timestamp(at: signed.at))
    }
}

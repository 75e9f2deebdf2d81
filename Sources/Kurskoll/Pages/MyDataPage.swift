internal import Compliance
internal import Course
internal import Formats
internal import HTTP

/// `/mina-uppgifter`: everything that is stored about me, and who has seen it. The same as JSON.
enum MyDataPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let data = try PersonalData(person: session.person, store: visit.store)
        let parts: [HTML] = data.parts.filter { !$0.rows.isEmpty }.map { section($0, visit) }
        return Layout(visit, title: say(.myData)).page(
            """
            <h1>\(say(.myData))</h1>
            <p class="lead">\(say(.myDataHow))</p>
            <p class="actions"><a class="button secondary" href="/mina-uppgifter.json" download>\(say(.myDataJSON))</a></p>
            <p><a href="/inloggningar">\(say(.mySessions))</a> · <a href="/integritet">\(say(.privacy))</a></p>
            \(seenBy(data.sightings, say))
            \(parts)
            <p class="note">\(say(.privacyNever)) \(say(.frozenHaveNoNames))</p>
            """)
    }

    static func json(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let data = try PersonalData(person: session.person, store: visit.store)
        var json = JSONWriter()
        json.object { json in
            for part in data.parts {
                json.array(part.section.key, part.rows) { json, row in
                    json.object { json in
                        for (column, value) in zip(part.section.columns, row) {
                            json.string(column.key, value)
                        }
                    }
                }
            }
            json.array("seenBy", data.sightings) { json, sighting in
                json.object { json in
                    json.string("day", sighting.day.description)
                    json.string("name", sighting.name)
                    json.string("what", sighting.listing.rawValue)
                }
            }
        }
        let fields: Fields = [
            "Content-Type": "application/json", "Cache-Control": "no-store",
            "Content-Disposition": "attachment; filename=\"mina-uppgifter.json\"",
        ]
        return Response(.ok, fields: fields, body: .bytes(Array((json.text + "\n").utf8)))
    }

    private static func seenBy(_ sightings: [Sighting], _ say: Language) -> HTML {
        let rows: [HTML] = sightings.map { sighting in
            let who =
                sighting.name.map { "\($0), \(say(sighting.listing.role))" } ?? sighting.listing.nameless(say)
            return """
                <tr><td data-label="\(say(.day))"><span class="day">\(sighting.day.description)</span></td>\
                <td data-label="\(say(.who))">\(who)</td><td data-label="\(say(.what))">\(say(sighting.listing.phrase))</td></tr>
                """
        }
        let table: HTML =
            rows.isEmpty
            ? "<p>\(say(.seenByNobody))</p>" : table([.day, .who, .what], rows, say: say)
        return "<section><h2>\(say(.seenBy))</h2>\(table)</section>"
    }

    /// A part as a table without the columns in which nothing stands.
    private static func section(_ part: PersonalData.Part, _ visit: Visit) -> HTML {
        let say = visit.say
        let shown = part.section.columns.indices.filter { index in
            part.rows.contains { text($0[index], part.section.columns[index], say) != nil }
        }
        let rows: [HTML] = part.rows.map { row in
            let cells: [HTML] = shown.map { index in
                let column = part.section.columns[index]
                return "<td data-label=\"\(say(column.heading))\">\(cell(row[index], column, visit))</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        let headings = shown.map { part.section.columns[$0].heading }
        return """
            <section><h2>\(say(part.section.heading))</h2>\(table(headings, rows, say: say))</section>
            """
    }

    private static func table(_ headings: [Phrase], _ rows: [HTML], say: Language) -> HTML {
        let cells: [HTML] = headings.map { "<th scope=\"col\">\(say($0))</th>" }
        return """
            <div class="table"><table class="stack"><thead><tr>\(cells)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private static func cell(_ value: String?, _ column: PersonalData.Column, _ visit: Visit) -> HTML {
        guard let value = text(value, column, visit.say) else { return "–" }
        guard case .course = column.kind, let course = visit.catalog[value]?.course else { return "\(value)" }
        return "<span lang=\"\(course.language)\">\(course.title)</span>"
    }

    /// A value in words; nil where there is none to tell.
    private static func text(_ value: String?, _ column: PersonalData.Column, _ say: Language) -> String? {
        guard let value else { return nil }
        switch column.kind {
        case .text, .day, .instant, .course: return value.isEmpty ? nil : value
        case .method: return say(.method(value))
        case .category:
            let words = CategoryWords.all.first { $0.category.rawValue == Int8(value) }
            return words.map { say == .swedish ? $0.word : $0.english }
        case .yes: return value == "1" ? say(.yes) : nil
        case .groupEvent: return GroupEvent(rawValue: value).map { say(.groupEvent($0)) } ?? value
        case .listing: return Listing(rawValue: value).map { say($0.phrase) } ?? value
        }
    }
}

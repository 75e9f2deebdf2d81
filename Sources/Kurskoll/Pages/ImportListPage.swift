internal import Compliance
internal import HTTP
internal import SQLite

/// `/hr/importer`: the files that were taken in, what each did, and the latest taken back.
enum ImportListPage {
    /// Older ones are history; the command line has them.
    private static let shown = 100
    private static let shownObstacles = 100

    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        let rows: [HTML] = try visit.store.importReceipts(limit: shown).map { receipt in
            let state: HTML =
                receipt.undoneAt == nil
                ? (receipt.isLatest ? "<span class=\"status inTime\">\(say(.latestImport))</span>" : .none)
                : "<span class=\"status\">\(say(.isTakenBack))</span>"
            return """
                <tr><th scope="row" class="day"><a href="/hr/importer/\(receipt.record.id)">\(say(.importNumber(receipt.record.id)))</a></th>\
                <td data-label="\(say(.source))">\(source(receipt.record, say))</td>\
                <td data-label="\(say(.fileDayHeading))"><span class="day">\(receipt.record.day.description)</span></td>\
                <td data-label="\(say(.takenInAt))"><span class="day">\(Stockholm.text(at: receipt.recordedAt))</span></td>\
                <td data-label="\(say(.by))">\(receipt.by ?? say(.byProgram))</td>\
                <td data-label="\(say(.rows))" class="number">\(Numbers.swedish(receipt.rows))</td>\
                <td data-label="\(say(.changesHeading))">\(changes(receipt, say))</td><td>\(state)</td></tr>
                """
        }
        let headings: [HTML] = [Phrase.fileWord, .source, .fileDayHeading, .takenInAt, .by].map {
            "<th scope=\"col\">\(say($0))</th>"
        }
        let table: HTML =
            rows.isEmpty
            ? "<p>\(say(.noImports))</p>"
            : """
            <div class="table"><table class="stack"><thead><tr>\(headings)<th scope="col" class="number">\(say(.rows))</th>\
            <th scope="col">\(say(.changesHeading))</th><th scope="col">\(say(.status))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.imports))</h1>
            <p class="actions"><a class="button" href="\(ImportPage.path)">\(say(.importFile))</a></p>
            \(table)
            <p><a href="/hr">\(say(.backToHR))</a></p>
            """)
    }

    static func one(_ visit: Visit) throws -> Response { try page(visit, obstacles: []) }

    /// Takes the latest import back, or says everything that stands in the way. On a worker with a connection of its
    /// own, since it has a transaction of its own.
    static func undo(_ visit: Visit) throws -> Response {
        guard let receipt = try receipt(visit) else { throw PageError.notFound }
        // Pressed twice, or another has come since: the page says so.
        guard receipt.undoneAt == nil, receipt.isLatest else {
            return .seeOther("/hr/importer/\(receipt.record.id)")
        }
        let store = try Store(path: visit.store.path, mode: .existing)
        do {
            _ = try store.undo(import: receipt.record.id, now: visit.now)
            return .seeOther("/hr/importer/\(receipt.record.id)")
        } catch let refusals as Refusals {
            // They name persons: that somebody saw it is noted first.
            var filter = AccessFilter(day: receipt.record.day)
            filter.source = receipt.record.source
            try store.connection.write {
                try store.logAccess(.importPreview, by: visit.signedIn().person, filter, now: visit.now)
            }
            return try page(visit, obstacles: refusals.all)
        } catch let refusal as Refusal {
            return try page(visit, obstacles: [refusal])
        }
    }

    private static func receipt(_ visit: Visit) throws -> ImportReceipt? {
        try Int(visit.parameters[0]).flatMap { try visit.store.importReceipt($0) }
    }

    private static func page(_ visit: Visit, obstacles: [Refusal]) throws -> Response {
        guard let receipt = try receipt(visit) else { throw PageError.notFound }
        let say = visit.say
        let id = receipt.record.id
        let counts: [HTML] = receipt.counts.filter { $0.count > 0 }.map {
            "<p class=\"change\"><strong>\(Numbers.swedish($0.count))</strong> \(say($0.kind))</p>"
        }
        let nothing: HTML? =
            counts.isEmpty && !receipt.counts.isEmpty ? "<p>\(say(.nothingChanged))</p>" : nil
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(receipt.undoneAt == nil ? .importIsIn(id) : .importIsTakenBack(id)))</h1>
            \(alert(obstacles, say))
            <dl><dt>\(say(.source))</dt><dd>\(source(receipt.record, say))</dd>
            <dt>\(say(.fileDayHeading))</dt><dd>\(receipt.record.day.description)</dd>
            <dt>\(say(.takenInAt))</dt><dd>\(Stockholm.text(at: receipt.recordedAt))</dd>
            <dt>\(say(.by))</dt><dd>\(receipt.by ?? say(.byProgram))</dd>
            <dt>\(say(.rows))</dt><dd>\(Numbers.swedish(receipt.rows))</dd></dl>
            <section><h2>\(say(receipt.undoneAt == nil ? .whatChanged : .whatHadChanged))</h2>\(counts)\(nothing)</section>
            \(wayBack(receipt, visit))
            <p><a href="/hr">\(say(.toFigures))</a> · <a href="/hr/importer">\(say(.imports))</a></p>
            """, status: obstacles.isEmpty ? .ok : .conflict)
    }

    private static func wayBack(_ receipt: ImportReceipt, _ visit: Visit) -> HTML {
        let say = visit.say
        if let undone = receipt.undoneAt {
            return "<p>\(say(.takenBackAt(Stockholm.text(at: undone))))</p>"
        }
        guard receipt.isLatest else { return "<p class=\"note\">\(say(.onlyLatestBack))</p>" }
        return """
            <form method="post" action="/hr/importer/\(receipt.record.id)/angra" class="sheet">\(visit.session?.csrfField)
            <p>\(say(.takeBackHow))</p><p><button class="button secondary">\(say(.takeBackImport(receipt.record.id)))</button></p></form>
            """
    }

    /// What stands in the way of taking it back, and what to do instead.
    private static func alert(_ obstacles: [Refusal], _ say: Language) -> HTML? {
        guard let first = obstacles.first else { return nil }
        let swedish: HTML = say == .swedish ? .none : " lang=\"sv\""
        let items: [HTML] = obstacles.prefix(shownObstacles).map {
            "<li\(swedish)>\($0.problem)</li>"
        }
        let left = obstacles.count - shownObstacles
        let more: HTML? = left > 0 ? "<p>\(say(.andMore(left)))</p>" : nil
        return """
            <div class="alert" role="alert"><p>\(say(.cannotTakeBack))</p><ul>\(items)</ul>\(more)\
            <p\(swedish)>\(UploadHTML.sentence(FileFault(first).remedy))</p></div>
            """
    }

    private static func source(_ record: ImportRecord, _ say: Language) -> String {
        record.isStaff ? record.source : say(.completionsSource)
    }

    private static func changes(_ receipt: ImportReceipt, _ say: Language) -> String {
        let counts = receipt.counts.filter { $0.count > 0 }.map {
            "\(Numbers.swedish($0.count)) \(say($0.kind))"
        }
        if counts.isEmpty { return receipt.counts.isEmpty ? "–" : say(.noChanges) }
        return counts.joined(separator: ", ")
    }
}

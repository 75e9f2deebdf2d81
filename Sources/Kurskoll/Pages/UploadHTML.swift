internal import HTTP

/// A file that was sent, at each stage of its way.
struct UploadHTML {
    let upload: Upload
    let visit: Visit
    private var say: Language { visit.say }
    private var place: String { "\(ImportPage.path)/\(upload.id)" }

    /// More are told in the table that can be downloaded.
    private static let shownFaults = 200

    /// How far a long file has come.
    func working(rows: Int, isStoring: Bool) -> HTML {
        let cancel: HTML = isStoring ? .none : self.cancel
        return """
            <h1>\(say(isStoring ? .fileIsStored : .fileIsRead))</h1>
            <div role="status"><p>\(say(.rowsOf(rows, upload.lines)))</p>
            <p><progress max="\(max(upload.lines, rows, 1))" value="\(rows)" aria-label="\(say(.rowsOf(rows, upload.lines)))"></progress></p></div>
            <p>\(say(.pageRenewsItself)) <a href="\(place)">\(say(.renewNow))</a></p>
            \(cancel)
            """
    }

    /// What is wrong, as a table and as a file; and the form once more, for the mended one.
    func refused(_ faults: [FileFault]) throws -> HTML {
        let rows: [HTML] = faults.prefix(Self.shownFaults).map { fault in
            """
            <tr><td data-label="\(say(.line))" class="number">\(fault.line.map(Numbers.swedish) ?? "–")</td>\
            <td data-label="\(say(.column))">\(fault.column ?? "–")</td>\
            <td data-label="\(say(.fault))"\(swedish)>\(Self.sentence(fault.problem))</td>\
            <td data-label="\(say(.remedy))"\(swedish)>\(Self.sentence(fault.remedy))</td></tr>
            """
        }
        let more: HTML? =
            faults.count > Self.shownFaults
            ? "<p>\(say(.moreFaults(faults.count - Self.shownFaults)))</p>" : nil
        let headings: [HTML] = [Phrase.column, .fault, .remedy].map {
            "<th scope=\"col\">\(say($0))</th>"
        }
        return """
            <h1>\(say(.fileIsRefused))</h1>
            <div class="alert" role="alert"><p>\(say(.faultsFound(faults.count)))</p></div>
            <p>\(about)</p>
            <div class="table"><table class="stack"><thead><tr><th scope="col" class="number">\(say(.line))</th>\(headings)</tr></thead><tbody>\(rows)</tbody></table></div>\(more)
            <p class="actions"><a class="button secondary" href="\(place)/fel.csv" download>\(say(.downloadFaults))</a></p>
            <p class="note">\(say(.downloadFaultsHow))</p>
            <h2>\(say(.sendMended))</h2>
            \(try ImportForm(again: upload.order, visit).again)
            <p><a href="/hr/importer">\(say(.imports))</a> · <a href="/hr">\(say(.backToHR))</a></p>
            """
    }

    /// What it would do, and the button that does it.
    func checked(_ findings: UploadFindings, problem: Phrase?) -> HTML {
        let notices: [HTML] = findings.notices.map { "<li\(swedish)>\(Self.sentence($0))</li>" }
        let alert: HTML? = problem.map { "<div class=\"alert\" role=\"alert\"><p>\(say($0))</p></div>" }
        return """
            <h1>\(say(.thisWouldChange))</h1>\(alert)
            <p class="lead">\(about) \(say(.nothingStoredYet))</p>
            \(changes(findings))
            \(notices.isEmpty ? HTML.none : "<div class=\"content-note\"><h2>\(say(.worthKnowing))</h2><ul>\(notices)</ul></div>")
            \(findings.sample.map(sample))
            <form method="post" action="\(place)" class="sheet">\(visit.session?.csrfField)
            \(findings.endings.map(endings))
            <p><button class="button">\(say(.takeIn))</button></p></form>
            \(cancel)
            <p class="note">\(say(.keptAnHour))</p>
            """
    }

    /// Something broke.
    var failed: HTML {
        """
        <h1>\(say(.ourFault))</h1><p>\(say(.ourFaultText))</p>
        <p><a href="\(ImportPage.path)">\(say(.sendAnother))</a></p>
        """
    }

    /// `lista.csv, källan personal per 2026-11-20.`
    private var about: String {
        switch upload.order {
        case .staff(let source, let day): say(.aboutStaff(upload.name, source, day))
        case .completions: say(.aboutCompletions(upload.name))
        case .moodle(let number, let course, _): say(.aboutMoodle(upload.name, number, course))
        }
    }

    private var cancel: HTML {
        """
        <form method="post" action="\(place)/avbryt">\(visit.session?.csrfField)\
        <p><button class="plain">\(say(.dropFile))</button></p></form>
        """
    }

    /// The kinds of change that there are, each to be opened; and those that there are none of, in a line.
    private func changes(_ findings: UploadFindings) -> HTML {
        let found = findings.changes.filter { $0.count > 0 }
        let none = findings.changes.filter { $0.count == 0 }.map { say($0.kind) }
        let parts: [HTML] = found.map { change in
            let count = Numbers.swedish(change.count)
            guard !change.examples.isEmpty else {
                return "<p class=\"change\"><strong>\(count)</strong> \(say(change.kind))</p>"
            }
            let items: [HTML] = change.examples.map { "<li>\($0)</li>" }
            let left = change.count - change.examples.count
            let more: HTML? = left > 0 ? "<p class=\"note\">\(say(.andMore(left)))</p>" : nil
            return """
                <details class="administration"><summary><strong>\(count)</strong> \(say(change.kind))</summary>\
                \(change.meaning.map { "<p class=\"note\">\(say($0))</p>" as HTML })<ul class="refs">\(items)</ul>\(more)</details>
                """
        }
        let nothing: HTML? = found.isEmpty ? "<p>\(say(.nothingChanges))</p>" : nil
        let absent: HTML? =
            none.isEmpty || found.isEmpty
            ? nil : "<p class=\"note\">\(say(.noneOf(none.joined(separator: ", "))))</p>"
        return """
            <section><h2>\(say(.rowsInFile(findings.rows)))</h2>\(nothing)\(parts)\(absent)</section>
            """
    }

    /// The guard against half a file, in plain words, with what lifts it.
    private func endings(_ problem: String) -> HTML {
        """
        <div class="alert"><h2>\(say(.manyWouldEnd))</h2><p\(swedish)>\(Self.sentence(problem))</p><p>\(say(.manyWouldEndHow))</p>
        <p><label><input type="checkbox" name="avsluta" value="ja" required> \(say(.allowEndings))</label></p></div>
        """
    }

    /// How the file was read: a few rows as they came out, with a column of the file on each line.
    private func sample(_ sample: FileSample) -> HTML {
        let lines: [HTML] = sample.headings.enumerated().filter { index, heading in
            heading.isUsed && sample.rows.contains { !$0[index].isEmpty }
        }.map { index, heading in
            let cells: [HTML] = sample.rows.map { "<td>\($0[index])</td>" }
            return "<tr><th scope=\"row\">\(heading.word)</th>\(cells)</tr>"
        }
        return """
            <section><h2>\(say(.howItWasRead))</h2>
            <p>\(say(.readAs(sample.encoding, .separator(sample.separator))))</p>
            <div class="table" tabindex="0" role="region" aria-label="\(say(.howItWasRead))"><table class="sample">\
            <tbody>\(lines)</tbody></table></div></section>
            """
    }

    /// The importer speaks Swedish.
    private var swedish: HTML { say == .swedish ? .none : " lang=\"sv\"" }

    /// With a capital and a full stop, as between other sentences.
    static func sentence(_ text: String) -> String {
        guard let first = text.first else { return "" }
        return first.uppercased() + text.dropFirst() + (".!?".contains(text.suffix(1)) ? "" : ".")
    }
}

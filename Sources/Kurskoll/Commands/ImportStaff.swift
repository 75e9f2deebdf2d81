internal import Compliance
internal import Formats
internal import SQLite

/// `import staff FILE`: the full list of one source.
enum ImportStaffCommand {
    static let verb = Verb(
        "import staff", operands: "FIL", count: 1...1,
        "Läser in en källas hela personallista: allt eller inget.",
        options: [
            .init("source", "NAMN", "systemet som listan kommer ur (personal)"),
            .init("as-of", "DAG", "dagen som listan gäller (i dag)"),
            .init("allow-endings", nil, "tillåt att mer än 10 % av källans anställningar slutar"),
            ImportText.errorsOption,
            .init("dry-run", nil, "visa vad som skulle ändras, och spara inget"),
        ]
    ) { arguments, environment in
        let order = StaffImport(
            source: try source(arguments),
            day: try ReportCommand.day(arguments, "as-of") ?? environment.clock.today,
            allowsEndings: arguments.has("allow-endings"), isDryRun: arguments.has("dry-run"),
            now: environment.clock.now())
        var file = try CSVFile(path: arguments.operands[0])
        let store = try Store.forImport(path: arguments["data"] ?? "kurskoll.db", isDryRun: order.isDryRun)
        let progress = ImportProgress(of: arguments.operands[0])
        defer { progress.end() }
        let result = try ImportText.keepingFaults(arguments) {
            try store.importStaff(order, from: &file, progress: progress.report)
        }
        progress.end()
        environment.out(text(result, order, file: arguments.operands[0]))
        guard let refusal = result.refusal else { return 0 }
        throw refusal
    }

    /// The source asked for, as it is kept.
    static func source(_ arguments: Arguments) throws -> String {
        guard let written = arguments["source"] else { return "personal" }
        let source = Cell.text(written).lowercased()
        guard !source.isEmpty, source != "hand" else {
            throw UsageError(
                "--source", "»\(written)« går inte", "skriv systemets namn, till exempel fortroendevalda")
        }
        return source
    }

    /// So many of each kind are listed.
    private static let shownCount = 200

    private static func text(_ result: StaffImportResult, _ order: StaffImport, file: String) -> String {
        let counts =
            [("rader", result.rows)]
            + StaffChange.allCases.map { ($0.text, result.counts[$0] ?? 0) }
        var text = ImportText.title(
            result.id, order.isDryRun, "\(file), källan \(order.source) per \(order.day)")
        text += ImportText.table(counts)
        if order.isDryRun {
            let samples = result.samples.map { "»\($0)«" }.joined(separator: ", ")
            text += "läst som \(result.encoding.rawValue)"
            text += samples.isEmpty ? ", inga å, ä eller ö i namnen\n" : "; ser det rätt ut? \(samples)\n"
            for change in StaffChange.allCases {
                guard let examples = result.examples[change] else { continue }
                text += "\(change.text):\n" + examples.prefix(shownCount).map { "  \($0)\n" }.joined()
                let more = (result.counts[change] ?? 0) - min(examples.count, shownCount)
                if more > 0 { text += "  … och \(Numbers.swedish(more)) till\n" }
            }
        }
        return text + ImportText.notices(result.notices) + ImportText.wayBack(result.id, order.isDryRun)
    }
}

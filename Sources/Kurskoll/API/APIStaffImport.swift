internal import Compliance
internal import Formats
internal import HTTP
internal import SQLite

/// `/api/v1/imports/staff`: a staff file from the HR system, by the command line's own code.
enum APIStaffImport {
    /// What the file is called in messages.
    private static let name = "filen"

    static func take(_ call: APICall) throws -> Response {
        let type = call.request.fields["Content-Type"] ?? ""
        guard type.prefix(while: { $0 != ";" && $0 != " " }).lowercased() == "text/csv" else {
            throw Problem.unsupported("text/csv")
        }
        let order = try call.reading {
            StaffImport(
                source: try ImportStaffCommand.source(call.arguments), day: try call.day("as-of"),
                isDryRun: call.arguments.has("dry-run"), now: call.now)
        }
        try call.keepUse()
        // The thread only reads with its own connection; the import has a transaction of its own.
        let store = try Store(path: call.store.path, mode: .existing)
        do {
            var file =
                switch call.request.body {
                case .bytes(let bytes): CSVFile(name: name, bytes: bytes)
                case .file(let file): try CSVFile(path: file.path, name: name)
                }
            let result = try store.importStaff(order, from: &file)
            if let refusal = result.refusal { throw refusal }
            return call.json(json(result, order))
        } catch let refusals as Refusals {
            throw Problem.file(refusals.all.map(entry))
        } catch let refusal as Refusal {
            throw Problem.file([entry(refusal)])
        }
    }

    private static func json(_ result: StaffImportResult, _ order: StaffImport) -> String {
        var json = JSONWriter()
        json.object { json in
            json.number("import", order.isDryRun ? nil : result.id)
            json.string("source", order.source)
            json.string("asOf", order.day.description)
            json.boolean("dryRun", order.isDryRun)
            json.number("rows", result.rows)
            json.object("changes") { json in
                for change in StaffChange.allCases { json.number("\(change)", result.counts[change] ?? 0) }
            }
            json.array("notices", result.notices) { $0.string(nil, $1) }
        }
        return json.text
    }

    /// `filen:3:anställd_från` has a line and a column, `filen` neither.
    private static func entry(_ refusal: Refusal) -> Problem.Entry {
        let parts = refusal.place.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        return .init(
            line: parts.count > 1 ? Int(parts[1]) : nil, column: parts.count > 2 ? String(parts[2]) : nil,
            problem: refusal.problem, remedy: refusal.remedy)
    }
}

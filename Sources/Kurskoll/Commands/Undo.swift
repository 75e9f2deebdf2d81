internal import Compliance
internal import SQLite

/// `undo N`: the latest import, taken back.
enum UndoCommand {
    static let verb = Verb(
        "undo", operands: "NUMMER", count: 1...1, "Tar tillbaka den senaste importen."
    ) { arguments, environment in
        let written = arguments.operands[0]
        guard let id = Int(written), id > 0 else {
            throw UsageError(
                written, "är inget importnummer",
                "skriv numret som importen fick, till exempel kurskoll undo 12")
        }
        let store = try ReportCommand.open(arguments)
        let record = try store.undo(import: id, now: environment.clock.now())
        environment.out("Import \(id) (\(record.text)) är tillbakatagen.\n")
        return 0
    }
}

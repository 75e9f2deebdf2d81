internal import Formats

/// What both kinds of import tell in the same way.
enum ImportText {
    static func title(_ id: Int, _ isDryRun: Bool, _ text: String) -> String {
        isDryRun ? "Provkörning, inget är sparat: \(text)\n" : "Import \(id): \(text)\n"
    }

    static func table(_ counts: [(String, Int)]) -> String {
        let width = counts.map(\.0.count).max() ?? 0
        return counts.map { name, count in
            let number = Numbers.swedish(count)
            let room = width - name.count + max(2, 11 - number.count)
            return "  \(name)\(String(repeating: " ", count: room))\(number)\n"
        }.joined()
    }

    static func notices(_ notices: [String]) -> String {
        notices.map { "obs: \($0)\n" }.joined()
    }

    static func wayBack(_ id: Int, _ isDryRun: Bool) -> String {
        isDryRun ? "" : "Ta tillbaka den med: kurskoll undo \(id)\n"
    }

    static let errorsOption = Arguments.Option(
        "errors", "FIL", "skriv felen dit som CSV, med raderna som de står i filen")

    /// Runs an import; where the file is refused its faults are also written to the file of `--errors`.
    static func keepingFaults<T>(_ arguments: Arguments, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch {
            if let path = arguments["errors"],
                let refusals = (error as? Refusals)?.all ?? (error as? Refusal).map({ [$0] })
            {
                let name = arguments.operands[0]
                let faults = refusals.map { FileFault($0, in: name) }
                try Files.write(FaultTable.csv(faults, ofFileAt: name), to: path)
            }
            throw error
        }
    }
}

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
}

/// The order of a Swedish list: digits first, letters without regard to case, å ä ö after z, other accents as their base
/// letter.
package struct SwedishOrder: Sendable, Comparable {
    private let key: [UInt32]

    package init(_ text: String) {
        // Most names of a list are sorted without a look at whole characters.
        key =
            text.utf8.allSatisfy { $0 < 0x7B }
            ? text.utf8.map { UInt32((0x41...0x5A).contains($0) ? $0 + 0x20 : $0) }
            : text.lowercased().flatMap(Self.weights)
    }

    package static func < (a: SwedishOrder, b: SwedishOrder) -> Bool {
        a.key.lexicographicallyPrecedes(b.key)
    }

    /// Comparing whole characters finds the accented letters however they were composed.
    private static func weights(_ character: Character) -> [UInt32] {
        switch character {
        case "å": return [0x7B]
        case "ä", "æ": return [0x7C]
        case "ö", "ø": return [0x7D]
        default:
            let base = bases[character] ?? character
            return base.unicodeScalars.map { $0.value <= 0x7A ? $0.value : $0.value + 3 }
        }
    }

    private static let bases: [Character: Character] = {
        var bases: [Character: Character] = [:]
        for (base, accented) in [
            ("a", "áàâãāăą"), ("c", "çćčĉċ"), ("d", "ďđ"), ("e", "éèêëēėęě"), ("g", "ğģĝġ"), ("h", "ĥħ"),
            ("i", "íìîïīįı"),
            ("j", "ĵ"), ("k", "ķ"), ("l", "łĺļľ"), ("n", "ñńņň"), ("o", "óòôõōő"), ("r", "řŕŗ"),
            ("s", "šśşș"),
            ("t", "ťţț"), ("u", "úùûüūůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "žźż"),
        ] {
            for letter in accented { bases[letter] = Character(base) }
        }
        return bases
    }()
}

extension Sequence {
    /// In the order of a Swedish list by the first text, among equals by the second and so on; those that are equal in
    /// all by `code`, as it is written.
    package func inSwedishOrder(
        by texts: (Element) -> [String], code: (Element) -> String = { _ in "" }
    ) -> [Element] {
        // The keys cost more than comparing them.
        map { (element: $0, keys: texts($0).map(SwedishOrder.init), code: code($0)) }
            .sorted {
                $0.keys == $1.keys ? $0.code < $1.code : $0.keys.lexicographicallyPrecedes($1.keys)
            }
            .map(\.element)
    }
}

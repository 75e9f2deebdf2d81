/// The order of a Swedish list: digits first, letters without regard to case, å ä ö after z, other accents as their base
/// letter.
package struct SwedishOrder: Sendable, Comparable {
    private let key: [UInt32]

    package init(_ text: String) {
        key = text.lowercased().flatMap(Self.weights)
    }

    package static func < (a: SwedishOrder, b: SwedishOrder) -> Bool {
        a.key.lexicographicallyPrecedes(b.key)
    }

    /// Whether a name comes before another; equal names by their codes.
    package static func less(_ a: (name: String, code: String), _ b: (name: String, code: String)) -> Bool {
        let (left, right) = (SwedishOrder(a.name), SwedishOrder(b.name))
        return left.key == right.key ? a.code < b.code : left < right
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

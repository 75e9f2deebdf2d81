/// Letters of Latin, Greek and Cyrillic script that have a code point of their own with their accent.
///
/// The standard library compares `a` + ring as equal to `å`, so a set of these finds the composed letter.
private let composedLetters = Set(
    [0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF].joined().compactMap {
        Unicode.Scalar($0).map(Character.init)
    })

extension String {
    /// The text in NFC as far as the scripts of Europe need it: a Mac writes `å` as `a` + ring, and the course's
    /// words, ids and columns must not depend on that.
    var precomposed: String {
        // No code point below U+0300 combines with the one before it.
        guard
            unicodeScalars.contains(where: {
                $0.value >= 0x300 && $0.properties.canonicalCombiningClass != .notReordered
            })
        else {
            return self
        }
        var result = ""
        for character in self { result.unicodeScalars.append(contentsOf: character.composed) }
        return result
    }
}

extension Character {
    /// Its code points with as many leading ones as possible composed into one.
    fileprivate var composed: [Unicode.Scalar] {
        let scalars = Array(unicodeScalars)
        for length in stride(from: scalars.count, to: 1, by: -1) {
            var head = String.UnicodeScalarView()
            head.append(contentsOf: scalars[..<length])
            guard let index = composedLetters.firstIndex(of: Character(String(head))) else { continue }
            return Array(composedLetters[index].unicodeScalars) + scalars[length...]
        }
        return scalars
    }
}

/// Composes letters, so that a name from a Mac (`A` and a ring) is stored like the same name from elsewhere.
///
/// Bounded to the letters of Latin-1 and Latin Extended-A with one mark, which covers the names of Swedish registers;
/// other sequences stay as they are.
package enum NFC {
    package static func composed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { (0x300...0x36F).contains($0.value) }) else { return text }
        var result = ""
        for character in text {
            // Characters are equal when they are canonically equivalent, so the table finds any spelling.
            if let letter = letters[character] {
                result.unicodeScalars.append(letter)
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static let letters: [Character: Unicode.Scalar] = {
        var letters: [Character: Unicode.Scalar] = [:]
        for value in UInt32(0xC0)...0x17F {
            if let scalar = Unicode.Scalar(value) { letters[Character(scalar)] = scalar }
        }
        return letters
    }()
}

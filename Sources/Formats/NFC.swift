/// Composes letters, so that a name from a Mac (`A` and a ring) is stored like the same name from elsewhere.
///
/// Bounded to the Latin letters of Unicode up to Latin Extended-B and in Latin Extended Additional, with one or two
/// marks: also Romanian and Vietnamese names. Other sequences stay as they are.
package enum NFC {
    package static func composed(_ text: String) -> String {
        // Marks, and the signs for ångström and kelvin, which NFC makes letters.
        let isOpen = { (scalar: Unicode.Scalar) in
            (0x300...0x36F).contains(scalar.value) || scalar.value == 0x212A || scalar.value == 0x212B
        }
        guard text.unicodeScalars.contains(where: isOpen) else { return text }
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
        for value in [0x4B] + Array(UInt32(0xC0)...0x24F) + Array(0x1E00...0x1EFF) {
            if let scalar = Unicode.Scalar(value) { letters[Character(scalar)] = scalar }
        }
        return letters
    }()
}

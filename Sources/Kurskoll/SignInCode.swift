internal import Formats

/// A printed code that signs one person in once: six words, `sol bäver lampa kajak uggla torn`.
///
/// Six of 256 words are 48 bits. A thousand machines that each use up the wrong guesses they are allowed
/// (`SignInLimits.wrongCodes`, 100 an hour) make 34 million in the fourteen days a code lives; with ten thousand codes
/// out at once one of them is hit with a probability of 0.12 %.
enum SignInCode {
    /// For paper that is handed over (DESIGN §7).
    static let lifetimeSeconds = 14 * 86_400

    static let wordCount = 6

    /// From the kernel's randomness.
    static func random() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<wordCount).map { _ in CodeWords.all[Int.random(in: 0..<256, using: &random)] }
            .joined(separator: " ")
    }

    /// The letters of what somebody typed, with case, spaces, marks and the dots of å, ä and ö taken away. No word
    /// begins another, so the letters alone say which words they are. Nil for what no code can be.
    static func letters(_ typed: String) -> String? {
        // Long enough for any code with signs between its words; nothing longer is worth the work.
        guard typed.utf8.count <= 200 else { return nil }
        var letters = ""
        for scalar in NFC.composed(typed).lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z": letters.unicodeScalars.append(scalar)
            case "å", "ä": letters.append("a")
            case "ö": letters.append("o")
            default: continue
            }
        }
        return letters.utf8.count >= wordCount * 3 ? letters : nil
    }

    /// What the store keeps of a code. Keyed, because 48 bits can be searched through: whoever steals the database
    /// but not the key file (`KeyFile`) has nothing to try a guess against. Stretching instead would only have made
    /// the search dearer, and each guess at the door too.
    static func hash(_ letters: String, key: [UInt8]) -> [UInt8] {
        SHA256.authenticationCode(for: Array("code \(letters)".utf8), key: key)
    }
}

extension String {
    /// Whether no more than 30 marks stand on one letter: Unicode's Stream-Safe Text Format (UAX #15 §13), which every
    /// text that somebody wrote has. To compare or to hash two texts is to put such marks in order, in a time that grows
    /// with the square of their number, and some ten thousand hold a thread up for seconds. So no other text gets in.
    var isStreamSafe: Bool {
        if utf8.allSatisfy({ $0 < 0x80 }) { return true }
        var marks = 0
        for scalar in unicodeScalars {
            // Below U+0300 there are none.
            let isMark =
                scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
            marks = isMark ? marks + 1 : 0
            if marks > 30 { return false }
        }
        return true
    }
}

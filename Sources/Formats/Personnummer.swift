/// Recognises personnummer and samordningsnummer, so that files which hold them can be refused. Nothing is kept.
package enum Personnummer {
    /// Whether a text is one: 10 or 12 digits, perhaps with `-` or `+` before the last four, a date that exists
    /// (day + 60 in a samordningsnummer), and the check digit of Skatteverket's SKV 707.
    package static func isValid(_ text: String) -> Bool {
        var digits: [Int] = []
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(Int(byte) - 48)
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: " "):
                guard index == bytes.count - 5 else { return false }
            default: return false
            }
        }
        var century: Int?
        if digits.count == 12 {
            century = digits[0] * 10 + digits[1]
            guard (18...20).contains(century ?? 0) else { return false }
            digits.removeFirst(2)
        }
        guard digits.count == 10 else { return false }
        let year = digits[0] * 10 + digits[1]
        let month = digits[2] * 10 + digits[3]
        var day = digits[4] * 10 + digits[5]
        if day > 60 { day -= 60 }
        guard (1...12).contains(month), day >= 1, day <= days(of: month, year: year, century: century) else {
            return false
        }
        let sum = digits.enumerated().reduce(0) { sum, digit in
            let product = digit.element * (digit.offset % 2 == 0 ? 2 : 1)
            return sum + product / 10 + product % 10
        }
        return sum % 10 == 0
    }

    /// 29 February passes where the year may have one.
    private static func days(of month: Int, year: Int, century: Int?) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && !(year == 0 && century != nil && century != 20) ? 29 : 28
        default: 31
        }
    }
}

/// Numbers as text, appended byte by byte: nothing is allocated on the way.
extension [UInt8] {
    mutating func append(number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        append(digits: number.magnitude, atLeast: 1)
    }

    /// 778 with 1 decimal and a comma → `77,8`; −5 with 2 → `-0,05`; with 0 decimals no point is written.
    mutating func append(units: Int, decimals: Int, point: Unicode.Scalar) {
        precondition(0...9 ~= decimals, "from 0 to 9 decimals")
        var one: UInt = 1
        for _ in 0..<decimals { one *= 10 }
        if units < 0 { append(UInt8(ascii: "-")) }
        append(digits: units.magnitude / one, atLeast: 1)
        if decimals > 0 {
            append(UInt8(ascii: point))
            append(digits: units.magnitude % one, atLeast: decimals)
        }
    }

    /// Days since 1970-01-01 → `YYYY-MM-DD`, in the Gregorian calendar at all times.
    mutating func append(day: Int) {
        // Years that begin on 1 March end with the leap day, so that a month's length needs no table: the
        // months' first days are (153 m + 2) / 5. Day 0 of the 400-year era is 1 March of a year divisible by 400.
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        precondition(0...9999 ~= year, "a day of the years 0 to 9999")
        append(digits: UInt(year), atLeast: 4)
        append(UInt8(ascii: "-"))
        append(digits: UInt(month), atLeast: 2)
        append(UInt8(ascii: "-"))
        append(digits: UInt(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1), atLeast: 2)
    }

    private mutating func append(digits value: UInt, atLeast width: Int) {
        var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
        var first = digits.count
        var rest = value
        while rest > 0 {
            first -= 1
            digits[first] += UInt8(rest % 10)
            rest /= 10
        }
        first = Swift.min(first, digits.count - width)
        for index in first..<digits.count { append(digits[index]) }
    }
}

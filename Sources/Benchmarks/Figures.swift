/// What is made of several measurements.
enum Figures {
    /// The middle one, or the mean of the two in the middle; 0 for none.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// The value that `percent` of them do not exceed; 0 for none.
    static func percentile(_ percent: Double, of values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((Double(sorted.count) * percent / 100).rounded(.up))
        return sorted[min(max(rank, 1), sorted.count) - 1]
    }

    /// With so many decimals that three digits show, and thousands apart.
    static func text(_ value: Double) -> String {
        let decimals = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2
        let scale = [1, 10, 100][decimals]
        let whole = Int((abs(value) * Double(scale)).rounded())
        var digits = "\(whole / scale)"
        for place in stride(from: digits.count - 3, to: 0, by: -3) {
            digits.insert(" ", at: digits.index(digits.startIndex, offsetBy: place))
        }
        let fraction = "\(whole % scale)"
        let padded = String(repeating: "0", count: decimals - min(decimals, fraction.count)) + fraction
        return (value < 0 ? "-" : "") + digits + (decimals == 0 ? "" : "." + padded)
    }
}

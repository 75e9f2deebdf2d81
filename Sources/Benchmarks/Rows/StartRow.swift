/// From the start of the program to its first answer, with the demo's data.
enum StartRow {
    private static let leastStarts = 9

    static func rows(_ bench: Bench) throws -> [Row] {
        let times = try (0..<max(leastStarts, bench.rounds)).map { _ in
            try bench.product.millisecondsToFirstAnswer()
        }
        let median = Figures.median(times)
        return [
            Row(
                "start to first answer", ours: Figures.text(median) + " ms", value: median,
                bound: .atMost(100),
                aim: 20)
        ]
    }
}

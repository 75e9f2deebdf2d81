/// From the start of the program to its first answer, with the demo's data; and how large the program is.
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
                aim: 20),
            try size(bench.product),
        ]
    }

    /// As it is carried to a server, without what only a debugger reads. Swift's own libraries are in it where it was
    /// built with `--static-swift-stdlib`.
    private static func size(_ product: Product) throws(Failure) -> Row {
        let stripped = product.folder.path + "/kurskoll"
        _ = try ChildProcess(["strip", "-o", stripped, product.program], cores: Tools.serverCore).lines()
        let megabytes = Double(try File.read(stripped).count) / 1_000_000
        return Row(
            "size of the program, stripped", ours: Figures.text(megabytes) + " MB", value: megabytes,
            bound: .atMost(20), aim: 14)
    }
}

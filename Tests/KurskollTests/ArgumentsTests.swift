import Testing

@testable import Kurskoll

@Suite struct ArgumentsTests {
    private let options = [
        Arguments.Option("as-of", "DAG", "dagen"), Arguments.Option("dry-run", nil, "bara visa"),
    ]

    private func parse(_ words: String...) throws -> Arguments {
        try Arguments(words, options: options, operands: 1...1)
    }

    @Test func `options stand anywhere, with a space or an equals sign`() throws {
        for words in [["fil.csv", "--as-of", "2026-01-02"], ["--as-of=2026-01-02", "fil.csv", "--dry-run"]] {
            let arguments = try Arguments(words, options: options, operands: 1...1)
            #expect(arguments.operands == ["fil.csv"])
            #expect(arguments["as-of"] == "2026-01-02")
        }
        #expect(try parse("--", "--dry-run").operands == ["--dry-run"])
    }

    @Test(arguments: [
        (["a", "--as-off", "x"], "--as-off: finns inte här; menade du --as-of?"),
        (["a", "--as-of"], "--as-of: saknar värde; skriv --as-of DAG"),
        (["a", "--dry-run=1"], "--dry-run: tar inget värde; skriv bara --dry-run"),
        (["a", "--dry-run", "--dry-run"], "--dry-run: står två gånger; ta bort den ena"),
        (["a", "b"], "b: är en uppgift för mycket; se --help"),
        ([], "kommandot: saknar uppgifter; se --help"),
    ])
    func `a wrong command line is told with its remedy`(words: [String], sentence: String) {
        let error = #expect(throws: UsageError.self) {
            try Arguments(words, options: options, operands: 1...1)
        }
        #expect(error.map { "\($0.place): \($0.problem); \($0.remedy)" } == sentence)
    }

    @Test func `help is given whatever else is missing`() throws {
        #expect(try parse2("--help").has("help"))
    }

    private func parse2(_ words: String...) throws -> Arguments {
        try Arguments(words, options: options, operands: 3...3)
    }
}

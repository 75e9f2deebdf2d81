import Testing

@testable import Formats

@Suite struct CSVReaderTests {
    private func rows(_ text: String) throws -> [[String]] {
        var reader = CSVReader(text)
        var rows: [[String]] = []
        while let row = try reader.next() { rows.append(row.cells) }
        return rows
    }

    @Test(arguments: [
        ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]),
        ("sep=,\na,b;c\n", [["a", "b;c"]]),
        ("a;\"b;c\"\n\"d \"\"e\"\"\";f", [["a", "b;c"], ["d \"e\"", "f"]]),
        ("a;b\n\"två\r\nrader\";2", [["a", "b"], ["två\nrader", "2"]]),
        ("\n\na;b\n\n;\n", [["a", "b"], ["", ""]]),
        (" a ; b\u{A0}\n", [["a", "b"]]),
        ("\"a,b\";c\n", [["a,b", "c"]]),
        ("ensam\nrad\n", [["ensam"], ["rad"]]),
        ("a;b;\n1;2;\n", [["a", "b", ""], ["1", "2", ""]]),
        ("", []),
    ])
    func `rows come apart as they were written`(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test func `every cell knows its line and column, also after a quoted line break and å ä ö`() throws {
        var reader = CSVReader("å;b\n\"x\ny\";ö;z\n1;2\n")
        _ = try reader.next()
        let second = try #require(try reader.next())
        #expect(second.line == 2 && second.columns == [1, 4, 6])
        let third = try #require(try reader.next())
        #expect(third.line == 4 && third.columns == [1, 3])
    }

    @Test(arguments: [
        ("a;b\n1;\"två\n3;4\n", CSVReader.Fault.unclosedQuote(line: 2, column: 3)),
        ("a;b\n\"1\"x;2\n", .textAfterQuote(line: 2, column: 4)),
    ])
    func `a broken quote is an error where it stands`(text: String, fault: CSVReader.Fault) {
        #expect(throws: fault) { try rows(text) }
    }

    @Test func `a long text may be read in parts, with its separator and lines`() throws {
        var reader = CSVReader("a,b\n1,2;3\n")
        while try reader.next() != nil {}
        reader = CSVReader(continuing: reader, with: "x;y,2\n\n3,4")
        let first = try #require(try reader.next())
        #expect(first.cells == ["x;y", "2"] && first.line == 3)
        #expect(try reader.next()?.line == 5)
    }
}

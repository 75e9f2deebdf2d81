import Compliance
import Testing

@testable import Kurskoll

@Suite struct ImportCellTests {
    @Test(arguments: [
        ("", ""), ("Åsa", "Åsa"), ("  Åsa  Ek ", "Åsa Ek"), ("Åsa\u{A0}Ek", "Åsa Ek"), ("Åsa\nEk", "Åsa Ek"),
        ("A\u{30A}sa", "\u{C5}sa"), ("\u{FEFF}p-1\u{200B}", "p-1"), (" ", ""), ("D’Angelo", "D’Angelo"),
        ("Łucja", "Łucja"),
    ])
    func `text is trimmed, composed and freed from what cannot be seen`(raw: String, expected: String) {
        #expect(Array(Cell.text(raw).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("2026-03-15", "2026-03-15"), ("20260315", "2026-03-15"), ("2024-02-29", "2024-02-29"),
        ("1900-01-01", "1900-01-01"), ("2199-12-31", "2199-12-31"), ("9999-12-31", nil), ("99991231", nil),
        ("", nil),
    ])
    func `a day is written in two ways, and none in three`(text: String, expected: String?) throws {
        #expect(try Cell.day(text)?.description == expected)
    }

    @Test(arguments: [
        ("31/06/2012", "inget datum"), ("03/04/2026", "inget datum"), ("260315", "inget datum"),
        ("2026-3-15", "inget datum"),
        ("45731", "inget datum"), ("2026-03-15 00:00", "inget datum"), ("2026/03/15", "inget datum"),
        ("i maj", "inget datum"),
        ("2026-0315", "inget datum"), ("2025-02-31", "dagen finns inte i kalendern:"),
        ("20260230", "dagen finns inte i kalendern:"),
        ("1825-01-01", "året är orimligt:"), ("0226-03-15", "året är orimligt:"),
        ("22000101", "året är orimligt:"),
    ])
    func `anything else is refused, also what could be guessed`(text: String, problem: String) {
        let fault = #expect(throws: CellFault.self) { try Cell.day(text) }
        #expect(fault?.problem == problem)
    }

    @Test(arguments: ["1,99E+11", "1.99E+11", "2E+05", "1,99e+11"])
    func `what Excel makes of a long number is no key`(text: String) {
        #expect(throws: CellFault.self) { try Cell.key(text) }
    }

    @Test(arguments: ["004711", "p-83f1", "E+1", "4E", "12E3", "a1E+05", "HR-1E+"])
    func `other keys stay as they are, with their leading zeros`(text: String) throws {
        #expect(try Cell.key(text) == text)
    }

    @Test(arguments: [
        ("asa.oberg@exempel.se", true), ("a@b", true), ("saknas", false), ("-", false), ("a b@c.se", false),
        ("@c.se", false),
        ("a@b@c", false), ("Åsa <a@b.se>", false), ("a@b.se,c@d.se", false),
    ])
    func `an address can be written to, or it is refused`(text: String, isAddress: Bool) {
        #expect(((try? Cell.email(text)) != nil) == isAddress)
    }

    @Test(arguments: [
        ("#REF!", false), ("#NAMN?", false), ("#N/A", false), ("####", false), ("Bj\u{FFFD}rk", false),
        ("#1 laget", true),
        ("Björk", true), ("", true),
    ])
    func `a value that a spreadsheet or an encoding has lost is seen`(text: String, isWhole: Bool) {
        #expect(((try? Cell.checkIsWhole(text)) != nil) == isWhole)
    }
}

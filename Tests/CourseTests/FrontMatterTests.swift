import Testing

@testable import Course

@Suite struct FrontMatterTests {
    private static let rest = "granskad: 2026-11-03\ngranska-senast: 2027-11-01\ninnehållsnotis: N\n---\n"

    static let mistakes = [
        Mistake("1:1 K001", in: "titel: T\nid: t\n"),
        Mistake("1:1 K001", in: "--\ntitel: T\n---\n"),
        Mistake("1:1 K002", in: "---\ntitel: T\n\n## Rubrik\n"),
        Mistake("4:1 K002", in: "---\ntitel: T\nid: t\n--\n\nText.\n"),
        Mistake("4:1 K003", in: "---\ntitel: T\nid: t\nlängt: 5 min\n\(rest)"),
        Mistake("4:1 K003", in: "---\ntitel: T\nid: t\nansvarig: A\n\(rest)"),
        Mistake("1:1 K004", in: "---\ntitel: T\n\(rest)"),
        Mistake("1:1 K004", in: "---\ntitlel: T\nid: t\n\(rest)"),
        Mistake(
            "4:11 K005",
            in:
                "---\ntitel: T\nid: t\ngranskad: 2026-02-30\ngranska-senast: 2027-01-01\ninnehållsnotis: N\n---\n"
        ),
        Mistake("2:1 K006", in: "---\ntitel T\nid: t\n\(rest)"),
        Mistake("2:1 K006", in: "---\ntitel:T\nid: t\n\(rest)"),
        Mistake("4:1 K006", in: "---\ntitel: T\nid: t\n  - ett\n\(rest)"),
        Mistake("2:8 K007", in: "---\ntitel: [T]\nid: t\n\(rest)"),
        Mistake("2:8 K007", in: "---\ntitel: \"T\nid: t\n\(rest)"),
        Mistake("2:8 K007", in: "---\ntitel: Ett # två\nid: t\n\(rest)"),
        Mistake("4:1 K008", in: "---\ntitel: T\nid: t\nid: u\n\(rest)"),
        Mistake("4:8 K009", in: "---\ntitel: T\nid: t\nlängd: femton\n\(rest)"),
        Mistake("4:6 K009", in: "---\ntitel: T\nid: t\ntyp: kurs\n\(rest)"),
        Mistake(
            "1:1 K010", in: "---\ntitel: T\nid: t\ngranskad: 2026-11-03\ngranska-senast: 2027-11-01\n---\n"),
        Mistake(
            "5:17 K011",
            in:
                "---\ntitel: T\nid: t\ngranskad: 2026-11-03\ngranska-senast: 2026-11-03\ninnehållsnotis: N\n---\n"
        ),
        Mistake("2:6 K012", in: "---\ntitel:\nid: t\n\(rest)"),
        Mistake("3:5 K021", in: "---\ntitel: T\nid: Tåg\n\(rest)"),
        Mistake(
            "5:17 K093",
            in:
                "---\ntitel: T\nid: t\ngranskad: 2026-11-03\ngranska-senast: 2026-11-20\ninnehållsnotis: N\n---\n"
        ),
    ]

    @Test(arguments: mistakes)
    func `what is wrong in the front matter is said at its place, once`(mistake: Mistake) {
        let folder = CourseFolder(["kurs.md": courseFile, "01.md": mistake.text, "02.md": filler])
        #expect(folder.read(today: today).places() == mistake.found)
    }

    private func read(_ text: String) -> FrontMatter? {
        var findings = Findings(file: "x.md")
        return FrontMatter(Source(path: "x.md", text: text), findings: &findings)
    }

    @Test(arguments: [
        ("titel: Våld: nej", nil), ("titel: \"Våld: nej\"", "Våld: nej"), ("titel: 1.10", "1.10"),
        ("titel: nej", "nej"),
        ("titel:   \"\"  ", ""), ("titel: Ring 112 #nu", nil), ("titel: C#", "C#"),
        ("titel: 8.30–9", "8.30–9"),
    ])
    func `a value is text, as it is written`(line: String, value: String?) {
        let entry = read("---\n\(line)\n---\n")?["titel"]
        if let value { #expect(entry?.value == value) }
    }

    @Test func `lists, remarks and empty lines are read`() throws {
        let front = try #require(read("---\n# obs\nmålgrupper:\n  - alla\n- nya\n\nid: t\n---\nText\n"))
        #expect(front["målgrupper"]?.items == ["alla", "nya"])
        #expect(front["id"]?.value == "t")
        #expect(front.bodyLine == 9)
    }

    @Test(arguments: [
        ("8 av 10", WrittenPassMark(mark: .count(8), asked: 10)),
        ("80 %", WrittenPassMark(mark: .percent(80), asked: nil)),
        ("80%", WrittenPassMark(mark: .percent(80), asked: nil)), ("101 %", nil), ("0 av 3", nil),
        ("åtta av tio", nil),
    ])
    func `a pass mark is a number of a number, or a percentage`(text: String, mark: WrittenPassMark?) {
        #expect(text.passMark == mark)
    }

    @Test(arguments: [
        ("2024-02-29", true), ("2025-02-29", false), ("2026-13-01", false), ("2026-1-1", false),
        ("26-01-01", false),
        ("2026-00-10", false), ("2026-04-31", false), ("1900-02-29", false), ("2000-02-29", true),
    ])
    func `a date is a day of the calendar`(text: String, isDate: Bool) { #expect(text.isDate == isDate) }
}

import Testing

@testable import Kurskoll

/// What a staff list does to the employments that are known (DESIGN §5).
@Suite struct ImportStaffTests {
    /// Files, each as of a day, and the employments that stand after the last.
    struct Course: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let files: [(day: String, rows: [String])]
        let expected: [String]

        init(_ title: String, _ files: [(String, [String])], _ expected: [String]) {
            testDescription = title
            self.files = files.map { (day: $0.0, rows: $0.1) }
            self.expected = expected
        }
    }

    private static func row(
        _ key: String, unit: String = "10", administration: String = "SOF", from: String = "2020-01-01",
        to: String = ""
    ) -> String {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        return "\(parts[0]);\(parts[1]);Namn \(parts[0]);\(administration);\(unit);E\(unit);\(from);\(to)"
    }

    /// So many others that one is less than the tenth which the guard lets go.
    private static let others = (1...20).map { row("z-\($0)/1") }

    static let courses: [Course] = [
        Course(
            "a new row is placed from its first day, also one that has ended or is to come",
            [
                (
                    "2026-11-01",
                    [
                        row("p/1", from: "2026-03-15"), row("q/1", from: "2025-01-01", to: "2025-12-31"),
                        row("r/1", from: "2027-01-01"),
                    ]
                )
            ],
            [
                "p/1 2026-03-15.. E10@2026-03-15", "q/1 2025-01-01..2025-12-31 E10@2025-01-01",
                "r/1 2027-01-01.. E10@2027-01-01",
            ]),
        Course(
            "without a first day it is placed from the file's day",
            [("2026-11-01", [row("p/1", from: "")])], ["p/1 -.. E10@2026-11-01"]),
        Course(
            "another unit holds from the file's day",
            [("2026-11-01", [row("p/1")]), ("2026-11-08", [row("p/1", unit: "20")])],
            ["p/1 2020-01-01.. E10@2020-01-01 E20@2026-11-08"]),
        Course(
            "another unit on the same day again: the later file rules",
            [
                ("2026-11-01", [row("p/1")]), ("2026-11-08", [row("p/1", unit: "20")]),
                ("2026-11-08", [row("p/1", unit: "30")]),
            ],
            ["p/1 2020-01-01.. E10@2020-01-01 E30@2026-11-08"]),
        Course(
            "one that has not begun is placed anew from its first day",
            [
                ("2026-11-01", [row("p/1", from: "2027-01-01")]),
                ("2026-11-08", [row("p/1", unit: "20", from: "2027-01-01")]),
            ],
            ["p/1 2027-01-01.. E20@2027-01-01"]),
        Course(
            "one that began earlier than was thought keeps its unit for the days gone by when it moves",
            [
                ("2026-11-01", [row("p/1", from: "2027-01-01")]),
                ("2026-11-08", [row("p/1", unit: "20", from: "2026-10-01")]),
            ],
            ["p/1 2026-10-01.. E10@2026-10-01 E20@2026-11-08 E20@2027-01-01"]),
        Course(
            "one that has ended moves nowhere",
            [
                ("2026-11-01", [row("p/1", to: "2026-10-01")]),
                ("2026-11-08", [row("p/1", unit: "20", to: "2026-10-01")]),
            ],
            ["p/1 2020-01-01..2026-10-01 E10@2020-01-01"]),
        Course(
            "first and last day are corrected",
            [
                ("2026-11-01", [row("p/1", to: "2027-05-31")]),
                ("2026-11-08", [row("p/1", from: "2020-02-01", to: "2027-08-31")]),
            ],
            ["p/1 2020-02-01..2027-08-31 E10@2020-01-01"]),
        Course(
            "9999-12-31 is no last day",
            [("2026-11-01", [row("p/1", to: "9999-12-31")])], ["p/1 2020-01-01.. E10@2020-01-01"]),
        Course(
            "a missing row ends the day before the file's",
            [("2026-11-01", [row("p/1")] + others), ("2026-11-08", others)],
            ["p/1 2020-01-01..2026-11-07 E10@2020-01-01"]),
        Course(
            "a missing row that had ended already keeps its last day",
            [("2026-11-01", [row("p/1", to: "2026-11-05")] + others), ("2026-11-08", others)],
            ["p/1 2020-01-01..2026-11-05 E10@2020-01-01"]),
        Course(
            "a missing row that ends on the file's day ends the day before",
            [("2026-11-01", [row("p/1", to: "2026-11-08")] + others), ("2026-11-08", others)],
            ["p/1 2020-01-01..2026-11-07 E10@2020-01-01"]),
        Course(
            "a missing row that had not begun is withdrawn, also one that would begin on the file's day",
            [
                ("2026-11-01", [row("p/1", from: "2027-01-01"), row("q/1", from: "2026-11-08")] + others),
                ("2026-11-08", others),
            ],
            ["p/1 2027-01-01.. E10@2027-01-01 withdrawn", "q/1 2026-11-08.. E10@2026-11-08 withdrawn"]),
        Course(
            "one that began the day before the file's has run that day",
            [("2026-11-01", [row("p/1", from: "2026-11-07")] + others), ("2026-11-08", others)],
            ["p/1 2026-11-07..2026-11-07 E10@2026-11-07"]),
        Course(
            "a row that comes back runs as the file says, without a gap",
            [
                ("2026-11-01", [row("p/1"), row("q/1", from: "2027-01-01")] + others), ("2026-11-08", others),
                ("2026-11-15", [row("p/1"), row("q/1", from: "2027-01-01")] + others),
            ],
            ["p/1 2020-01-01.. E10@2020-01-01", "q/1 2027-01-01.. E10@2027-01-01"]),
        Course(
            "a row that comes back to another unit is there from the file's day",
            [
                ("2026-11-01", [row("p/1")] + others), ("2026-11-08", others),
                ("2026-11-15", [row("p/1", unit: "20", to: "2027-01-31")] + others),
            ],
            ["p/1 2020-01-01..2027-01-31 E10@2020-01-01 E20@2026-11-15"]),
        Course(
            "two posts of a person are two employments",
            [
                ("2026-11-01", [row("p/1"), row("p/2", unit: "20")]),
                ("2026-11-08", [row("p/1"), row("p/2", unit: "30")]),
            ],
            ["p/1 2020-01-01.. E10@2020-01-01", "p/2 2020-01-01.. E20@2020-01-01 E30@2026-11-08"]),
        Course(
            "without a number the first day is the key",
            [
                (
                    "2026-11-01",
                    [row("p/", from: "2020-01-01"), row("p/", unit: "20", from: "2024-01-01")] + others
                ),
                ("2026-11-08", [row("p/", unit: "30", from: "2024-01-01")] + others),
            ],
            ["p/ 2020-01-01..2026-11-07 E10@2020-01-01", "p/ 2024-01-01.. E20@2024-01-01 E30@2026-11-08"]),
        Course(
            "without a number another first day is another employment",
            [
                ("2026-11-01", [row("p/", from: "2020-01-01")] + others),
                ("2026-11-08", [row("p/", from: "2020-02-01")] + others),
            ],
            ["p/ 2020-01-01..2026-11-07 E10@2020-01-01", "p/ 2020-02-01.. E10@2020-02-01"]),
        Course(
            "a first day that HR finds out later is no new employment",
            [("2026-11-01", [row("p/", from: "")]), ("2026-11-08", [row("p/", from: "2026-09-01")])],
            ["p/ 2026-09-01.. E10@2026-11-01"]),
        Course(
            "a number that comes later continues the employment with the same first day",
            [("2026-11-01", [row("p/")]), ("2026-11-08", [row("p/7", unit: "20")])],
            ["p/7 2020-01-01.. E10@2020-01-01 E20@2026-11-08"]),
        Course(
            "a row without a number beside one with it is an employment of its own",
            [("2026-11-01", [row("p/")]), ("2026-11-08", [row("p/7"), row("p/")])],
            ["p/ 2020-01-01.. E10@2020-01-01", "p/7 2020-01-01.. E10@2020-01-01"]),
        Course(
            "leading zeros tell numbers apart",
            [("2026-11-01", [row("p/07"), row("p/7")])],
            ["p/07 2020-01-01.. E10@2020-01-01", "p/7 2020-01-01.. E10@2020-01-01"]),
    ]

    @Test(arguments: courses)
    func `employments follow the files`(course: Course) throws {
        let scene = try ImportScene()
        for (day, rows) in course.files { try scene.take(rows, day) }
        #expect(try scene.employments().filter { !$0.hasPrefix("z-") } == course.expected)
    }

    @Test func `a source ends and moves only its own`() throws {
        let scene = try ImportScene()
        try scene.take([Self.row("p/1"), Self.row("x/1")], "2026-11-01")
        try scene.take(
            [
                Self.row("f/1", unit: "90", administration: "KS"),
                Self.row("p/2", unit: "90", administration: "KS"),
            ],
            "2026-11-08", "--source", "Fortroendevalda")
        #expect(
            try scene.employments() == [
                "f/1 2020-01-01.. E90@2020-01-01", "p/1 2020-01-01.. E10@2020-01-01",
                "p/2 2020-01-01.. E90@2020-01-01",
                "x/1 2020-01-01.. E10@2020-01-01",
            ])
        #expect(
            try scene.rows("SELECT DISTINCT source FROM employment ORDER BY 1", columns: 1) == [
                "fortroendevalda", "personal",
            ])
        #expect(
            try scene.rows("SELECT count(*) FROM person", columns: 1) == ["3"],
            "a known person_ref is the same person")
    }

    @Test
    func `the same unit code under another administration moves the unit, from another source it does not`()
        throws
    {
        let scene = try ImportScene()
        try scene.take([Self.row("p/1")], "2026-11-01")
        try scene.take([Self.row("f/1", administration: "KS")], "2026-11-02", "--source", "politik")
        #expect(
            scene.out.contains(
                "obs: enheten 10 är »E10« i »SOF« enligt källan personal; rad 2 ändrar inte det\n"))
        try scene.take([Self.row("p/1", administration: "UTB")], "2026-11-08")
        #expect(scene.count("flyttade enheter") == 1 && scene.count("flyttade") == 0)
        try scene.take([Self.row("p/1", administration: "KLF")], "2026-11-08")
        #expect(
            try scene.rows(
                """
                SELECT date(from_day * 86400, 'unixepoch'), a.name FROM unit_administration ua
                JOIN administration a ON a.id = ua.administration ORDER BY from_day
                """, columns: 2) == ["2026-11-01|SOF", "2026-11-08|KLF"])
    }

    @Test func `a unit without code is known by administration and name until it gets its code`() throws {
        let scene = try ImportScene()
        try scene.take(["p;1;A;SOF;;Norr;2020-01-01;", "q;1;B;UTB;;Norr;2020-01-01;"], "2026-11-01")
        try scene.take(["p;1;A;SOF;10;Norr;2020-01-01;", "q;1;B;UTB;;Norr;2020-01-01;"], "2026-11-08")
        #expect(scene.count("flyttade") == 0)
        #expect(
            try scene.rows("SELECT code, name FROM unit ORDER BY id", columns: 2) == ["10|Norr", "|Norr"])
        try scene.take(["p;1;A;SOF;10;Norra;2020-01-01;", "q;1;B;UTB;;Norr;2020-01-01;"], "2026-11-15")
        #expect(scene.count("omdöpta enheter") == 1)
        #expect(
            try scene.rows("SELECT code, name FROM unit ORDER BY id", columns: 2) == ["10|Norra", "|Norr"])
    }

    @Test func `a name from a Mac is the same unit and the same person`() throws {
        let scene = try ImportScene()
        try scene.take(["p;1;Åsa;Ö;;Å;2020-01-01;"], "2026-11-01")
        try scene.take(["p;1;A\u{30A}sa;O\u{308};;A\u{30A};2020-01-01;"], "2026-11-08")
        #expect(scene.count("ändrade") == 0 && scene.count("flyttade") == 0 && scene.count("nya") == 0)
        #expect(try scene.rows("SELECT hex(name) FROM unit", columns: 1) == ["C385"])
    }
}

import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Staff files that hurt somewhere once.
@Suite struct StaffFileTests {
    private let scene = CommandScene()

    @Test(arguments: ["199001012385", "900101-2385", "pnr:9001012385."])
    func `a personnummer is never shown, not even where the header row should be`(number: String) {
        let row = "\(number);Anna Ek;SOF;Barn;4100;2024-02-29\n"
        for text in [row + row, CommandScene.heading + "p1;Anna Ek;SOF;Barn;4100;\(number)\n"] {
            let said = scene.run(["import", "staff", scene.file(text)])
            #expect(said.status == 1)
            #expect(!said.errors.joined().contains("2385"), "\(said.errors)")
        }
        let said = scene.run(["import", "staff", scene.file(row)])
        #expect(said.errors.count == 1 && said.errors[0].contains(":1:1: kolumnen innehåller personnummer; "))
    }

    @Test(arguments: [false, true])
    func `a unit with a code and one of the same name without are two, in whatever order`(isTurned: Bool)
        throws
    {
        let rows = ["a;Anna Ek;SOF;Barn;;2024-02-29\n", "b;Bo Ek;SOF;Barn;4100;2024-02-29\n"]
        let file = scene.file(CommandScene.heading + (isTurned ? rows.reversed() : rows).joined())
        for day in ["2026-11-13", "2026-11-20"] {
            let said = scene.run(["import", "staff", file, "--as-of", day])
            #expect(said.status == 0)
            #expect(said.output.contains("flyttade                  0"), "\(said.output)")
        }
        let store = try Store(path: scene.database, mode: .existing)
        #expect(try store.connection.first("SELECT count(*) FROM unit") { $0.int(0) } == 2)
    }

    @Test func `a missing row that comes back with its end has not returned`() {
        let heading = "person_ref;namn;förvaltning;enhet;enhetskod;anställd_från;anställd_till\n"
        let others = (2...20).map { "p\($0);Bo Ek;SOF;Barn;4100;2024-02-29;\n" }.joined()
        let files = [
            "p1;Anna Ek;SOF;Barn;4100;2024-02-29;\n", "", "p1;Anna Ek;SOF;Barn;4100;2024-02-29;2026-11-08\n",
        ].map { scene.file(heading + $0 + others) }
        let said = zip(files, ["2026-11-06", "2026-11-13", "2026-11-20"]).map { file, day in
            scene.run(["import", "staff", file, "--as-of", day]).output
        }
        #expect(said[1].contains("avslutade                 1"))
        #expect(
            said[2].contains("ändrade                   1") && said[2].contains("återkomna                 0")
        )
    }

    @Test func `more forms of employment than anybody can name hurt no report`() throws {
        let site = try TestSite()
        try site.store.connection.run("INSERT INTO employment_form (id, name) VALUES (40000, 'ovanlig')")
        try site.store.connection.run("UPDATE employment SET form = 40000")
        let report = try IndicatorReport(.init(course: "prova", day: site.today), store: site.store)
        #expect(report.total.figure.counted == 6)
    }
}

import Foundation
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

    @Test func `next week's file takes about as long as the first, not its square`() {
        let rows = (0..<20_000).map { "p\($0);Anna Ek;SOF;Barn;4100;2024-02-29\n" }.joined()
        let file = scene.file(CommandScene.heading + rows)
        let times = ["2026-11-13", "2026-11-20"].map { day in
            ContinuousClock().measure {
                #expect(scene.run(["import", "staff", file, "--as-of", day]).status == 0)
            }
        }
        // Walking the whole source for each row took twenty times as long.
        #expect(times[1] < times[0] * 8)
    }
}

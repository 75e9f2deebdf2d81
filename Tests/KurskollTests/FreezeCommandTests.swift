import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// `kurskoll freeze`.
@Suite struct FreezeCommandTests {
    @Test func `a report is frozen, listed, shown, compared and verified`() throws {
        let site = try FrozenTests.town()
        let made = site.run("freeze", "Delårsrapport 2", "--as-of", "2026-08-31")
        let report = try #require(try site.store.frozenReport(1))
        #expect(made.status == 0)
        #expect(
            made.out
                == "avstämning 1: Delårsrapport 2, kurs prova per 2026-08-31; SHA-256 \(report.sha256)\n")
        #expect(site.run("freeze", "Bokslut", "--course", "prova").status == 0)
        let list = site.run("freeze", "--list").out
        #expect(
            list.contains("1  Delårsrapport 2  kurs prova  per 2026-08-31") && list.contains("2  Bokslut"))
        let shown = site.run("freeze", "--show", "2").out
        for text in [
            "Avstämning 2: Bokslut", "övriga små enheter (3 enheter)", "Regel: personer", "oförändrad",
        ] {
            #expect(shown.contains(text), "\(text) in\n\(shown)")
        }
        // Exactly the stored bytes: sha256sum gives the printed sum.
        #expect(site.run("freeze", "--show", "1", "--format", "json").out == report.content)
        let compared = site.run("freeze", "--compare", "1", "2")
        #expect(
            compared.status == 0
                && compared.out.contains("Delårsrapport 2 (2026-08-31) → Bokslut (2026-11-21)"))
        let verified = site.run("freeze", "--verify")
        #expect(
            verified.status == 0 && verified.out == "1  Delårsrapport 2: oförändrad\n2  Bokslut: oförändrad\n"
        )
        try site.store.connection.script(
            """
            DROP TRIGGER "frozen_report#update";
            UPDATE frozen_report SET content = replace(content, 'Bokslut', 'Boksmut') WHERE id = 2;
            """)
        let failed = site.run("freeze", "--verify")
        #expect(failed.status == 1 && failed.out.contains("2  Boksmut: ÄNDRAD"))
        #expect(failed.error.hasPrefix("avstämningar: 1 har ändrats utanför Kurskoll;"))
        #expect(site.run("freeze", "--show", "2").status == 1)
    }

    @Test(arguments: [
        (["freeze"], 2, "freeze: saknar namn; skriv vad avstämningen är för"),
        (["freeze", "--show", "7"], 1, "freeze: avstämning 7 finns inte; se kurskoll freeze --list"),
        (["freeze", "--compare", "1"], 2, "--compare: behöver två nummer"),
        (["freeze", "x", "--list"], 2, "x: behövs inte här"),
        (["freeze", "--list", "--verify"], 2, "--verify: går inte med --list"),
    ])
    func `wrong use is a sentence with its remedy`(words: [String], status: Int32, sentence: String) throws {
        let site = try TestSite()
        let said = site.run(words)
        #expect(said.status == status && said.error.hasPrefix(sentence), "\(said.error)")
        #expect(try site.store.frozenReports().isEmpty)
    }
}

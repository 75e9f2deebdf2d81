import Compliance
import Foundation
import Testing

@testable import Kurskoll

@Suite struct TokenTests {
    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try scene.take(["p-1;1;Ett;Vård;10;Norr;2020-01-01;"])
        return scene
    }

    @Test func `a token is shown once, and the store keeps what recognises it`() throws {
        let scene = try scene()
        #expect(scene.run("token", "add", "Stratsys", "--scope", "figures") == 0)
        let token = scene.out.trimmingCharacters(in: .newlines)
        #expect(token.wholeMatch(of: /kurskoll_[A-Za-z0-9_-]{43}/) != nil)
        #expect(scene.errors == ["Token 1 (figures) gäller till och med 2027-11-21 och visas inte igen."])
        #expect(scene.run("token", "list") == 0)
        #expect(!scene.out.contains(token))
        let line = try #require(scene.out.split(separator: "\n").last).split(separator: " ").map(String.init)
        #expect(
            line == [
                "1", "\(token.prefix(15))…", "figures", "hela", "kommunen", "2027-11-21", "aldrig", "gäller",
                "Stratsys",
            ])
    }

    @Test func `a revoked token is listed as such, and is revoked once`() throws {
        let scene = try scene()
        scene.run("token", "add", "a", "--scope", "hr", "--administration", "Vård", "--until", "2026-12-01")
        #expect(scene.run("token", "revoke", "1") == 0)
        #expect(scene.run("token", "revoke", "1") == 1)
        #expect(scene.errors == ["1: ingen sådan token gäller; se numren med kurskoll token list"])
        scene.run("token", "list")
        #expect(
            scene.out.contains("återtagen") && scene.out.contains("Vård") && scene.out.contains("2026-12-01"))
    }

    @Test(arguments: [
        (["a"], 2, "--scope: saknas"), (["a", "--scope", "allt"], 2, "--scope: »allt« går inte"),
        (["a", "--scope", "hr", "--until", "2026-11-20"], 2, "--until: »2026-11-20« har redan varit"),
        (["a", "--scope", "hr", "--until", "snart"], 2, "--until: »snart« är inte en dag"),
        (
            ["a", "--scope", "hr", "--administration", "Xyz"], 1,
            "--administration: förvaltningen »Xyz« finns inte"
        ),
        (["a", "--scope", "import", "--administration", "Vård"], 2, "--administration: går inte med import"),
        (["191212121212", "--scope", "hr"], 2, "NAMN: är tomt eller ett personnummer"),
        ([" ", "--scope", "hr"], 2, "NAMN: är tomt"), ([], 2, "kommandot: saknar uppgifter"),
    ])
    func `a token that cannot be made is refused with its remedy`(
        words: [String], status: Int32, error: String
    ) throws {
        let scene = try scene()
        #expect(scene.run(["token", "add"] + words) == status)
        #expect(scene.errors.count == 1 && scene.errors[0].hasPrefix(error), "\(scene.errors)")
        #expect(try scene.store().tokens().isEmpty)
    }

    @Test func `an administration that a token is limited to is not taken back with its import`() throws {
        let scene = try scene()
        scene.run("token", "add", "a", "--scope", "hr", "--administration", "Vård")
        #expect(scene.run("undo", "1") == 1)
        #expect(scene.errors.contains { $0.contains("Vård") && $0.contains("token") }, "\(scene.errors)")
    }
}

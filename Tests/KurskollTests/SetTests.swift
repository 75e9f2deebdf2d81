import Testing

@testable import Kurskoll

@Suite struct SetTests {
    @Test func `a setting is made, changed, listed and taken away`() throws {
        let scene = try ImportScene()
        #expect(scene.run("set", "name", "Linköping") == 0 && scene.out == "name = Linköping\n")
        #expect(scene.run("set", "name", "Gotland") == 0)
        #expect(try scene.store().setting("name") == "Gotland")
        #expect(scene.run("set", "--list") == 0)
        #expect(scene.out.split(separator: "\n").count == Setting.all.count)
        #expect(scene.out.contains("name                          Gotland\n"))
        #expect(scene.out.contains("sender                        – (avsändare av e-post)\n"))
        #expect(scene.run("set", "name", "") == 0 && scene.out == "name är borttagen\n")
        #expect(try scene.store().setting("name") == nil)
    }

    @Test(arguments: [
        (
            ["set", "namn", "x"], 1,
            "namn: är ingen inställning; välj bland \(Setting.all.map(\.key).joined(separator: ", "))"
        ),
        (
            ["set", "demo", "1"], 1,
            "demo: är ingen inställning; välj bland \(Setting.all.map(\.key).joined(separator: ", "))"
        ),
        (
            ["set", "exit-url", "smhi.se"], 1,
            "exit-url: ingen webbadress »smhi.se«; skriv den med https:// och utan mellanslag"
        ),
        (
            ["set", "base-url", "https://x.se/å"], 1,
            "base-url: ingen webbadress »https://x.se/å«; skriv den med https:// och utan mellanslag"
        ),
        (
            ["set", "sender", "kurser"], 1,
            "sender: ingen e-postadress »kurser«; skriv till exempel kurser@kommunen.se"
        ),
        (
            ["set", "statement-assessed", "i maj"], 1,
            "statement-assessed: inget datum »i maj«; skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-15"
        ),
        (
            ["set", "name"], 2,
            "set: saknar nyckel eller värde; skriv kurskoll set NYCKEL VÄRDE, eller set --list"
        ),
        (["set", "name", "x", "--list"], 2, "name: behövs inte med --list; ta bort det"),
    ])
    func `what cannot be set is refused with its remedy`(words: [String], status: Int, sentence: String)
        throws
    {
        let scene = try ImportScene()
        #expect(Int(scene.run(words)) == status)
        #expect(scene.errors == [sentence])
    }

    @Test(arguments: Setting.all.map(\.key))
    func `every setting takes a value of its kind`(key: String) throws {
        let scene = try ImportScene()
        let kinds: [(is: Bool, value: String)] = [
            (key.hasSuffix("-url"), "https://x.se/a"), (["sender", "reply-to"].contains(key), "a@x.se"),
            (key.hasSuffix("-months") || key.hasSuffix("-days"), "18"),
            (key.contains("-text"), "Se {länk}"), (key == MonthEnd.settingKey, "nej"),
            (key == GroupConfirmation.key, "leader"),
        ]
        let value = kinds.first { $0.is }?.value ?? "2026-11-21"
        #expect(scene.run("set", key, value) == 0, "\(scene.errors)")
    }
}

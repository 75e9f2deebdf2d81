import Testing

@testable import Kurskoll

@Suite struct GrantTests {
    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try scene.take(["p-1;1;Åsa;SOF;10;Norr;2020-01-01;", "p-2;1;Bo;UTB;20;Söder;2020-01-01;"])
        return scene
    }

    private let grants: StaticString = """
        SELECT p.ref, g.role, a.name, g.revoked_at IS NOT NULL FROM role_grant g JOIN person p ON p.id = g.person
        LEFT JOIN administration a ON a.id = g.administration ORDER BY g.id
        """

    @Test func `a role is given once, however often it is granted`() throws {
        let scene = try scene()
        #expect(scene.run("grant", "hr", "p-1") == 0 && scene.out == "p-1 har nu rollen hr\n")
        #expect(scene.run("grant", "hr", "p-1") == 0 && scene.out == "p-1 har redan rollen hr\n")
        #expect(scene.run("grant", "reader", "p-1", "--administration", "UTB") == 0)
        #expect(try scene.rows(grants, columns: 4) == ["p-1|hr||0", "p-1|reader|UTB|0"])
    }

    @Test func `a role is taken back, and may be given again`() throws {
        let scene = try scene()
        scene.run("grant", "hr", "p-1")
        #expect(scene.run("revoke", "hr", "p-1") == 0 && scene.out == "p-1 har inte längre rollen hr\n")
        #expect(scene.run("revoke", "hr", "p-1") == 1)
        #expect(scene.errors == ["p-1: har inte rollen hr; kontrollera rollen och person_ref"])
        #expect(scene.run("grant", "hr", "p-1") == 0 && scene.out == "p-1 har nu rollen hr\n")
        #expect(try scene.rows(grants, columns: 4) == ["p-1|hr||1", "p-1|hr||0"])
    }

    @Test func `a role for one administration is taken back alone, or with the others`() throws {
        let scene = try scene()
        for name in ["SOF", "UTB"] { scene.run("grant", "hr", "p-1", "--administration", name) }
        #expect(scene.run("revoke", "hr", "p-1", "--administration", "UTB") == 0)
        #expect(try scene.rows(grants, columns: 4) == ["p-1|hr|SOF|0", "p-1|hr|UTB|1"])
        #expect(scene.run("revoke", "hr", "p-1") == 0)
        #expect(try scene.rows(grants, columns: 4) == ["p-1|hr|SOF|1", "p-1|hr|UTB|1"])
    }

    @Test func `a missing person is made by hand where a name is given, also in a new database`() throws {
        let scene = try ImportScene()
        #expect(scene.run("grant", "author", "f-1", "--name", " Eva  Ek ", "--email", "eva@x.se") == 0)
        #expect(
            try scene.rows("SELECT ref, name, email, import FROM person", columns: 4) == [
                "f-1|Eva Ek|eva@x.se|"
            ])
        #expect(scene.run("grant", "author", "f-1", "--name", "Eva Al") == 0)
        #expect(scene.out.contains("obs: personen fanns redan; namn och e-post är som förut"))
        #expect(try scene.rows("SELECT name FROM person", columns: 1) == ["Eva Ek"])
    }

    @Test(arguments: [
        (
            ["grant", "hr", "x"], 1,
            "x: personen finns inte; kontrollera person_ref, eller lägg till --name NAMN för att göra personen för hand"
        ),
        (["grant", "chef", "p-1"], 2, "chef: är ingen roll; skriv hr, author eller reader"),
        (
            ["grant", "hr", "p-1", "--administration", "KLF"], 1,
            "--administration: förvaltningen »KLF« finns inte; välj bland SOF, UTB"
        ),
        (
            ["grant", "author", "p-1", "--administration", "SOF"], 2,
            "--administration: går inte med author; ta bort --administration"
        ),
        (
            ["grant", "hr", "640823-3234", "--name", "Å"], 1,
            "REF: går inte att använda för en ny person; hitta på ett eget id, till exempel hr-1"
        ),
        (
            ["grant", "hr", "x", "--name", "Å", "--email", "nej"], 1,
            "--email: ingen e-postadress; skriv en adress eller utelämna --email"
        ),
        (["revoke", "hr", "x"], 1, "x: personen finns inte; kontrollera person_ref"),
    ])
    func `what cannot be granted is refused with its remedy`(words: [String], status: Int, sentence: String)
        throws
    {
        let scene = try scene()
        #expect(Int(scene.run(words)) == status)
        #expect(scene.errors == [sentence])
        #expect(try scene.rows(grants, columns: 4).isEmpty)
    }
}

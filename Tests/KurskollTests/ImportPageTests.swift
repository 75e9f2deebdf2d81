import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// HR's file on `/hr/import`: tried, shown, taken in, taken back.
@Suite struct ImportPageTests {
    private static let header =
        "person_ref;anställningsnummer;namn;e-post;förvaltning;enhet;enhetskod;anställd_från"

    private static func row(_ number: Int, _ name: String = "Åke Örn", unit: String = "Norr;10") -> String {
        "n-\(number);\(1000 + number);\(name);;Vård;\(unit);2026-01-01"
    }

    private static func file(_ rows: [String], header: String = header) -> String {
        ([header] + rows).joined(separator: "\r\n") + "\r\n"
    }

    private func site() throws -> (TestSite, Browser) {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("hr")
        return (site, browser)
    }

    /// Sends a list of the source `lon`, which the site does not have at first.
    private func send(
        _ browser: Browser, _ text: String, day: String = "2026-11-20", as name: String = "fredag.csv"
    ) {
        browser.get("/hr/import")
        let isKnown = browser.page.contains("value=\"lon\"")
        browser.upload(
            "/hr/import",
            [
                ("slag", "personal"), ("kalla", isKnown ? "lon" : "*"), ("ny-kalla", isKnown ? "" : "Lon"),
                ("dag", day),
            ],
            file: name, Array(text.utf8))
    }

    private func people(_ site: TestSite) throws -> Int {
        try site.store.connection.first("SELECT count(*) FROM person WHERE ref LIKE 'n-%'") { $0.int(0) } ?? 0
    }

    @Test func `a list is tried, shown, taken in and taken back`() throws {
        let (site, browser) = try site()
        send(browser, Self.file((0..<20).map { Self.row($0) }))
        #expect(browser.status == 200 && browser.fields["Cache-Control"] == "no-store")
        #expect(
            browser.page.contains("<strong>20</strong> nya")
                && browser.page.contains("<li>Åke Örn, n-0 1000</li>"))
        #expect(browser.page.contains("fredag.csv, källan lon per 2026-11-20. Inget är sparat än."))
        #expect(browser.page.contains("Teckenkodning UTF-8, avgränsare semikolon"))
        #expect(browser.page.contains("<th scope=\"row\">namn</th><td>Åke Örn</td>"))
        #expect(try people(site) == 0)

        browser.post(browser.path)
        #expect(browser.path == "/hr/importer/1" && browser.status == 200)
        #expect(
            browser.page.contains("Import 1 är inläst") && browser.page.contains("<strong>20</strong> nya"))
        #expect(browser.page.contains("<dd>hr</dd>"), "who took it in")
        #expect(try people(site) == 20)

        browser.get("/hr/importer")
        #expect(browser.page.contains("/hr/importer/1") && browser.page.contains("20 nya"))
        browser.get("/hr/importer/1")
        browser.post("/hr/importer/1/angra")
        #expect(browser.page.contains("Import 1 är tillbakatagen") && !browser.page.contains("/angra"))
        #expect(try people(site) == 0)
        browser.post("/hr/importer/1/angra")
        #expect(browser.path == "/hr/importer/1" && browser.page.contains("Import 1 är tillbakatagen"))
    }

    @Test func `the next list shows who is new, changed, moved and gone, with singular and plural`() throws {
        let (_, browser) = try site()
        send(browser, Self.file((0..<30).map { Self.row($0) }), day: "2026-11-13")
        browser.post(browser.path)
        var rows = (1..<30).map { Self.row($0) } + [Self.row(30, "Ny Öst"), Self.row(31)]
        rows[0] = Self.row(1, "Åke Bytt")
        rows[1] = Self.row(2, unit: "Söder;20")
        send(browser, Self.file(rows))
        for (count, kind) in [(2, "nya"), (1, "ändrad"), (1, "flyttad"), (1, "avslutad")] {
            #expect(browser.page.contains("<strong>\(count)</strong> \(kind)<"), "\(kind)")
        }
        #expect(
            browser.page.contains("<li>Åke Örn, n-2 1002: 10 → 20</li>")
                && browser.page.contains("<li>Åke Örn, n-0 1000</li>"))
        #expect(browser.page.contains("Inga återkomna, återtagna, "))
    }

    @Test func `a bad row is told with line, column and remedy, and nothing is stored`() throws {
        let (site, browser) = try site()
        let rows = [
            Self.row(0), Self.row(1).replacing("2026-01-01", with: "2026-02-31"),
            Self.row(2, "Per & <Eva>").replacing(";;", with: ";per;"),
        ]
        send(browser, Self.file(rows))
        #expect(browser.status == 422 && browser.page.contains("2 fel. Inget är sparat."))
        #expect(
            browser.page.contains("class=\"number\">3</td>") && browser.page.contains(">anställd_från</td>"))
        #expect(browser.page.contains("Dagen finns inte i kalendern: »2026-02-31«."))
        #expect(browser.page.contains("Rätta den eller lämna fältet tomt."))
        #expect(try people(site) == 0 && site.store.latestImport() == nil)

        let path = browser.path
        browser.get("\(path)/fel.csv")
        #expect(browser.fields["Content-Disposition"] == "attachment; filename=\"fel.csv\"")
        #expect(browser.fields["Cache-Control"] == "no-store")
        let lines = browser.page.split(separator: "\r\n")
        #expect(lines.first == "\u{FEFF}rad;kolumn;fel;åtgärd;\(Self.header)")
        #expect(lines.last?.hasPrefix("4;e-post;ingen e-postadress »per«;") == true)
        #expect(lines.last?.hasSuffix(";n-2;1002;Per & <Eva>;per;Vård;Norr;10;2026-01-01") == true)

        browser.get(path)
        browser.post(path)
        #expect(browser.status == 422, "a refused file is taken in by no POST")
        #expect(try people(site) == 0)
        // The form beneath remembers the source and the day.
        #expect(
            browser.page.contains("name=\"ny-kalla\" value=\"lon\"")
                && browser.page.contains("value=\"2026-11-20\""))
    }

    @Test(arguments: [
        (
            "person_ref;namn;förvaltning;enhet;anställd_från;personnummer",
            "n-1;Åke Örn;Vård;Norr;2026-01-01;191212121212"
        ),
        (
            "person_ref;namn;förvaltning;enhet;anställd_från;skyddad",
            "n-1;Åke Örn;Vård;Norr;2026-01-01;hemligt värde"
        ),
        (
            "person_ref;namn;förvaltning;enhet;anställd_från;id",
            "n-1;Åke Örn;Vård;Norr;2026-01-01;19121212-1212"
        ),
        ("person_ref;namn;förvaltning;enhet;anställd_från", "n-1;19121212-1212;Vård;Norr;2026-13-01"),
    ])
    func `neither page nor table of faults shows a personnummer or who is protected`(
        header: String, row: String
    ) throws {
        let (_, browser) = try site()
        send(browser, Self.file([row, "n-2;Bo Ek;Vård;Norr;2026-13-01;"], header: header))
        #expect(browser.status == 422)
        let path = browser.path
        for shown in [
            browser.page,
            {
                browser.get("\(path)/fel.csv"); return browser.page
            }(),
        ] {
            for secret in ["191212121212", "19121212-1212", "hemligt"] { #expect(!shown.contains(secret)) }
        }
        #expect(browser.page.contains("åtgärd"))
    }

    @Test func `half a list is not taken without saying that all of it is there`() throws {
        let (site, browser) = try site()
        send(browser, Self.file((0..<20).map { Self.row($0) }), day: "2026-11-13")
        browser.post(browser.path)
        send(browser, Self.file((0..<17).map { Self.row($0) }))
        let path = browser.path
        #expect(
            browser.page.contains("3 av 20 pågående anställningar i källan lon skulle sluta, mer än 10 %."))
        browser.post(path)
        #expect(browser.status == 422 && browser.page.contains("Kryssa i att hela listan är med"))
        #expect(try site.store.latestImport()?.id == 1)
        browser.post(path, [("avsluta", "ja")])
        #expect(browser.path == "/hr/importer/2" && browser.page.contains("<strong>3</strong> avslutade"))
    }

    @Test func `a file is its sender's alone, for an hour, and until she lets it go`() throws {
        let (site, browser) = try site()
        try site.store.grant(.hr, to: site.id(of: "dag"), administration: nil, now: site.now)
        send(browser, Self.file([Self.row(0)]))
        let path = browser.path
        let other = Browser(site)
        try other.signIn("dag")
        for address in [path, "\(path)/fel.csv"] {
            other.get(address)
            #expect(other.status == 404 && !other.page.contains("Åke"))
        }
        other.post(path)
        other.post("\(path)/avbryt")
        browser.get(path)
        #expect(browser.status == 200 && browser.page.contains("Åke"))
        browser.post("\(path)/avbryt")
        #expect(browser.path == "/hr/import")
        browser.get(path)
        #expect(browser.status == 404 && browser.page.contains("Filen finns inte kvar här"))

        send(browser, Self.file([Self.row(0)]))
        let old = browser.path
        send(browser, Self.file([Self.row(1)]))
        let new = browser.path
        browser.get(old)
        #expect(browser.status == 404, "the newer file has taken its place")
        browser.get(new)
        site.wait(Uploads.lifetimeSeconds - 1)
        browser.get(new)
        #expect(browser.status == 200)
        site.wait(1)
        browser.post(new)
        #expect(browser.status == 404)
        #expect(try people(site) == 0)
    }

    @Test func `what has changed since is shown anew before it is stored`() throws {
        let (site, browser) = try site()
        send(browser, Self.file((0..<20).map { Self.row($0) }))
        let path = browser.path
        let words = [
            "import", "staff", site.folder.appending(path: "lon.csv").path, "--source", "lon", "--as-of",
            "2026-11-19",
        ]
        try Data(Self.file((0..<19).map { Self.row($0) }).utf8).write(
            to: site.folder.appending(path: "lon.csv"))
        #expect(site.run(words) == 0)
        browser.get("/hr/import")
        browser.post(path)
        #expect(browser.path == path && browser.page.contains("<strong>1</strong> ny<"))
        #expect(try people(site) == 19)
        browser.post(path)
        #expect(try people(site) == 20 && browser.path == "/hr/importer/2")
        browser.get("/hr/importer/1")
        #expect(
            browser.page.contains("Bara den senaste importen")
                && browser.page.contains("driften eller ett program"))
    }

    @Test(arguments: [
        (["slag": "personal", "kalla": "personal", "dag": "2026-11-20"], "", "Välj en fil"),
        (["slag": "personal", "dag": "2026-11-20"], "x", "Välj vilket system"),
        (["slag": "personal", "kalla": "okand", "dag": "2026-11-20"], "x", "Välj vilket system"),
        (["slag": "personal", "kalla": "*", "dag": "2026-11-20"], "x", "Skriv systemets namn"),
        (
            ["slag": "personal", "kalla": "*", "ny-kalla": " Hand ", "dag": "2026-11-20"], "x",
            "Skriv systemets namn"
        ),
        (["slag": "personal", "kalla": "personal", "dag": "2026-11-22"], "x", "i dag eller tidigare"),
        (["slag": "personal", "kalla": "personal", "dag": "fredag"], "x", "i dag eller tidigare"),
        (["slag": "slutforanden"], "", "Välj en fil"),
        (["slag": "moodle", "nummer": "480", "kurs": "okand"], "x", "välj vilken kurs"),
        (["slag": "moodle", "nummer": "id=480", "kurs": "prova"], "x", "med siffror"),
    ])
    func `a form that does not say enough comes back with what is missing`(
        form: [String: String], content: String, said: String
    ) throws {
        let (_, browser) = try site()
        browser.get("/hr/import")
        browser.upload("/hr/import", form.map { ($0, $1) }, file: "a.csv", Array(content.utf8))
        #expect(browser.status == 422 && browser.page.contains(said))
    }

    @Test func `a file without the page's token is not looked at, nor one from HR of an administration`()
        throws
    {
        let (site, browser) = try site()
        let list = Array(Self.file([Self.row(0)]).utf8)
        browser.get("/hr/import")
        browser.upload("/hr/import", [("slag", "personal")], file: "a.csv", list, csrf: false)
        #expect(browser.status == 403)
        let limited = Browser(site)
        try limited.signIn("hr-vard")
        limited.get("/")
        limited.upload("/hr/import", [("slag", "personal")], file: "a.csv", list)
        #expect(limited.status == 403)
        limited.get("/hr")
        #expect(!limited.page.contains("/hr/import"), "no way there is shown")
        browser.get("/hr")
        #expect(browser.page.contains("href=\"/hr/import\""))
    }

    @Test func `completions from elsewhere go the same way`() throws {
        let (site, browser) = try site()
        let text = "person_ref;kurs;slutförd;metod\nanna;prova;2026-10-01;nck\nokand;prova;2026-10-01;nck\n"
        browser.get("/hr/import")
        browser.upload("/hr/import", [("slag", "slutforanden")], file: "nck.csv", Array(text.utf8))
        #expect(browser.status == 422 && browser.page.contains("kryssa i att rader om okända utelämnas"))
        browser.upload(
            "/hr/import", [("slag", "slutforanden"), ("utelamna", "ja")], file: "nck.csv", Array(text.utf8))
        #expect(browser.page.contains("<strong>1</strong> nya slutföranden"))
        #expect(browser.page.contains("<strong>1</strong> utelämnade, okända medarbetare"))
        browser.post(browser.path)
        #expect(browser.page.contains("Import 1 är inläst"))
        let anna = try site.id(of: "anna")
        #expect(
            try site.store.connection.first("SELECT method FROM completion WHERE person = ?", Value(anna)) {
                $0.text(0)
            } == "nck")
    }

    @Test func `Moodle's report on a course goes the same way`() throws {
        let (site, browser) = try site()
        let text = "Namn,ID-nummer,Kurs slutförd\nAnna Ny,anna,2026-10-14\n"
        browser.get("/hr/import")
        browser.upload(
            "/hr/import", [("slag", "moodle"), ("nummer", "480"), ("kurs", "prova")], file: "moodle.csv",
            Array(text.utf8))
        #expect(browser.page.contains("moodle.csv, Moodles kurs 480 som prova."))
        #expect(browser.page.contains("<strong>1</strong> nya slutföranden"))
        #expect(try site.store.latestImport() == nil)
        browser.post(browser.path)
        #expect(browser.page.contains("Import 1 är inläst") && browser.page.contains("<dd>hr</dd>"))
    }

    @Test func `what stands in the way of taking an import back is told, and that it was seen is noted`()
        throws
    {
        let (site, browser) = try site()
        send(browser, Self.file((0..<3).map { Self.row($0) }))
        browser.post(browser.path)
        try site.store.addCompletion(
            person: site.id(of: "n-1"), course: "prova", day: site.today, method: "nck", version: nil,
            code: "K7QM-2XWD-9RTB", now: site.now)
        browser.post("/hr/importer/1/angra")
        #expect(browser.status == 409 && browser.page.contains("n-1 har slutfört prova 2026-11-21</li>"))
        #expect(browser.page.contains("Läs in en rättad fil i stället."))
        #expect(try people(site) == 3)
    }

    @Test func `those who could stand in a preview see that HR has seen it`() throws {
        let (site, browser) = try site()
        browser.get("/hr/import")
        let list =
            "person_ref;namn;förvaltning;enhet;enhetskod;anställd_från\nn-1;Åke Örn;Vård;Norr;10;2026-01-01\n"
        browser.upload(
            "/hr/import", [("slag", "personal"), ("kalla", "personal"), ("dag", "2026-11-20")], file: "a.csv",
            Array(list.utf8))
        #expect(browser.status == 200 && browser.page.contains("6 av 6 pågående anställningar"))
        let logged = try site.store.connection.all("SELECT what, filter FROM access_log") {
            "\($0.text(0)) \($0.text(1))"
        }
        let day = try #require(Day(iso: "2026-11-20")).number
        #expect(logged == ["/hr/import {\"day\":\(day),\"source\":\"personal\"}"])
        for (ref, isSeen) in [("anna", true), ("dag", true), ("hr-vard", false)] {
            let seen = try site.store.sightings(of: site.id(of: ref))
            #expect(seen.map(\.listing) == (isSeen ? [.importPreview] : []), "\(ref)")
        }
        let anna = Browser(site)
        try anna.signIn("anna")
        anna.get("/mina-uppgifter")
        #expect(anna.page.contains("förhandsvisningen av en personallista"))
    }

    @Test func `a file under way shows how far it is, and the page renews itself`() throws {
        let (site, browser) = try site()
        let rows = Self.file((0..<40).map { Self.row($0) })
        let upload = Upload(
            person: try site.id(of: "hr"), name: "lång.csv", order: .staff(source: "lon", day: site.today),
            file: try HeldFile(Array(rows.utf8)[...], in: site.folder.path), now: site.now)
        site.settings.uploads.add(upload)
        let path = "/hr/import/\(upload.id)"
        upload.move(to: .working(rows: 10, isStoring: false))
        browser.get(path)
        #expect(browser.fields["Refresh"] == "2" && browser.page.contains("10 av ungefär 40 rader"))
        #expect(browser.page.contains("value=\"10\"") && browser.page.contains("/avbryt"))
        upload.move(to: .working(rows: 20, isStoring: true))
        browser.post("\(path)/avbryt")
        browser.get(path)
        #expect(
            browser.page.contains("Filen läses in") && !browser.page.contains("/avbryt"),
            "too late to call off")
        upload.move(to: .failed)
        browser.get(path)
        #expect(browser.status == 500 && browser.fields["Refresh"] == nil && upload.file == nil)
    }

    @Test func `in English the importer's own sentences are marked as Swedish`() throws {
        let (_, browser) = try site()
        browser.post("/sprak", [("sprak", "en")])
        send(browser, Self.file([Self.row(0), Self.row(1).replacing("2026-01-01", with: "i går")]))
        #expect(browser.page.contains("One fault") && browser.page.contains(" lang=\"sv\">Inget datum"))
    }

    @Test func `a long file comes through the real server, and one that is too long gets a page`() throws {
        let (site, browser) = try site()
        let live = try LiveSite(site)
        browser.get("/hr/import")
        let token = try #require(browser.token)
        let cookie = ("Cookie", "kurskoll=\(browser.cookies["kurskoll"] ?? "")")
        let type = ("Content-Type", "multipart/form-data; boundary=x")
        let head =
            [
                ("csrf", token), ("slag", "personal"), ("kalla", "*"), ("ny-kalla", "lon"),
                ("dag", "2026-11-20"),
            ]
            .map { "--x\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }.joined()
            + "--x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.csv\"\r\n\r\n"
        let body = Array((head + Self.file((0..<25_000).map { Self.row($0) }) + "\r\n--x--\r\n").utf8)
        #expect(body.count > Limits.memoryBodyBytes)
        let answer = try Loopback.send(
            port: live.port, "POST", "/hr/import", fields: [cookie, type], body: body)
        #expect(answer.status == 303 && answer["Location"]?.hasPrefix("/hr/import/") == true)
        // Who is signed out meanwhile hears of that; a stranger's file is not taken to the disk.
        for cookie in [[], [("Cookie", "kurskoll=x")]] {
            let without = try Loopback.send(
                port: live.port, "POST", "/hr/import", fields: cookie + [type], body: body)
            #expect(without.status == 401)
            #expect(String(decoding: without.body, as: UTF8.self).contains("Din inloggning har gått ut"))
        }
        let long = [UInt8](repeating: 0x61, count: 64 << 20 + 1)
        let tooLong = try Loopback.send(
            port: live.port, "POST", "/hr/import", fields: [cookie, type], body: long)
        #expect(tooLong.status == 413)
        #expect(String(decoding: tooLong.body, as: UTF8.self).contains("högst 64 MB"))
    }
}

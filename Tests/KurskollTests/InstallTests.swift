import Foundation
import Testing

@testable import Kurskoll

/// What `install` prints and writes.
@Suite struct InstallTests {
    private let scene = CommandScene()

    @Test func `all files are printed under their paths, one topic alone as it would be written`() {
        let all = scene.run(["install", "--data", "/var/lib/ort/k.db", "--print"])
        #expect(all.status == 0 && all.errors.isEmpty)
        for path in [
            "/etc/systemd/system/ort.service (644)", "/etc/nginx/conf.d/ort.conf (644)",
            "/etc/ort/proxy-secret (600)", "/etc/apache2/sites-available/ort.conf (644, vid behov)",
        ] { #expect(all.output.contains("##### \(path)\n"), "\(path)") }
        let one = scene.run(["install", "--data", "/var/lib/ort/k.db", "--print", "command"])
        #expect(
            one.output.hasPrefix("#!/bin/sh\n")
                && one.output.contains("runuser -u ort -- /opt/kurskoll/kurskoll"))
    }

    @Test(arguments: [
        (["--print", "inget"], "inget: är inget ämne; välj bland account"),
        ([], "install: saknar --print eller --into"),
        (["--print", "--into", "/x"], "--into: går inte med --print"),
        (["--into", "/x"], "--host: saknas"), (["--into", "/x", "nginx"], "nginx: går inte med --into"),
        (["--print", "--host", "https://x.se"], "--host: »https://x.se« är inget värdnamn"),
        (["--print", "--host", "x.se;"], "--host: »x.se;« är inget värdnamn"),
        (["--print", "--folder", "/opt/a b"], "--folder: »/opt/a b« går inte"),
        (["--print", "--folder", "opt"], "--folder: »opt« går inte"),
        (["--print", "--data", "kurskoll.db"], "--data: »kurskoll.db« går inte; skriv /var/lib/NAMN/FIL"),
        (["--print", "--data", "/var/lib/../etc/x"], "--data: »/var/lib/../etc/x« går inte"),
        (["--print", "--data", "/var/lib/..//x"], "--data: »/var/lib/..//x« går inte"),
        (["--print", "--relay", "smtp.x.se"], "--relay: »smtp.x.se« är ingen IP-adress"),
    ])
    func `what a server could not be set up with is refused in a sentence`(words: [String], sentence: String)
    {
        let data = words.contains("--data") ? [] : ["--data", "/var/lib/kurskoll/kurskoll.db"]
        let said = scene.run(data + ["install"] + words)
        #expect(said.status == 2 && said.output.isEmpty && said.errors.count == 1)
        #expect(said.errors.first?.hasPrefix(sentence) == true, "\(said.errors)")
    }

    @Test func `nothing is overwritten, and one secret stands in both files, readable by root alone`() throws
    {
        let root = scene.folder.appending(path: "root").path
        let words = [
            "--data", "/var/lib/kurskoll/kurskoll.db", "install", "--host", "kurs.x.se", "--into", root,
        ]
        #expect(scene.run(words).output.contains("skriven  \(root)/etc/nginx/conf.d/kurskoll.conf\n"))
        let secret = try String(contentsOfFile: "\(root)/etc/kurskoll/proxy-secret", encoding: .utf8)
        #expect(secret.count == 65)
        let site = "\(root)/etc/nginx/conf.d/kurskoll.conf"
        try "min egen".write(toFile: site, atomically: false, encoding: .utf8)
        // As long as the secret is in use, a file that is made anew says it too.
        try FileManager.default.removeItem(atPath: "\(root)/etc/kurskoll/proxy-secret.nginx")
        let again = scene.run(words)
        #expect(again.status == 0 && again.output.contains("fanns, orörd \(site)\n"))
        #expect(try String(contentsOfFile: site, encoding: .utf8) == "min egen")
        #expect(
            try String(contentsOfFile: "\(root)/etc/kurskoll/proxy-secret.nginx", encoding: .utf8)
                == "proxy_set_header Kurskoll-Secret \"\(secret.dropLast())\";\n")
        for (file, mode) in [("proxy-secret", 0o600), ("proxy-secret.nginx", 0o600), ("msmtprc", 0o644)] {
            let found = try FileManager.default.attributesOfItem(atPath: "\(root)/etc/kurskoll/\(file)")
            #expect(found[.posixPermissions] as? Int == mode, "\(file)")
        }
    }

    @Test func `where nothing may be written it is said`() {
        let said = scene.run(["--data", "/var/lib/a/b.db", "install", "--host", "x.se", "--into", "/proc/1"])
        #expect(said.status == 1 && said.errors.first?.hasPrefix("/proc/1/etc: går inte att skapa") == true)
    }

    @Test func `every page that stands in no log is named to nginx, and no other`() throws {
        let quiet = try Regex(Installation.quietPaths)
        for route in Route.all {
            let path = route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "a1" : String($0) }
            let isQuiet = "/\(path.joined(separator: "/"))".wholeMatch(of: quiet) != nil
            let shares = Route.all.contains { $0.pattern == route.pattern && !$0.isLogged }
            #expect(isQuiet == shares, "\(route.pattern)")
        }
        #expect(Installation.expression(["/a.json", "/b/:c/d", "/a.json"]) == #"^(/a\.json|/b/[^/]+/d)$"#)
    }

    @Test(arguments: ["remind", "backup", "retain", "freeze"])
    func `each job has a timer that catches up, and a service that does what it says`(job: String) throws {
        let files = try Installation(data: "/var/lib/ort/k.db").files
        let timer = try #require(files.first { $0.path == "/etc/systemd/system/ort-\(job).timer" })
        #expect(timer.text.contains("OnCalendar=") && timer.text.contains("Persistent=true"))
        let service = try #require(files.first { $0.path == "/etc/systemd/system/ort-\(job).service" })
        #expect(service.text.contains("--data /var/lib/ort/k.db"))
        #expect(service.text.contains("/opt/kurskoll/Web \(job)"))
        #expect(service.text.contains("User=ort") && service.text.contains("StateDirectory=ort ort/backups"))
    }

    @Test func `mail leaves for one address, which the sandbox and msmtp both name`() throws {
        let files = try Installation(relay: "192.0.2.25").files
        for name in ["kurskoll.service", "kurskoll-remind.service"] {
            let unit = try #require(files.first { $0.path.hasSuffix("/\(name)") })
            #expect(unit.text.contains("IPAddressDeny=any\nIPAddressAllow=localhost 192.0.2.25\n"))
        }
        #expect(try #require(files.first { $0.topic == "mail" }).text.contains("\nhost 192.0.2.25\n"))
    }

    private static let missing = Tool.missing("systemd-analyze")

    @Test(
        .enabled(if: missing == nil, "systemd-analyze is missing: the units are not judged"),
        arguments: [
            ("", 0.9), ("-remind", 0.9), ("-backup", 0.2), ("-retain", 0.2), ("-freeze", 0.2),
        ])
    func `systemd calls the units safe`(unit: String, exposure: Double) throws {
        let root = scene.folder.appending(path: "root").path
        _ = scene.run(
            ["--data", "/var/lib/kurskoll/kurskoll.db", "install", "--host", "kurs.x.se", "--into", root])
        let file = "\(root)/etc/systemd/system/kurskoll\(unit).service"
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: Tool.path("systemd-analyze") ?? "")
        process.arguments = ["security", "--offline=true", "--no-pager", file]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let figure = said.firstMatch(of: /exposure level for [^:]+: ([0-9.]+)/).flatMap { Double($0.1) }
        #expect(try #require(figure, "\(said)") <= exposure, "\(said)")
    }
}

import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Debian's `wapiti` against the built program on loopback, signed in. A minute in all; `KURSKOLL_WAPITI=all` lets it
/// run every kind of attack to its end.
@Suite(.serialized, .enabled(if: Wapiti.missing == nil, Comment(rawValue: Wapiti.missing ?? "")))
struct WapitiTests {
    /// What it reports that is no fault, and why.
    private static let explained: [(start: String, why: String)] = [
        (
            "X-XSS-Protection is not set",
            "browsers have taken the filter out; the policy forbids foreign scripts"
        ),
        (
            "X-Frame-Options is not set",
            "frame-ancestors 'none' in the policy says it, and wins where both stand"
        ),
        (
            "Strict-Transport-Security is not set",
            "the scan is over http; it is sent where the base URL is https"
        ),
        ("Secure flag is not set in the cookie", "the scan is over http; set where the base URL is https"),
    ]

    @Test(arguments: ["anna", "chef-n", "hr"])
    func `wapiti finds nothing real`(ref: String) throws {
        let site = try TestSite()
        let program = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path], in: site.folder)
        defer { program.kill() }
        let line = try program.line(with: "http://")
        let base = String(line[try #require(line.range(of: "http://")).lowerBound...])
        let port = try #require(base.split(separator: ":").last.flatMap { Int($0) })
        let secret = Secret.random()
        try site.store.addSignInLink(
            secret, person: site.id(of: ref), expires: Int(Date().timeIntervalSince1970) + 600)
        let answer = try Loopback.send(
            port: port, "POST", "/logga-in/\(secret.text)",
            fields: [("Content-Type", "application/x-www-form-urlencoded")])
        let cookie = try #require(answer["Set-Cookie"]?.split(separator: ";").first).description
        let findings = try Wapiti.scan(base, cookie: cookie, in: site.folder)
        for finding in findings {
            #expect(
                Self.explained.contains { finding.text.hasPrefix($0.start) },
                "\(finding.place): \(finding.text)")
        }
        // It has looked: the fields it knows are told of, and the session still stands.
        #expect(findings.contains { $0.text.hasPrefix("X-Frame-Options") })
        let after = try Loopback.send(port: port, "GET", "/", fields: [("Cookie", cookie)])
        #expect(after.status == 200)
    }
}

/// The scanner as a process.
enum Wapiti {
    struct Finding { let place, text: String }

    static let missing: String? =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/wapiti")
        ? nil : "wapiti is not installed (Debian: wapiti)"

    private static let isThorough = ProcessInfo.processInfo.environment["KURSKOLL_WAPITI"] == "all"

    static func scan(_ base: String, cookie: String, in folder: URL) throws -> [Finding] {
        let report = folder.appending(path: "wapiti.json")
        let quick = "cookieflags,csp,http_headers,redirect,crlf,file,sql,xss,csrf"
        let all = quick + ",permanentxss,exec,ssrf,methods,htaccess,blindsql,xxe,shellshock"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments =
            [
                URL(filePath: #filePath).deletingLastPathComponent().appending(path: "wapiti.py").path,
                "-u", "\(base)/", "-H", "Cookie: \(cookie)", "-m", isThorough ? all : quick, "-d", "3",
                "--store-session", folder.appending(path: "wapiti").path, "--flush-session", "--no-bugreport",
                "-v", "0", "-f", "json", "-o", report.path,
            ] + ["/lamna", "/logga-ut", "/inloggningar/avsluta"].flatMap { ["-x", base + $0] }
            + (isThorough ? [] : ["--max-scan-time", "8", "--max-attack-time", "2"])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: report)) as? [String: Any] ?? [:]
        return ["vulnerabilities", "anomalies"].flatMap { kind in
            (json[kind] as? [String: [[String: Any]]] ?? [:]).flatMap { name, found in
                found.map { Finding(place: "\(name) \($0["path"] ?? "")", text: "\($0["info"] ?? "")") }
            }
        }
    }
}

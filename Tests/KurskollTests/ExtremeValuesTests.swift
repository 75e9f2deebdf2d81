import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// Whatever stands in an address or comes in a form, a page answers and the server stands: a value that stopped it would
/// stop these tests. `KURSKOLL_VALUES=200000` sends so many requests.
@Suite struct ExtremeValuesTests {
    private static let extremes = [
        "", " ", "0", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
        "2147483648",
        "1e9", "٣", "9999-12-31", "9999-12", "0001-01-01", "0000-00-00", "-001-01-01", "2026-02-30",
        "10000-01-01",
        "2026-13-01", "a\r\nb: c", "\0", "å\u{301}", "/\u{301}..", "🏳️‍🌈", "'; --", "<b>\"", "%", "*", "NEAR(",
        "\"",
        String(repeating: "a", count: 3000), String(repeating: "9", count: 400), "\u{FEFF}", "..", "//",
        "a,b;c", "e" + String(repeating: "\u{301}\u{327}", count: 1_000),
    ]

    /// What the pages take, so that the values after the first are reached.
    private static let usual: [String: [String]] = [
        "kurs": ["prova"], "dag": ["2026-11-21", "2024-02-29"], "person": ["3", "1"], "enhet": ["1", "2"],
        "forvaltning": ["1", "2"], "form": ["csv", "xlsx", "json"], "per": ["enhet", "person", "manad"],
        "fran": ["2026-01-01", "0", "-1"], "till": ["2026-12-31", "/"], "steg": ["fram", "bak"],
        "regel": ["percent", "validity", "start", "categories", "months"],
        "varde": ["80", "24", "2025-01-01"],
        "vem": ["KS", "3"], "varfor": ["beslut"], "skal": ["fel dag"], "namn": ["Bokslut", "name"],
        "sok": ["anna"],
        "gor": ["spara", "prova"], "slag": ["leave", "ersattare"], "andra": ["1"], "kapitel": ["forsta"],
        "fraga": ["vad"], "vad": ["0", "1"], "epost": ["chef-s@x.se"], "metod": ["annan"],
        "slutford": ["2026-01-01"],
    ]

    /// The names that pages read, as they stand in the source.
    private static let names: [String] = {
        let sources = URL(filePath: #filePath).appending(path: "../../../Sources/Kurskoll")
            .standardizedFileURL
        let files =
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        let found = files.flatMap { file in
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            return text.matches(
                of: /name=\\"([a-z-]+)\\"|(?:form|query|queryForm\(\))(?:\.all\(|\[)"([a-z-]+)"/
            )
            .compactMap { ($0.1 ?? $0.2).map(String.init) }
        }
        return Set(found).subtracting(["csrf"]).sorted()
    }()

    /// What is read of a request's head.
    private static let fields = [
        "Host", "Authorization", "Sec-Fetch-Site", "Origin", "Referer", "Accept", "Accept-Language", "Range",
        "If-Match",
        "If-None-Match", "If-Range", "If-Modified-Since", "If-Unmodified-Since",

        "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded",
    ]

    /// A value as it is, or in the place of a number.
    private static func fieldValue(_ number: UInt64, _ value: String) -> String {
        switch number % 5 {
        case 0: value
        case 1: "bytes=\(value)-\(value)"
        case 2: "Sun Nov \(value) 08:49:37 1994"
        case 3: "Sunday, \(value)-Nov-94 08:49:37 GMT"
        default: "Bearer \(value)"
        }
    }

    private static let requests =
        ProcessInfo.processInfo.environment["KURSKOLL_VALUES"].flatMap(Int.init) ?? 4_000

    /// Somebody for whom every page is open, and something for every page to show.
    private static func scene() throws -> (site: TestSite, parameters: [String: [String]]) {
        let site = try TestSite()
        let store = site.store
        let chief = try site.id(of: "chef-n")
        for role in [Store.Role.hr, .author, .reader] {
            _ = try store.grant(role, to: chief, administration: nil, now: site.now)
        }
        let anna = try site.id(of: "anna")
        try store.addCompletion(
            person: chief, course: "prova", day: site.today, method: "kurs", version: 1,
            code: "K7QM-2XWD-9RTB",
            now: site.now)
        let group = try store.openGroup(
            unit: 1, course: "prova", version: 1, leader: chief, on: site.today, now: site.now)
        if let session = try store.groupSession(code: group, on: site.today) {
            try store.note(.joined, in: session.id, anna, "forsta", by: anna, now: site.now)
        }
        _ = site.run("freeze", "Bokslut", "--as-of", "2026-06-30")
        return (
            site,
            [
                ":kurs": ["prova"], ":kapitel": ["forsta", "andra"], ":kod": ["K7QM-2XWD-9RTB"],
                ":traff": [group],
                ":nummer": ["1"], ":annat": ["1"], ":person": ["\(anna)", "\(chief)"], ":enhet": ["1"],
            ]
        )
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "-")...UInt8(ascii: "9") ~= byte
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    @Test func `the names are found`() {
        for name in ["kurs", "dag", "person", "varde", "sok", "epost"] { #expect(Self.names.contains(name)) }
        #expect(Self.names.count > 40)
    }

    @Test(arguments: Route.all.indices)
    func `no value of any field or part of an address stops a page`(number: Int) throws {
        let route = Route.all[number]
        let (site, parameters) = try Self.scene()
        var random = SplitMix64(seed: UInt64(number))
        let browser = Browser(site)
        try browser.signIn("chef-n")
        browser.get("/")
        var token = browser.token ?? ""
        for turn in 0..<max(8, Self.requests / Route.all.count) {
            func value(_ usual: [String]) -> String {
                let isUsual = !usual.isEmpty && random.next() % 3 > 0
                return (isUsual ? usual : Self.extremes).randomElement(using: &random) ?? ""
            }
            let path = route.pattern.split(separator: "/", omittingEmptySubsequences: false).map { part in
                part.hasPrefix(":") ? value(parameters[String(part)] ?? []) : String(part)
            }.joined(separator: "/")
            // The first requests have one extreme everywhere, the others a mixture.
            let fields = Self.names.map { name in
                (
                    name,
                    turn < 3
                        ? Self.extremes[(number + turn) % Self.extremes.count] : value(Self.usual[name] ?? [])
                )
            }.filter { _ in turn < 3 || random.next() % 4 > 0 }
            // Marks without end don't get past the parser (`StreamSafeTests`).
            browser.extraFields = Self.fields.filter { _ in random.next() % 4 == 0 }.map { name in
                (name, Self.fieldValue(random.next(), value([]).filter { $0.utf8.count < 100 }))
            }
            for name in ["sprak", "skift", "traff"] where random.next() % 8 == 0 {
                browser.cookies[name] = value(["en", "av"]).filter {
                    $0.utf8.count < 100 && !";\r\n".contains($0)
                }
            }
            if route.method == .get {
                browser.get(
                    path + "?"
                        + fields.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&"))
            } else {
                browser.post(path, fields + [("csrf", token)], csrf: false)
            }
            #expect(![500, 503].contains(browser.status), "\(route.method.rawValue) \(path): \(fields)")
            if browser.cookies["kurskoll"] == nil || browser.path == "/logga-in" {
                try browser.signIn("chef-n")
                browser.get("/")
                token = browser.token ?? ""
            }
        }
    }
}

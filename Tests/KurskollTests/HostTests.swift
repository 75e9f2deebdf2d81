import HTTP
import Testing

@testable import Kurskoll

/// Host is checked where the address from outside is known, and only there (DESIGN §7).
@Suite struct HostTests {
    /// The address from outside, what a request says, and whether it is meant for us.
    private static let hosts: [(baseURL: String?, host: String, isOurs: Bool)] = [
        (nil, "ond.x", true), ("https://kurs.x.se", "kurs.x.se", true),
        ("https://kurs.x.se", "KURS.x.se", true),
        ("https://kurs.x.se", "kurs.x.se:443", true), ("https://kurs.x.se", "kurs.x.se:80", false),
        ("http://kurs.x.se", "kurs.x.se:80", true), ("https://kurs.x.se", "ond.x", false),
        ("https://kurs.x.se", "", false), ("https://kurs.x.se", "kurs.x.se.ond.x", false),
        ("https://kurs.x.se", "ond.kurs.x.se", false), ("https://x.se:8443", "x.se:8443", true),
        ("https://x.se:8443", "x.se", false), ("https://x.se/kurs", "x.se", true),
    ]

    @Test(arguments: hosts)
    func `a request for another host is misdirected where the base URL is given`(
        baseURL: String?, host: String, isOurs: Bool
    ) throws {
        let site = try TestSite()
        var settings = site.settings
        settings.baseURL = baseURL
        let answer = { (path: String) in
            Site(store: site.store, settings: settings, lane: .loop).respond(
                to: Request(method: .get, path: path, fields: ["Host": host]))
        }
        #expect((answer("/logga-in").status == .misdirectedRequest) != isOurs)
        #expect((answer("/api/v1/completions").status == .misdirectedRequest) != isOurs)
        #expect(answer("/api/v1/health").status == .ok)
        #expect(answer("/halsa").status == .ok, "who watches the service asks it by its number")
    }
}

import HTTP
import Testing

@testable import Kurskoll

@Suite struct SiteTests {
    /// Every address of the product with each method, by nobody: those it has, and with them what it says of others.
    @Test func `RFC 9110 15_5_6: another method is told which there are`() throws {
        let site = try TestSite()
        let patterns = Set(Route.all.map(\.pattern))
        for pattern in patterns {
            let path =
                "/"
                + pattern.split(separator: "/").map { $0.hasPrefix(":") ? "x" : $0 }.joined(separator: "/")
            // `/kurs/x/prov` is a chapter's address too, so what fits decides and not the pattern.
            var expected = Set(Route.all.filter { $0.fits(path) }.map(\.method.rawValue))
            if expected.contains("GET") { expected.insert("HEAD") }
            for method in HTTP.Method.allCases where !expected.contains(method.rawValue) {
                let answer = site.respond(to: Request(method: method, path: path))
                #expect(answer.status == .methodNotAllowed, "\(method.rawValue) \(pattern)")
                #expect(answer.fields["Allow"] == expected.sorted().joined(separator: ", "), "\(pattern)")
            }
        }
        #expect(patterns.count > 20)
    }

    @Test(arguments: HTTP.Method.allCases)
    func `RFC 9110 15_5_5: a path that is none is not found, whatever the method`(method: HTTP.Method) throws
    {
        let site = try TestSite()
        for path in ["/finns-inte", "/kurs/", "/hjalp/", "//", "/kurs/a/b/c/d"] {
            #expect(site.respond(to: Request(method: method, path: path)).status == .notFound, "\(path)")
        }
    }
}

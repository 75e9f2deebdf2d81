import Foundation
import Testing

@testable import Kurskoll

/// The site that `install` writes keeps its connections to the program, and the program keeps them too.
@Suite(.enabled(if: InstalledNginx.missing == nil, Comment(rawValue: InstalledNginx.missing ?? "")))
struct NginxConnectionTests {
    private static let secret = String(repeating: "0123456789abcdef", count: 4)

    /// The ports from which a port of this machine is or, up to a minute ago, was connected to over IPv4.
    private func connections(to port: Int) throws -> Set<String> {
        let here = ":\(String(port, radix: 16, uppercase: true))"
        var others: Set<String> = []
        // Read to its end: the file says that it is empty.
        let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/net/tcp"))
        let table = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 3, words[3] != "0A" else { continue }
            // Which of the two ends is kept depends on who has closed first.
            if words[1].hasSuffix(here) { others.insert(String(words[2])) }
            if words[2].hasSuffix(here) { others.insert(String(words[1])) }
        }
        return others
    }

    /// The other site shows that what is counted are connections.
    @Test(arguments: [([], 1), ([("keepalive 32;", "")], 8)] as [([(String, String)], Int)])
    func
        `requests of many kinds arrive one after the other on one connection, for which the site has keepalive`(
            changes: [(String, String)], expected: Int
        ) throws
    {
        let site = try TestSite()
        var settings = SiteSettings(
            catalog: site.settings.catalog, clock: site.settings.clock,
            baseURL: "https://\(InstalledNginx.host)", log: { _, _ in })
        settings.proxy = Proxy(secret: Self.secret)
        let live = try LiveSite(site, settings: settings)
        let nginx = try InstalledNginx(
            in: site.folder, upstream: live.port, secret: Self.secret, changes: changes)
        let older = try connections(to: live.port)
        let page = try nginx.ask("/logga-in")
        #expect(page.status == 200)
        let style = String(try #require(page.text.firstMatch(of: /"(\/fil\/[^"]+\.css)"/)?.1))
        let tag = try #require(nginx.ask(style)["ETag"])
        for (path, options, status) in [
            (style, ["-H", "If-None-Match: \(tag)"], 304), (style, ["-r", "0-9"], 206),
            (style, ["--head"], 200),
            ("/finns-inte", [], 404), ("/logga-in/nej", ["--data", "a=b"], 404), ("/", ["--http1.1"], 303),
        ] {
            let answer = try nginx.ask(path, options)
            #expect(answer.status == status, "\(path) \(options)")
        }
        #expect(try connections(to: live.port).subtracting(older).count == expected)
    }
}

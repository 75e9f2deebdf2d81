import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

@Suite struct APIStaffImportTests {
    private static let header = "person_ref;namn;förvaltning;enhet;enhetskod;anställd_från\n"

    private func rows(_ count: Int, name: String = "Ny Person") -> String {
        Self.header + (0..<count).map { "n-\($0);\(name);Vård;Norr;10;2026-01-01\n" }.joined()
    }

    private func people(_ site: TestSite) throws -> Int {
        try site.store.connection.first("SELECT count(*) FROM person WHERE ref LIKE 'n-%'") { $0.int(0) } ?? 0
    }

    @Test(arguments: ["text/csv", "text/csv; charset=utf-8", "Text/CSV"])
    func `a staff file is taken in as on the command line`(type: String) throws {
        let site = try TestSite()
        let client = try APIClient(site, .import)
        #expect(
            client.send(.post, "/imports/staff?source=lon&asOf=2026-11-20", type: type, body: rows(3)) == 200)
        #expect(
            client.value("import") == "1" && client.value("rows") == "3"
                && client.value("changes.added") == "3")
        #expect(client.value("source") == "lon" && client.value("asOf") == "2026-11-20")
        #expect(try people(site) == 3)
        #expect(try site.store.latestImport(source: "lon")?.day.description == "2026-11-20")
    }

    @Test func `a dry run tells and stores nothing`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .import)
        #expect(
            client.send(.post, "/imports/staff?source=lon&dryRun=true", type: "text/csv", body: rows(3))
                == 200)
        #expect(client.value("import") == "null" && client.value("changes.added") == "3")
        #expect(try people(site) == 0)
        #expect(
            client.send(.post, "/imports/staff?source=lon&dryRun=false", type: "text/csv", body: rows(3))
                == 200)
        #expect(try people(site) == 3)
    }

    @Test func `every fault is listed with its line, column and remedy, and nothing is stored`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .import)
        let body = rows(2) + "n-8;;Vård;Norr;10;2026-01-01\nn-9;Nio;Vård;Norr;10;2026-13-01\n"
        #expect(client.send(.post, "/imports/staff?source=lon", type: "text/csv", body: body) == 422)
        #expect(client.value("errors.0.line") == "4" && client.value("errors.0.column") == "namn")
        #expect(client.value("errors.1.line") == "5" && client.value("errors.1.column") == "anställd_från")
        #expect(client.value("errors.1.problem").contains("»2026-13-01«"))
        #expect(!client.value("errors.1.remedy").isEmpty && client.value("errors.2.line") == "-")
        #expect(try people(site) == 0)
        #expect(!client.text.contains("/tmp"))
    }

    @Test func `half a file is refused as on the command line, also when it is only tried`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .import)
        client.send(.post, "/imports/staff?source=lon", type: "text/csv", body: rows(20))
        for query in ["", "&dryRun=true"] {
            #expect(
                client.send(.post, "/imports/staff?source=lon\(query)", type: "text/csv", body: rows(17))
                    == 422)
            #expect(client.value("errors.0.problem").contains("3 av 20"))
        }
        #expect(client.send(.post, "/imports/staff?source=lon", type: "text/csv", body: rows(18)) == 200)
        #expect(client.value("changes.ended") == "2")
    }

    @Test func `a file that was streamed to the disk is taken in, and one that is too long is a problem`()
        throws
    {
        let site = try TestSite()
        let client = try APIClient(site, .import)
        let live = try LiveSite(site)
        let fields = [("Authorization", client.authorization ?? ""), ("Content-Type", "text/csv")]
        // Longer than what is kept in memory, by its names: many rows would take a sanitizer minutes.
        let body = Array(rows(1_100, name: String(repeating: "Ny", count: 500)).utf8)
        #expect(body.count > Limits.memoryBodyBytes)
        let answer = try Loopback.send(
            port: live.port, "POST", "/api/v1/imports/staff?source=lon&dryRun=true", fields: fields,
            body: body)
        #expect(
            answer.status == 200 && String(decoding: answer.body, as: UTF8.self).contains("\"rows\":1100"))
        let without = try Loopback.send(
            port: live.port, "POST", "/api/v1/imports/staff", fields: [("Content-Type", "text/csv")],
            body: body)
        #expect(without.status == 401 && without["Content-Type"] == "application/problem+json")
        let tooLong = try Loopback.send(
            port: live.port, "POST", "/api/v1/imports/staff", fields: fields,
            body: [UInt8](repeating: 0x61, count: 64 << 20 + 1))
        #expect(tooLong.status == 413 && tooLong["Content-Type"] == "application/problem+json")
    }
}

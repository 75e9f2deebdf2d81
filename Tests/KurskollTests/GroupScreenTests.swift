import Foundation
import Testing

@testable import Kurskoll

/// What the room sees, and what only the leader does, with the real courses.
@Suite struct GroupScreenTests {
    private let site: TestSite
    private let leader: Browser
    private let path: String

    init() throws {
        let courses = URL(filePath: #filePath).appending(path: "../../../Courses").standardizedFileURL.path
        site = try TestSite(coursesFolder: courses)
        leader = Browser(site)
        try leader.signIn("chef-n")
        leader.get("/grupp")
        leader.post("/grupp", [("enhet", "1"), ("kurs", "hrv")])
        path = String(leader.path.dropLast("/leda".count))
        let anna = Browser(site)
        try anna.signIn("anna")
        anna.get(path)
        anna.post(path)
    }

    private func step(_ index: Int) {
        leader.get("\(path)/leda")
        leader.post("\(path)/kapitel", [("fran", String(index)), ("steg", "fram")])
    }

    @Test func `before the first chapter it shows the code, a QR code and how many have joined`() {
        leader.get("\(path)/skarm")
        #expect(leader.page.contains(">\(path.dropFirst("/grupp/".count))</p>"))
        #expect(leader.page.contains("<svg class=\"qr\"") && leader.page.contains("1 är med"))
    }

    @Test func `a chapter has its questions to talk about and its answers folded away, and nothing to send`()
        throws
    {
        step(-1)
        leader.get("\(path)/skarm")
        let main = try #require(
            leader.page.components(separatedBy: "<main").last?.components(separatedBy: "</main>").first)
        #expect(
            main.contains("Prata om det här") && main.contains("Visa svaret") && main.contains("<details"))
        for text in ["<form", "<input", "<textarea", "För gruppledaren", "Räkna med att någon i rummet"] {
            #expect(!main.contains(text), "\(text)")
        }
        leader.get("\(path)/leda")
        #expect(leader.page.contains("Räkna med att någon i rummet är berörd."))
    }

    @Test func `it never names anybody, wherever the meeting is`() {
        for index in -1...4 {
            leader.get("\(path)/skarm")
            #expect(leader.status == 200)
            for name in ["Anna", "Bert", "Nora"] {
                #expect(!leader.page.contains(name), "\(name) at \(index)")
            }
            step(index)
        }
        #expect(leader.page.contains("Alla kapitel är genomgångna"))
    }

    @Test func `the list on paper has the unit's names and a box for each chapter`() {
        leader.get("\(path)/lista")
        #expect(leader.page.contains("Bert Sen") && leader.page.contains("Anna &lt;Ny&gt;"))
        #expect(!leader.page.contains("Cia") && leader.page.components(separatedBy: "☐").count == 3 * 4 + 1)
    }
}

import HTTP
import Testing

@testable import Kurskoll

/// The accessibility statement, and faults that anybody may tell of.
@Suite struct FaultReportTests {
    @Test func `the statement has the seven parts that the law asks for, in the municipality's words`() throws
    {
        let site = try TestSite()
        let nobody = Browser(site)
        nobody.get("/tillganglighet")
        let empty = nobody.page
        let words = [
            ("name", "Exempelköping"), ("statement-compliance", "Delvis förenliga."),
            ("statement-shortcomings", "Två bilder saknar text."), ("statement-method", "Vi provade själva."),
            ("statement-assessed", "2026-11-01"), ("statement-updated", "2026-11-02"),
            ("statement-contact", "tillganglig@exempel.se"), ("statement-burden", "Direktsänd film (12 §)."),
            ("statement-outside", "Kartor (9 §)."),
        ]
        for (key, word) in words {
            #expect(!empty.contains(word) && Setting.all.contains { $0.key == key }, "\(key)")
            try site.store.set(key, word)
        }
        nobody.get("/tillganglighet")
        for (key, word) in words { #expect(nobody.page.contains(word), "\(key)") }
        #expect(nobody.page.contains("https://www.digg.se/tdosanmalan"))
        #expect(nobody.page.contains("action=\"/tillganglighet#anmal\""))
        // Where nothing is set the page says so, and promises nothing.
        #expect(empty.contains("har inte angett om sidorna är helt, delvis eller inte förenliga"))
    }

    @Test func `anybody tells of a fault without signing in, HR reads it, and it is erased when dealt with`()
        throws
    {
        let site = try TestSite()
        let nobody = Browser(site)
        nobody.get("/tillganglighet")
        nobody.post("/tillganglighet", [("brist", "Knappen <b> syns inte"), ("svar-till", "a@exempel.se")])
        #expect(nobody.status == 200 && nobody.page.contains("Tack, vi har fått det"))
        let anna = Browser(site)
        try anna.signIn("anna")
        anna.get("/tillganglighet")
        anna.post("/tillganglighet", [("brist", "För liten text")])
        #expect(anna.page.contains("får inget"))
        anna.get("/hr/brister")
        #expect(anna.status == 403)
        let hr = Browser(site)
        try hr.signIn("hr")
        hr.get("/hr/brister")
        #expect(
            hr.page.contains("Knappen &lt;b&gt; syns inte") && hr.page.contains("Svara till a@exempel.se."))
        #expect(hr.page.contains("För liten text") && !hr.page.contains("Anna &lt;"), "nobody is named")
        hr.post("/hr/brister", [("brist", "1")])
        #expect(!hr.page.contains("syns inte") && hr.page.contains("För liten text"))
    }

    @Test(arguments: [
        ("", ""), (" \n ", ""), (String(repeating: "å", count: 2_001), ""),
        ("text", String(repeating: "a", count: 255)),
    ])
    func `a fault that cannot be taken comes back as it was written`(text: String, contact: String) throws {
        let site = try TestSite()
        let nobody = Browser(site)
        nobody.post("/tillganglighet", [("brist", text), ("svar-till", contact)])
        #expect(nobody.status == 422 && nobody.page.contains("role=\"alert\""))
        #expect(nobody.page.contains(text) && nobody.page.contains(contact))
        #expect(try site.store.faultReports().isEmpty)
    }

    @Test func `a day takes so many and no more, and the next day takes them again`() throws {
        let site = try TestSite()
        let nobody = Browser(site)
        for number in 1...Store.faultReportsPerDay {
            #expect(try site.store.addFaultReport("nr \(number)", contact: nil, on: site.today))
        }
        nobody.post("/tillganglighet", [("brist", "en till")])
        #expect(nobody.status == 429 && nobody.page.contains("en till"))
        site.wait(86_400)
        nobody.post("/tillganglighet", [("brist", "en till")])
        #expect(nobody.status == 200)
    }
}

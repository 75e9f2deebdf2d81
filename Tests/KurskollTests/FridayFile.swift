import Foundation

@testable import Kurskoll

/// The staff list of a `TestSite` with one new person, as Friday's file: right, with one bad row, and half of it.
struct FridayFile {
    /// Paths.
    let good: String
    let bad: String
    let half: String

    init(in folder: URL) throws {
        let header = "person_ref;namn;förvaltning;enhet;enhetskod;anställd_från;befattning"
        let rows = [
            "chef-n;Nora Nord;Vård;Norr;10;2024-11-21;chef",
            "chef-s;Sune Söder;Vård;Söder;20;2024-11-21;chef",
            "anna;Anna <Ny> & Co;Vård;Norr;10;2026-08-21;", "bert;Bert Sen;Vård;Norr;10;2025-09-21;",
            "cia;Cia Annan;Vård;Söder;20;2026-09-21;", "dag;Dag Park;Teknik;Park;30;2026-09-21;",
            "ny-1;Åsa Öberg;Vård;Norr;10;2026-11-16;",
        ]
        func write(_ name: String, _ rows: [String]) throws -> String {
            let text = ([header] + rows).joined(separator: "\r\n") + "\r\n"
            let file = folder.appending(path: name)
            try text.write(to: file, atomically: true, encoding: .windowsCP1252)
            return file.path
        }
        good = try write("fredag.csv", rows)
        bad = try write("fredag-fel.csv", rows.map { $0.replacing("2026-11-16", with: "2026-02-31") })
        half = try write("halv.csv", Array(rows.prefix(3)))
    }

    /// Sends one of them from the form of a signed-in HR, and waits for what comes of it.
    func send(_ path: String, _ live: LiveSite, _ browser: WebDriver) throws {
        try browser.open("\(live.base)/hr/import")
        try browser.type(path, into: "#fil")
        try browser.click("form.sheet .button")
        try browser.wait("what comes of the file") { try browser.url.contains("/hr/import/") }
    }
}

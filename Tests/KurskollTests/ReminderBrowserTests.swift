import Foundation
import Testing

@testable import Kurskoll

/// Bo's job in headless Chromium: who is late, and remind her; with the server's own mail thread.
@Suite(.serialized, .enabled(if: WebDriver.missing == nil, Comment(rawValue: WebDriver.missing ?? "")))
struct ReminderBrowserTests {
    @Test(arguments: [true, false])
    func `a manager reminds the one who is late, and the letter goes`(javaScript: Bool) throws {
        let scene = try ReminderScene()
        let sent = scene.site.folder.appending(path: "sent")
        var settings = scene.site.settings
        let outbox = Outbox()
        settings.outbox = outbox
        try SignInMail(
            database: scene.site.database, sendmail: Sendmail(scene.program("cat >> $HERE/sent")),
            sender: "kurser@exempel.se", baseURL: "https://kurser.exempel.se", clock: settings.clock,
            log: settings.log
        ).start(outbox)
        defer { #expect(outbox.close(within: 60)) }
        let live = try LiveSite(scene.site, settings: settings)
        let browser = try WebDriver(width: 390, height: 844, javaScript: javaScript)
        try browser.open(live.link("chef-n"))
        try browser.click("main form button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }

        try browser.open("\(live.base)/enhet")
        try browser.click("main a[href*='paminn?person=']")
        try browser.wait("the letter") { try browser.text("main .letter").contains("Du har en kurs kvar") }
        #expect(try browser.text("main .choices").contains("Bert Sen"))
        if javaScript { try browser.screenshot("paminn-390") }
        try browser.click("main form .button")
        try browser.wait("that it is on its way") {
            try browser.text("main [role=status]").contains("1 påminnelse")
        }
        #expect(outbox.waitUntilEmpty(within: 60))
        let letter = try String(contentsOf: sent, encoding: .utf8)
        #expect(letter.contains("To: bert@exempel.se\n") && letter.components(separatedBy: "To: ").count == 2)
        try browser.open("\(live.base)/enhet/paminn")
        #expect(try browser.text("main .choices").contains("Kan påminnas igen från 2026-11-28"))
        #expect(try browser.all("main form .button").isEmpty, "there is nobody left to remind")
    }
}

import Testing

@testable import Kurskoll

@Suite struct SettingsPageTests {
    @Test func `every setting has its English, and no English is left over`() {
        #expect(Set(Phrase.settingsInEnglish.keys) == Set(Setting.all.map(\.key)))
    }

    @Test func `HR keeps what can be taken; where something cannot nothing is kept, and it is said which`()
        throws
    {
        let site = try TestSite()
        let hr = Browser(site)
        try hr.signIn("hr")
        hr.get("/hr/installningar")
        for setting in Setting.all where ReminderText(rawValue: setting.key) == nil {
            #expect(hr.page.contains("name=\"\(setting.key)\""), "\(setting.key)")
        }
        hr.post("/hr/installningar", [("name", " Exempelby  kommun "), ("sender", "kurser@exempel.se")])
        #expect(
            hr.page.contains("Inställningarna är sparade.") && hr.page.contains("value=\"Exempelby kommun\""))
        #expect(try site.store.setting("name") == "Exempelby kommun")
        hr.post("/hr/installningar", [("name", "Annan"), ("sender", "kurser"), ("reminder-alarm-days", "0")])
        #expect(
            hr.status == 422 && hr.page.contains("id=\"sender-fel\"") && hr.page.contains("från 1 till 60"))
        #expect(try site.store.setting("name") == "Exempelby kommun")
        #expect(try site.store.setting("sender") == "kurser@exempel.se")
        hr.post("/hr/installningar", [("sender", "")])
        #expect(try site.store.setting("sender") == nil)
    }
}

import Testing

@testable import Kurskoll

@Suite struct SignInLimitsTests {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "32.1.13.184.0.1.0.2"),
        ("2001:db8:1:2::9", "32.1.13.184.0.1.0.2"), ("2001:db8:1:3::9", "32.1.13.184.0.1.0.3"),
        ("::ffff:192.0.2.7", "192.0.2.7"), (nil, ""),
    ])
    func `a source is an IPv4 address or a network of IPv6`(client: String?, source: String) {
        #expect(SignInLimits.source(of: client) == source)
    }

    @Test func `a hundred wrong codes an hour, and other sources are untouched`() {
        let limits = SignInLimits()
        for _ in 1...100 {
            #expect(limits.allowsCode(from: "a", now: 0))
            limits.noteWrongCode(from: "a", now: 0)
        }
        #expect(!limits.allowsCode(from: "a", now: 35) && limits.allowsCode(from: "a", now: 36))
        #expect(limits.allowsCode(from: "b", now: 0))
    }

    @Test func `three mails to an address, then one each five minutes: one that works is always there`() {
        let limits = SignInLimits()
        #expect((0..<900).filter { limits.allowsMail(to: "A@x.se", now: $0) } == [0, 1, 2, 300, 600])
        #expect(!limits.allowsMail(to: "a@X.se", now: 899) && limits.allowsMail(to: "b@x.se", now: 899))
        #expect(300 < SignInMail.lifetimeSeconds)
    }

    @Test func `a source may ask for two hundred mails, then one each other second`() {
        let limits = SignInLimits()
        #expect((0..<300).count { _ in limits.allowsMail(from: "a", now: 0) } == 200)
        #expect(limits.allowsMail(from: "b", now: 0) && !limits.allowsMail(from: "a", now: 1))
        #expect(limits.allowsMail(from: "a", now: 2))
    }
}

import Testing

@testable import Kurskoll

@Test func `the module builds`() {}

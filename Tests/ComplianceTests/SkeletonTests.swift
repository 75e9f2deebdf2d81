import Testing

@testable import Compliance

@Test func `the module builds`() {}

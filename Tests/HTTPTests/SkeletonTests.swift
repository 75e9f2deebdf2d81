import Testing

@testable import HTTP

@Test func `the module builds`() {}

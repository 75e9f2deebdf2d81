import Testing

@testable import Formats

@Test func `the module builds`() {}

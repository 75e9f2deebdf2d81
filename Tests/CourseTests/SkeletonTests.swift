import Testing

@testable import Course

@Test func `the module builds`() {}

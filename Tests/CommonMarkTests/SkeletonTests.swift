import Testing

@testable import CommonMark

@Test func `the module builds`() {}

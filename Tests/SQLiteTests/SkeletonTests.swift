import Testing

@testable import SQLite

@Test func `the module builds`() {}

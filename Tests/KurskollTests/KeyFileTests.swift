import Foundation
import Testing

@testable import Kurskoll

@Suite final class KeyFileTests {
    private let folder: URL
    private var database: String { folder.appending(path: "a.db").path }
    private var file: String { database + "-key" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-key-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `a key is made once, for its owner alone, and stays the same`() throws {
        let key = try KeyFile.key(besides: database)
        #expect(try key.count == 32 && KeyFile.key(besides: database) == key)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.db-key"])
        #expect(try KeyFile.key(besides: folder.appending(path: "b.db").path) != key)
    }

    @Test func `a key that others may read, or that is none, is refused with its remedy`() throws {
        _ = try KeyFile.key(besides: database)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        #expect(throws: Refusal(file, "får läsas av andra än sin ägare", "kör chmod 600 på filen")) {
            try KeyFile.key(besides: database)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        try "abc".write(toFile: file, atomically: false, encoding: .utf8)
        #expect(throws: Refusal(file, "är ingen nyckel", "återställ filen från säkerhetskopian")) {
            try KeyFile.key(besides: database)
        }
        #expect(throws: Refusal.self) { try KeyFile.key(besides: folder.path + "/finns/inte/a.db") }
    }
}

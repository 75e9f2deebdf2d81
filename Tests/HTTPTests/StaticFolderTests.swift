import Foundation
import Testing

@testable import HTTP

/// A folder that is removed when the test is done.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func write(_ name: String, _ content: String = "x") throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.utf8).write(to: file)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct StaticFolderTests {
    private func folder(_ path: String, memoryLimitBytes: Int = 100) throws -> StaticFolder {
        try StaticFolder(
            path: path, memoryLimitBytes: memoryLimitBytes, hash: { "\($0.count)" },
            cacheControl: { $0.hasSuffix(".css") ? "max-age=1" : "no-cache" })
    }

    @Test func `files are found by their names below the folder`() throws {
        let scratch = try Scratch()
        try scratch.write("site.css", "abc")
        try scratch.write("ikoner/hus.svg", "<svg/>")
        let folder = try folder(scratch.path)
        #expect(folder.names == ["ikoner/hus.svg", "site.css"])
        let answer = try #require(folder["site.css"]).response(to: Request(method: .get, path: "/site.css"))
        #expect(answer.bytes == Array("abc".utf8))
        #expect(answer.fields["ETag"] == "\"3\"")
        #expect(answer.fields["Cache-Control"] == "max-age=1")
        #expect(answer.fields["Content-Type"] == "text/css; charset=utf-8")
        #expect(folder["ikoner/hus.svg"]?.length == 6)
    }

    @Test func `nothing outside the folder is found, by path or by link`() throws {
        let outside = try Scratch()
        try outside.write("secret", "secret")
        try outside.write("inside/a.txt", "a")
        let inside = outside.path + "/inside"
        try FileManager.default.createSymbolicLink(
            atPath: inside + "/link", withDestinationPath: outside.path + "/secret")
        try FileManager.default.createSymbolicLink(atPath: inside + "/up", withDestinationPath: outside.path)
        try outside.write("inside/.hidden", "x")
        let folder = try folder(inside)
        #expect(folder.names == ["a.txt"])
        for name in [
            "../secret", "link", "up/secret", ".hidden", "/etc/passwd", "./a.txt", "", "%2e%2e/secret",
        ] {
            #expect(folder[name] == nil, "\(name)")
        }
    }

    @Test func `a long file is held open, and its hash is of all of it`() throws {
        let scratch = try Scratch()
        try scratch.write("film.mp4", String(repeating: "x", count: 101))
        let film = try #require(try folder(scratch.path)["film.mp4"])
        #expect(film.hash == "101")
        let answer = film.response(to: Request(method: .get, path: "/", fields: ["Range": "bytes=-2"]))
        guard case .file(_, let range) = answer.body else {
            Issue.record("not by descriptor")
            return
        }
        #expect(range == 99..<101)
    }

    @Test func `an empty file and an empty folder are no mistakes`() throws {
        let scratch = try Scratch()
        #expect(try folder(scratch.path).names.isEmpty)
        try scratch.write("tom.txt", "")
        #expect(try folder(scratch.path)["tom.txt"]?.length == 0)
    }

    @Test func `a folder that is missing is an error with place and remedy`() {
        #expect {
            try folder("/nowhere/at/all")
        } throws: { error in
            "\(error)".hasPrefix("/nowhere/at/all: kan inte läsas (")
        }
    }

    @Test(arguments: [
        ("a.css", "text/css; charset=utf-8"), ("a.b.SVG", "image/svg+xml"), ("a", "application/octet-stream"),
        ("film.mp4", "video/mp4"), ("text.vtt", "text/vtt; charset=utf-8"),
        ("a.", "application/octet-stream"),
    ])
    func `the type is told by the ending`(name: String, type: String) {
        #expect(MediaType.named(name) == type)
    }
}

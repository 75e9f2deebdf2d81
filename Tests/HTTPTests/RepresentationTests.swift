import Foundation
import Testing

@testable import HTTP

@Suite struct RepresentationTests {
    private static let modified = 784_111_777
    private static let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    private let content = Array("0123456789".utf8)

    private func answer(_ fields: Fields, _ method: HTTP.Method = .get, modified: Int? = modified) -> Response
    {
        Representation(
            bytes: content, type: "text/css", hash: "abc", cacheControl: "max-age=60", modified: modified
        ).response(to: Request(method: method, path: "/a.css", fields: fields), now: 1_800_000_000)
    }

    @Test func `the whole has its type, validators and caching`() {
        let answer = answer([:])
        #expect(answer.status == .ok)
        #expect(answer.bytes == content)
        for (name, value) in [
            ("ETag", "\"abc\""), ("Content-Type", "text/css"), ("Cache-Control", "max-age=60"),
            ("Accept-Ranges", "bytes"), ("Last-Modified", Self.date),
        ] {
            #expect(answer.fields[name] == value)
        }
    }

    @Test(
        arguments: [
            (["If-None-Match": "\"abc\""], 304), (["If-None-Match": "W/\"abc\""], 304),
            (["If-None-Match": "*"], 304),
            (["If-None-Match": "\"x\", \"abc\""], 304),
            (["If-None-Match": "\"x\"", "if-none-match": "\"abc\""], 304),
            (["If-None-Match": "\"x\""], 200), (["If-None-Match": "abc"], 200),
            (["If-Modified-Since": date], 304), (["If-Modified-Since": "Sun, 06 Nov 1994 08:49:36 GMT"], 200),
            (["If-Modified-Since": "Mon, 07 Nov 1994 08:49:36 GMT"], 304),
            (["If-Modified-Since": "yesterday"], 200),
            // §13.1.3: with If-None-Match the date is not looked at.
            (["If-None-Match": "\"x\"", "If-Modified-Since": date], 200),
            (["If-Match": "\"abc\""], 200), (["If-Match": "*"], 200), (["If-Match": "\"x\""], 412),
            (["If-Match": "W/\"abc\""], 412), (["If-Unmodified-Since": date], 200),
            (["If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:36 GMT"], 412),
            // §13.2.2: If-Match is decided first.
            (["If-Match": "\"x\"", "If-None-Match": "\"abc\""], 412),
        ] as [(Fields, Int)])
    func `RFC 9110 13: conditions decide the status`(fields: Fields, status: Int) {
        #expect(answer(fields).status.code == status)
        #expect(answer(fields, .head).status.code == status)
    }

    @Test func `304 has validators and no content`() {
        let answer = answer(["If-None-Match": "\"abc\""])
        #expect(answer.fields["ETag"] == "\"abc\"")
        #expect(answer.fields["Cache-Control"] == "max-age=60")
        #expect(answer.fields["Content-Type"] == nil)
        #expect(answer.bytes == [])
    }

    @Test(
        arguments: [
            (["Range": "bytes=2-4"], 206, "bytes 2-4/10" as String?, "234"),
            (["Range": "bytes=-3"], 206, "bytes 7-9/10", "789"),
            (["Range": "bytes=10-"], 416, "bytes */10", ""),
            (["Range": "bytes=0-1,3-4"], 200, nil, "0123456789"),
            (["Range": "bytes=2-4", "If-Range": "\"abc\""], 206, "bytes 2-4/10", "234"),
            (["Range": "bytes=2-4", "If-Range": "\"x\""], 200, nil, "0123456789"),
            (["Range": "bytes=2-4", "If-Range": "W/\"abc\""], 200, nil, "0123456789"),
            (["Range": "bytes=2-4", "If-Range": date], 206, "bytes 2-4/10", "234"),
            (["Range": "bytes=2-4", "If-Range": "Mon, 07 Nov 1994 08:49:36 GMT"], 200, nil, "0123456789"),
            (["Range": "bytes=99-", "If-Range": "\"x\""], 200, nil, "0123456789"),
            (["Range": "bytes=2-4", "If-None-Match": "\"abc\""], 304, nil, ""),
        ] as [(Fields, Int, String?, String)])
    func `RFC 9110 14: a range gives a part of the same version only`(
        fields: Fields, status: Int, contentRange: String?, body: String
    ) {
        let answer = answer(fields)
        #expect(answer.status.code == status)
        #expect(answer.fields["Content-Range"] == contentRange)
        #expect(answer.bytes == Array(body.utf8))
    }

    @Test func `RFC 9110 14_2: a range is for GET alone`() {
        #expect(answer(["Range": "bytes=2-4"], .head).status == .ok)
    }

    @Test func `without a date only the tag decides`() {
        #expect(answer(["If-Modified-Since": Self.date], modified: nil).status == .ok)
        #expect(answer([:], modified: nil).fields["Last-Modified"] == nil)
        #expect(answer(["Range": "bytes=2-4", "If-Range": Self.date], modified: nil).status == .ok)
    }

    @Test func `an open file is given in ranges too`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try Data(content).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try #require(OpenFile(path: path))
        let answer = Representation(file: file, type: "video/mp4", hash: "a", cacheControl: "no-cache")
            .response(to: Request(method: .get, path: "/", fields: ["Range": "bytes=3-"]))
        #expect(answer.status == .partialContent)
        #expect(answer.bytes == Array("3456789".utf8))
    }
}

extension Response {
    /// The body of an answer that is no stream.
    var bytes: [UInt8]? {
        switch body {
        case .none: []
        case .bytes(let bytes): bytes
        case .file(let file, let range): file.read(range)
        case .stream: nil
        }
    }
}

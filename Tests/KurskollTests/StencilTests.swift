import Testing

@testable import Kurskoll

@Suite struct StencilTests {
    @Test func `every hole is filled, also one at an end`() {
        let stencil = Stencil("\(Stencil.hole)<p>\(Stencil.hole)</p>\(Stencil.hole)")
        var html: HTML = "<form>"
        html.append(stencil, filledWith: "<i>")
        #expect(String(decoding: html.bytes, as: UTF8.self) == "<form><i><p><i></p><i>")
    }

    @Test func `markup without a hole stands as it is`() {
        var html = HTML(capacity: 0)
        html.append(Stencil("<p>å</p>"), filledWith: "<i>")
        html.append(Stencil(""), filledWith: "<i>")
        #expect(String(decoding: html.bytes, as: UTF8.self) == "<p>å</p>")
    }

    @Test func `a hole for a key takes the key, whatever byte the text around it has`() {
        var html = HTML(capacity: 0)
        html.append(Stencil("\u{1}\(Stencil.key)\u{1}\(Stencil.hole)"), filledWith: "<i>", key: "K")
        #expect(String(decoding: html.bytes, as: UTF8.self) == "\u{1}K\u{1}<i>")
    }

    @Test func `parts of a stencil make up the whole, holes at their edges once each`() {
        var stencil = Stencil("<a>\(Stencil.hole)")
        let start = stencil.end
        stencil.append("\(Stencil.key)<b>\(Stencil.hole)")
        let end = stencil.end
        stencil.append("\(Stencil.hole)<c>")
        let ranges = [stencil.whole.lowerBound..<start, start..<end, end..<stencil.whole.upperBound]
        let parts = ranges.map { range in
            var html = HTML(capacity: 0)
            html.append(stencil, range, filledWith: "F", key: "K")
            return String(decoding: html.bytes, as: UTF8.self)
        }
        #expect(parts == ["<a>F", "K<b>F", "F<c>"])
        #expect(stencil.byteCount(filledWith: "F", key: "K") == parts.joined().utf8.count)
    }

    @Test func `a NUL that somebody wrote makes no hole`() {
        let title = "A\0\u{1}B\0"
        var html = HTML(capacity: 0)
        html.append(Stencil("<h1>\(title)</h1>"), filledWith: "F", key: "K")
        #expect(String(decoding: html.bytes, as: UTF8.self) == "<h1>A\u{FFFD}\u{1}B\u{FFFD}</h1>")
    }
}

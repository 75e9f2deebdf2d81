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
}

import Compliance
import Foundation
import HTTP
import Testing

@testable import Kurskoll

/// A browser without a socket: it keeps cookies, follows 303 and sends the forms it was shown.
final class Browser {
    let site: TestSite
    var cookies: [String: String] = [:]
    /// Sent with each request besides what a browser sends by itself.
    var extraFields: [(String, String)] = []
    private(set) var status = 0
    private(set) var path = ""
    private(set) var page = ""
    /// The body as it came.
    private(set) var bytes: [UInt8] = []
    private(set) var fields = Fields()

    init(_ site: TestSite) { self.site = site }

    func get(_ path: String) {
        send(.get, path, form: [])
    }

    /// Sends a form with the hidden fields of the page it stands on, unless `csrf` is false.
    func post(_ path: String, _ form: [(String, String)] = [], csrf: Bool = true) {
        let hidden = csrf ? (token.map { [("csrf", $0)] } ?? []) + draw : []
        send(.post, path, form: hidden + form)
    }

    /// Sends a form with a file, as `multipart/form-data`, with the page's token unless `csrf` is false.
    func upload(
        _ path: String, _ form: [(String, String)], file name: String, _ bytes: [UInt8], csrf: Bool = true
    ) {
        let hidden = csrf ? token.map { [("csrf", $0)] } ?? [] : []
        var body = (hidden + form).map {
            "--granz\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
        }.joined()
        body += "--granz\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"\(name)\"\r\n"
        body += "Content-Type: text/csv\r\n\r\n"
        send(
            .post, path, type: "multipart/form-data; boundary=granz",
            body: Array(body.utf8) + bytes + Array("\r\n--granz--\r\n".utf8))
    }

    /// Signs in as a person, through a link.
    func signIn(_ ref: String) throws {
        let secret = Secret.random()
        let person = try site.id(of: ref)
        try site.store.addSignInLink(secret, person: person, expires: site.now + 60)
        get("/logga-in/\(secret.text)")
        post("/logga-in/\(secret.text)")
    }

    /// Says which draw a shown test is of.
    var draw: [(String, String)] {
        value(after: "name=\"dragning\" value=\"").map { [("dragning", $0)] } ?? []
    }
    var token: String? { value(after: "name=\"csrf\" value=\"") }

    /// What stands between a text of the page and the next quote.
    func value(after start: String) -> String? {
        guard let range = page.range(of: start) else { return nil }
        return String(page[range.upperBound...].prefix { $0 != "\"" })
    }

    private func send(_ method: Method, _ target: String, form: [(String, String)]) {
        let body = form.map { "\(Self.encode($0))=\(Self.encode($1))" }.joined(separator: "&")
        send(method, target, type: "application/x-www-form-urlencoded", body: Array(body.utf8))
    }

    private func send(_ method: Method, _ target: String, type: String, body: [UInt8]) {
        let parts = target.split(separator: "#")[0].split(separator: "?", maxSplits: 1)
        var fields = Fields()
        if !cookies.isEmpty {
            fields.append("Cookie", cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "))
        }
        if method == .post { fields.append("Content-Type", type) }
        for (name, value) in extraFields { fields.append(name, value) }
        let request = Request(
            method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
            fields: fields,
            body: .bytes(body))
        let response = site.respond(to: request)
        status = response.status.code
        path = String(parts[0])
        self.fields = response.fields
        bytes = []
        switch response.body {
        case .bytes(let whole): bytes = whole
        case .stream(let write):
            do { try write { bytes += $0 } } catch { Issue.record(error) }
        default: break
        }
        page = String(decoding: bytes, as: UTF8.self)
        for cookie in response.fields.all("Set-Cookie") {
            let pair = cookie.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            let isGone = cookie.contains("Max-Age=0")
            cookies[String(pair[0])] = isGone ? nil : String(pair[1])
        }
        if status == 303, let next = response.fields["Location"], next.hasPrefix("/") { get(next) }
    }

    private static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}

import Compliance
import Foundation
import HTTP

@testable import Kurskoll

/// Another program that asks the API, without a socket.
final class APIClient {
    let site: TestSite
    var authorization: String?
    private(set) var status = 0
    private(set) var fields = Fields()
    private(set) var text = ""

    /// With a new token of the scope, or with none.
    init(_ site: TestSite, _ scope: APIToken.Scope? = nil, administration: String? = nil, until: Day? = nil)
        throws
    {
        self.site = site
        guard let scope else { return }
        let secret = Secret.random()
        _ = try site.store.addToken(
            secret, name: "prov", scope: scope,
            administration: try administration.map { try GrantCommand.administration(named: $0, site.store) },
            until: until ?? site.today, now: site.now)
        authorization = "Bearer \(APIToken.text(secret))"
    }

    /// Asks for what stands after `/api/v1`, with its query.
    @discardableResult
    func send(
        _ method: HTTP.Method = .get, _ target: String, type: String? = nil, body: String = "",
        cookie: String? = nil
    ) -> Int {
        let parts = target.split(separator: "?", maxSplits: 1)
        var sent = Fields()
        if let authorization { sent.append("Authorization", authorization) }
        if let type { sent.append("Content-Type", type) }
        if let cookie { sent.append("Cookie", cookie) }
        let response = site.respond(
            to: Request(
                method: method, path: API.root + parts[0], query: parts.count > 1 ? String(parts[1]) : "",
                fields: sent,
                body: .bytes(Array(body.utf8))))
        status = response.status.code
        fields = response.fields
        switch response.body {
        case .bytes(let bytes): text = String(decoding: bytes, as: UTF8.self)
        case .stream(let make):
            var bytes: [UInt8] = []
            do { try make { bytes += $0 } } catch { text = "\(error)" }
            text = String(decoding: bytes, as: UTF8.self)
        case .none, .file: text = ""
        }
        return status
    }

    /// The answer as an object; empty where it is none.
    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
    }

    /// What stands at keys and places, as text.
    func value(_ path: String) -> String {
        var value: Any? = json
        for key in path.split(separator: ".") {
            value =
                Int(key).map { index in
                    (value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil }
                }
                ?? (value as? [String: Any])?[String(key)]
        }
        return value.map { $0 is NSNull ? "null" : "\($0)" } ?? "-"
    }
}

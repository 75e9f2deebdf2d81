internal import Formats
internal import HTTP

/// `/inloggad`: who is signed in now, for the script of a page that has been open for long. With the token it sends
/// what was written on that page, if the same person is still or again signed in; the texts say what to do if not.
enum TokenPage {
    static func show(_ visit: Visit) throws -> Response {
        var json = JSONWriter()
        json.object { json in
            json.string("csrf", visit.session?.csrf)
            json.string("nobody", visit.say(.sendNobody))
            json.string("other", visit.say(.sendOther))
        }
        let fields: Fields = ["Content-Type": "application/json", "Cache-Control": "no-store"]
        return Response(.ok, fields: fields, body: .bytes(Array(json.text.utf8)))
    }
}

internal import Formats
internal import HTTP

/// Why the API does not do what it was asked: an answer by RFC 9457. Keys are English, what a person reads is Swedish.
struct Problem: Error {
    let status: Status
    let detail: String
    /// What is wrong at which place, where there is more to say than `detail`.
    var errors: [Entry] = []
    /// Fields of the answer beside its type.
    var fields = Fields()

    /// One thing that is wrong; nil where it has no such place.
    struct Entry {
        /// A name in the query.
        var parameter: String?
        /// In a file, from 1.
        var line: Int?
        /// The heading of a file's column, or its number in a row that has no headings.
        var column: String?
        let problem: String
        let remedy: String
    }

    var response: Response {
        var json = JSONWriter()
        json.object { json in
            json.string("title", "\(status.phrase)")
            json.number("status", status.code)
            json.string("detail", detail)
            guard !errors.isEmpty else { return }
            json.array("errors", errors) { json, entry in
                json.object { json in
                    if let parameter = entry.parameter { json.string("parameter", parameter) }
                    if let line = entry.line { json.number("line", line) }
                    if let column = entry.column { json.string("column", column) }
                    json.string("problem", entry.problem)
                    json.string("remedy", entry.remedy)
                }
            }
        }
        var fields = fields
        fields.append("Content-Type", "application/problem+json")
        fields.append("Cache-Control", "no-store")
        return Response(status, fields: fields, body: .bytes(Array((json.text + "\n").utf8)))
    }
}

extension Problem {
    static var notFound: Problem {
        Problem(status: .notFound, detail: "Adressen finns inte; se /api/v1/openapi.json.")
    }

    /// No token, or none that holds; which of these is not told. RFC 6750 §3.
    static func unauthorized(hasToken: Bool) -> Problem {
        Problem(
            status: .unauthorized,
            detail: hasToken
                ? "Token är okänd, har gått ut eller är återtagen; gör en ny med kurskoll token add."
                : "Token saknas; skicka Authorization: Bearer följt av den.",
            fields: [
                "WWW-Authenticate": hasToken
                    ? "Bearer realm=\"kurskoll\", error=\"invalid_token\"" : "Bearer realm=\"kurskoll\""
            ])
    }

    static func forbidden(needs scopes: [String]) -> Problem {
        let words = scopes.joined(separator: " eller ")
        return Problem(
            status: .forbidden, detail: "Token har inte den räckvidd som behövs: \(words).",
            fields: [
                "WWW-Authenticate":
                    "Bearer realm=\"kurskoll\", error=\"insufficient_scope\", scope=\"\(scopes.joined(separator: " "))\""
            ])
    }

    /// By `--base-url` this is another host's (RFC 9110 §15.5.20).
    static var misdirected: Problem {
        Problem(status: .misdirectedRequest, detail: "Adressen i Host är inte den som Kurskoll har.")
    }

    static func methodNotAllowed(_ allowed: String) -> Problem {
        Problem(
            status: .methodNotAllowed, detail: "Adressen svarar bara på \(allowed).",
            fields: ["Allow": allowed])
    }

    static func unsupported(_ type: String) -> Problem {
        Problem(
            status: .unsupportedMediaType, detail: "Skicka filen med Content-Type: \(type).",
            fields: ["Accept": type])
    }

    static var queryIsMalformed: Problem {
        Problem(status: .unprocessableContent, detail: "Frågan efter ? är inte rätt kodad.")
    }

    static func parameters(_ errors: [Entry]) -> Problem {
        Problem(
            status: .unprocessableContent, detail: "Det är fel på det som står efter ? i adressen.",
            errors: errors)
    }

    static func file(_ errors: [Entry]) -> Problem {
        Problem(
            status: .unprocessableContent, detail: "Filen är inte inläst, och inget har ändrats.",
            errors: errors)
    }

    static var tooLarge: Problem {
        Problem(status: .contentTooLarge, detail: "Det som skickades är för stort.")
    }

    static var busy: Problem {
        Problem(
            status: .serviceUnavailable,
            detail: "Databasen är upptagen, och inget har ändrats; gör om en stund senare.",
            fields: ["Retry-After": "30"])
    }

    static func unwell(_ trouble: Health.Trouble) -> Problem {
        Problem(
            status: .serviceUnavailable,
            detail: "\(trouble.rawValue.prefix(1).uppercased())\(trouble.rawValue.dropFirst()).",
            fields: ["Retry-After": "30"])
    }

    static var ourFault: Problem {
        Problem(status: .internalServerError, detail: "Något gick fel hos oss, och inget har ändrats.")
    }
}

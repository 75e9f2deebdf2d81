/// What is answered. `Content-Length`, `Date` and `Connection` are the server's to add.
package struct Response: Sendable {
    package var status: Status
    package var fields: Fields
    package var body: Body

    package init(_ status: Status, fields: Fields = Fields(), body: Body = .none) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    package enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// Made piece by piece on a worker thread, chunked; a slow reader makes `write` wait.
        /// `write` throws when the reader has gone away.
        case stream(@Sendable (_ write: ([UInt8]) throws -> Void) throws -> Void)
    }
}

/// RFC 9110 §15.
package struct Status: Sendable, Equatable {
    package let code: Int
    package let phrase: StaticString

    package static func == (a: Status, b: Status) -> Bool { a.code == b.code }

    package static let ok = Status(code: 200, phrase: "OK")
    package static let noContent = Status(code: 204, phrase: "No Content")
    package static let partialContent = Status(code: 206, phrase: "Partial Content")
    package static let seeOther = Status(code: 303, phrase: "See Other")
    package static let notModified = Status(code: 304, phrase: "Not Modified")
    package static let badRequest = Status(code: 400, phrase: "Bad Request")
    package static let unauthorized = Status(code: 401, phrase: "Unauthorized")
    package static let forbidden = Status(code: 403, phrase: "Forbidden")
    package static let notFound = Status(code: 404, phrase: "Not Found")
    package static let methodNotAllowed = Status(code: 405, phrase: "Method Not Allowed")
    package static let conflict = Status(code: 409, phrase: "Conflict")
    package static let unprocessableContent = Status(code: 422, phrase: "Unprocessable Content")
    package static let tooManyRequests = Status(code: 429, phrase: "Too Many Requests")
    package static let internalServerError = Status(code: 500, phrase: "Internal Server Error")
    package static let serviceUnavailable = Status(code: 503, phrase: "Service Unavailable")
}

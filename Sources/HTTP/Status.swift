/// RFC 9110 §15.
package struct Status: Sendable, Equatable {
    /// Three digits.
    package let code: Int
    /// What the status line says after the code.
    package let phrase: StaticString

    /// For a status that is not below.
    package init(code: Int, phrase: StaticString) {
        self.code = code
        self.phrase = phrase
    }

    /// Whether the codes are the same.
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
    package static let requestTimeout = Status(code: 408, phrase: "Request Timeout")
    package static let conflict = Status(code: 409, phrase: "Conflict")
    package static let preconditionFailed = Status(code: 412, phrase: "Precondition Failed")
    package static let contentTooLarge = Status(code: 413, phrase: "Content Too Large")
    package static let uriTooLong = Status(code: 414, phrase: "URI Too Long")
    package static let unsupportedMediaType = Status(code: 415, phrase: "Unsupported Media Type")
    package static let rangeNotSatisfiable = Status(code: 416, phrase: "Range Not Satisfiable")
    package static let expectationFailed = Status(code: 417, phrase: "Expectation Failed")
    package static let misdirectedRequest = Status(code: 421, phrase: "Misdirected Request")
    package static let unprocessableContent = Status(code: 422, phrase: "Unprocessable Content")
    package static let tooManyRequests = Status(code: 429, phrase: "Too Many Requests")
    package static let headTooLarge = Status(code: 431, phrase: "Request Header Fields Too Large")
    package static let internalServerError = Status(code: 500, phrase: "Internal Server Error")
    package static let notImplemented = Status(code: 501, phrase: "Not Implemented")
    package static let serviceUnavailable = Status(code: 503, phrase: "Service Unavailable")
    package static let versionNotSupported = Status(code: 505, phrase: "HTTP Version Not Supported")

    /// Whether an answer with this status ends with its head (RFC 9110 §6.4.1).
    var hasNoBody: Bool { code == 204 || code == 304 || code < 200 }
}

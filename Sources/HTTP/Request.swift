/// One complete request. A value: it may go to another thread.
package struct Request: Sendable {
    package let method: Method
    /// The path, percent-decoded once and always beginning with `/`; no `.` or `..` segment, no NUL.
    package let path: String
    /// The raw query without `?`, empty for none.
    package let query: String
    package let fields: Fields
    package let body: Body

    package enum Body: Sendable {
        case bytes([UInt8])
        /// A large upload, spooled to a file that the server removes after the response.
        case file(path: String, length: Int)
    }

    /// For tests and for pages that call each other.
    package init(
        method: Method, path: String, query: String = "", fields: Fields = Fields(), body: Body = .bytes([])
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
    }

    /// The value of a cookie, nil where it was not sent. RFC 6265 §5.4.
    package func cookie(_ name: String) -> String? { nil }

    /// The fields of `application/x-www-form-urlencoded` in the body. Throws `Form.Malformed` for bad UTF-8 or
    /// percent encoding. Empty for another content type.
    package func form() throws(Form.Malformed) -> Form { Form() }

    /// The query read as a form.
    package func queryForm() throws(Form.Malformed) -> Form { Form() }
}

/// RFC 9110 §9. Methods we do not know are answered 501 before a request is made of them.
package enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
    case options = "OPTIONS"
}

/// One complete request. A value: it may go to another thread.
package struct Request: Sendable {
    /// What is asked for; HEAD is answered as GET, and the server leaves the body out.
    package var method: Method { head.method }
    /// The path, percent-decoded once and always beginning with `/`; no `.` or `..` segment, no NUL.
    package var path: String { head.path }
    /// As they came. `Host` is the authority of an absolute target, where the client sent that.
    package var fields: Fields { head.fields }
    /// Empty bytes where there is none.
    package internal(set) var body: Body

    /// The address of the peer in numbers, without its port; nil over a Unix socket, and where there is no
    /// connection. Behind a proxy it is the proxy's. Never to be logged.
    package internal(set) var client: String?

    /// What the application has said of it; nil where nobody has asked.
    package internal(set) var resource: Resource?

    /// An answer to HTTP/1.0 can't be chunked.
    var isHTTP10: Bool { head.isHTTP10 }
    /// Whether the client wants the connection kept for its next request (RFC 9112 §9.3).
    var keepsConnection: Bool { head.keepsConnection }

    private let head: Head

    /// What came before the body. It never changes, so that the copies of a request share it.
    private final class Head: Sendable {
        let method: Method
        let path: String
        let fields: Fields
        /// The query where it lies in the head: most pages have none to decode.
        let query: ArraySlice<UInt8>
        let isHTTP10, keepsConnection: Bool

        init(
            method: Method, path: String, query: ArraySlice<UInt8>, fields: Fields, isHTTP10: Bool,
            keepsConnection: Bool
        ) {
            self.method = method
            self.path = path
            self.fields = fields
            self.query = query
            self.isHTTP10 = isHTTP10
            self.keepsConnection = keepsConnection
        }
    }

    /// What was sent with the request, no longer than `Resource.bodyLimit`.
    package enum Body: Sendable {
        /// At most `Limits.memoryBodyBytes`.
        case bytes([UInt8])
        /// A large upload, in a file without a name that is gone when nobody holds it any longer.
        case file(OpenFile)
    }

    /// For tests and for pages that call each other.
    package init(
        method: Method, path: String, query: String = "", fields: Fields = Fields(), body: Body = .bytes([])
    ) {
        self.init(
            method: method, path: path, query: ArraySlice(query.utf8), fields: fields, isHTTP10: false,
            keepsConnection: true)
        self.body = body
    }

    /// What the parser makes of a head; the body comes after.
    init(
        method: Method, path: String, query: ArraySlice<UInt8>, fields: Fields, isHTTP10: Bool,
        keepsConnection: Bool
    ) {
        head = Head(
            method: method, path: path, query: query, fields: fields, isHTTP10: isHTTP10,
            keepsConnection: keepsConnection)
        body = .bytes([])
    }

    /// The raw query without `?`, empty for none.
    package var query: String { String(decoding: head.query, as: UTF8.self) }

    /// The value of a cookie, nil where it was not sent; of several with that name the first. RFC 6265 §5.4.
    package func cookie(_ name: String) -> String? {
        for line in fields.values("Cookie") {
            var rest = line
            while !rest.isEmpty {
                let pair = rest.prefix { $0 != UInt8(ascii: ";") }
                rest = rest[pair.endIndex...].dropFirst()
                let cookie = pair.trimmed
                // Most are somebody else's: their length says so at once.
                let end = cookie.startIndex + name.utf8.count
                guard end < cookie.endIndex, cookie[end] == UInt8(ascii: "="),
                    cookie[..<end].elementsEqual(name.utf8)
                else { continue }
                return String(decoding: cookie[(end + 1)...], as: UTF8.self)
            }
        }
        return nil
    }

    /// The fields of `application/x-www-form-urlencoded` in the body. Throws `Form.Malformed` for bad UTF-8 or
    /// percent encoding, and for a form so long that it was spooled to a file. Empty for another content type.
    package func form() throws(Form.Malformed) -> Form {
        let type = fields.values("Content-Type").first { _ in true } ?? []
        guard type.prefix(while: { $0 != UInt8(ascii: ";") }).trimmed.equalsIgnoringCase(Self.formType)
        else { return Form() }
        guard case .bytes(let bytes) = body else { throw Form.Malformed() }
        return try Form(decoding: bytes[...])
    }

    private static let formType = "application/x-www-form-urlencoded"

    /// The query read as a form.
    package func queryForm() throws(Form.Malformed) -> Form { try Form(decoding: head.query) }
}

/// RFC 9110 §9. Methods we do not know are answered 501 before a request is made of them.
package enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
    case options = "OPTIONS"
    // No page answers these, but they are registered: then the answer is 405 and not 501 (RFC 9110 §9.1).
    case patch = "PATCH"
    case query = "QUERY"
    case trace = "TRACE"

    /// Those that are only known.
    static let unanswered: Set<Method> = [.patch, .query, .trace]
}

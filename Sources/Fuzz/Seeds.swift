import Glibc

/// Messages that lead the fuzzer into every part of the readers.
enum Seeds {
    private static let head = "Host: a\r\n"
    private static let form = "Content-Type: application/x-www-form-urlencoded\r\n"

    private static let all: [String] = [
        "GET / HTTP/1.1\r\n\(head)\r\n",
        "GET /kurs/vinr/%C3%A5?a=1&b=%20 HTTP/1.1\r\n\(head)Cookie: sprak=en; kurskoll=abc\r\n\r\n",
        "HEAD http://a.example:80/x HTTP/1.1\r\n\(head)If-None-Match: \"0\", W/\"1\"\r\n\r\n",
        "GET / HTTP/1.1\r\n\(head)Range: bytes=0-9\r\nIf-Range: \"0\"\r\n\r\n",
        "GET / HTTP/1.1\r\n\(head)Range: bytes=-5\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n",
        "GET / HTTP/1.1\r\n\(head)If-Unmodified-Since: Sunday, 06-Nov-94 08:49:37 GMT\r\n\r\n",
        "GET / HTTP/1.1\r\n\(head)If-Match: *\r\nIf-Modified-Since: Sun Nov  6 08:49:37 1994\r\n\r\n",
        "GET / HTTP/1.1\r\n\(head)If-Modified-Since: Sun Nov 9223372036854775807 08:49:37 1994\r\n\r\n",
        "GET / HTTP/1.1\r\n\(head)Cookie: a=e\u{301}\u{327}; sprak=e\u{301}\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\n\(head)\r\n",
        "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.1\r\n\(head)Connection: close\r\n\r\n",
        "POST /a HTTP/1.1\r\n\(head)\(form)Content-Length: 11\r\n\r\na=1&b=%C3%A5",
        "POST /a HTTP/1.1\r\n\(head)Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
        "POST /a HTTP/1.1\r\n\(head)\(form)Transfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n2;x=\"y\"\r\n&b\r\n0\r\nT: u\r\n\r\n",
        "POST / HTTP/1.1\r\n\(head)Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n\(head)Content-Length: 1, 1\r\n\r\na",
        "POST / HTTP/1.1\r\n\(head)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n\(head)X : y\r\n\r\n", "GET / HTTP/1.1\r\n\(head) folded\r\n\r\n",
        "GET /../x HTTP/1.1\r\n\(head)\r\n", "GET /%2e%2e/x HTTP/1.1\r\n\(head)\r\n",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; "
            + "name=\"f\"; filename=\"b.csv\"\r\nContent-Type: text/csv\r\n\r\nx;y\r\n--x--\r\n",
        "POST / HTTP/1.1\r\n\(head)Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 66\r\n\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1234567\r\n--x--\r\n",
    ]

    /// Each in a file of its own, after a byte that says how it is cut.
    static func write(to folder: String) throws {
        for (number, seed) in all.enumerated() {
            let file = open("\(folder)/\(number)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            guard file >= 0 else { throw Failure(folder: folder) }
            let bytes = [UInt8(number)] + seed.utf8
            guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Failure(folder: folder) }
            close(file)
        }
    }

    struct Failure: Error { let folder: String }
}

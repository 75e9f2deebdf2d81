/// What is answered. `Content-Length`, `Date` and `Connection` are the server's to add.
package struct Response: Sendable {
    /// The status line.
    package var status: Status
    /// Sent after those of the server and `Configuration.commonFields`; a name in both is sent twice.
    package var fields: Fields
    /// Not sent to HEAD, nor with 204 and 304.
    package var body: Body
    /// Why the application failed, for the log beside the status; never sent. Nil where it did not.
    package var reason: String?

    /// An answer; without a body its length is 0.
    package init(_ status: Status, fields: Fields = Fields(), body: Body = .none) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// What follows the fields.
    package enum Body: Sendable {
        /// Nothing, a `Content-Length` of 0.
        case none
        /// Copying the array into the answer shares its memory, so ready-made bytes cost nothing.
        case bytes([UInt8])
        /// A part of an open file, sent by the kernel.
        case file(OpenFile, Range<Int>)
        /// Made piece by piece on a worker thread, chunked; a slow reader makes `write` wait.
        /// `write` throws when the reader has gone away.
        case stream(@Sendable (_ write: ([UInt8]) throws -> Void) throws -> Void)
    }

    /// The reason phrase as the whole body, for answers that no page stands behind.
    package static func plain(_ status: Status) -> Response {
        Response(
            status, fields: ["Content-Type": "text/plain; charset=utf-8"],
            body: .bytes(Array("\(status.code) \(status.phrase)\n".utf8)))
    }
}

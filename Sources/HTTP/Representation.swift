/// Bytes that are served as they are, with what a browser needs in order not to fetch them again: validators,
/// caching and ranges (RFC 9110 §8.8, §13, §14).
package struct Representation: Sendable {
    /// What the ETag is made of.
    package let hash: String
    /// In bytes.
    package let length: Int

    private let content: Content
    private let entityTag: String
    private let modified: Int?
    /// The fields of 200, and those of 304, which leaves out what describes the content (RFC 9110 §15.4.5).
    private let fields, validators: Fields

    private enum Content {
        case bytes([UInt8])
        case file(OpenFile)
    }

    /// `hash` must change when the bytes do: it becomes a strong ETag. `cacheControl` is the field's value,
    /// `modified` seconds since 1970, left out where nobody knows.
    package init(bytes: [UInt8], type: String, hash: String, cacheControl: String, modified: Int? = nil) {
        self.init(.bytes(bytes), bytes.count, type, hash, cacheControl, modified)
    }

    /// The same of an open file, which the kernel sends without its bytes passing through memory of ours.
    package init(file: OpenFile, type: String, hash: String, cacheControl: String, modified: Int? = nil) {
        self.init(.file(file), file.length, type, hash, cacheControl, modified)
    }

    private init(
        _ content: Content, _ length: Int, _ type: String, _ hash: String, _ cacheControl: String,
        _ modified: Int?
    ) {
        self.content = content
        self.length = length
        self.hash = hash
        self.modified = modified
        entityTag = "\"\(hash)\""
        var validators: Fields = ["ETag": entityTag, "Cache-Control": cacheControl]
        if let modified { validators.append("Last-Modified", HTTPDate.text(modified)) }
        self.validators = validators
        validators.append("Content-Type", type)
        validators.append("Accept-Ranges", "bytes")
        fields = validators
    }

    /// The answer to GET or HEAD: 200, 206, 304, 412 or 416, decided in the order of RFC 9110 §13.2.2. `now`,
    /// seconds since 1970, settles the century of a date written with two digits.
    package func response(to request: Request, now: Int = Clock.wallSeconds()) -> Response {
        let asked = request.fields
        // Kept by nobody: it says nothing of what the resource is to others (RFC 9111 §3).
        if !matchesRequired(asked, now: now) {
            return Response(.preconditionFailed, fields: ["Cache-Control": "no-store"])
        }
        if isCached(asked, now: now) { return Response(.notModified, fields: validators) }
        guard request.method == .get, let range = asked["Range"], isRangeWanted(asked["If-Range"], now: now)
        else { return Response(.ok, fields: fields, body: body(0..<length)) }
        var fields = fields
        switch ByteRange(range, length: length) {
        case .whole: return Response(.ok, fields: fields, body: body(0..<length))
        case .part(let part):
            fields.append("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(length)")
            return Response(.partialContent, fields: fields, body: body(part))
        case .unsatisfiable:
            return Response(.rangeNotSatisfiable, fields: ["Content-Range": "bytes */\(length)"])
        }
    }

    private func body(_ range: Range<Int>) -> Response.Body {
        switch content {
        case .file(let file): .file(file, range)
        case .bytes(let bytes): .bytes(range.count == length ? bytes : Array(bytes[range]))
        }
    }

    /// If-Match, else If-Unmodified-Since.
    private func matchesRequired(_ asked: Fields, now: Int) -> Bool {
        if let tags = tags(asked, "If-Match") { return tags.contains("*") || tags.contains(entityTag) }
        guard let modified, let since = date(asked["If-Unmodified-Since"], now: now) else { return true }
        return modified <= since
    }

    /// If-None-Match, else If-Modified-Since.
    private func isCached(_ asked: Fields, now: Int) -> Bool {
        if let tags = tags(asked, "If-None-Match") {
            // Weak comparison: a proxy that compressed the answer made the tag weak.
            return tags.contains { $0 == "*" || $0 == entityTag || $0 == "W/" + entityTag }
        }
        guard let modified, let since = date(asked["If-Modified-Since"], now: now) else { return false }
        return modified <= since
    }

    /// If-Range: part of another version must not be glued to what the client has.
    private func isRangeWanted(_ condition: String?, now: Int) -> Bool {
        guard let condition else { return true }
        if condition == entityTag { return true }
        guard let modified, let date = date(condition, now: now) else { return false }
        return date == modified
    }

    private func tags(_ asked: Fields, _ name: String) -> [String]? {
        guard asked[name] != nil else { return nil }
        return asked.values(name).flatMap { $0.listElements.map { String(decoding: $0, as: UTF8.self) } }
    }

    private func date(_ text: String?, now: Int) -> Int? {
        text.flatMap { HTTPDate.seconds($0, now: now) }
    }
}

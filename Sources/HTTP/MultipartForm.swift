import CLinux
import Glibc

/// A form with files in it, `multipart/form-data` (RFC 7578, RFC 2046 §5.1).
package struct MultipartForm: Sendable {
    /// In the order they were sent, at most `Limits.fieldCount`.
    package private(set) var parts: [Part] = []

    /// A field or a file.
    package struct Part: Sendable {
        /// Of the field in the form.
        package let name: String
        /// As the browser sent it, without any meaning as a path; nil for a field that is no file, empty where
        /// nobody chose one.
        package let fileName: String?
        /// The content, in the memory of the whole body.
        package let bytes: ArraySlice<UInt8>

        /// The content of a field that is no file, nil where it is not UTF-8 or no text (`isStreamSafe`).
        package var text: String? {
            String(validating: bytes, as: UTF8.self).flatMap { $0.isStreamSafe ? $0 : nil }
        }
    }

    /// No form: nothing has been sent.
    package init() {}

    /// The first part of that name.
    package subscript(name: String) -> Part? { parts.first { $0.name == name } }

    /// Reads a body whose parts `boundary` separates. Nothing may stand before the first or after the last
    /// separator but line ends, for what stands there other readers may take for parts. Throws `Form.Malformed`
    /// also for more than `Limits.fieldCount` parts and for a part without a name.
    package init(decoding body: [UInt8], boundary: String) throws(Form.Malformed) {
        let separator = Array("\r\n--\(boundary)".utf8)
        guard body.starts(with: separator.dropFirst(2)) else { throw Form.Malformed() }
        var start = separator.count - 2
        while !body[start...].starts(with: "--".utf8) {
            guard parts.count < Limits.fieldCount, body[start...].starts(with: "\r\n".utf8),
                let end = body.firstIndex(of: separator, from: start + 2)
            else { throw Form.Malformed() }
            parts.append(try Part(body[(start + 2)..<end]))
            start = end + separator.count
        }
        guard body[(start + 2)...].allSatisfy({ $0 == 0x0D || $0 == 0x0A }) else { throw Form.Malformed() }
    }
}

extension MultipartForm.Part {
    /// Fields, an empty line, and the content.
    fileprivate init(_ bytes: ArraySlice<UInt8>) throws(Form.Malformed) {
        var rest = bytes
        var disposition: ArraySlice<UInt8>?
        while !rest.starts(with: "\r\n".utf8) {
            guard let lineFeed = rest.firstIndex(of: 0x0A), lineFeed > rest.startIndex,
                rest[lineFeed - 1] == 0x0D,
                let colon = rest[..<lineFeed].firstIndex(of: UInt8(ascii: ":"))
            else { throw Form.Malformed() }
            if rest[..<colon].equalsIgnoringCase("Content-Disposition") {
                guard disposition == nil else { throw Form.Malformed() }
                disposition = rest[(colon + 1)..<(lineFeed - 1)].trimmed
            }
            rest = rest[(lineFeed + 1)...]
        }
        guard let disposition, let name = Parameters(disposition, of: "form-data")?["name"] else {
            throw Form.Malformed()
        }
        self.name = name
        fileName = Parameters(disposition, of: "form-data")?["filename"]
        self.bytes = rest.dropFirst(2)
    }
}

/// A value with parameters, such as `form-data; name="a"` (RFC 9110 §5.6.6).
private struct Parameters {
    private var pairs: [(name: ArraySlice<UInt8>, value: String)] = []

    /// Nil where the value is another one or the parameters can't be read.
    init?(_ field: ArraySlice<UInt8>, of value: String) {
        let first = field.firstIndex(of: UInt8(ascii: ";")) ?? field.endIndex
        guard field[..<first].trimmed.equalsIgnoringCase(value) else { return nil }
        var rest = field[first...]
        while !rest.isEmpty {
            rest = rest.dropFirst().trimmed
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = rest[..<equals]
            rest = rest[(equals + 1)...]
            let isQuoted = rest.first == UInt8(ascii: "\"")
            if isQuoted { rest = rest.dropFirst() }
            guard let end = isQuoted ? rest.firstIndex(of: UInt8(ascii: "\"")) : Self.end(rest),
                let text = String(validating: rest[..<end], as: UTF8.self), text.isStreamSafe
            else { return nil }
            pairs.append((name, text.unescaped))
            rest = rest[(isQuoted ? end + 1 : end)...].trimmed
            guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { return nil }
        }
    }

    /// Of a token; nil where it is empty.
    private static func end(_ token: ArraySlice<UInt8>) -> Int? {
        let end = token.firstIndex { !$0.isTokenCharacter } ?? token.endIndex
        return end > token.startIndex ? end : nil
    }

    subscript(name: String) -> String? { pairs.first { $0.name.equalsIgnoringCase(name) }?.value }
}

extension String {
    /// Browsers write a quote and line ends in names like this, and nothing else.
    fileprivate var unescaped: String {
        var text = ""
        var rest = self[...]
        while let percent = rest.firstIndex(of: "%") {
            let escape = rest[percent...].prefix(3)
            text += rest[..<percent]
            switch escape {
            case "%22": text += "\""
            case "%0D": text += "\r"
            case "%0A": text += "\n"
            default: text += escape
            }
            rest = rest[escape.endIndex...]
        }
        return text + rest
    }
}

extension [UInt8] {
    /// Where `pattern`, which is not empty, first occurs at `start` or after it.
    fileprivate func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
        withUnsafeBytes { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            guard let found = memmem(rest.baseAddress, rest.count, pattern, pattern.count) else { return nil }
            return bytes.baseAddress.map { $0.distance(to: found) }
        }
    }
}

extension Request {
    /// The form in a body of `multipart/form-data`. Empty for another content type. Throws `Form.Malformed` for
    /// what is no such form, and where a spooled body can't be read. All of the body is in memory meanwhile, so a
    /// route that takes long ones belongs to the workers.
    package func multipartForm() throws(Form.Malformed) -> MultipartForm {
        let type = fields.values("Content-Type").first { _ in true } ?? []
        guard
            type.prefix(while: { $0 != UInt8(ascii: ";") }).trimmed.equalsIgnoringCase("multipart/form-data")
        else { return MultipartForm() }
        guard let boundary = Parameters(type, of: "multipart/form-data")?["boundary"],
            (1...70).contains(boundary.utf8.count), let bytes = bodyBytes
        else { throw Form.Malformed() }
        return try MultipartForm(decoding: bytes, boundary: boundary)
    }

    /// The body in memory, wherever it lay; nil where its file can't be read.
    package var bodyBytes: [UInt8]? {
        switch body {
        case .bytes(let bytes): bytes
        case .file(let file): file.read(0..<file.length)
        }
    }
}

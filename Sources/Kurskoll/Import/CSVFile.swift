internal import Formats
internal import Glibc

/// The rows of a CSV file of any length. It is read and decoded in parts that end where a row ends, so that the memory
/// does not grow with the file. What stands in the way is thrown as a `Refusal` with the line.
struct CSVFile: ~Copyable {
    /// As the user wrote it, for messages.
    let name: String
    /// As the text was encoded; UTF-8 while only ASCII has been met.
    private(set) var encoding = TextEncoding.utf8
    /// Whether the last row ends with a line break: one that does not may be cut off. Known after the last row.
    private(set) var endsWithLineBreak = true
    /// What stands between its cells; known after the first row.
    var separator: UInt8 { reader.separator }

    private let descriptor: Int32
    /// What has been read but not yet decoded.
    private var waiting: [UInt8] = []
    private var isAtEnd = false
    private var isFirstPart = true
    private var hash = SHA256()
    private var hasMetLetters = false
    private var linesBefore = 0
    private var reader = CSVReader("")

    /// A part is about this long, unless a single row is longer.
    private let partBytes: Int

    /// Files of a usual municipality fit in one part. `name` stands in messages instead of the path.
    init(path: String, name: String? = nil, partBytes: Int = 4 << 20) throws {
        self.name = name ?? path
        self.partBytes = partBytes
        descriptor = try Files.open(path).descriptor
    }

    /// The same for bytes that have been read already.
    init(name: String, bytes: [UInt8]) {
        self.name = name
        partBytes = 0
        descriptor = -1
        waiting = bytes
        isAtEnd = true
        hash.update(bytes)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// SHA-256 of the file's bytes in hexadecimal; of the whole file once the rows have been read to the end.
    var sha256: String {
        var whole = hash
        return Hex.encode(whole.finish())
    }

    /// The next row that is not blank; nil after the last.
    mutating func next() throws -> CSVReader.Row? {
        while true {
            do {
                if let row = try reader.next() { return row }
            } catch .unclosedQuote(let line, let column) {
                throw Refusal(
                    "\(name):\(line):\(column)", "citattecknet stängs aldrig",
                    "sätt ett citattecken till där fältet slutar, eller ta bort det här")
            } catch .textAfterQuote(let line, let column) {
                throw Refusal(
                    "\(name):\(line):\(column)", "text står efter ett stängt citattecken",
                    "skriv citattecken inne i ett fält dubbelt, så här: \"\"")
            }
            guard let text = try nextPart() else { return nil }
            reader = isFirstPart ? CSVReader(text) : CSVReader(continuing: reader, with: text)
            isFirstPart = false
        }
    }

    private mutating func nextPart() throws -> String? {
        var length = partBytes
        while true {
            while !isAtEnd && waiting.count < length {
                let known = waiting.count
                isAtEnd = try !Files.readPart(of: name, descriptor, into: &waiting)
                hash.update(waiting[known...])
            }
            guard !isAtEnd else { break }
            if let end = RowEnds.last(in: waiting, width: UTF16Mark.width(of: waiting)) {
                return try decode(upTo: end)
            }
            // A row longer than a part; or quotes that do not pair, and then the reader will say where.
            length *= 2
        }
        guard !waiting.isEmpty else { return nil }
        endsWithLineBreak = waiting.suffix(UTF16Mark.width(of: waiting)).contains { $0 == 0x0A || $0 == 0x0D }
        return try decode(upTo: waiting.count)
    }

    private mutating func decode(upTo end: Int) throws -> String {
        let part = Array(waiting[..<end])
        let mark = UTF16Mark.mark(of: waiting)
        waiting.removeFirst(end)
        // The next part has no mark of its own.
        if !waiting.isEmpty, let mark { waiting.insert(contentsOf: mark, at: 0) }
        do {
            let (text, encoding) = try TextEncoding.decode(part)
            try agree(on: encoding, text)
            linesBefore += text.utf8.count { $0 == 0x0A }
            return text
        } catch let fault as TextEncoding.Fault {
            throw refusal(fault, part)
        }
    }

    /// Each part is decoded by what it holds; they must not differ.
    private mutating func agree(on found: TextEncoding, _ text: String) throws {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
        guard !hasMetLetters || found == encoding else {
            throw Refusal(
                "\(name):\(linesBefore + 1)",
                "filen går från \(encoding.rawValue) till \(found.rawValue) på den raden eller senare",
                "exportera filen på nytt som UTF-8")
        }
        encoding = found
        hasMetLetters = true
    }

    private func refusal(_ fault: TextEncoding.Fault, _ part: [UInt8]) -> Refusal {
        let again = "exportera filen på nytt som CSV i UTF-8"
        return switch fault {
        case .malformed(let line):
            Refusal("\(name):\(linesBefore + line)", "filen är avklippt eller skadad", again)
        case .encodedTwice(let line, let column):
            Refusal(
                "\(name):\(linesBefore + line):\(column)",
                "texten är kodad två gånger: Ã och Â står där å, ä, ö eller é ska stå", again)
        case .notText where part.starts(with: "PK".utf8):
            Refusal(name, "är en Excel-fil", "spara den som CSV UTF-8 (semikolonavgränsad)")
        case .notText(let line):
            Refusal("\(name):\(linesBefore + line)", "filen är ingen textfil", again)
        case .tooManyMarks(let line):
            Refusal(
                "\(name):\(linesBefore + line)", "över 30 accenter står på samma bokstav", "rätta raden")
        }
    }
}

/// UTF-16 takes two bytes for a line break, so parts must be cut between such pairs.
private enum UTF16Mark {
    /// The byte order mark that bytes begin with; little-endian where every other byte is NUL without one.
    static func mark(of bytes: [UInt8]) -> [UInt8]? {
        if bytes.starts(with: [0xFE, 0xFF]) { return [0xFE, 0xFF] }
        let looksLittle = bytes.count >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0
        return bytes.starts(with: [0xFF, 0xFE]) || looksLittle ? [0xFF, 0xFE] : nil
    }

    static func width(of bytes: [UInt8]) -> Int { mark(of: bytes) == nil ? 1 : 2 }
}

private enum RowEnds {
    /// Where the last row that is whole ends: after a line break with as many quotes before it as pair up. Nil where
    /// there is none.
    static func last(in bytes: [UInt8], width: Int) -> Int? {
        var end: Int?
        var isQuoted = false
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index + width <= bytes.count {
                let byte = width == 1 ? bytes[index] : max(bytes[index], bytes[index + 1])
                let isASCII = width == 1 || min(bytes[index], bytes[index + 1]) == 0
                index += width
                guard isASCII else { continue }
                if byte == 0x22 { isQuoted.toggle() }
                if byte == 0x0A && !isQuoted { end = index }
            }
        }
        return end
    }
}

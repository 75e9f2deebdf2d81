/// Why an archive cannot be written.
package enum ZIPError: Error, Equatable, CustomStringConvertible {
    /// A file or the archive passes 4 GiB; ZIP64 is not written.
    case tooLarge
    /// More than 65 535 files.
    case tooManyFiles

    /// `problem; remedy`, in Swedish.
    package var description: String {
        switch self {
        case .tooLarge: "arkivet blir större än 4 GiB; dela upp uttaget"
        case .tooManyFiles: "arkivet får fler än 65 535 filer; dela upp uttaget"
        }
    }
}

/// Writes a ZIP archive (PKWARE's APPNOTE 6.3) from beginning to end into a sink: nothing is gone back to, and memory
/// holds only a window of the file being written. Files are deflated, names are UTF-8, and every file is dated
/// 1980-01-01, so that the same contents are the same bytes.
package struct ZIPWriter {
    private struct OpenFile {
        let name: [UInt8]
        let offset: UInt64
        var deflate = Deflate()
        var check = CRC32()
        var bytes: UInt64 = 0
        var compressedBytes: UInt64 = 0
    }

    /// What the directory's end can count; less in tests.
    var fileLimit = 0xffff

    private let sink: ([UInt8]) throws -> Void
    private var offset: UInt64 = 0
    private var file: OpenFile?
    private var files = 0
    private var directory: [UInt8] = []

    /// An archive whose bytes go to `sink` in order.
    package init(sink: @escaping ([UInt8]) throws -> Void) {
        self.sink = sink
    }

    /// Begins a file; `name` has `/` between folders. The file before must be ended. Throws `ZIPError` and what the
    /// sink throws.
    package mutating func beginFile(_ name: String) throws {
        precondition(file == nil, "one file at a time")
        precondition(1...0xffff ~= name.utf8.count, "a name has from 1 to 65 535 bytes")
        guard files < fileLimit else { throw ZIPError.tooManyFiles }
        let begun = OpenFile(name: Array(name.utf8), offset: offset)
        var header: [UInt8] = []
        header.append(little: 0x0403_4b50 as UInt32)
        header.append(contentsOf: commonFields)
        // Check value and both sizes follow the contents.
        header.append(contentsOf: repeatElement(0, count: 12))
        header.append(little: UInt16(begun.name.count))
        header.append(little: 0 as UInt16)
        header.append(contentsOf: begun.name)
        try send(header)
        file = begun
    }

    /// Writes the next bytes of the file that was begun.
    package mutating func write(_ bytes: [UInt8]) throws {
        precondition(file != nil, "no file has been begun")
        file?.bytes += UInt64(bytes.count)
        file?.check.update(bytes)
        file?.deflate.compress(bytes)
        try sendCompressed()
    }

    /// Ends the file that was begun. Throws `ZIPError.tooLarge` and what the sink throws.
    package mutating func endFile() throws {
        file?.deflate.finish()
        try sendCompressed()
        guard let ended = file else { preconditionFailure("no file has been begun") }
        guard let bytes = UInt32(exactly: ended.bytes), let start = UInt32(exactly: ended.offset),
            let compressedBytes = UInt32(exactly: ended.compressedBytes)
        else { throw ZIPError.tooLarge }
        file = nil
        files += 1
        var sizes: [UInt8] = []
        for value in [ended.check.value, compressedBytes, bytes] { sizes.append(little: value) }
        try send([0x50, 0x4b, 0x07, 0x08] + sizes)

        directory.append(little: 0x0201_4b50 as UInt32)
        directory.append(little: version)
        directory.append(contentsOf: commonFields)
        directory.append(contentsOf: sizes)
        directory.append(little: UInt16(ended.name.count))
        // No extra field, no comment, first disk, no attributes.
        directory.append(contentsOf: repeatElement(0, count: 12))
        directory.append(little: start)
        directory.append(contentsOf: ended.name)
    }

    /// Writes the directory, which ends the archive. Throws `ZIPError.tooLarge` and what the sink throws.
    package mutating func finish() throws {
        precondition(file == nil, "the last file has not been ended")
        guard let start = UInt32(exactly: offset), let length = UInt32(exactly: directory.count) else {
            throw ZIPError.tooLarge
        }
        directory.append(little: 0x0605_4b50 as UInt32)
        directory.append(little: 0 as UInt32)
        directory.append(little: UInt16(files))
        directory.append(little: UInt16(files))
        directory.append(little: length)
        directory.append(little: start)
        directory.append(little: 0 as UInt16)
        try send(directory)
    }

    private mutating func sendCompressed() throws {
        guard let compressed = file?.deflate.drain(), !compressed.isEmpty else { return }
        file?.compressedBytes += UInt64(compressed.count)
        try send(compressed)
    }

    private mutating func send(_ bytes: [UInt8]) throws {
        try sink(bytes)
        offset += UInt64(bytes.count)
    }
}

/// 2.0, the first with DEFLATE.
private let version: UInt16 = 20

/// Version, flags (bit 3: sizes follow the contents; bit 11: the name is UTF-8), method 8 (DEFLATE), midnight, and
/// 1 January of the year 1980.
private let commonFields: [UInt8] = {
    var fields: [UInt8] = []
    for field in [version, 0x0808, 8, 0, 1 << 5 | 1] as [UInt16] { fields.append(little: field) }
    return fields
}()

extension [UInt8] {
    fileprivate mutating func append(little value: some FixedWidthInteger) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}

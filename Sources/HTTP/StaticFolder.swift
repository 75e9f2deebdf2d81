import Glibc

/// The files of a folder and its subfolders as they were when it was read. Only names found there are served, so no
/// path, however it is written, leads out of it.
package struct StaticFolder: Sendable {
    private var representations: [String: Representation] = [:]

    /// Reads a folder. Left out are names that begin with a dot or are not UTF-8, symbolic links and what is no
    /// file. `hash` gives what the ETag is made of, `cacheControl` the field's value for a name such as
    /// `ikoner/hus.svg`. Longer files than `memoryLimitBytes` are held open instead of in memory. Throws where the
    /// folder or a file in it can't be read.
    package init(
        path: String, memoryLimitBytes: Int = 1 << 20, hash: (UnsafeRawBufferPointer) -> String,
        cacheControl: (_ name: String) -> String
    ) throws(ServerError) {
        try read(folder: path, prefix: "") { (file, name) throws(ServerError) in
            let type = MediaType.named(name)
            let caching = cacheControl(name)
            guard file.length > memoryLimitBytes else {
                guard let bytes = file.read(0..<file.length) else { throw Self.unreadable("\(path)/\(name)") }
                return Representation(
                    bytes: bytes, type: type, hash: bytes.withUnsafeBytes(hash), cacheControl: caching,
                    modified: file.modified)
            }
            guard let hash = file.withMapping(hash) else { throw Self.unreadable("\(path)/\(name)") }
            return Representation(
                file: file, type: type, hash: hash, cacheControl: caching, modified: file.modified)
        }
    }

    /// The file of a name relative to the folder, without `/` before it; nil where there is none.
    package subscript(name: String) -> Representation? { representations[name] }

    /// All names, sorted.
    package var names: [String] { representations.keys.sorted() }

    private mutating func read(
        folder: String, prefix: String,
        _ represent: (OpenFile, _ name: String) throws(ServerError) -> Representation
    ) throws(ServerError) {
        guard let directory = opendir(folder) else { throw Self.unreadable(folder) }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            guard let name = Self.name(entry), !name.hasPrefix(".") else { continue }
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try read(folder: "\(folder)/\(name)", prefix: "\(prefix)\(name)/", represent)
            case S_IFREG:
                guard let file = OpenFile(path: "\(folder)/\(name)") else {
                    throw Self.unreadable("\(folder)/\(name)")
                }
                representations[prefix + name] = try represent(file, prefix + name)
            default: break
            }
        }
    }

    private static func name(_ entry: UnsafeMutablePointer<dirent>) -> String? {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    private static func unreadable(_ place: String) -> ServerError {
        .system(place, "kan inte läsas", errno, remedy: "kontrollera sökvägen och rättigheterna")
    }
}

extension OpenFile {
    /// Runs `body` with the whole file mapped into memory; nil where that can't be.
    fileprivate func withMapping<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            return nil
        }
        defer { munmap(start, length) }
        return body(UnsafeRawBufferPointer(start: start, count: length))
    }
}

/// What a file is, by the ending of its name.
package enum MediaType {
    private static let types = [
        "avif": "image/avif", "css": "text/css; charset=utf-8", "gif": "image/gif",
        "html": "text/html; charset=utf-8", "ico": "image/x-icon", "jpeg": "image/jpeg", "jpg": "image/jpeg",
        "js": "text/javascript; charset=utf-8", "json": "application/json", "m4a": "audio/mp4",
        "mp3": "audio/mpeg", "mp4": "video/mp4", "ogg": "audio/ogg", "pdf": "application/pdf",
        "png": "image/png",
        "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8", "vtt": "text/vtt; charset=utf-8",
        "webm": "video/webm", "webmanifest": "application/manifest+json", "webp": "image/webp",
        "woff2": "font/woff2",
    ]

    /// `application/octet-stream` for an ending that is not known.
    package static func named(_ name: String) -> String {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
        return types[ending.lowercased()] ?? "application/octet-stream"
    }
}

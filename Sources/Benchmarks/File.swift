internal import Glibc

/// Whole files, read and written.
enum File {
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        guard let file = fopen(path, "r") else { throw Failure(path, "can't be read", "does it exist?") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&piece, 1, piece.count, file)
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
        }
    }

    static func write(_ bytes: [UInt8], to path: String, appending: Bool = false) throws(Failure) {
        guard let file = fopen(path, appending ? "a" : "w") else {
            throw Failure(path, "can't be written", "is the disk full?")
        }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
            throw Failure(path, "can't be written", "is the disk full?")
        }
    }

    /// How many entries a folder has.
    static func count(in folder: String) throws(Failure) -> Int {
        guard let open = opendir(folder) else { throw Failure(folder, "can't be read", "does it exist?") }
        defer { closedir(open) }
        var count = 0
        while readdir(open) != nil { count += 1 }
        // Itself and its parent.
        return count - 2
    }

    /// In bytes.
    static func size(_ path: String) throws(Failure) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Failure(path, "can't be read", "does it exist?") }
        return Int(status.st_size)
    }

    /// When it was last changed, in seconds since 1970; nil where there is none.
    static func changed(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
    }

    /// Names of the Swift files in a folder and those below it, as paths.
    static func swiftFiles(below folder: String) -> [String] {
        guard let open = opendir(folder) else { return [] }
        defer { closedir(open) }
        var found: [String] = []
        while let entry = readdir(open) {
            let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if isFolder, !name.hasPrefix(".") { found += swiftFiles(below: "\(folder)/\(name)") }
            if name.hasSuffix(".swift") { found.append("\(folder)/\(name)") }
        }
        return found
    }
}

/// A new folder for one run, which goes with the value that holds it.
final class TemporaryFolder {
    let path: String

    /// Beside this program, since `/tmp` often lies in memory: a durable write there would prove nothing.
    init() throws(Failure) {
        let parent = Tools.ownFolder()
        var name = Array("\(parent)/benchmark-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else { throw Failure(parent, "can't be written", "is the disk full?") }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    private static func remove(_ folder: String) {
        guard let open = opendir(folder) else { return }
        while let entry = readdir(open) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            if entry.pointee.d_type == UInt8(DT_DIR) {
                remove("\(folder)/\(name)")
            } else {
                unlink("\(folder)/\(name)")
            }
        }
        closedir(open)
        rmdir(folder)
    }
}

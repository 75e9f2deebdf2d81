internal import Glibc

/// Reading files and folders, with errors a person can act on.
enum Files {
    /// All bytes of a file.
    static func read(_ path: String) throws -> [UInt8] {
        let (descriptor, size) = try open(path)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1)
        while try readPart(of: path, descriptor, into: &bytes) {}
        return bytes
    }

    /// A descriptor of a file to read, which the caller closes, and the file's size in bytes.
    static func open(_ path: String) throws -> (descriptor: Int32, size: Int) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        var status = stat()
        let isFolder = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        guard !isFolder else {
            close(descriptor)
            throw Refusal(path, "är en mapp", "ange en fil")
        }
        return (descriptor, Int(status.st_size))
    }

    /// Appends the next part of an open file to `bytes`; false at its end.
    static func readPart(of path: String, _ descriptor: Int32, into bytes: inout [UInt8]) throws -> Bool {
        try withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
            while true {
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if count >= 0 {
                    bytes += buffer[..<count]
                    return count > 0
                }
                guard errno == EINTR else { throw failure(path) }
            }
        }
    }

    /// The paths of all files below a folder, relative to it and sorted. Hidden ones are passed over, and links to
    /// elsewhere are not followed.
    static func list(_ folder: String) throws -> [String] {
        var found: [String] = []
        try list(folder, "", into: &found)
        return found.sorted()
    }

    private static func list(_ root: String, _ relative: String, into found: inout [String]) throws {
        let path = relative.isEmpty ? root : "\(root)/\(relative)"
        guard let directory = opendir(path) else {
            guard errno == ENOTDIR, access(path, F_OK) == 0 else { throw failure(path) }
            throw Refusal(path, "är ingen mapp", "ange en mapp")
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let child = relative.isEmpty ? name : "\(relative)/\(name)"
            var status = stat()
            guard lstat("\(root)/\(child)", &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try list(root, child, into: &found)
            case S_IFREG: found.append(child)
            default: continue
            }
        }
    }

    /// Writes a whole file, over one that is there; only the user may read it, since it may hold names.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Refusal(
                path, "går inte att skriva", "kontrollera att mappen finns och att du får skriva i den")
        }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                throw Refusal(path, "går inte att skriva", "kontrollera om disken är full")
            }
            rest = rest.dropFirst(count)
        }
    }

    private static func failure(_ path: String) -> Refusal {
        switch errno {
        case ENOENT, ENOTDIR: Refusal(path, "finns inte", "kontrollera sökvägen")
        case EACCES, EPERM: Refusal(path, "får inte läsas", "ge kontot som kör Kurskoll läsrätt")
        default:
            Refusal(
                path, "går inte att läsa (\(String(cString: strerror(errno))))",
                "kontrollera filen och disken")
        }
    }
}

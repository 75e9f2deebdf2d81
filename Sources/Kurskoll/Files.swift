internal import Glibc

/// Reading files and folders, with errors a person can act on.
enum Files {
    /// All bytes of a file.
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw Refusal(path, "är en mapp", "ange en fil")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            bytes += buffer[..<count]
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
        guard let directory = opendir(path) else { throw failure(path) }
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

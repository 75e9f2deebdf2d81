internal import Glibc

/// A place for the database where the room can end and come back while the server runs.
struct SmallDisk {
    enum Way {
        /// A file system of its own, which root may mount. It lies in memory: it is full like any other.
        case smallDisk
        /// No file of the server may grow past a size (RLIMIT_FSIZE), as with a quota. Anybody may do it.
        case fileLimit
    }

    let path: String
    private let way: Way
    private let folder: TemporaryFolder
    /// Enough for the demo's data and its journal, and for `/halsa` to find it roomy.
    private static let size = "256m"
    /// Less than the journal has: what is there can be written again, and nothing more.
    private static let limitBytes = 64 << 10

    init(_ way: Way) throws {
        self.way = way
        folder = try TemporaryFolder()
        path = folder.path + "/disk"
        mkdir(path, 0o700)
        guard way == .smallDisk else { return }
        guard getuid() == 0 else { throw Skipped(why: "only root may mount a small disk") }
        guard try Self.run("mount", "-t", "tmpfs", "-o", "size=\(Self.size)", "tmpfs", path) else {
            throw Skipped(why: "no file system may be mounted here")
        }
    }

    /// Takes the file system away, at once for the folder's sake and for good when the server has ended.
    func remove() throws {
        if way == .smallDisk { _ = try Self.run("umount", "-l", path) }
    }

    /// From now on there is no more room.
    func fill(for server: Served) throws {
        switch way {
        case .smallDisk: _ = try Self.run("sh", "-c", "cat /dev/zero > \(path)/filler 2> /dev/null")
        case .fileLimit: try limit(server, "\(Self.limitBytes)")
        }
    }

    /// From now on there is room again.
    func empty(for server: Served) throws {
        switch way {
        case .smallDisk: unlink(path + "/filler")
        case .fileLimit: try limit(server, "unlimited")
        }
    }

    private func limit(_ server: Served, _ bytes: String) throws {
        guard try Self.run("prlimit", "--pid", "\(server.process.id)", "--fsize=\(bytes):unlimited") else {
            throw Skipped(why: "prlimit does not work (apt-get install util-linux)")
        }
    }

    private static func run(_ command: String...) throws(Failure) -> Bool {
        let process = try ChildProcess(command, cores: Tools.serverCore)
        _ = process.lines()
        return process.exitStatus == 0
    }
}

internal import Glibc

/// The programs of others that the benchmarks drive.
enum Tools {
    /// Where they are looked for; `nginx` lies beside what an administrator may run.
    static let path = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"
    /// Which core serves and which one asks: a server that shared its core with the load would be measured with it.
    static let serverCore = "0"
    static let loadCore = "1"

    private static let packages = [("wrk", "wrk"), ("nginx", "nginx-light"), ("taskset", "util-linux")]

    /// Refuses in one sentence where something is missing.
    static func check() throws(Failure) {
        let missing = packages.filter { tool, _ in
            !path.split(separator: ":").contains { access("\($0)/\(tool)", X_OK) == 0 }
        }
        guard missing.isEmpty else {
            let names = missing.map(\.0).joined(separator: ", ")
            let needed = missing.map(\.1).joined(separator: " ")
            throw Failure(names, "not found", "apt-get install \(needed)")
        }
        guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) >= 2 else {
            throw Failure("this machine", "has one core", "measure on two or more")
        }
    }

    /// Keeps this process, which is the load, off the server's core.
    static func pinLoad() throws(Failure) {
        _ = try ChildProcess(["taskset", "-cp", loadCore, "\(getpid())"], cores: loadCore).lines()
    }

    /// Raises the limit of descriptors to what the system allows and gives it.
    @discardableResult
    static func raiseDescriptorLimit() -> Int {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        getrlimit(resource, &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(resource, &limit)
        return Int(limit.rlim_cur)
    }

    /// The file of the running program.
    static func ownPath() -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.bindMemory(to: CChar.self).baseAddress.map { readlink("/proc/self/exe", $0, 4096) } ?? 0
        }
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }

    /// The folder it lies in.
    static func ownFolder() -> String {
        ownPath().split(separator: "/").dropLast().map { "/\($0)" }.joined()
    }
}

/// Microseconds since some moment in the past; never goes back.
func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
}

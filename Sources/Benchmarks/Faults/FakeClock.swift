internal import Glibc

/// A civil clock that can be set while programs run. Debian's libfaketime stands before the C library in those that
/// are started with `environment`; the monotonic clock goes on, as it does when an administrator or NTP sets the time.
final class FakeClock {
    let environment: [String]
    private let file: String
    private let folder: TemporaryFolder
    private var ahead = 0

    init() throws {
        let libraries = ["x86_64-linux-gnu/", "aarch64-linux-gnu/", ""].map {
            "/usr/lib/\($0)faketime/libfaketimeMT.so.1"
        }
        guard let library = libraries.first(where: { access($0, R_OK) == 0 }) else {
            throw Skipped(why: "no libfaketime (apt-get install libfaketime)")
        }
        folder = try TemporaryFolder()
        file = folder.path + "/clock"
        environment = [
            "LD_PRELOAD=\(library)", "FAKETIME_TIMESTAMP_FILE=\(file)", "FAKETIME_NO_CACHE=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
        ]
        try set(ahead: 0)
    }

    /// Seconds since 1970, as the programs see it.
    var now: Int { Int(time(nil)) + ahead }

    /// So many seconds ahead of the real clock, or behind it where negative; from now on.
    func set(ahead seconds: Int) throws {
        ahead = seconds
        // Under its own name at once: a half line would be another time.
        try File.write(Array((seconds < 0 ? "\(seconds)\n" : "+\(seconds)\n").utf8), to: file + ".new")
        guard rename(file + ".new", file) == 0 else {
            throw Failure(file, "can't be written", "is the disk full?")
        }
    }

    /// From `instant` on, seconds since 1970.
    func set(to instant: Int) throws { try set(ahead: instant - Int(time(nil))) }
}

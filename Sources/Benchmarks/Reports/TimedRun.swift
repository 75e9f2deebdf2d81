internal import Glibc

/// A program that is run to its end while what it writes is counted and thrown away.
struct TimedRun {
    let seconds: Double
    /// From its start until the first byte came out; 0 where none did.
    let firstByteSeconds: Double
    let bytes: Int
    /// The most memory it held, in MB, as far as was seen while it wrote. What the kernel says after its end counts what
    /// this program held when it started it.
    let peakMB: Double

    /// `input` is what it reads from standard input, a file.
    init(_ command: [String], input: String = "/dev/null") throws(Failure) {
        var pipes: [Int32] = [0, 0]
        guard pipe(&pipes) == 0 else { throw Failure(command[0], "no pipe can be had", "raise `ulimit -n`") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addclose(&actions, pipes[0])
        defer { posix_spawn_file_actions_destroy(&actions) }
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=\(Tools.path)"), nil]
        defer { for word in words + environment { free(word) } }
        let begun = now()
        var id = pid_t()
        let code = posix_spawnp(&id, command[0], &actions, nil, &words, &environment)
        close(pipes[1])
        defer { close(pipes[0]) }
        guard code == 0 else { throw Failure(command[0], "does not start", "is it installed?") }
        var (first, total, peak) = (0, 0, 0)
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(pipes[0], &piece, piece.count)
            if count <= 0 { break }
            if total == 0 { first = now() - begun }
            total += count
            peak = max(peak, Self.peakKB(of: id))
        }
        var status: Int32 = 0
        waitpid(id, &status, 0)
        seconds = Double(now() - begun) / 1e6
        firstByteSeconds = Double(first) / 1e6
        bytes = total
        peakMB = Double(peak) / 1024
        guard status == 0 else {
            throw Failure(command.joined(separator: " "), "failed", "run it by hand to see why")
        }
    }

    /// The most memory of a running process so far; 0 for one that has ended.
    private static func peakKB(of id: pid_t) -> Int {
        guard let status = try? File.read("/proc/\(id)/status") else { return 0 }
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
            .first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

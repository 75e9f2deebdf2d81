internal import Glibc

/// A program that runs beside the benchmark and ends with the value that holds it.
final class ChildProcess {
    let id: pid_t
    private let output: Int32
    private var unread: [UInt8] = []
    private var hasEnded = false
    /// What it ended with; nil before that, and where a signal ended it.
    private(set) var exitStatus: Int32?
    /// User and system time of all its threads, once it has ended.
    private(set) var cpuSeconds = 0.0

    /// Starts `command`, found as a shell finds it, on the given cores only (`0`, `0,1`). Its standard error is ours
    /// unless it is given a file, to whose end it is written.
    init(
        _ command: [String], cores: String, environment extra: [String] = [], errors: String? = nil
    ) throws(Failure) {
        var pipes: [Int32] = [0, 0]
        guard pipe(&pipes) == 0 else { throw Failure(command[0], "no pipe can be had", "raise `ulimit -n`") }
        // A later child must not hold this one's pipe open.
        for end in pipes { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
        if let errors {
            posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        defer { posix_spawn_file_actions_destroy(&actions) }
        var arguments = Self.copies(["taskset", "-c", cores] + command)
        var environment = Self.copies(["PATH=\(Tools.path)", "LC_ALL=C"] + extra)
        defer { for text in arguments + environment { free(text) } }
        var started = pid_t()
        let code = posix_spawnp(&started, "taskset", &actions, nil, &arguments, &environment)
        close(pipes[1])
        output = pipes[0]
        id = started
        guard code == 0 else {
            hasEnded = true
            throw Failure("taskset", "does not start", "apt-get install util-linux")
        }
    }

    /// As C wants a list of words: a pointer each, the last one nil.
    private static func copies(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var copies: [UnsafeMutablePointer<CChar>?] = []
        for word in words { copies.append(strdup(word)) }
        return copies + [nil]
    }

    deinit {
        end(SIGKILL)
        close(output)
    }

    /// Sends the signal and waits until the program is gone.
    func end(_ signal: Int32 = SIGTERM) {
        guard !hasEnded else { return }
        kill(id, signal)
        waitForEnd()
    }

    /// The next line of its standard output, waited for; nil at the end.
    func line() -> String? {
        while true {
            if let end = unread.firstIndex(of: 0x0A) {
                defer { unread.removeFirst(end + 1) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            var piece = [UInt8](repeating: 0, count: 4096)
            let count = read(output, &piece, piece.count)
            guard count > 0 else { return nil }
            unread += piece[..<count]
        }
    }

    /// All that is left of its standard output; it has then ended.
    func lines() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        if !hasEnded { waitForEnd() }
        return lines
    }

    private func waitForEnd() {
        var status: Int32 = 0
        var usage = rusage()
        wait4(id, &status, 0, &usage)
        hasEnded = true
        cpuSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
        }
        // As wait(2) has it: the low bits tell of a signal, the next byte is the status.
        if status & 0x7F == 0 { exitStatus = status >> 8 & 0xFF }
    }

    /// Whether it has not ended by itself yet.
    var isRunning: Bool {
        var information = siginfo_t()
        let options = WEXITED | WNOHANG | WNOWAIT
        guard !hasEnded, waitid(P_PID, id_t(id), &information, options) == 0 else { return false }
        return information.si_signo == 0
    }

    /// How many files, sockets and pipes it has open.
    func descriptorCount() throws(Failure) -> Int { try File.count(in: "/proc/\(id)/fd") }

    /// User and system time since its start, of all its threads. The clock counts nanoseconds where
    /// `/proc/PID/stat` counts hundredths of a second.
    func cpuMicroseconds() throws(Failure) -> Double {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(id, &clock) == 0, clock_gettime(clock, &time) == 0 else {
            throw Failure("process \(id)", "has ended while it was measured", "look at what it wrote above")
        }
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    /// Which memory: what it holds in RAM now, or held at most since its start (proc(5)).
    enum Resident: String {
        case now = "VmRSS:"
        case peak = "VmHWM:"
    }

    /// Memory in RAM, in MB of 1024 × 1024 bytes.
    func residentMB(_ which: Resident = .now) throws(Failure) -> Double {
        let status = try String(decoding: File.read("/proc/\(id)/status"), as: UTF8.self)
        for line in status.split(separator: "\n") where line.hasPrefix(which.rawValue) {
            if let kilobytes = line.split(whereSeparator: { " \t".contains($0) }).dropFirst().first {
                return (Double(kilobytes) ?? 0) / 1024
            }
        }
        throw Failure("process \(id)", "has ended while it was measured", "look at what it wrote above")
    }
}

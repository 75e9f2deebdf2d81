internal import Glibc

/// The program that takes mail, called as all of them are: `COMMAND -t -i`, the message on standard input. No shell
/// reads the command.
struct Sendmail: Sendable {
    /// The program, by path or by name in PATH, and what stands after it.
    let command: [String]
    /// Then it is ended: one that hangs must not stop all mail after it.
    var limitSeconds = 60

    /// The words of `--sendmail`; refused where there is none.
    init(_ written: String) throws {
        command = written.split(separator: " ").map(String.init)
        guard !command.isEmpty else {
            throw UsageError("--sendmail", "är tomt", "ange programmet, till exempel /usr/sbin/sendmail")
        }
    }

    /// Why a message was not taken. Says nothing of whose it was.
    struct Failure: Error, CustomStringConvertible { let description: String }

    /// What a pipe holds without a reader (pipe(7)).
    private static let pipeBytes = 65_536

    /// Hands a message over and waits for the program to say that it has it.
    func send(_ message: [UInt8]) throws(Failure) {
        // All of it goes into the pipe before anybody reads: a program that never reads cannot hold the writer up,
        // and one that dies cannot break the pipe under it.
        guard message.count <= Self.pipeBytes else { throw Failure(description: "brevet är för långt") }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(description: "inga fler filer kan öppnas") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let count = write(ends[1], message, message.count)
        close(ends[1])
        defer { close(ends[0]) }
        guard count == message.count else { throw Failure(description: "brevet gick inte att lämna över") }
        try wait(for: try spawn(reading: ends[0]))
    }

    private func spawn(reading input: Int32) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        // What it says may name the recipient.
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

        // The server blocks signals in its threads and ignores some; a child would inherit both.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        var arguments: [UnsafeMutablePointer<CChar>?] = (command + ["-t", "-i"]).map { strdup($0) } + [nil]
        // What such programs need to find themselves and their settings, nothing else of the server's.
        let known = ["PATH", "HOME", "USER", "LOGNAME"].compactMap { (name: String) -> String? in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        var environment: [UnsafeMutablePointer<CChar>?] = known.map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var child = pid_t()
        let code = posix_spawnp(&child, command[0], &actions, &attributes, &arguments, &environment)
        guard code == 0 else {
            throw Failure(
                description: "programmet i --sendmail går inte att köra (\(String(cString: strerror(code))))")
        }
        return child
    }

    private func wait(for child: pid_t) throws(Failure) {
        let step = 10_000
        var status: Int32 = 0
        for _ in 0..<(limitSeconds * 1_000_000 / step) {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child || (ended < 0 && errno != EINTR) {
                guard status == 0 else {
                    // An exit status, or the signal that ended it (wait(2)).
                    let how =
                        status & 0x7F == 0
                        ? "svarade \(status >> 8 & 0xFF)" : "dog av signal \(status & 0x7F)"
                    throw Failure(description: "programmet i --sendmail \(how)")
                }
                return
            }
            usleep(UInt32(step))
        }
        // With all that it has started.
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        throw Failure(description: "programmet i --sendmail blev inte klart på \(limitSeconds) s")
    }
}

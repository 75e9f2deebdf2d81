import CLinux
import Glibc

/// The signals of one server, read from a descriptor instead of interrupting somebody. Blocked from here on in this
/// thread and those it starts.
struct Signals: ~Copyable {
    private let descriptor: Descriptor
    private var previous = sigset_t()

    init() throws(ServerError) {
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, &previous)
        let number = signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        guard number >= 0 else { throw ServerError.exhausted() }
        descriptor = Descriptor(number)
    }

    deinit {
        var previous = previous
        pthread_sigmask(SIG_SETMASK, &previous, nil)
    }

    /// Returns at SIGTERM, at SIGINT, or when `wake` is signalled. Calls `inQuiet` whenever a minute has passed without
    /// any of them.
    func wait(or wake: Wake, onReload: () -> Void, inQuiet: () -> Void) {
        var watched = [
            pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            if poll(&watched, nfds_t(watched.count), 60_000) == 0 { inQuiet() }
            if watched[1].revents != 0 { return }
            var signal = signalfd_siginfo()
            while Glibc.read(descriptor.number, &signal, MemoryLayout.size(ofValue: signal)) > 0 {
                guard Int32(signal.ssi_signo) == SIGHUP else { return }
                onReload()
            }
        }
    }
}

import CLinux
import Glibc

/// The kernel's list of what a loop watches.
struct Epoll: ~Copyable {
    private let descriptor: Descriptor
    private var buffer: [epoll_event]

    /// What is watched, as the kernel hands it back: a descriptor and the generation of its connection, 0 for
    /// those that are none.
    struct Event {
        let descriptor: Int32
        let generation: UInt32
        private let mask: UInt32

        fileprivate init(_ event: epoll_event) {
            descriptor = Int32(truncatingIfNeeded: event.data.u64 & 0xFFFF_FFFF)
            generation = UInt32(event.data.u64 >> 32)
            mask = event.events
        }

        var isReadable: Bool { mask & EPOLLIN.rawValue != 0 }
        var isWritable: Bool { mask & EPOLLOUT.rawValue != 0 }
        /// Whether one read may leave something: the peer's end, or what stands behind urgent data (RFC 9293 §3.8.5),
        /// at which the kernel stops.
        var hasMore: Bool { mask & (EPOLLRDHUP.rawValue | EPOLLPRI.rawValue) != 0 }
        var isLost: Bool { mask & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 }
    }

    /// What comes in, told of once (edge-triggered): the kernel then hands over connections in the order in which they
    /// have something. Level-triggered it keeps each where it was served last, behind some that came later, and the
    /// slowest of a hundred waited for two rounds of all others.
    static let readable = EPOLLIN.rawValue | EPOLLPRI.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
    /// Told of as long as there is room.
    static let writable = EPOLLOUT.rawValue
    /// Told of as long as somebody waits to be let in. Of several loops that watch the listener, one is woken.
    static let acceptable = EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue
    /// Told of until it is read.
    static let signalled = EPOLLIN.rawValue

    /// Gives at most `capacity` events at a time.
    init(capacity: Int) throws(ServerError) {
        let number = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard number >= 0 else { throw ServerError.exhausted() }
        descriptor = Descriptor(number)
        buffer = Array(repeating: epoll_event(), count: capacity)
    }

    /// False where the kernel refuses for want of memory.
    @discardableResult
    func add(_ number: Int32, generation: UInt32 = 0, _ interest: UInt32) -> Bool {
        control(EPOLL_CTL_ADD, number, generation, interest)
    }

    /// Also to the same: what the kernel then has it tells of, even if it has done so before.
    func change(_ number: Int32, generation: UInt32, _ interest: UInt32) {
        _ = control(EPOLL_CTL_MOD, number, generation, interest)
    }

    func remove(_ number: Int32) { _ = control(EPOLL_CTL_DEL, number, 0, 0) }

    private func control(
        _ operation: Int32, _ number: Int32, _ generation: UInt32, _ interest: UInt32
    ) -> Bool {
        let data = UInt64(generation) << 32 | UInt64(UInt32(bitPattern: number))
        var event = epoll_event(events: interest, data: epoll_data_t(u64: data))
        return epoll_ctl(descriptor.number, operation, number, &event) == 0
    }

    /// Waits up to `milliseconds` (-1 for ever, 0 not at all) and gives the number of events.
    mutating func wait(milliseconds: Int32) -> Int {
        max(0, Int(epoll_wait(descriptor.number, &buffer, Int32(buffer.count), milliseconds)))
    }

    /// One of the events of the last wait.
    subscript(index: Int) -> Event { Event(buffer[index]) }
}

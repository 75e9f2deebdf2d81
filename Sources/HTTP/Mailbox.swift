import CLinux
import Glibc

/// An eventfd: one thread signals, another one's epoll or poll returns.
final class Wake: Sendable {
    let descriptor: Int32

    init() throws(ServerError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard descriptor >= 0 else { throw ServerError.exhausted() }
    }

    deinit { close(descriptor) }

    func signal() { eventfd_write(descriptor, 1) }

    /// Makes the descriptor quiet until the next signal.
    func reset() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }
}

/// What is sent to a thread, in order. A loop is woken through `wake`; others wait in the box.
final class Mailbox<Item: Sendable>: Sendable {
    private struct Contents {
        var items: [Item] = []
        var isClosed = false
    }

    private let contents = Lock(Contents())
    private let wake: Wake?

    init(wake: Wake? = nil) { self.wake = wake }

    /// Puts items last. A closed box takes none.
    func post(_ items: [Item]) {
        if items.isEmpty { return }
        let wasEmpty = contents.withLock { contents in
            guard !contents.isClosed else { return false }
            defer { contents.items.append(contentsOf: items) }
            return contents.items.isEmpty
        }
        // Who emptied the box takes all, so one signal is enough for everything since.
        guard wasEmpty else { return }
        if let wake { wake.signal() } else { contents.wakeAll() }
    }

    /// Everything there is, perhaps nothing.
    func takeAll() -> [Item] {
        contents.withLock { contents in
            defer { contents.items = [] }
            return contents.items
        }
    }

    /// Waits for items and takes all. None when the box is closed and empty.
    func waitForAll() -> [Item] {
        contents.wait(until: { $0.isClosed || !$0.items.isEmpty }) { contents in
            defer { contents.items = [] }
            return contents.items
        }
    }

    /// Waits for an item and takes the first. Nil when the box is closed and empty.
    func waitForFirst() -> Item? {
        contents.wait(until: { $0.isClosed || !$0.items.isEmpty }) { contents in
            contents.items.isEmpty ? nil : contents.items.removeFirst()
        }
    }

    /// Nothing more will come: who waits gets what is left, then nothing.
    func close() {
        contents.withLock { $0.isClosed = true }
        contents.wakeAll()
    }
}

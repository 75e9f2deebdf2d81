internal import Glibc
internal import SQLite

/// Threads that each wait until their row is on the disk, and one that writes all that wait in one transaction:
/// what our server could reach if HTTP cost nothing.
// Unchecked: everything that changes is touched only between `lock` and `unlock`.
final class GroupCommit: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// The writer waits for the first; those of even and of odd batches for one each, so that a commit wakes
    /// nobody whose row waits for the next.
    private let conditions = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 3)
    private var waiting: [Int] = []
    /// The batch that rows now join, and the last one that is on the disk.
    private var batch = 0
    private var done = -1
    private var isOver = false
    private var stored = 0
    private var running: Int

    private init(clients: Int) {
        running = clients
        pthread_mutex_init(mutex, nil)
        for index in 0..<3 { pthread_cond_init(conditions + index, nil) }
    }

    /// Gives how many rows were stored and in how many seconds.
    static func run(database: String, clients: Int, seconds: Int) throws -> (count: Int, seconds: Double) {
        let inserts = try Inserts(database)
        let group = GroupCommit(clients: clients)
        let start = now()
        for client in 0..<clients { group.startClient(client) }
        try group.write(to: inserts, until: start + seconds * 1_000_000)
        return (group.stored, Double(now() - start) / 1e6)
    }

    private func startClient(_ number: Int) {
        var thread = pthread_t()
        let start = Unmanaged.passRetained(Client(group: self, number: number))
        pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Client>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, start.toOpaque())
        pthread_detach(thread)
    }

    private final class Client: Sendable {
        let group: GroupCommit
        let number: Int

        init(group: GroupCommit, number: Int) {
            self.group = group
            self.number = number
        }

        func run() { while group.store(number) {} }
    }

    /// Waits until the row is stored; false when no more are wanted.
    private func store(_ person: Int) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isOver else {
            running -= 1
            pthread_cond_signal(conditions)
            return false
        }
        waiting.append(person)
        if waiting.count == 1 { pthread_cond_signal(conditions) }
        let mine = batch
        while done < mine { pthread_cond_wait(conditions + 1 + mine % 2, mutex) }
        return true
    }

    /// The writer: takes all that wait, and wakes them when they are on the disk.
    private func write(to inserts: Inserts, until end: Int) throws {
        pthread_mutex_lock(mutex)
        while running > 0 || !waiting.isEmpty {
            while waiting.isEmpty, running > 0 { pthread_cond_wait(conditions, mutex) }
            let rows = waiting
            waiting.removeAll()
            let written = batch
            batch += 1
            pthread_mutex_unlock(mutex)
            try inserts.connection.write { for person in rows { try inserts.add(person: person) } }
            pthread_mutex_lock(mutex)
            stored += rows.count
            isOver = now() >= end
            done = written
            pthread_cond_broadcast(conditions + 1 + written % 2)
        }
        pthread_mutex_unlock(mutex)
    }
}

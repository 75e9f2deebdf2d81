internal import Compliance
internal import SQLite
internal import Synchronization

/// What the threads of a server have read of the register and share, until it is another one (`Schema.registerEpoch`).
///
/// Units are always kept. Persons are where the register is so large that walking its tables is felt: 20 000 take some
/// 30 ms, from memory 1 ms and two megabytes for each course; 1 200 000 take 1.2 s, or 60 ms and a hundred megabytes.
final class RegisterCache: Sendable {
    /// Persons are kept from so many employments on.
    private let leastEmployments: Int

    private struct Persons {
        /// The highest id among the completions that had been made.
        let lastCompletion: Int
        let columns: PersonColumns
    }

    private struct State {
        var epoch = -1
        var register: Register?
        /// By course.
        var persons: [String: Persons] = [:]

        mutating func begin(_ epoch: Int) {
            guard epoch != self.epoch else { return }
            (self.epoch, register, persons) = (epoch, nil, [:])
        }
    }

    private let state = Mutex(State())

    init(leastEmployments: Int = 5_000) {
        self.leastEmployments = leastEmployments
    }

    /// Forgets everything: a transaction in which some was read has come to nothing, and its epoch may come again as
    /// that of another.
    func forget() { state.withLock { $0 = State() } }

    /// The register of an epoch, read where it is not known.
    func register(epoch: Int, read: () throws -> Register) rethrows -> Register {
        let known = state.withLock { $0.epoch == epoch ? $0.register : nil }
        if let known { return known }
        let found = try read()
        state.withLock {
            $0.begin(epoch)
            $0.register = found
        }
        return found
    }

    /// Everybody's facts for a course, from the memory where they are there, made whole with the completions since.
    /// Nil where the register is not that large. The store's transaction is to be open.
    func persons(course: String, epoch: Int, store: Store, register: Register) throws -> PersonColumns? {
        guard try store.lastEmployment() >= leastEmployments else { return nil }
        let last = try store.lastCompletion()
        let known = state.withLock { $0.epoch == epoch ? $0.persons[course] : nil }
        if let known, known.lastCompletion == last { return known.columns }
        let columns: PersonColumns
        if let known, known.lastCompletion < last {
            columns = known.columns.adding(try store.completions(course: course, after: known.lastCompletion))
        } else {
            var read = PersonColumns()
            try store.walk(course: course, register: register) { read.append($0) }
            columns = read
        }
        state.withLock {
            $0.begin(epoch)
            $0.persons[course] = Persons(lastCompletion: last, columns: columns)
        }
        return columns
    }
}

extension Store {
    /// What is kept of the register holds while this is the same.
    func registerEpoch() throws -> Int {
        try connection.first("SELECT number FROM register_epoch") { $0.int(0) } ?? 0
    }

    /// The highest id of an employment: about as many as there are, and had at once.
    func lastEmployment() throws -> Int {
        try connection.first("SELECT max(id) FROM employment") { $0.optionalInt(0) ?? 0 } ?? 0
    }

    /// The highest id of a completion; 0 where there is none.
    func lastCompletion() throws -> Int {
        try connection.first("SELECT max(id) FROM completion") { $0.optionalInt(0) ?? 0 } ?? 0
    }

    /// A course's completions with a higher id, sorted by person. None of them can be void: to declare one void makes
    /// another epoch.
    fileprivate func completions(
        course: String, after id: Int
    ) throws -> [(person: Int32, completion: Completion)] {
        try connection.all(
            "SELECT person, day, version, NULL FROM completion WHERE id > ? AND +course = ? ORDER BY person, day, id",
            Value(id), Value(course)
        ) { (Int32($0.int(0)), completion($0, from: 1)) }
    }
}

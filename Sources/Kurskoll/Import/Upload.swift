internal import Compliance
internal import Glibc
internal import HTTP

/// A file that somebody has sent to a page: tried first, and taken in only when she has seen what it would do. It is
/// hers alone, and nothing of it is left an hour later.
final class Upload: Sendable {
    /// Stands in the page's address; nobody can guess it.
    let id = Secret.random().text
    /// Who sent it.
    let person: Int
    /// As the browser says the file is called.
    let name: String
    let order: Order
    /// Seconds since 1970.
    let received: Int
    /// About how many rows the file has.
    let lines: Int
    private let state: Lock<State>

    /// What the file is said to be.
    enum Order: Sendable, Equatable {
        /// The full list of a source on a day.
        case staff(source: String, day: Day)
        case completions(skipsUnknown: Bool)
        /// Moodle's report on its course of that number, as completions of a course here.
        case moodle(number: Int, course: String, skipsUnknown: Bool)
    }

    /// How far it has come.
    enum Stage: Sendable {
        /// Rows read so far. What is being stored can no longer be called off.
        case working(rows: Int, isStoring: Bool)
        /// Nothing is stored: this is wrong.
        case refused([FileFault])
        /// Nothing is stored yet: this is what it would do.
        case checked(UploadFindings)
        /// The import's number.
        case stored(Int)
        /// Something broke that is not the file's fault; nothing is stored.
        case failed
        /// Called off, or too old.
        case over

        var isWorking: Bool { if case .working = self { true } else { false } }
        /// Whether nothing more can be asked about the file.
        var isLast: Bool {
            switch self {
            case .working, .refused, .checked: false
            case .stored, .failed, .over: true
            }
        }
    }

    private struct State {
        var stage = Stage.working(rows: 0, isStoring: false)
        /// Nil once it is decided on.
        var file: HeldFile?
        /// Set when it is to be stored, until that has begun.
        var allowsEndings: Bool?
    }

    init(person: Int, name: String, order: Order, file: HeldFile, now: Int) {
        self.person = person
        self.name = name
        self.order = order
        received = now
        lines = file.lines
        state = Lock(State(file: file))
    }

    var stage: Stage { state.withLock { $0.stage } }
    /// Nil when it is no longer kept.
    var file: HeldFile? { state.withLock { $0.file } }

    /// The next stage; false where it was called off meanwhile, and stays so.
    @discardableResult
    func move(to stage: Stage) -> Bool {
        let isMoved = state.withLock { state in
            if case .over = state.stage { return false }
            state.stage = stage
            if stage.isLast { state.file = nil }
            return true
        }
        state.wakeAll()
        return isMoved
    }

    /// Asks for a file that was checked to be taken in; false where it is not, or no longer.
    @discardableResult
    func askToStore(allowsEndings: Bool) -> Bool {
        let isTaken = state.withLock { state in
            guard case .checked = state.stage else { return false }
            state.stage = .working(rows: 0, isStoring: true)
            state.allowsEndings = allowsEndings
            return true
        }
        state.wakeAll()
        return isTaken
    }

    /// Lets go of the file, unless it is being stored or has been.
    func drop() {
        state.withLock { state in
            if case .working(_, isStoring: true) = state.stage { return }
            if state.stage.isLast { return }
            state.stage = .over
            state.file = nil
        }
        state.wakeAll()
    }

    /// Waits for somebody to decide: whether many may end, or nil where it is not to be stored, or nobody has said
    /// anything in time.
    func waitForDecision(within seconds: Int) -> Bool? {
        let isDecided = state.wait(
            until: { $0.allowsEndings != nil || $0.stage.isLast }, deadline: Self.deadline(seconds))
        return state.withLock { state in
            defer { state.allowsEndings = nil }
            return isDecided && !state.stage.isLast ? state.allowsEndings : nil
        }
    }

    /// Waits a little, so that whoever sent an ordinary file sees at once what came of it.
    func waitWhileWorking(atMost seconds: Int) {
        _ = state.wait(until: { !$0.stage.isWorking }, deadline: Self.deadline(seconds))
    }

    private static func deadline(_ seconds: Int) -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return (time.tv_sec + seconds) * 1000 + time.tv_nsec / 1_000_000
    }
}

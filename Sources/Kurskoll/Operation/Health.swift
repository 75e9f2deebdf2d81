internal import SQLite
internal import Synchronization

/// Whether the service can go on doing its work, as `/halsa` tells: red while there is still time to do something. A
/// page that is asked for every second may not write to find out.
final class Health: Sendable {
    /// Why it is red, in words for whoever watches the service: no paths, no numbers, since anybody may ask.
    enum Trouble: String, CaseIterable {
        case cannotWrite = "databasen går inte att skriva i"
        case writerIsStuck = "det som ska sparas blir inte klart"
        case fileIsGone = "databasfilen är borttagen eller utbytt"
        case diskIsShort = "det är ont om diskutrymme"
        case journalIsLong = "databasens journal växer och töms inte"
    }

    /// After so long without a new failure it is taken to be over: whoever sends no more requests to a sick server
    /// would else never learn that it is well.
    static let failureSeconds = 60
    /// Waiting for another program's lock ends after 10 s (`Connection.busyTimeoutMilliseconds`); what takes twice
    /// that is waiting for the disk.
    static let stuckSeconds = 20
    /// So long it is believed that file and disk are well. That they are not is looked at anew each time, so that it
    /// is green as soon as it can be.
    static let rememberedSeconds = 5

    private struct State {
        var failedAt: Int?
        var writingSince: Int?
        var wasWellAt: Int?
    }

    private let state = Mutex(State())
    private let room: @Sendable (_ database: String) -> DatabaseRoom?

    init(room: @escaping @Sendable (_ database: String) -> DatabaseRoom? = DatabaseRoom.of) {
        self.room = room
    }

    /// The writer begins to store what waits.
    func beginWriting(now: Int) { state.withLock { $0.writingSince = now } }

    /// However it went.
    func endWriting() { state.withLock { $0.writingSince = nil } }

    func noteFailure(now: Int) { state.withLock { $0.failedAt = now } }

    func noteSuccess() { state.withLock { $0.failedAt = nil } }

    /// What is wrong, the worst first; nil while all is well.
    func trouble(of store: Store, now: Int) -> Trouble? {
        state.withLock { state in
            if let failedAt = state.failedAt, now - failedAt < Self.failureSeconds { return .cannotWrite }
            if let since = state.writingSince, now - since >= Self.stuckSeconds { return .writerIsStuck }
            if let seen = state.wasWellAt, (0..<Self.rememberedSeconds).contains(now - seen) { return nil }
            let trouble = look(at: store)
            state.wasWellAt = trouble == nil ? now : nil
            return trouble
        }
    }

    private func look(at store: Store) -> Trouble? {
        if store.connection.hasLostItsFile { return .fileIsGone }
        guard let room = room(store.path) else { return nil }
        if room.isReadOnly { return .cannotWrite }
        if room.isShort { return .diskIsShort }
        return room.isJournalTooLong ? .journalIsLong : nil
    }
}

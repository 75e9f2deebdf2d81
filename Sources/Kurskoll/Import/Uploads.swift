internal import HTTP

/// The files that have been sent and not yet decided on: one for each person.
final class Uploads: Sendable {
    /// So long a file is kept for its sender to decide.
    static let lifetimeSeconds = 3600
    /// Longer than the check of an ordinary municipality's list takes: then no page of progress is needed.
    static let patienceSeconds = 3

    private let all = Lock<[String: Upload]>([:])

    /// Takes a file instead of what the same person had sent before.
    func add(_ upload: Upload) {
        let old = all.withLock { all in
            let old = all.values.filter { $0.person == upload.person || isOld($0, upload.received) }
            for one in old { all[one.id] = nil }
            all[upload.id] = upload
            return old
        }
        for one in old { one.drop() }
    }

    /// The file of that number if she sent it and it is not too old; to others it does not exist.
    func upload(_ id: String, of person: Int, now: Int) -> Upload? {
        guard let found = all.withLock({ $0[id] }), found.person == person else { return nil }
        guard !isOld(found, now) else {
            found.drop()
            return nil
        }
        if case .over = found.stage { return nil }
        return found
    }

    private func isOld(_ upload: Upload, _ now: Int) -> Bool {
        now - upload.received >= Self.lifetimeSeconds
    }
}

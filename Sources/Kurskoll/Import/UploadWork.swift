internal import Compliance
internal import HTTP
internal import SQLite

/// Tries a file that was sent to a page, waits for its sender to decide, and takes it in. On a thread of its own with
/// its own connection, so that nobody waits for a long file.
struct UploadWork: Sendable {
    let upload: Upload
    let database: String
    let clock: Clock
    /// Ids of the courses that are served.
    let courses: Set<String>
    let log: @Sendable (_ event: String, _ text: String) -> Void

    func start() throws {
        try Server.startThread("import") { run() }
    }

    private func run() {
        var mark: ImportMark?
        attempt { mark = try check() }
        while let allowsEndings = upload.waitForDecision(within: Uploads.lifetimeSeconds) {
            attempt { mark = try store(allowsEndings: allowsEndings, seen: mark) }
        }
        upload.drop()
    }

    /// One place where what went wrong becomes something that the sender can read.
    private func attempt(_ work: () throws -> Void) {
        do {
            try work()
        } catch is CalledOff {
            return
        } catch let refusals as Refusals {
            upload.move(to: .refused(refusals.all.map(FileFault.init)))
        } catch {
            guard let refusal = Store.refusal(database, error) as? Refusal else {
                log("import", "avbröts: \(type(of: error))")
                upload.move(to: .failed)
                return
            }
            upload.move(to: .refused([FileFault(refusal)]))
        }
    }

    private struct CalledOff: Error {}

    /// Tries it; gives what the register held meanwhile. That its sender is about to see names is on the disk before
    /// she does.
    private func check() throws -> ImportMark? {
        guard let file = upload.file else { return nil }
        let store = try Store(path: database, mode: .existing)
        if case .staff(let source, let day) = upload.order {
            var filter = AccessFilter(day: day)
            filter.source = source
            try store.connection.write {
                try store.logAccess(.importPreview, by: upload.person, filter, now: clock.now())
            }
        }
        let mark = try store.importMark()
        var findings = try take(file, store, isDryRun: true).findings
        if case .staff = upload.order {
            findings.sample = try FileSample(file)
            try findings.addNames(from: store, and: file)
        }
        upload.move(to: .checked(findings))
        return mark
    }

    /// Takes it in; unless the register has got or lost an import since it was tried: then it is tried anew.
    private func store(allowsEndings: Bool, seen: ImportMark?) throws -> ImportMark? {
        guard let file = upload.file else { return nil }
        let store = try Store(path: database, mode: .existing)
        guard try store.importMark() == seen else { return try check() }
        upload.move(
            to: .stored(try take(file, store, isDryRun: false, allowsEndings: allowsEndings).id))
        return nil
    }

    private func take(
        _ held: HeldFile, _ store: Store, isDryRun: Bool, allowsEndings: Bool = false
    ) throws -> (id: Int, findings: UploadFindings) {
        var file = try CSVFile(path: held.path, name: "filen")
        let progress = { (rows: Int) throws in
            // Nobody waits for it any longer: others may write again.
            guard upload.move(to: .working(rows: rows, isStoring: !isDryRun)) else { throw CalledOff() }
        }
        switch upload.order {
        case .staff(let source, let day):
            let order = StaffImport(
                source: source, day: day, allowsEndings: allowsEndings, isDryRun: isDryRun, now: clock.now(),
                person: upload.person)
            let result = try store.importStaff(order, from: &file, progress: progress)
            return (result.id, UploadFindings(result))
        case .completions(let skipsUnknown):
            let order = CompletionsImport(
                courses: courses.union(try store.knownCourses()), today: clock.today,
                skipsUnknown: skipsUnknown, isDryRun: isDryRun, now: clock.now(), person: upload.person)
            let result = try store.importCompletions(order, from: &file, progress: progress)
            return (result.id, UploadFindings(result))
        case .moodle(let number, let course, let skipsUnknown):
            let order = MoodleImport(
                moodleCourse: number, course: course, today: clock.today, skipsUnknown: skipsUnknown,
                isDryRun: isDryRun, now: clock.now(), person: upload.person)
            let result = try store.importMoodle(order, from: &file, progress: progress)
            return (result.id, UploadFindings(result))
        }
    }
}

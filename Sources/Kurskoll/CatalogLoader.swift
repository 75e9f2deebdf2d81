internal import CommonMark
internal import Compliance
internal import Course
internal import Formats
internal import Glibc
internal import HTTP
internal import SQLite
internal import Synchronization

/// Reads the courses and `Web` from disk and makes a catalog of them: parsed, rendered and hashed once.
struct CatalogLoader: Sendable {
    let courses: String
    let web: String
    let database: String
    let clock: Clock
    /// Made-up local facts by their ids, for the demo.
    var municipal: [String: String]?
    /// The one course folder that is served; nil for all of them.
    var only: String?

    /// The municipality's own file beside the database wins over the one that came with the courses.
    static func municipalFile(besides database: String) -> String? {
        let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? ""
        let path = folder + "kommun.md"
        return access(path, F_OK) == 0 ? path : nil
    }

    /// A course that cannot be read keeps its last good version from `old`; the others are new. The versions that
    /// are served from now on are kept in the store.
    func load(replacing old: Catalog?) throws -> Catalog {
        let store = try Store(path: database, mode: .create)
        let today = clock.today
        let reading = try CoursesFolder(
            path: courses, municipalFile: Self.municipalFile(besides: database), only: only
        ).read(
            today: today)
        let local = municipal ?? LinkedFacts.texts(of: reading.municipal)
        var assets: [String: Representation] = [:]
        let webPaths = try Self.add(folder: web, to: &assets)
        var entries: [Catalog.Entry] = []
        for (folder, reading) in reading.courses {
            guard let course = reading.course else {
                if let kept = old?.courses.first(where: { $0.folder == folder.name }) { entries.append(kept) }
                continue
            }
            let media = try Self.add(folder: "\(courses)/\(folder.name)", only: folder.media, to: &assets)
            let sha256 = Hex.encode(SHA256.hash(Array(course.normalisedContent.utf8)))
            let facts = LinkedFacts(support: course.support?.blocks ?? [], local: local)
            let version = try store.connection.write {
                try store.keepVersion(
                    course: course.id, version: course.version, sha256: sha256,
                    content: course.normalisedContent,
                    day: today)
            }
            entries.append(
                CourseMarkup(course: course, media: media, facts: facts).entry(
                    folder: folder.name, key: reading.key, sha256: sha256, version: version))
        }
        // Media of a course that is kept in its last good version stay available too.
        for (hash, asset) in old?.assets ?? [:] where assets[hash] == nil { assets[hash] = asset }
        return Catalog(
            courses: entries, diagnostics: reading.diagnostics, assets: assets,
            // A missing file gets an address that gives 404.
            frames: Frames { webPaths[$0] ?? "/fil/-/\($0)" })
    }

    /// Keeps the files of a folder under the beginning of their hash, and gives their addresses by their names.
    private static func add(
        folder: String, only wanted: Set<String>? = nil, to assets: inout [String: Representation]
    ) throws -> [String: String] {
        let files = try StaticFolder(path: folder, hash: hash) { _ in "public, max-age=31536000, immutable" }
        var paths: [String: String] = [:]
        for name in files.names where wanted?.contains(name) ?? true {
            guard let file = files[name] else { continue }
            assets[file.hash] = file
            paths[name] = "/fil/\(file.hash)/\(name.split(separator: "/").last ?? "")"
        }
        return paths
    }

    /// 64 bits of SHA-256: names a version of a file, and is no secret.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return Hex.encode(hash.finish().prefix(8))
    }
}

/// The catalog that all threads share. Replaced as a whole, so a request that has begun keeps the one it began with.
final class CatalogHolder: Sendable {
    private let catalog: Mutex<Catalog>
    private let loader: CatalogLoader

    init(_ catalog: Catalog, loader: CatalogLoader) {
        self.catalog = Mutex(catalog)
        self.loader = loader
    }

    var current: Catalog { catalog.withLock { $0 } }

    /// Reads everything anew. Where that fails the old catalog stays.
    func reload(log: (_ event: String, _ text: String) -> Void) {
        do {
            let new = try loader.load(replacing: current)
            catalog.withLock { $0 = new }
            log("kurser", "omlästa: \(new.courses.count) kurser, \(new.diagnostics.count) anmärkningar")
        } catch {
            log("omläsning", "kurserna kunde inte läsas om: \(error)")
        }
    }
}

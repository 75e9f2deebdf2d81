internal import CommonMark
internal import Compliance
internal import Course
internal import Formats
internal import Glibc
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

    /// The municipality's own file beside the database wins over the one that came with the courses.
    private var municipalFile: String? {
        let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? ""
        let path = folder + "kommun.md"
        return access(path, F_OK) == 0 ? path : nil
    }

    /// A course that cannot be read keeps its last good version from `old`; the others are new. The versions that
    /// are served from now on are kept in the store.
    func load(replacing old: Catalog?) throws -> Catalog {
        let store = try Store(path: database, mode: .create)
        let today = clock.today
        let reading = try CoursesFolder(path: courses, municipalFile: municipalFile).read(today: today)
        let local = municipal ?? LinkedFacts.texts(of: reading.municipal)
        var assets: [String: Catalog.Asset] = [:]
        var webPaths: [String: String] = [:]
        for name in try Files.list(web) {
            webPaths[name] = try Self.add("\(web)/\(name)", to: &assets)
        }
        var entries: [Catalog.Entry] = []
        for (folder, reading) in reading.courses {
            guard let course = reading.course else {
                if let kept = old?.courses.first(where: { $0.folder == folder.name }) { entries.append(kept) }
                continue
            }
            var media: [String: String] = [:]
            for name in folder.media {
                media[name] = try Self.add("\(courses)/\(folder.name)/\(name)", to: &assets)
            }
            let sha256 = Hex.encode(SHA256.hash(Array(course.normalisedContent.utf8)))
            let facts = LinkedFacts(support: course.support?.blocks ?? [], local: local)
            var entry = CourseMarkup(course: course, media: media, facts: facts).entry(
                folder: folder.name, key: reading.key, sha256: sha256)
            entry.version = try store.connection.write {
                try store.keepVersion(
                    course: course.id, version: course.version, sha256: sha256,
                    content: course.normalisedContent,
                    day: today)
            }
            entries.append(entry)
        }
        // Media of a course that is kept in its last good version stay available too.
        for (hash, asset) in old?.assets ?? [:] where assets[hash] == nil { assets[hash] = asset }
        return Catalog(courses: entries, diagnostics: reading.diagnostics, assets: assets, webPaths: webPaths)
    }

    /// Keeps a file under the beginning of its hash, and gives its address.
    private static func add(_ path: String, to assets: inout [String: Catalog.Asset]) throws -> String {
        let bytes = try Files.read(path)
        let hash = String(Hex.encode(SHA256.hash(bytes)).prefix(16))
        let name = path.split(separator: "/").last.map(String.init) ?? "fil"
        assets[hash] = Catalog.Asset(bytes: bytes, type: mediaType(name))
        return "/fil/\(hash)/\(name)"
    }

    static func mediaType(_ name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "webp": "image/webp"
        case "mp4": "video/mp4"
        case "vtt": "text/vtt; charset=utf-8"
        case "pdf": "application/pdf"
        default: "application/octet-stream"
        }
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
            log("fel", "kurserna kunde inte läsas om: \(error)")
        }
    }
}

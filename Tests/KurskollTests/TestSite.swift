import Compliance
import Course
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// A small municipality in a folder of its own, with a course, served without a socket.
///
/// Units: Norr (10) led by chef-n, Söder (20) led by chef-s, in förvaltning Vård; Park (30) in Teknik. `anna` is new in
/// Norr; `hr`, `hr-vard` (only Vård), `forf` and `tittar` have roles and no employment.
final class TestSite {
    let folder: URL
    /// Writes, and is read by the tests.
    private(set) var store: Store
    /// What the pages are read with, as on a server's loop: it remembers.
    private var reader: Store
    private(set) var settings: SiteSettings
    /// What the sign-in page has asked to be sent; nobody sends it.
    let outbox = Outbox()
    let database: String
    let today = Day(iso: "2026-11-21") ?? Day(number: 0)
    private let time: Time

    /// The test's clock.
    final class Time: Sendable {
        private let seconds = Lock(1_795_258_800)
        var now: Int { seconds.withLock { $0 } }
        func wait(_ count: Int) { seconds.withLock { $0 += count } }
    }

    var now: Int { time.now }

    /// The product's own stylesheet and script.
    static let web = URL(filePath: #filePath).appending(path: "../../../Web").standardizedFileURL

    init(coursesFolder: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
        try SmallCourse.write(to: folder.appending(path: "Courses"))
        database = folder.appending(path: "test.db").path
        let time = Time()
        self.time = time
        let clock = Clock { time.now }
        let loader = CatalogLoader(
            courses: coursesFolder ?? folder.appending(path: "Courses").path, web: Self.web.path,
            database: database,
            clock: clock)
        // However small the register is: what the pages say from memory is tested too.
        let cache = RegisterCache(leastEmployments: 0)
        store = try Store(path: database, mode: .create, remembersFor: .writer, cache: cache)
        reader = try Store(path: database, mode: .existing, remembersFor: .reader, cache: cache)
        let catalog = try loader.load(replacing: nil)
        settings = SiteSettings(
            catalog: CatalogHolder(catalog, loader: loader), clock: clock, baseURL: nil, outbox: outbox,
            log: { _, text in
                Issue.record("logged: \(text)")
            })
        settings.registerCache = cache
        try makePeople()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func respond(to request: Request) -> Response {
        var site = Site(store: reader, settings: settings, lane: .loop)
        if site.resource(of: request).lane == .writer {
            site = Site(store: store, settings: settings, lane: .writer)
        }
        var response = Response(.serviceUnavailable)
        do {
            try site.batch { response = site.respond(to: request) }
        } catch {
            Issue.record(error)
            response = site.refusal(.serviceUnavailable, of: request)
        }
        // A health page that is red has not failed.
        if let reason = response.reason, request.path != HealthPage.path { Issue.record("failed: \(reason)") }
        return response
    }

    /// The server ends and another begins on the same file: what was only in memory is gone.
    func restart() throws {
        let cache = RegisterCache(leastEmployments: 0)
        store = try Store(path: database, mode: .existing, remembersFor: .writer, cache: cache)
        reader = try Store(path: database, mode: .existing, remembersFor: .reader, cache: cache)
        settings = SiteSettings(
            catalog: settings.catalog, clock: settings.clock, baseURL: settings.baseURL, outbox: outbox,
            log: settings.log)
        settings.registerCache = cache
    }

    func wait(_ seconds: Int) { time.wait(seconds) }

    func id(of ref: String) throws -> Int {
        try #require(try store.person(ref: ref), "nobody is called \(ref)")
    }

    private func makePeople() throws {
        let base = today.adding(months: -24)
        var administrations: [String: Int] = [:]
        for name in ["Vård", "Teknik"] {
            administrations[name] = try store.connection.insert(
                "INSERT INTO administration (name) VALUES (?)", Value(name))
        }
        for (code, name, administration) in [
            ("10", "Norr", "Vård"), ("20", "Söder", "Vård"), ("30", "Park", "Teknik"),
        ] {
            let unit = try store.connection.insert(
                "INSERT INTO unit (identity, code, name) VALUES (?1, ?1, ?2)", Value(code), Value(name))
            try store.connection.run(
                "INSERT INTO unit_administration (unit, from_day, administration) VALUES (?, ?, ?)",
                Value(unit),
                Value(base), Value(administrations[administration]))
        }
        try employ("chef-n", "Nora Nord", in: "10", from: base)
        try employ("chef-s", "Sune Söder", in: "20", from: base)
        try employ("anna", "Anna <Ny> & Co", in: "10", from: today.adding(months: -3))
        try employ("bert", "Bert Sen", in: "10", from: today.adding(months: -14))
        try employ("cia", "Cia Annan", in: "20", from: today.adding(months: -2))
        try employ("dag", "Dag Park", in: "30", from: today.adding(months: -2))
        for (ref, unit) in [("chef-n", "10"), ("chef-s", "20")] {
            try store.connection.run(
                "INSERT INTO unit_manager (unit, person, from_day) SELECT id, ?, ? FROM unit WHERE code = ?",
                Value(try id(of: ref)), Value(base), Value(unit))
        }
        for ref in ["hr", "hr-vard", "forf", "tittar"] {
            try store.connection.run("INSERT INTO person (ref, name) VALUES (?1, ?1)", Value(ref))
        }
        try store.grant(.hr, to: try id(of: "hr"), administration: nil, now: now)
        try store.grant(.hr, to: try id(of: "hr-vard"), administration: administrations["Vård"], now: now)
        try store.grant(.author, to: try id(of: "forf"), administration: nil, now: now)
        try store.grant(.reader, to: try id(of: "tittar"), administration: nil, now: now)
        try store.addRule(
            course: "prova", name: .start, value: base.adding(days: 1).description, from: base, why: "prov",
            who: "prov",
            now: now)
    }

    func employ(_ ref: String, _ name: String, in unit: String, from day: Day) throws {
        let person = try store.connection.insert(
            "INSERT INTO person (ref, name) VALUES (?, ?)", Value(ref), Value(name))
        let post = try store.connection.insert(
            "INSERT INTO employment (person, source, first_day, category, known_from) VALUES (?1, 'personal', ?2, 0, ?2)",
            Value(person), Value(day))
        try store.connection.run(
            "INSERT INTO placement (employment, from_day, unit) SELECT ?, ?, id FROM unit WHERE code = ?",
            Value(post),
            Value(day), Value(unit))
    }
}

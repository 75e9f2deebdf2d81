import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// A `TestSite` behind the real server, on a free port of loopback.
final class LiveSite {
    /// The product's own courses.
    static let courses = URL(filePath: #filePath).appending(path: "../../../Courses").standardizedFileURL.path

    let site: TestSite
    let base: String
    private let stopper: Server.Stopper
    private let ended = DispatchSemaphore(value: 0)

    let port: Int

    /// `settings` instead of the site's own.
    init(_ site: TestSite, settings: SiteSettings? = nil) throws {
        self.site = site
        let settings = settings ?? site.settings
        let path = site.database
        var configuration = Server.Configuration()
        configuration.port = 0
        configuration.commonFields = SecurityFields.all(isSecure: false)
        configuration.log = { settings.metrics.count($0) }
        let ready = DispatchSemaphore(value: 0)
        let found = Port()
        configuration.onReady = {
            found.number = $0
            ready.signal()
        }
        let server = Server(configuration: configuration) { lane in
            try Site(database: path, settings: settings, lane: lane)
        }
        let stopper = Server.Stopper()
        self.stopper = stopper
        let ended = ended
        Thread.detachNewThread {
            do { try server.run(stopper: stopper) } catch { Issue.record(error) }
            ready.signal()
            ended.signal()
        }
        ready.wait()
        port = found.number
        base = "http://127.0.0.1:\(port)"
    }

    deinit {
        stopper.stop()
        ended.wait()
    }

    /// A link that signs this person in once.
    func link(_ ref: String) throws -> String {
        let secret = Secret.random()
        try site.store.addSignInLink(secret, person: site.id(of: ref), expires: site.now + 3600)
        return "\(base)/logga-in/\(secret.text)"
    }

    // The semaphore orders the one write before the one read.
    private final class Port: @unchecked Sendable { var number = 0 }
}

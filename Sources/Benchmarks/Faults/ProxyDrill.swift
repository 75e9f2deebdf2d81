internal import Glibc

/// The proxy dies between a request and its answer, again and again, while people take a course through it and send what
/// was not answered once more. Nobody completes twice, and the server keeps no connection of a proxy that is gone.
enum ProxyDrill {
    private static let course = "vinr"
    /// The longest a proxy lives, in milliseconds.
    private static let longestRound = 400
    /// A proxy that stands still looks like one whose machine is gone: nothing ends its connections but the limits.
    private static let idleSeconds = 62
    private static let others = 16

    static func rows(rounds: Int) throws -> [Row] {
        do { try Tools.check() } catch { throw Skipped(why: "\(error)") }
        let product = try Product()
        let key = try TestKey(course: course)
        let people = try People(database: product.database)
        try people.forgetChapters()
        let server = try product.serve(errors: product.errors)
        let port = try Loopback.freePort()
        _ = try Client(port: server.port).get("/halsa")
        let before = try server.process.descriptorCount()
        let frozen = try frozenProxy(server, product)
        let held = try server.process.descriptorCount() - before
        let frozenAt = now()
        let proxies = Proxies(server: server, port: port, folder: product.folder.path)
        try proxies.next()
        let crowd = try ChildProcess(
            [
                "wrk", "-t1", "-c\(others)", "-d600s", "-H", "Cookie: kurskoll=\(people.learners[0].cookie)",
                "http://127.0.0.1:\(port)/",
            ], cores: Tools.loadCore)
        let waiting = try people.newcomers()
        let completedBefore = try people.completions()
        var (certificates, repeats) = (0, 0)
        for learner in waiting where proxies.count <= rounds {
            let client = try Client(port: port, cookie: learner.cookie)
            client.onLoss = proxies.next
            _ = try CourseWalk(course: course, client: client, key: key).run(link: nil)
            certificates += 1
            repeats += client.repeats
        }
        crowd.end(SIGKILL)
        proxies.end()
        let left = idleSeconds - (now() - frozenAt) / 1_000_000
        if left > 0 { sleep(UInt32(left)) }
        let after = try server.process.descriptorCount()
        frozen.process.end(SIGKILL)
        server.process.end()
        let stored = try people.completions() - completedBefore
        return [
            .count("proxies killed", proxies.count - 1, atLeast: rounds),
            .count("requests sent again, their answer lost", repeats),
            .count("courses completed through them", certificates),
            .none("completions stored beside the certificates shown", abs(stored - certificates)),
            .count("connections kept by a proxy that stands still", held),
            .none("descriptors of the server more than before, \(idleSeconds) seconds later", after - before),
        ]
    }

    /// A proxy that has connections to the server and then stands still.
    private static func frozenProxy(_ server: Served, _ product: Product) throws -> Nginx {
        let port = try Loopback.freePort()
        let proxy = try Nginx(before: server, port: port, folder: product.folder.path)
        _ = try ChildProcess(
            ["wrk", "-t1", "-c\(others)", "-d1s", "http://127.0.0.1:\(port)/hjalp"], cores: Tools.loadCore
        ).lines()
        kill(proxy.process.id, SIGSTOP)
        return proxy
    }

    /// One proxy after the other on the same port, each killed at some moment.
    private final class Proxies {
        private(set) var count = 0
        private let server: Served
        private let port: Int
        private let folder: String
        private var proxy: Nginx?
        private var killer: ChildProcess?

        init(server: Served, port: Int, folder: String) {
            (self.server, self.port, self.folder) = (server, port, folder)
        }

        func next() throws {
            _ = killer?.lines()
            proxy?.process.end(SIGKILL)
            let proxy = try Nginx(before: server, port: port, folder: folder)
            let pause = Int.random(in: 10...longestRound)
            let digits = String(1_000 + pause).dropFirst()
            killer = try ChildProcess(
                ["sh", "-c", "sleep 0.\(digits); kill -9 \(proxy.process.id) 2>/dev/null"], cores: "0,1")
            self.proxy = proxy
            count += 1
        }

        func end() {
            _ = killer?.lines()
            proxy?.process.end(SIGKILL)
        }
    }
}

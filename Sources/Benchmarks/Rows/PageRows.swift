/// Pages and files beside nginx: CPU time per request.
enum PageRows {
    static func stylesheet(_ bench: Bench) throws -> [Row] {
        [
            try cpu(
                "stylesheet \(bench.stylesheet.size) ÷ nginx as installed", bench, bench.stylesheet,
                .asInstalled,
                bound: 1.8, aim: 2.2),
            try cpu(
                "stylesheet ÷ nginx with open_file_cache", bench, bench.stylesheet, .openFileCache,
                bound: 1.3,
                aim: 1.6),
            try floor(bench),
        ]
    }

    /// What the kernel alone takes for the same bytes, heads included: how far nginx is from it says which of the
    /// bounds can be reached on this machine.
    private static func floor(_ bench: Bench) throws -> Row {
        let server = try bench.product.serve()
        let file = bench.product.folder.path + "/answer"
        let answer = try Client(port: server.port).get(bench.stylesheet.path)
        try File.write(Array(answer.head.utf8) + answer.body, to: file)
        let port = try Loopback.freePort()
        let bare = try ChildProcess([Tools.ownPath(), "bare-loop", "\(port)", file], cores: Tools.serverCore)
        try Product.wait(for: port, "bare-loop")
        let rounds = try bench.alternating {
            try cpuPerRequest(bench, server.process, server.port, bench.stylesheet.path).cpu
        } _: {
            try cpuPerRequest(bench, bare, port, bench.stylesheet.path).cpu
        }
        return Row(
            "stylesheet ÷ a bare loop of recv and send", ours: Figures.text(rounds.medianOfOurs) + " µs",
            peer: Figures.text(rounds.medianOfPeers) + " µs",
            value: Figures.median(rounds.map { $0.peer / $0.ours }), bound: .none)
    }

    static func chapter(_ bench: Bench) throws -> [Row] {
        // The bound is that of a page of 10 KB; the real chapters are longer, and nginx does not touch the bytes of
        // a file that the kernel sends for it.
        [
            try cpu(
                "chapter page \(bench.short.size) ÷ nginx static", bench, bench.short, .asInstalled, bound: 1,
                aim: 1.2),
            try cpu(
                "smallest real chapter \(bench.usual.size) ÷ nginx static", bench, bench.usual, .asInstalled),
            try cpu(
                "largest real chapter \(bench.largest.size) ÷ nginx static", bench, bench.largest,
                .asInstalled),
        ]
    }

    /// Processor time of one request, user and system, ours against nginx's for a file of the same bytes.
    private static func cpu(
        _ figure: String, _ bench: Bench, _ page: Bench.Page, _ setup: Nginx.Setup,
        bound: Double? = nil, aim: Double? = nil
    ) throws -> Row {
        let (server, nginx) = try servers(bench, page, setup)
        let rounds = try bench.alternating {
            try cpuPerRequest(bench, server.process, server.port, page.path)
        } _: {
            try cpuPerRequest(bench, nginx.process, nginx.port, "/page")
        }
        let perSecond = rounds.map { (ours: $0.ours.perSecond, peer: $0.peer.perSecond) }
        let cpu = rounds.map { (ours: $0.ours.cpu, peer: $0.peer.cpu) }
        func cell(_ cpu: Double, _ perSecond: Double) -> String {
            "\(Figures.text(cpu)) µs, \(Figures.text(perSecond))/s"
        }
        return Row(
            figure, ours: cell(cpu.medianOfOurs, perSecond.medianOfOurs),
            peer: cell(cpu.medianOfPeers, perSecond.medianOfPeers),
            value: Figures.median(cpu.map { $0.peer / $0.ours }),
            bound: bound.map { Row.Bound.atLeast($0) } ?? Row.Bound.none, aim: aim)
    }

    /// The product, and nginx with a file of the page's bytes as `/page`.
    static func servers(
        _ bench: Bench, _ page: Bench.Page, _ setup: Nginx.Setup
    ) throws -> (Served, Nginx) {
        // nginx names a type by the file's ending; without one it sends its default, which costs it the same.
        try File.write(page.bytes, to: bench.product.folder.path + "/page")
        return (try bench.product.serve(), try Nginx(setup, serving: bench.product.folder.path))
    }

    private static func cpuPerRequest(
        _ bench: Bench, _ server: ChildProcess, _ port: Int, _ path: String
    ) throws -> (cpu: Double, perSecond: Double) {
        let before = try server.cpuMicroseconds()
        // nginx is sent the cookie too: it has as many bytes to read.
        let run = try Wrk.run(port: port, path: path, cookie: bench.cookie, seconds: bench.seconds)
        return ((try server.cpuMicroseconds() - before) / Double(run.requests), run.perSecond)
    }
}

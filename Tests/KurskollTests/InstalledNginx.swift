import Foundation
import Testing

@testable import Kurskoll

/// A real nginx with the site that `install` writes, on free ports, with a certificate of its own; what the site
/// itself says of paths and ports on a server is put into a folder.
final class InstalledNginx {
    let folder: URL
    /// Of TLS, and of the redirect to it.
    let port: Int
    let plainPort: Int
    private let process = Process()

    static let host = "kurs.exempel.se"

    /// Why such a test cannot run here, or nil.
    static var missing: String? { ["nginx", "openssl", "curl"].compactMap(Tool.missing).first }

    /// `changes` are made in the site's text: what stands before each arrow must be there.
    init(in parent: URL, upstream: Int, secret: String, changes: [(String, String)] = []) throws {
        folder = parent.appending(path: "nginx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        (plainPort, port) = (try Self.freePort(), try Self.freePort())
        let installation = try Installation(host: Self.host, secret: secret)
        for file in installation.secretFiles {
            let name = URL(filePath: file.path).lastPathComponent
            try file.text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
        }
        var site = installation.nginxFile.text
        let places = [
            (installation.settings + "/", folder.path + "/"), ("/var/log/nginx/", folder.path + "/"),
            ("unix:\(installation.socket)", "127.0.0.1:\(upstream)"), ("listen [::]:80;", ""),
            ("listen [::]:443 ssl http2;", ""), ("listen 80;", "listen 127.0.0.1:\(plainPort);"),
            ("listen 443 ", "listen 127.0.0.1:\(port) "),
        ]
        for (old, new) in places + changes {
            try #require(site.contains(old), "the site says nothing of »\(old)«")
            site = site.replacing(old, with: new)
        }
        try site.write(to: folder.appending(path: "site.conf"), atomically: false, encoding: .utf8)
        // What Debian's own nginx.conf logs stands around it, and more: the site must be silent by itself.
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(folder.path)/\($0);" }.joined(separator: " ")
        try """
        daemon off; master_process off; user root; pid \(folder.path)/pid; error_log \(folder.path)/error.log info;
        events {}
        http { access_log \(folder.path)/access.log; \(temporary) include \(folder.path)/site.conf; }
        """.write(to: folder.appending(path: "nginx.conf"), atomically: false, encoding: .utf8)
        try run(
            "openssl",
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
                + ["-days", "2", "-subj", "/CN=\(Self.host)", "-keyout", "\(folder.path)/tls.key"]
                + ["-out", "\(folder.path)/tls.crt"])
        let settings = [
            "-c", "\(folder.path)/nginx.conf", "-p", folder.path, "-e", "\(folder.path)/error.log",
        ]
        try run("nginx", settings + ["-t"])
        process.executableURL = URL(filePath: Tool.path("nginx") ?? "")
        process.arguments = settings
        process.standardError = FileHandle.nullDevice
        try process.run()
        let limit = Date(timeIntervalSinceNow: 30)
        while (try? Loopback.send(port: plainPort, "GET", "/")) == nil {
            guard process.isRunning, Date() < limit else {
                throw Loopback.Failure(description: "nginx did not start")
            }
            sched_yield()
        }
    }

    deinit {
        // Never started where its configuration was refused; then its number would mean this very group.
        guard process.isRunning else { return }
        // The server under test holds back SIGTERM in this process, and its children inherit that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static func freePort() throws -> Int {
        let free = try LoopbackListener.open()
        close(free.descriptor)
        return free.port
    }

    /// Everything that nginx has written in its folder, by file.
    var logs: [String: String] {
        get throws {
            var found: [String: String] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where name.hasSuffix(".log") {
                found[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            }
            return found
        }
    }

    struct Answer {
        /// `2` for HTTP/2.
        var version = ""
        var status = 0
        var fields: [(name: String, value: String)] = []
        var body = Data()
        var text: String { String(decoding: body, as: UTF8.self) }

        subscript(name: String) -> String? { fields.first { $0.name == name.lowercased() }?.value }
    }

    /// Asks with curl, as a browser would: over TLS and, where the server knows it, HTTP/2. Cookies are kept in `jar`.
    func ask(_ path: String, jar: String? = nil, plain: Bool = false, _ options: [String] = []) throws
        -> Answer
    {
        let head = folder.appending(path: "head").path
        let origin = plain ? "http://\(Self.host):\(plainPort)" : "https://\(Self.host):\(port)"
        let port = plain ? plainPort : port
        var arguments = [
            "-s", "-k", "--max-time", "120", "--resolve", "\(Self.host):\(port):127.0.0.1", "-D", head,
        ]
        // A cookie of a name with __Host- is sent back to where it came from, whatever the port.
        if let jar { arguments += ["-b", "\(folder.path)/\(jar)", "-c", "\(folder.path)/\(jar)"] }
        try? FileManager.default.removeItem(atPath: head)
        var answer = Answer()
        answer.body = try run("curl", arguments + options + [origin + path])
        // The last head: one of 100 Continue may stand before it.
        let heads = try String(contentsOfFile: head, encoding: .utf8).replacing("\r\n", with: "\n")
            .components(separatedBy: "\n\n").filter { !$0.isEmpty }
        let lines = (heads.last ?? "").split(separator: "\n")
        let words = lines.first?.split(separator: " ") ?? []
        answer.version = words.first.map { String($0.dropFirst("HTTP/".count)) } ?? ""
        answer.status = words.dropFirst().first.flatMap { Int($0) } ?? 0
        answer.fields = lines.dropFirst().compactMap { line in
            line.firstIndex(of: ":").map {
                (
                    line[..<$0].lowercased(),
                    line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces)
                )
            }
        }
        return answer
    }

    /// Runs a tool to its end and gives what it writes.
    @discardableResult
    private func run(_ tool: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        let output = Pipe()
        let errors = folder.appending(path: "errors")
        try Data().write(to: errors)
        process.executableURL = URL(filePath: Tool.path(tool) ?? "")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let why = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
            throw Loopback.Failure(description: "\(tool) \(process.terminationStatus): \(why)")
        }
        return said
    }
}

internal import Glibc

/// nginx with one worker, which serves the files of a folder or stands before a server.
final class Nginx {
    let process: ChildProcess
    let port: Int

    /// How it is set up. Both leave out what would slow it: the log of requests, and the connection that is
    /// closed after a thousand of them.
    enum Setup: String {
        /// As Debian's nginx.conf has it.
        case asInstalled
        /// Files stay open between requests.
        case openFileCache
    }

    convenience init(_ setup: Setup, serving folder: String) throws(Failure) {
        let cache =
            setup == .openFileCache ? "open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;" : ""
        try self.init(
            port: try Loopback.freePort(), place: "\(folder)/nginx-\(setup.rawValue)",
            http: "\(cache) types { text/html html; text/css css; }", server: "root \(folder);")
    }

    /// One that passes everything on to a server and keeps its connections to it, as README sets it up.
    convenience init(before server: Served, port: Int, folder: String) throws(Failure) {
        try self.init(
            port: port, place: "\(folder)/nginx-\(port)",
            http: "upstream kurskoll { server 127.0.0.1:\(server.port); keepalive 16; }",
            server: """
                location / {
                    proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;
                    proxy_pass http://kurskoll;
                }
                """)
    }

    private init(port: Int, place: String, http: String, server: String) throws(Failure) {
        self.port = port
        mkdir(place, 0o700)
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(place);" }.joined(separator: " ")
        // Started by root it would give up the right to read our folder, so it stays who it is.
        let user = getuid() == 0 ? "user root;" : ""
        let configuration = """
            \(user) master_process off; daemon off; worker_processes 1; pid \(place)/pid; error_log \(place)/errors crit;
            events { worker_connections 2048; }
            http {
                sendfile on; tcp_nopush on; types_hash_max_size 2048; access_log off; keepalive_requests 1000000000;
                \(http) \(temporary)
                server { listen 127.0.0.1:\(port); \(server) }
            }
            """
        try File.write(Array(configuration.utf8), to: "\(place)/nginx.conf")
        process = try ChildProcess(
            ["nginx", "-p", place, "-e", "\(place)/errors", "-c", "\(place)/nginx.conf"],
            cores: Tools.serverCore)
        try Product.wait(for: port, "nginx")
    }
}

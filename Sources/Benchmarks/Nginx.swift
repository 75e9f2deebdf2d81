internal import Glibc

/// nginx with one worker, which serves the files of a folder.
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

    init(_ setup: Setup, serving folder: String) throws(Failure) {
        port = try Loopback.freePort()
        let place = "\(folder)/nginx-\(setup.rawValue)"
        mkdir(place, 0o700)
        let cache =
            setup == .openFileCache ? "open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;" : ""
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(place);" }.joined(separator: " ")
        // Started by root it would give up the right to read our folder, so it stays who it is.
        let user = getuid() == 0 ? "user root;" : ""
        let configuration = """
            \(user) master_process off; daemon off; worker_processes 1; pid \(place)/pid; error_log \(place)/errors crit;
            events { worker_connections 2048; }
            http {
                sendfile on; tcp_nopush on; types_hash_max_size 2048; access_log off; keepalive_requests 1000000000;
                types { text/html html; text/css css; }
                \(cache) \(temporary)
                server { listen 127.0.0.1:\(port); root \(folder); }
            }
            """
        try File.write(Array(configuration.utf8), to: "\(place)/nginx.conf")
        process = try ChildProcess(
            ["nginx", "-p", place, "-e", "\(place)/errors", "-c", "\(place)/nginx.conf"],
            cores: Tools.serverCore)
        try Product.wait(for: port, "nginx")
    }
}

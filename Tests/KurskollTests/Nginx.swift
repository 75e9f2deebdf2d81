import Foundation
import Glibc
import Testing

/// A real nginx on a free port, with `auth_request` to an identity provider, as README's example has it.
final class Nginx {
    let port: Int
    private let process = Process()

    init(in folder: URL, site: Int, identity: Int, secret: String) throws {
        let free = try LoopbackListener.open()
        close(free.descriptor)
        port = free.port
        let file = folder.appending(path: "nginx.conf")
        try """
        daemon off; master_process off; user root;
        pid \(folder.path)/nginx.pid; error_log \(folder.path)/nginx.log;
        events {}
        http {
            access_log off;
            client_body_temp_path \(folder.path)/body; proxy_temp_path \(folder.path)/proxy;
            fastcgi_temp_path \(folder.path)/fastcgi; uwsgi_temp_path \(folder.path)/uwsgi;
            scgi_temp_path \(folder.path)/scgi;
            server {
                listen 127.0.0.1:\(port);
                location / {
                    auth_request /identity;
                    auth_request_set $login $upstream_http_x_user;
                    proxy_set_header Kurskoll-User $login;
                    proxy_set_header Kurskoll-Secret \(secret);
                    proxy_set_header X-Forwarded-For $remote_addr;
                    proxy_pass http://127.0.0.1:\(site);
                }
                location = /identity {
                    internal;
                    proxy_pass http://127.0.0.1:\(identity);
                    proxy_pass_request_body off;
                    proxy_set_header Content-Length "";
                }
            }
        }
        """.write(to: file, atomically: false, encoding: .utf8)
        process.executableURL = URL(filePath: Tool.path("nginx") ?? "")
        process.arguments = ["-c", file.path, "-p", folder.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        let limit = Date(timeIntervalSinceNow: 30)
        while (try? Loopback.send(port: port, "GET", "/")) == nil {
            guard process.isRunning, Date() < limit else {
                throw Loopback.Failure(description: "nginx did not start")
            }
            sched_yield()
        }
    }

    deinit {
        // The server under test holds back SIGTERM in this process, and its children inherit that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

/// Knows whom the cookie `idp` names: 200 and `X-User`, else 401.
final class IdentityProvider {
    let port: Int
    private let listener: Int32

    init() throws {
        (listener, port) = try LoopbackListener.open()
        let listener = listener
        Thread.detachNewThread {
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                Self.answer(client)
                close(client)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func answer(_ client: Int32) {
        var head = ""
        while !head.contains("\r\n\r\n") {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            head += String(decoding: buffer[..<count], as: UTF8.self)
        }
        let user = head.firstMatch(of: /idp=(\w+)/).map { String($0.1) }
        let status = user.map { "200 OK\r\nX-User: \($0)" } ?? "401 Unauthorized"
        let bytes = Array("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
        _ = Glibc.send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}

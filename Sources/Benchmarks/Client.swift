internal import Glibc

/// One browser: a connection that is kept, and a session's cookie. Waits for each answer.
final class Client {
    private let port: Int
    private var socket: Int32
    private var piece = [UInt8](repeating: 0, count: 1 << 16)
    private(set) var cookie: String?
    /// What is done when the connection is lost before the answer, after which the same is sent again on a new one; nil
    /// where that is a failure.
    var onLoss: (() throws -> Void)?
    /// How often something was sent again.
    private(set) var repeats = 0

    init(port: Int, cookie: String? = nil) throws(Failure) {
        self.port = port
        self.cookie = cookie
        socket = try Loopback.connected(port: port)
    }

    deinit { close(socket) }

    func get(_ path: String) throws -> Answer { try ask(Message.get(path, cookie: cookie)) }

    func post(_ path: String, _ form: String) throws -> Answer {
        try ask(Message.post(path, form, cookie: cookie))
    }

    private func ask(_ message: [UInt8]) throws -> Answer {
        while true {
            do {
                return try askOnce(message)
            } catch {
                guard let onLoss else { throw error }
                try onLoss()
                close(socket)
                socket = try Loopback.connected(port: port)
                repeats += 1
            }
        }
    }

    private func askOnce(_ message: [UInt8]) throws(Failure) -> Answer {
        let lost = Failure("127.0.0.1:\(port)", "the server hung up", "look at what it wrote above")
        guard Loopback.send(message, to: socket) else { throw lost }
        var bytes: [UInt8] = []
        while true {
            let count = recv(socket, &piece, piece.count, 0)
            guard count > 0 else { throw lost }
            bytes += piece[..<count]
            guard let head = try AnswerHead(bytes), bytes.count >= head.bytes + head.bodyBytes else {
                continue
            }
            let answer = Answer(
                status: head.status, head: String(decoding: bytes[..<head.bytes], as: UTF8.self),
                body: Array(bytes[head.bytes...]))
            if let set = answer.field("Set-Cookie"), set.hasPrefix("kurskoll=") {
                cookie = String(set.dropFirst(9).prefix { $0 != ";" })
            }
            return answer
        }
    }
}

/// Requests as bytes.
enum Message {
    static func get(_ path: String, cookie: String? = nil) -> [UInt8] {
        Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(line(cookie))\r\n".utf8)
    }

    static func post(_ path: String, _ form: String, cookie: String? = nil) -> [UInt8] {
        let head = """
            POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(line(cookie))\
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n
            """
        return Array((head + form).utf8)
    }

    private static func line(_ cookie: String?) -> String {
        cookie.map { "Cookie: kurskoll=\($0)\r\n" } ?? ""
    }
}

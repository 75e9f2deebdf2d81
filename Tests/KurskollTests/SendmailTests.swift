import Foundation
import Synchronization
import Testing

@testable import Kurskoll

/// The program that takes mail: scripts of the test's own, and Debian's msmtp with a mail server of the test's own.
@Suite final class SendmailTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A script in place of sendmail; `$HERE` is its folder.
    private func script(_ text: String) throws -> Sendmail {
        let file = folder.appending(path: "sendmail")
        try "#!/bin/sh\nHERE=\(folder.path)\n\(text)\n".write(to: file, atomically: false, encoding: .utf8)
        // By its interpreter: another test that starts a program just now would hold the file open for writing.
        return try Sendmail("/bin/sh \(file.path) --extra")
    }

    private func kept(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private func failure(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return "\(error)" }
    }

    @Test func `the message comes on standard input, the words of the command and -t -i as arguments`() throws
    {
        try script("echo \"$@\" > $HERE/arguments; cat > $HERE/message").send(Array("To: a\n\nHej å\n".utf8))
        #expect(try kept("arguments") == "--extra -t -i\n")
        #expect(try kept("message") == "To: a\n\nHej å\n")
    }

    @Test func `no shell reads the command`() throws {
        let sendmail = try Sendmail("/bin/echo $(touch \(folder.path)/x) ; touch \(folder.path)/x")
        try sendmail.send([])
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "x").path))
    }

    @Test func `a child has no signal blocked or ignored, and no more of the environment than it needs`()
        throws
    {
        var all = sigset_t()
        sigfillset(&all)
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let sendmail = try script(
            "grep -E 'SigBlk|SigIgn' /proc/self/status > $HERE/signals; env > $HERE/env")
        try sendmail.send([])
        let sets = try kept("signals").split(separator: "\n").compactMap { UInt64($0.suffix(16), radix: 16) }
        // 32 and 33 are the C library's own, which it ignores in every child.
        #expect(sets.count == 2 && sets.allSatisfy { $0 & 0x7FFF_FFFF == 0 })
        let names = Set(try kept("env").split(separator: "\n").map { $0.prefix { $0 != "=" } })
        #expect(names.isSubset(of: ["PATH", "HOME", "USER", "LOGNAME", "PWD", "_", "SHLVL", "OLDPWD"]))
    }

    @Test func `a program that refuses, dies, is missing or never reads is a sentence without an address`()
        throws
    {
        let message = Array("To: anna@x.se\n\n".utf8)
        for (text, reason) in [("exit 75", "svarade 75"), ("kill -9 $$", "dog av signal 9")] {
            #expect(failure { try script(text).send(message) } == "programmet i --sendmail \(reason)")
        }
        #expect(
            failure { try Sendmail("/finns/inte").send(message) }?.hasPrefix(
                "programmet i --sendmail går inte att köra") == true)
        try script("exit 0").send([UInt8](repeating: 65, count: 60_000))
        #expect(throws: UsageError.self) { try Sendmail("  ") }
    }

    @Test func `a program that hangs is ended with all that it has started`() throws {
        // Both sleepers hold the pipe open: its reader sees the end of it when the last of them is gone.
        let held = folder.appending(path: "held").path
        mkfifo(held, 0o600)
        var watched = pollfd(fd: open(held, O_RDONLY | O_NONBLOCK), events: Int16(POLLIN), revents: 0)
        defer { close(watched.fd) }
        var sendmail = try script("exec 3> $HERE/held; sleep 1000 & sleep 1000")
        sendmail.limitSeconds = 1
        #expect(failure { try sendmail.send([]) } == "programmet i --sendmail blev inte klart på 1 s")
        #expect(poll(&watched, 1, 60_000) == 1 && watched.revents & Int16(POLLHUP) != 0)
    }

    @Test(.enabled(if: Tool.missing("msmtp") == nil, Comment(rawValue: Tool.missing("msmtp") ?? "")))
    func `msmtp takes a message and gives it to the mail server whole`() throws {
        let server = try MailServer()
        let settings = folder.appending(path: "msmtprc")
        try """
        account default
        host 127.0.0.1
        port \(server.port)
        from kurser@x.se
        auth off
        tls off
        """.write(to: settings, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: settings.path)
        let message = MailMessage(
            sender: "kurser@x.se", recipient: "anna@x.se", subject: "Länk", text: "Hej å\n.\nslut\n", date: 0,
            id: "a")
        try Sendmail("msmtp -C \(settings.path)").send(message.bytes)
        let received = server.received()
        #expect(received.recipients == ["<anna@x.se>"])
        #expect(received.text.contains("Subject: =?UTF-8?B?TMOkbms=?=\r\n"))
        #expect(received.text.hasSuffix("\r\n\r\nHej å\r\n.\r\nslut\r\n"))
        let dead = try Sendmail("msmtp -C \(settings.path)")
        #expect(
            failure { try dead.send(message.bytes) }?.contains("svarade") == true,
            "the server takes one message only")
    }
}

/// Programs from Debian's packages that a test drives.
enum Tool {
    /// Why such a test cannot run here, or nil.
    static func missing(_ name: String) -> String? {
        path(name) == nil ? "\(name) is missing; .ci/run installs it" : nil
    }

    static func path(_ name: String) -> String? {
        let folders = "\(ProcessInfo.processInfo.environment["PATH"] ?? ""):/usr/sbin".split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// A mail server on a free port that takes one message (RFC 5321) and then hangs up for good.
final class MailServer {
    let port: Int
    private let listener: Int32
    private let done = DispatchSemaphore(value: 0)
    private let message = Received()

    // The semaphore orders the writes of the one thread before the reads of the other.
    private final class Received: @unchecked Sendable {
        var recipients: [String] = []
        var text = ""
    }

    init() throws {
        (listener, port) = try LoopbackListener.open()
        let (listener, done, message) = (listener, done, message)
        Thread.detachNewThread {
            let client = accept(listener, nil, nil)
            close(listener)
            Self.converse(client, message)
            close(client)
            done.signal()
        }
    }

    func received() -> (recipients: [String], text: String) {
        done.wait()
        return (message.recipients, message.text)
    }

    private static func converse(_ client: Int32, _ message: Received) {
        var waiting: [UInt8] = []
        func line() -> String? {
            while true {
                if let end = waiting.firstRange(of: Array("\r\n".utf8)) {
                    defer { waiting.removeSubrange(..<end.upperBound) }
                    return String(decoding: waiting[..<end.lowerBound], as: UTF8.self)
                }
                var buffer = [UInt8](repeating: 0, count: 4096)
                let count = recv(client, &buffer, buffer.count, 0)
                guard count > 0 else { return nil }
                waiting += buffer[..<count]
            }
        }
        func say(_ text: String) {
            let bytes = Array((text + "\r\n").utf8)
            _ = Glibc.send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }
        say("220 test")
        while let command = line() {
            switch command.prefix(4).uppercased() {
            case "EHLO": say("250-test\r\n250 8BITMIME")
            case "RCPT":
                message.recipients += [String(command.dropFirst("RCPT TO:".count).prefix { $0 != " " })]
                say("250 ok")
            case "DATA":
                say("354 go on")
                while let text = line(), text != "." {
                    // Dots at the beginning are doubled on the way (RFC 5321 §4.5.2).
                    message.text += (text.hasPrefix(".") ? String(text.dropFirst()) : text) + "\r\n"
                }
                say("250 taken")
            case "QUIT":
                say("221 bye")
                return
            default: say("250 ok")
            }
        }
    }
}

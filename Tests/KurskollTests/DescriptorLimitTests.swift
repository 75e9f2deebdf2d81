import Foundation
import Testing

@testable import Kurskoll

/// A server that the system gives no more descriptors: it has as many as it may, which only another process can take
/// from it and give back.
@Suite(.enabled(if: Tool.missing("prlimit") == nil, Comment(rawValue: Tool.missing("prlimit") ?? "")))
struct DescriptorLimitTests {
    private let site: TestSite
    private let program: Program
    private let port: Int

    init() throws {
        site = try TestSite()
        program = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path], in: site.folder)
        let line = try program.line(with: "http://")
        port = try #require(line.split(separator: ":").last.flatMap { Int($0) })
    }

    private var descriptors: Set<Int> {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(
                atPath: "/proc/\(program.identifier)/fd")
            return Set(names.compactMap { Int($0) })
        }
    }

    /// What the loop's epoll watches.
    private var watched: Set<Int> {
        get throws {
            let folder = "/proc/\(program.identifier)"
            let epoll = try #require(
                try descriptors.first {
                    let target = try? FileManager.default.destinationOfSymbolicLink(
                        atPath: "\(folder)/fd/\($0)")
                    return target == "anon_inode:[eventpoll]"
                })
            let lines = try String(contentsOfFile: "\(folder)/fdinfo/\(epoll)", encoding: .utf8)
            return Set(lines.matches(of: /tfd: *(\d+)/).compactMap { Int($0.1) })
        }
    }

    /// Descriptors of this number or above can't be had any longer.
    private func limit(_ number: String) throws {
        let tool = Process()
        tool.executableURL = URL(filePath: try #require(Tool.path("prlimit")))
        tool.arguments = ["--pid", "\(program.identifier)", "--nofile=\(number):"]
        try tool.run()
        tool.waitUntilExit()
        try #require(tool.terminationStatus == 0)
    }

    @Test
    func `without descriptors nobody is accepted, those connected go on, and with some all are answered`()
        throws
    {
        // The listener, and how a loop is woken.
        let always = try watched
        #expect(always.count == 2)
        let connected = try KeptConnection(port: port)
        func isAnswered(_ client: KeptConnection) throws {
            client.ask("/logga-in")
            #expect(try client.status() == 200)
        }
        try isAnswered(connected)
        #expect(try watched.isSuperset(of: always))
        let taken = try descriptors
        try limit("\((0...).first { !taken.contains($0) } ?? 0)")
        var waiting: [KeptConnection] = []
        // Once a second the loop looks whether there are descriptors again, so one moment proves nothing.
        while try watched.isSuperset(of: always) {
            try #require(waiting.count < 1_000, "the listener is watched, though nobody can be accepted")
            waiting.append(try KeptConnection(port: port))
            waiting.last?.ask("/logga-in")
            try isAnswered(connected)
        }
        try isAnswered(connected)
        try limit("1000")
        #expect(!waiting.isEmpty)
        for client in waiting { #expect(try client.status() == 200) }
        #expect(try watched.isSuperset(of: always))
        try isAnswered(connected)
        #expect(program.stop() == 0)
    }
}

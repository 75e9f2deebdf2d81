import Foundation
import Testing

@testable import Kurskoll

/// Programs that others wrote against the built one: that they understand it shows that it means what the RFCs do.
@Suite(.serialized) struct OtherClientsTests {
    private let site: TestSite
    private let program: Program
    private let base: String
    /// The stylesheet's address and bytes.
    private let file: (address: String, bytes: Data)

    init() throws {
        site = try TestSite()
        program = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path], in: site.folder)
        let line = try program.line(with: "http://")
        base = String(line[try #require(line.range(of: "http://")).lowerBound...])
        let page = Browser(site)
        page.get("/logga-in")
        let start = try #require(page.page.range(of: "/fil/"))
        let path = page.page[start.lowerBound...].prefix { $0 != "\"" }
        file = (base + path, try Data(contentsOf: TestSite.web.appending(path: "kurskoll.css")))
    }

    private func run(_ tool: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Tool.path(tool)))
        process.arguments = arguments
        process.currentDirectoryURL = site.folder
        process.environment = ["LC_ALL": "C", "TERM": "dumb"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
    }

    /// What curl says of an exchange: `format` as curl(1) has it for `--write-out`.
    private func curl(_ format: String, _ arguments: String...) throws -> String {
        try run("curl", ["--silent", "--output", "/dev/null", "--write-out", format] + arguments)
    }

    @Test(.enabled(if: Tool.path("curl") != nil, "curl is missing; .ci/run installs it"))
    func `curl understands every kind of answer`() throws {
        defer { program.kill() }
        let size = file.bytes.count
        let long = String(repeating: "a", count: 9_000)
        #expect(try curl("%{http_version} %{http_code}", "\(base)/halsa") == "1.1 200")
        #expect(try curl("%{http_version} %{http_code}", "--http1.0", "\(base)/halsa") == "1.1 200")
        #expect(try curl("%{http_code} %{size_download}", "--head", file.address) == "200 0")
        // RFC 9110, section 14: one range is answered, several are answered with the whole.
        for (range, answer) in [
            ("0-99", "206 100"), ("-10", "206 10"), ("\(size - 5)-", "206 5"),
            ("0-\(size * 2)", "206 \(size)"),
            ("0-1,4-5", "200 \(size)"),
        ] {
            #expect(
                try curl("%{http_code} %{size_download}", "--range", range, file.address) == answer,
                "\(range)")
        }
        #expect(try curl("%{http_code}", "--range", "\(size)-", file.address) == "416")
        #expect(try curl("%{http_code}", "--path-as-is", "\(base)/fil/../../etc/passwd") == "400")
        #expect(try curl("%{http_code}", "\(base)/\(long)") == "414")
        #expect(try curl("%{http_code}", "--header", "X: \(long)\(long)\(long)\(long)", base) == "431")
        #expect(try curl("%{http_code}", "--header", "Expect: magic", "\(base)/halsa") == "417")
        #expect(try curl("%{http_code}", "--upload-file", "Courses/prova/kurs.md", "\(base)/halsa") == "405")
        #expect(try curl("%{http_code}", "--upload-file", Program.path.path, "\(base)/halsa") == "413")
        let form = ["--data", "sprak=en", "\(base)/sprak"]
        for fields in [
            [], ["--header", "Transfer-Encoding: chunked"], ["--header", "Expect: 100-continue"],
        ] {
            let said = try run(
                "curl", ["--silent", "--output", "/dev/null", "--write-out", "%{http_code}"] + fields + form)
            #expect(said == "303", "\(fields)")
        }
        let thrice = (0..<3).flatMap { _ in ["--output", "/dev/null", "\(base)/halsa"] }
        #expect(
            try run("curl", ["--silent", "--write-out", "%{num_connects} "] + thrice) == "1 0 0 ",
            "three requests take one connection")
    }

    @Test(.enabled(if: Tool.path("curl") != nil, "curl is missing; .ci/run installs it"))
    func `curl goes on with half a file, and does not fetch what it has`() throws {
        defer { program.kill() }
        _ = try run("curl", ["--silent", "--range", "0-999", "--output", "half", file.address])
        _ = try run("curl", ["--silent", "--continue-at", "-", "--output", "half", file.address])
        #expect(try Data(contentsOf: site.folder.appending(path: "half")) == file.bytes)
        #expect(try curl("%{http_code}", "--etag-save", "tag", file.address) == "200")
        #expect(
            try curl("%{http_code} %{size_download}", "--etag-compare", "tag", file.address) == "304 0")
    }

    @Test(.enabled(if: Tool.path("python3") != nil, "python3 is missing"))
    func `Python's http client keeps a connection for requests of every kind`() throws {
        defer { program.kill() }
        let script = """
            import http.client, sys
            c = http.client.HTTPConnection(sys.argv[1]); c.connect(); first = c.sock
            def ask(method, path, *rest, **more):
                c.request(method, path, *rest, **more); a = c.getresponse(); b = a.read()
                print(a.status, len(b) if method == 'HEAD' or a.status == 206 else '', a.version, c.sock is first)
            form = {'Content-Type': 'application/x-www-form-urlencoded'}
            ask('GET', '/logga-in'); ask('HEAD', '/logga-in')
            ask('POST', '/sprak', b'sprak=en', form)
            ask('POST', '/sprak', iter([b'spr', b'ak=', b'en']), form, encode_chunked=True)
            ask('GET', sys.argv[2], headers={'Range': 'bytes=5-9'})
            ask('GET', '/finns-inte'); ask('DELETE', '/halsa')
            for _ in range(200): c.request('GET', '/halsa'); assert c.getresponse().read() == b'ok\\n'
            ask('GET', '/halsa')
            """
        let path = String(file.address.dropFirst(base.count))
        let said = try run("python3", ["-c", script, String(base.dropFirst("http://".count)), path])
        let expected = ["200 ", "200 0", "303 ", "303 ", "206 5", "404 ", "405 ", "200 "]
        #expect(said == expected.map { "\($0) 11 True\n" }.joined())
    }

    /// Each kind with more connections than there are workers, for six seconds; `-p` is how long its own normal
    /// client waits before it says that the service is gone.
    @Test(.enabled(if: Tool.path("slowhttptest") != nil, "slowhttptest is missing; .ci/run installs it"))
    func `slow heads, slow bodies and slow readers do not keep a normal client waiting`() throws {
        defer { program.kill() }
        let kinds = [
            ["-H", "-u", "\(base)/logga-in"], ["-B", "-s", "8192", "-u", "\(base)/sprak"],
            ["-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3", "-u", file.address],
        ]
        for kind in kinds {
            let said = try run(
                "slowhttptest", ["-c", "300", "-r", "150", "-i", "3", "-l", "6", "-p", "3"] + kind)
            let states = said.split(separator: "\n").filter { $0.contains("service available:") }
            #expect(states.count >= 2 && states.allSatisfy { $0.contains("YES") }, "\(kind[0]): \(said)")
            #expect(said.contains("Exit status:"), "\(kind[0]): \(said)")
        }
    }
}

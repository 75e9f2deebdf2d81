@testable import HTTP

/// Feeds what libFuzzer makes up to everything that reads bytes of strangers. A crash, a hang or two readings that
/// differ end the run, and the input is kept in a file.
///
///     KURSKOLL_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product Fuzz
///     mkdir -p .build/corpus && .build/fuzz/release/Fuzz seed .build/corpus
///     SWIFT_BACKTRACE=enable=no .build/fuzz/release/Fuzz .build/corpus -runs=20000000 -max_len=2048
@main
enum Fuzz {
    static func main() throws {
        if CommandLine.argc == 3, CommandLine.arguments[1] == "seed" {
            try Seeds.write(to: CommandLine.arguments[2])
            return
        }
        var count = CommandLine.argc
        var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        _ = runDriver(&count, &words) { start, count in
            Input(UnsafeBufferPointer(start: start, count: count)).read()
            return 0
        }
    }
}

/// libFuzzer's own way in, for programs that have a `main` (FuzzerInterface.h).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// One made-up input: a byte that says how it is cut, and the bytes of a connection.
struct Input {
    private let cut: Int
    private let bytes: [UInt8]

    init(_ input: UnsafeBufferPointer<UInt8>) {
        cut = Int(input.first ?? 0)
        bytes = Array(input.dropFirst())
    }

    func read() {
        let whole = Reading(bytes, cutAfter: { _ in .max })
        // Pieces of one size, or of sizes that the bytes themselves decide.
        let pieces = Reading(bytes) { cut < 32 ? cut + 1 : 1 + (cut ^ Int(bytes[$0])) % 61 }
        precondition(whole == pieces, "another reading when cut")
        for request in whole.requests { look(at: request) }
        _ = try? Form(decoding: bytes[...])
        // Half of the numbers of a date are of any length, which made-up bytes seldom come to by themselves.
        for line in bytes.split(separator: 0x0A).prefix(4) {
            let text = String(decoding: line, as: UTF8.self)
            _ = HTTPDate.seconds(text, now: 1_800_000_000)
            _ = HTTPDate.seconds("Sun Nov \(text) 08:49:37 1994", now: 1_800_000_000)
            _ = HTTPDate.seconds("Sunday, \(text)-Nov-94 08:49:37 GMT", now: 1_800_000_000)
            _ = ByteRange("bytes=\(text)", length: 100)
        }
        if let boundary = bytes.split(separator: 0x0A, maxSplits: 1).first {
            let text = String(decoding: boundary.filter(\.isTokenCharacter), as: UTF8.self)
            _ = try? MultipartForm(decoding: bytes, boundary: text)
        }
    }

    /// What pages ask of a request.
    private func look(at request: Request) {
        // By bytes, as a file system sees it: a letter may join the slash before it.
        precondition(
            request.path.utf8.first == UInt8(ascii: "/") || request.path == "*", "a path that is none")
        precondition(
            !request.path.utf8.split(separator: UInt8(ascii: "/"))
                .contains { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) },
            "a way out of the folder")
        precondition(!request.path.utf8.contains(0), "NUL in the path")
        _ = request.cookie("kurskoll")
        _ = try? request.form()
        _ = try? request.queryForm()
        if case .bytes(let body) = request.body, let part = try? request.multipartForm() {
            precondition(
                part.parts.allSatisfy { $0.bytes.count <= body.count }, "a part longer than its form")
        }
        for (_, value) in request.fields.all {
            precondition(
                !value.utf8.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 }, "a line end in a value")
            precondition(value.isStreamSafe, "a text that takes long to compare")
        }
        let file = Representation(
            bytes: Self.file, type: "text/css", hash: "0", cacheControl: "no-cache", modified: 784_111_777)
        let response = file.response(to: request, now: 1_800_000_000)
        if case .bytes(let sent) = response.body {
            precondition(sent.count <= Self.file.count, "too long a part")
        }
        var encoder = ResponseEncoder(commonFields: Fields())
        var output: [UInt8] = []
        let exchange = ResponseEncoder.Exchange(
            method: request.method, isHTTP10: request.isHTTP10, keepsConnection: request.keepsConnection)
        _ = encoder.encode(response, for: exchange, seconds: 1_800_000_000, to: &output)
    }

    private static let file = [UInt8](repeating: 0x61, count: 100)
}

/// What a parser makes of a connection's bytes, cut somehow.
struct Reading: Equatable {
    private(set) var requests: [Request] = []
    private var refused: Int?

    init(_ bytes: [UInt8], cutAfter size: (Int) -> Int) {
        var parser = RequestParser()
        let policy = RequestParser.Policy(
            resource: { _ in Resource(lane: .loop, bodyLimit: 4096, pattern: nil) }, spool: Spool(in: "/tmp"))
        var held: [UInt8] = []
        var fed = 0
        while fed < bytes.count, refused == nil {
            let end = min(bytes.count, fed &+ min(size(fed), bytes.count))
            held += bytes[fed..<end]
            fed = end
            var position = 0
            reading: while true {
                switch parser.next(held.span, at: &position, policy: policy) {
                case .incomplete: break reading
                case .request(let request): requests.append(request)
                case .refused(let refusal):
                    refused = refusal.status.code
                    break reading
                }
            }
            precondition(position <= held.count, "read beyond the end")
            held.removeFirst(position)
        }
    }

    static func == (one: Reading, other: Reading) -> Bool {
        one.refused == other.refused && one.requests.count == other.requests.count
            && zip(one.requests, other.requests).allSatisfy { first, second in
                first.method == second.method && first.path == second.path && first.query == second.query
                    && first.fields.bytes == second.fields.bytes
                    && first.keepsConnection == second.keepsConnection
                    && content(first) == content(second)
            }
    }

    private static func content(_ request: Request) -> [UInt8] {
        switch request.body {
        case .bytes(let bytes): bytes
        case .file(let file): file.read(0..<file.length) ?? []
        }
    }
}

internal import Glibc

/// What the benchmark says, at once: who waits for a line of a child must not wait for a full buffer.
enum Output {
    /// A line on standard output.
    static func say(_ line: String) { write(line, to: 1) }

    /// A line on standard error: progress, and why something can't be done.
    static func note(_ line: String) { write(line, to: 2) }

    private static func write(_ line: String, to descriptor: Int32) {
        var rest = Array((line + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

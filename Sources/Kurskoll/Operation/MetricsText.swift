/// The text format of Prometheus, version 0.0.4
/// (prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
struct MetricsText {
    static let type = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""
    /// Of the samples that follow.
    private var name = ""

    enum Kind: String { case counter, gauge, histogram }

    /// Begins a metric. A name stands once, before all its samples.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func sample(_ labels: [(name: String, value: String)] = [], _ value: Int) {
        line("", labels, "\(value)")
    }

    mutating func sample(_ value: Int) { sample([], value) }

    /// Counts by upper bounds in microseconds, each with its own only and one more for what is above all; and the sum of
    /// all durations. In the format they are in seconds, and each bound counts those below it too.
    mutating func histogram(
        _ labels: [(name: String, value: String)], bounds: [Int], counts: [Int], sum: Int
    ) {
        var below = 0
        for (index, count) in counts.enumerated() {
            below += count
            let bound = index < bounds.count ? Self.seconds(bounds[index]) : "+Inf"
            line("_bucket", labels + [("le", bound)], "\(below)")
        }
        line("_sum", labels, Self.seconds(sum))
        line("_count", labels, "\(below)")
    }

    private mutating func line(
        _ ending: String, _ labels: [(name: String, value: String)], _ value: String
    ) {
        let list = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        text += "\(name)\(ending)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// Without floating point: 2500 is `0.0025`.
    private static func seconds(_ microseconds: Int) -> String {
        let rest = String(String(microseconds % 1_000_000 + 1_000_000).dropFirst())
        let digits = rest.reversed().drop { $0 == "0" }.reversed()
        return "\(microseconds / 1_000_000)" + (digits.isEmpty ? "" : ".\(String(digits))")
    }
}

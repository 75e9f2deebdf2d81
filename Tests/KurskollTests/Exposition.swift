import Testing

/// Metrics as a program that reads the text format 0.0.4 understands them, or why it would not
/// (prometheus.io/docs/instrumenting/exposition_formats).
struct Exposition {
    struct Malformed: Error, CustomStringConvertible { let description: String }

    struct Family {
        var help = ""
        var type = ""
        /// By the sample's name and labels as they are written.
        var samples: [String: Double] = [:]
    }

    private(set) var families: [String: Family] = [:]

    /// A sample by its name and labels, such as `a_total{b="c"}`.
    subscript(_ sample: String) -> Double? {
        families.values.lazy.compactMap { $0.samples[sample] }.first
    }

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Malformed(description: "the last line has no end") }
        var name = ""
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if let help = line.wholeMatch(of: /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)/) {
                name = String(help.1)
                guard families[name] == nil else { throw Malformed(description: "twice: \(name)") }
                families[name] = Family(help: String(help.2))
            } else if let type = line.wholeMatch(
                of: /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)/)
            {
                guard type.1 == name else { throw Malformed(description: "a type of another: \(line)") }
                families[name]?.type = String(type.2)
            } else {
                try addSample(line, of: name)
            }
        }
        for (name, family) in families { try check(family, name) }
    }

    private mutating func addSample(_ line: Substring, of name: String) throws {
        let label = #/[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\["\\n])*"/#
        let sample = #/([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([0-9]+(?:\.[0-9]+)?)/#
        guard let found = line.wholeMatch(of: sample), let value = Double(found.3) else {
            throw Malformed(description: "no sample: \(line)")
        }
        if var labels = found.2 {
            while let first = labels.prefixMatch(of: label) {
                labels = labels[first.range.upperBound...]
                if labels.first == "," { labels = labels.dropFirst() } else { break }
            }
            guard labels.isEmpty else { throw Malformed(description: "labels: \(line)") }
        }
        let isOfHistogram = ["_bucket", "_sum", "_count"].contains { found.1 == name + $0 }
        guard families[name]?.type == "histogram" ? isOfHistogram : found.1 == name else {
            throw Malformed(description: "outside its metric: \(line)")
        }
        let key = String(line[..<found.3.startIndex].dropLast())
        guard families[name]?.samples.updateValue(value, forKey: key) == nil else {
            throw Malformed(description: "twice: \(line)")
        }
    }

    private func check(_ family: Family, _ name: String) throws {
        guard !family.type.isEmpty else { throw Malformed(description: "without type: \(name)") }
        if family.type == "counter", !name.hasSuffix("_total") {
            throw Malformed(description: "a counter's name ends in _total: \(name)")
        }
        guard family.type == "histogram" else { return }
        for (key, count) in family.samples where key.hasPrefix("\(name)_count") {
            let labels = key.dropFirst("\(name)_count".count).dropLast()
            let buckets = family.samples.filter { $0.key.hasPrefix("\(name)_bucket\(labels)") }
            let byBound = buckets.compactMap { key, value in
                key.firstMatch(of: /le="([^"]+)"/).map { (Double($0.1) ?? .infinity, value) }
            }.sorted { $0.0 < $1.0 }
            guard byBound.count > 1, byBound.last?.0 == .infinity, byBound.last?.1 == count,
                zip(byBound, byBound.dropFirst()).allSatisfy({ $0.1 <= $1.1 })
            else { throw Malformed(description: "the buckets of \(key) do not grow to its count") }
        }
    }
}

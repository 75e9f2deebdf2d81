/// Where a link leads.
struct LinkReference {
    let destination: String
    let title: String?
}

/// The link references and footnotes a document defines, by normalised label.
final class Definitions {
    private var links: [String: LinkReference] = [:]
    private var footnotes: [String: String] = [:]
    /// Bytes of destinations and titles that references may still give out. Without a bound a text of n bytes
    /// could name one long definition n times and grow to n² bytes of HTML.
    private var budget: Int

    init(sourceLength: Int) { budget = max(100_000, sourceLength) }

    /// The first definition of a label counts. False for a blank label, which defines nothing.
    func define(_ label: String, _ link: LinkReference) -> Bool {
        let key = Self.normalise(label)
        if !key.isEmpty, links[key] == nil { links[key] = link }
        return !key.isEmpty
    }

    func link(_ label: String) -> LinkReference? {
        guard !links.isEmpty, let link = links[Self.normalise(label)] else { return nil }
        let length = link.destination.utf8.count + (link.title?.utf8.count ?? 0)
        guard length <= budget else { return nil }
        budget -= length
        return link
    }

    /// False if the label is defined already.
    func defineFootnote(_ label: String) -> Bool {
        let key = Self.normalise(label)
        guard footnotes[key] == nil else { return false }
        footnotes[key] = label
        return true
    }

    /// The label as its definition has it.
    func footnote(_ label: String) -> String? {
        footnotes.isEmpty ? nil : footnotes[Self.normalise(label)]
    }

    /// Case folded, white space at the ends removed and elsewhere one space (CommonMark 0.31.2, section 6.3).
    static func normalise(_ label: String) -> String {
        var folded = ""
        var needsSpace = false
        for scalar in label.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r": needsSpace = !folded.isEmpty
            default:
                if needsSpace { folded += " " }
                needsSpace = false
                folded += fold(scalar)
            }
        }
        return folded
    }

    /// Lower, upper, lower gives Unicode's full case folding for all that has a case: ẞ, ß and SS are one.
    private static func fold(_ scalar: Unicode.Scalar) -> String {
        if scalar.isASCII { return scalar.properties.lowercaseMapping }
        var folded = ""
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            for upper in lower.properties.uppercaseMapping.unicodeScalars {
                folded += upper.properties.lowercaseMapping
            }
        }
        return folded
    }
}

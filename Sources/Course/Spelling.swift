/// How many letters must be put in, left out, changed or swapped with their neighbour to make one word the other.
func editDistance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
        var row = [i + 1]
        for j in 0..<b.count {
            var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
            row.append(best)
        }
        rows.append(row)
    }
    return rows[a.count][b.count]
}

extension Sequence<String> {
    /// The word that was meant, if one is near: a slip for each four letters, at most two, at least `slips`. Case does
    /// not matter. Of equally near words the first is taken.
    func nearest(to written: String, slips: Int = 0) -> String? {
        let written = written.lowercased()
        // A text much longer than the words cannot be one of them, and measuring it would take long.
        guard written.count <= 40 else { return nil }
        let near = lazy.map { ($0, editDistance($0.lowercased(), written)) }
            .filter { $0.1 <= Swift.max(slips, Swift.min(2, $0.0.count / 4)) }
        return near.min { $0.1 < $1.1 }?.0
    }
}

extension String {
    /// The text as an id: `Vad stämmer?` is `vad-stammer`. Empty where nothing is left.
    var slug: String {
        var slug = ""
        for scalar in lowercased().precomposed.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
            case "å", "ä", "à", "á", "â": slug += "a"
            case "ö", "ø", "ó", "ô": slug += "o"
            case "é", "è", "ê", "ë": slug += "e"
            case "ü", "ú": slug += "u"
            default: if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
            }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug
    }

    /// A slug that is a legal id, at most five words long.
    var suggestedID: String {
        let slug = slug.split(separator: "-").prefix(5).joined(separator: "-")
        guard let first = slug.first else { return "min-fraga" }
        return first.isNumber ? "fraga-" + slug : slug
    }

    /// `[a-z][a-z0-9]*(-[a-z0-9]+)*`: what stands in addresses, in files and in other systems for ever.
    var isID: Bool {
        guard let first = unicodeScalars.first, ("a"..."z").contains(first) else { return false }
        return split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
        }
    }
}

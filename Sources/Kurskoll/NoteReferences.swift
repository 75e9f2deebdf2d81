/// Course texts and their questions are rendered apart, and each counts its references to a footnote from one.
extension HTML {
    /// The same markup where every `fnref-N` stands once (HTML §3.2.6: an id is unique): the later ones lose theirs,
    /// since a footnote leads back to its first reference. No typed text can hold the pattern: its quote is escaped.
    var withUniqueReferences: HTML {
        let start = Array(" id=\"fnref-".utf8)
        var seen: Set<ArraySlice<UInt8>> = []
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while let found = bytes[index...].firstIndex(of: start[0]) {
            kept += bytes[index..<found]
            index = found
            let name = found + start.count
            if bytes[found...].starts(with: start),
                let end = bytes[name...].firstIndex(of: UInt8(ascii: "\"")),
                !seen.insert(bytes[name..<end]).inserted
            {
                index = end + 1
            } else {
                kept.append(start[0])
                index += 1
            }
        }
        return HTML(trusted: kept + bytes[index...])
    }
}

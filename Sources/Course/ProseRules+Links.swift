internal import CommonMark

// Links and images.
extension ProseRules {
    mutating func checkImage(_ path: String, _ text: [Inline], _ inline: Inline) {
        if text.plainText.trimmed.isEmpty { return findings.report(.imageWithoutText, at: inline.position) }
        guard case .file(let file, nil) = Address(path, from: source.path),
            !Address(path, from: source.path).isLocalFacts
        else {
            let place = source.destination(ofLinkAt: inline.position).place
            let slashed = String(path.map { $0 == "\\" ? "/" : $0 })
            if case .file(let file, nil) = Address(slashed, from: source.path), slashed != path,
                library.files.contains(file)
            {
                return findings.report(.backslashes(slashed), at: place)
            }
            return findings.report(.imageElsewhere, at: place)
        }
        checkFile(file, nil, inline)
    }

    mutating func checkLink(_ destination: String, _ inline: Inline) {
        let written = source.destination(ofLinkAt: inline.position)
        let address = Address(destination, from: source.path)
        switch address {
        case .outside: break
        case .unencrypted: findings.report(.unencrypted, at: written.place)
        case .refused: findings.report(.address(written.text ?? destination), at: written.place)
        case .file(_, let anchor) where address.isLocalFacts:
            guard let fields = library.localFields, let anchor, !fields.contains(anchor) else { return }
            findings.report(
                .missingField(anchor, nearest: fields.sorted().nearest(to: anchor)), at: written.place)
        case .file(let file, let anchor): checkFile(file, anchor, inline)
        }
    }

    private mutating func checkFile(_ file: String, _ anchor: String?, _ inline: Inline) {
        let place = source.destination(ofLinkAt: inline.position).place
        guard library.files.contains(file) else {
            if file.hasPrefix("www.") { return findings.report(.siteWithoutScheme(file), at: place) }
            return findings.report(
                .missingFile(file, nearest: library.files.sorted().nearest(to: file)), at: place)
        }
        if file.hasSuffix(".mp4"), !library.files.contains(file.dropLast(4) + ".vtt") {
            return findings.report(.filmWithoutText, at: place)
        }
        guard let anchor, let anchors = library.anchors[file], !anchors.contains(anchor) else { return }
        findings.report(
            .missingAnchor(anchor, file: file, nearest: anchors.sorted().nearest(to: anchor)), at: place)
    }
}

extension Source {
    /// Where a text stands as it is written, at or after a place; nil where it is not found within ten lines.
    func firstPlace(of text: String, from place: Position) -> Position? {
        let wanted = Array(text.prefix { !$0.isNewline }.unicodeScalars)
        for number in place.line..<(place.line + 10) {
            let start = number == place.line ? max(0, place.column - 1) : 0
            let line = self[number]
            guard start < line.count, let found = line[start...].firstRange(of: wanted) else { continue }
            return Position(line: number, column: found.lowerBound + 1)
        }
        return nil
    }

    /// The same, or the place itself where the text is not found.
    func place(of text: String, from place: Position) -> Position {
        firstPlace(of: text, from: place) ?? place
    }

    /// The destination of `[text](destination)` as it is written, up to the first `)` or space, and its place. Of a
    /// link written in another way: the link's place, and no text.
    func destination(ofLinkAt place: Position) -> (text: String?, place: Position) {
        var depth = 0
        for number in place.line..<(place.line + 10) {
            let line = self[number]
            var index = number == place.line ? place.column - 1 : 0
            while index < line.count {
                switch line[index] {
                case "\\": index += 1
                case "[": depth += 1
                case "]":
                    depth -= 1
                    guard depth == 0 else { break }
                    guard index + 1 < line.count, line[index + 1] == "(" else { return (nil, place) }
                    let start = line[(index + 2)...].firstIndex { !$0.isBlank && $0 != "<" } ?? line.count
                    let text = line[start...].prefix { $0 != ")" && $0 != ">" && !$0.isBlank }
                    return (String(text), Position(line: number, column: start + 1))
                default: break
                }
                index += 1
            }
            if depth == 0 { break }
        }
        return (nil, place)
    }
}

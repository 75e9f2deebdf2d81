/// Recognises HTML in running text (CommonMark 0.31.2, section 6.6): what to pass on, not what it means.
struct RawHTML {
    let bytes: [UInt8]
    /// Nothing is read from here on.
    let end: Int

    private func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

    /// The index behind the opening or closing tag whose `<` stands at `start`.
    func tag(at start: Int) -> Int? {
        if byte(start + 1) == "/" {
            guard let name = tagName(at: start + 2) else { return nil }
            let index = skipWhitespace(name)
            return byte(index) == ">" ? index + 1 : nil
        }
        guard var index = tagName(at: start + 1) else { return nil }
        while true {
            let next = skipWhitespace(index)
            if byte(next) == ">" { return next + 1 }
            if byte(next) == "/" { return byte(next + 1) == ">" ? next + 2 : nil }
            guard next > index, let attribute = attribute(at: next) else { return nil }
            index = attribute
        }
    }

    private func tagName(at start: Int) -> Int? {
        guard byte(start).isLetter else { return nil }
        var index = start + 1
        while byte(index).isAlphanumeric || byte(index) == "-" { index += 1 }
        return index
    }

    private func attribute(at start: Int) -> Int? {
        guard byte(start).isLetter || byte(start) == "_" || byte(start) == ":" else { return nil }
        var index = start + 1
        while byte(index).isAlphanumeric || "_.:-".utf8.contains(byte(index)) { index += 1 }
        let equals = skipWhitespace(index)
        return byte(equals) == "=" ? attributeValue(at: skipWhitespace(equals + 1)) : index
    }

    private func attributeValue(at start: Int) -> Int? {
        let quote = byte(start)
        if quote == "\"" || quote == "'" {
            var index = start + 1
            while index < end, bytes[index] != quote { index += 1 }
            return index < end ? index + 1 : nil
        }
        var index = start
        while index < end, !bytes[index].isWhitespace, !"\"'=<>`".utf8.contains(bytes[index]) { index += 1 }
        return index > start ? index : nil
    }

    private func skipWhitespace(_ start: Int) -> Int {
        var index = start
        while byte(index).isWhitespace { index += 1 }
        return index
    }
}

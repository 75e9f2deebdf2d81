/// What is right in a course's knowledge test, as its author wrote it.
struct TestKey {
    /// By the question's id: the choices marked right, or the text that is accepted, as bare letters.
    private var right: [[UInt8]: (texts: [[UInt8]], letters: Set<[UInt8]>)] = [:]

    init(course: String) throws(Failure) {
        let text = String(decoding: try File.read("Courses/\(course)/kunskapstest.md"), as: UTF8.self)
        var question: [UInt8] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("### "), let id = line.split(separator: "{#").last {
                question = Array(id.prefix { $0 != "}" && $0 != " " }.utf8)
            }
            guard line.hasPrefix("- [x] ") else { continue }
            let choice = Array(line.dropFirst(6).utf8)
            right[question, default: ([], [])].texts.append(choice)
            right[question]?.letters.insert(Self.letters(choice[...]))
        }
    }

    /// The form's fields for a page of the test. Where pairs are to be matched the first is taken: with eight of
    /// ten a test is passed without that question.
    func answers(to page: [UInt8]) -> String {
        var fields: [String] = []
        for section in page[...].pieces(after: "<section class=\"question\"", upTo: "</section>") {
            let id = section.piece(after: " id=\"", upTo: "\"") ?? []
            let known = right[Array(id)]
            for label in section.pieces(after: "<label>", upTo: "</label>") {
                let name = String(decoding: label.piece(after: " name=\"", upTo: "\"") ?? [], as: UTF8.self)
                if label.place(of: "type=\"text\"") != nil {
                    fields.append("\(name)=\(String(decoding: known?.texts.first ?? [], as: UTF8.self))")
                } else if label.place(of: "<select") != nil {
                    fields.append("\(name)=0")
                } else if let known, known.letters.contains(Self.letters(label)),
                    let place = label.piece(after: "value=\"", upTo: "\"")
                {
                    fields.append("\(name)=\(String(decoding: place, as: UTF8.self))")
                }
            }
        }
        return fields.joined(separator: "&")
    }

    /// Letters and digits alone, without tags and entities: the same in Markdown and in HTML.
    private static func letters(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        var end: UInt8?
        for byte in text {
            if let closing = end {
                if byte == closing { end = nil }
            } else if byte == UInt8(ascii: "<") {
                end = UInt8(ascii: ">")
            } else if byte == UInt8(ascii: "&") {
                end = UInt8(ascii: ";")
            } else if byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) {
                kept.append(byte)
            }
        }
        return kept
    }
}

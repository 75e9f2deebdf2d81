/// What is right in a course's knowledge test, as its author wrote it.
struct TestKey {
    /// By the question's id: the choices marked right, or the text that is accepted.
    private var right: [String: [String]] = [:]

    init(course: String) throws(Failure) {
        let text = String(decoding: try File.read("Courses/\(course)/kunskapstest.md"), as: UTF8.self)
        var question = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("### "), let id = line.split(separator: "{#").last {
                question = String(id.prefix { $0 != "}" && $0 != " " })
            }
            if line.hasPrefix("- [x] ") { right[question, default: []].append(String(line.dropFirst(6))) }
        }
    }

    /// The form's fields for a page of the test. Where pairs are to be matched the first is taken: with eight of
    /// ten a test is passed without that question.
    func answers(to page: String) -> String {
        var fields: [String] = []
        for section in page.pieces(after: "<section class=\"question\"", upTo: "</section>") {
            let id = section.pieces(after: " id=\"", upTo: "\"").first ?? ""
            let known = right[id] ?? []
            let isRight = Set(known.map(Self.letters))
            for label in section.pieces(after: "<label>", upTo: "</label>") {
                let name = label.pieces(after: " name=\"", upTo: "\"").first ?? ""
                if label.contains("type=\"text\"") {
                    fields.append("\(name)=\(known.first ?? "")")
                } else if label.contains("<select") {
                    fields.append("\(name)=0")
                } else if isRight.contains(Self.letters(label)),
                    let place = label.pieces(after: "value=\"", upTo: "\"").first
                {
                    fields.append("\(name)=\(place)")
                }
            }
        }
        return fields.joined(separator: "&")
    }

    /// Letters and digits alone, without tags and entities: the same in Markdown and in HTML.
    private static func letters(_ text: String) -> String {
        var kept = ""
        var end: Character?
        for character in text {
            if let closing = end {
                if character == closing { end = nil }
            } else if character == "<" {
                end = ">"
            } else if character == "&" {
                end = ";"
            } else if character.isLetter || character.isNumber {
                kept.append(character)
            }
        }
        return kept
    }
}

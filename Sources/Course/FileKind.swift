/// What a file of a course is, and which keys its front matter may hold.
enum FileKind {
    case course, chapter, test, support, local

    struct Key {
        enum Need { case required, advised, optional }

        let name: String
        let form: Form
        let need: Need
    }

    enum Form {
        case text, id, date, minutes, passMark, count, language, list
        case word([String])
    }

    /// The word of `typ:`. A chapter may leave it out.
    var word: String {
        switch self {
        case .course: "kurs"
        case .chapter: "kapitel"
        case .test: "kunskapstest"
        case .support: "stöd"
        case .local: "kommun"
        }
    }

    var keys: [Key] {
        func key(_ name: String, _ form: Form = .text, _ need: Key.Need = .optional) -> Key {
            Key(name: name, form: form, need: need)
        }
        let isChapter = if case .chapter = self { true } else { false }
        let common = [
            key("typ", .word([word]), isChapter ? .optional : .required), key("titel", .text, .required),
            key("id", .id, .required), key("granskad", .date, .advised),
            key("granska-senast", .date, .advised),
        ]
        return switch self {
        case .course:
            common + [
                key("version", .text, .required), key("språk", .language), key("målgrupper", .list),
                key("ansvarig"), key("licens"),
            ]
        case .chapter: common + [key("längd", .minutes), key("innehållsnotis", .text, .advised)]
        case .test:
            common + [
                key("godkänt", .passMark, .required), key("dra", .count),
                key("blanda", .word(["ja", "nej"])),
                // Tries are never counted (DESIGN §7), so no other number can be promised.
                key("försök", .word(["obegränsat"])), key("kräver", .word(["alla-kapitel"])),
            ]
        case .support, .local: common
        }
    }
}

extension FileKind {
    /// Whether any kind of file has a key of that name.
    static func isKey(_ name: String) -> Bool {
        [FileKind.course, .chapter, .test, .support, .local].contains { kind in
            kind.keys.contains { $0.name == name }
        }
    }
}

extension FileKind.Key {
    /// What is wrong with a value, if anything.
    func fault(in entry: FrontMatter.Entry) -> Message? {
        if case .list = form {
            guard entry.value.isEmpty else {
                return .wrongValue(name, entry.value, form: "en lista, »  - värde« på varje rad")
            }
            guard !entry.items.isEmpty else { return .emptyValue(name) }
            return entry.items.first { !$0.isID }.map { .illegalID($0, suggestion: $0.suggestedID) }
        }
        let value = entry.value
        if value.isEmpty { return .emptyValue(name) }
        func wrong(_ form: String) -> Message { .wrongValue(name, value, form: form) }
        switch form {
        case .text, .list: return nil
        case .id: return value.isID ? nil : .illegalID(value, suggestion: value.suggestedID)
        case .date: return value.isDate ? nil : .notADate(value)
        case .minutes: return value.minutes == nil ? wrong("minuter, till exempel 15 min") : nil
        case .passMark: return value.passMark == nil ? wrong("till exempel 8 av 10, eller 80 %") : nil
        case .count: return value.number == nil ? wrong("ett heltal, till exempel 10") : nil
        case .language: return Words.of(value) == nil ? wrong("sv eller en") : nil
        case .word(let words):
            return words.contains(value) ? nil : wrong(words.joined(separator: " eller "))
        }
    }
}

/// `8 av 10` or `80 %` as it is written.
struct WrittenPassMark: Equatable {
    let mark: PassMark
    /// The number after `av`.
    let asked: Int?
}

extension String {
    /// A whole number from 1 to 9 999, in digits only; nil for anything else.
    var number: Int? {
        guard (1...4).contains(count), utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(self).flatMap { $0 > 0 ? $0 : nil }
    }

    /// `15 min` as 15.
    var minutes: Int? {
        let words = split(separator: " ")
        return words.count == 2 && words[1] == "min" ? String(words[0]).number : nil
    }

    var passMark: WrittenPassMark? {
        let words = split(whereSeparator: \.isWhitespace)
        if words.count == 3, words[1] == "av", let needed = String(words[0]).number,
            let asked = String(words[2]).number
        {
            return WrittenPassMark(mark: .count(needed), asked: asked)
        }
        guard hasSuffix("%"), let percent = String(dropLast()).trimmed.number, percent <= 100 else {
            return nil
        }
        return WrittenPassMark(mark: .percent(percent), asked: nil)
    }

    /// A day of the calendar as `ÅÅÅÅ-MM-DD`.
    var isDate: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }
}

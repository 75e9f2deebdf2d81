/// What one person does who clicks the link in her reminder: signs in, reads a chapter, answers, and marks it done; and if
/// it was her last one, takes the test and gets her certificate. Each request is made of the answers before it.
struct Visit {
    /// Of what a request is, for the table; in the order of a visit.
    enum Kind: String, CaseIterable {
        case link = "sign-in page", files = "stylesheet, script", signIn = "signs in", start = "start page"
        case course = "course page", chapter = "chapter", answer = "answers a question"
        case done = "chapter done", draw = "begins the test", test = "test", completion = "completes"
        case certificate = "certificate"
    }

    /// What is asked, and after how long a look at what was shown before.
    struct Step {
        let kind: Kind
        let message: [UInt8]
        let pauseMicroseconds: Int
        let status: Int
    }

    /// What all visits have in common.
    struct Course: Sendable {
        let id: String
        /// The addresses of the stylesheet and the script.
        let files: [String]
        /// The chapter that is taken, and an answer to each of its questions.
        let chapter: String
        let answers: [String]
        let key: TestKey
    }

    private let course: Course
    private let person: Person
    private let haste: Int
    private var cookie: String?
    private var csrf = ""
    private var place = 0
    /// Where the last answer led to.
    private var location = ""
    private var form = ""

    /// Somebody to whom the reminder has gone.
    struct Person {
        let id: Int
        let link: String
        /// Whether all chapters but one are done.
        let isLast: Bool
    }

    /// `haste` times as quick as people are.
    init(_ person: Person, _ course: Course, haste: Int = 1) {
        (self.person, self.course, self.haste) = (person, course, haste)
    }

    /// The next request, made of the answer to the last; nil at the end.
    mutating func next(after answer: Answer?) -> Step? {
        if let answer { read(answer) }
        defer { place += 1 }
        let path = "/kurs/\(course.id)/\(course.chapter)"
        let opening: [Kind] = [.link, .files, .files, .signIn, .start, .course, .chapter]
        if place < opening.count {
            switch opening[place] {
            case .link: return get(.link, "/logga-in/\(person.link)", at: .once)
            case .files: return get(.files, course.files[place - 1], at: .once)
            case .signIn: return post(.signIn, "/logga-in/\(person.link)", "", at: .look)
            case .start: return get(.start, "/", at: .once)
            case .course: return get(.course, "/kurs/\(course.id)", at: .look)
            default: return get(.chapter, path, at: .look)
            }
        }
        let answered = place - opening.count
        if answered < course.answers.count {
            return post(.answer, path, "\(csrf)&\(course.answers[answered])", at: .read, expecting: 200)
        }
        let test = "/kurs/\(course.id)/prov"
        switch answered - course.answers.count {
        case 0: return post(.done, path + "/klar", csrf, at: .read)
        case 1: return person.isLast ? get(.test, location, at: .once) : get(.chapter, location, at: .once)
        case _ where !person.isLast: return nil
        case 2: return post(.draw, test + "/nytt", csrf, at: .look)
        case 3: return get(.test, test, at: .once)
        case 4: return post(.completion, test, form, at: .read)
        case 5: return get(.certificate, location, at: .once)
        default: return nil
        }
    }

    private mutating func read(_ answer: Answer) {
        if let set = answer.field("Set-Cookie"), set.hasPrefix("kurskoll=") {
            let secret = String(set.dropFirst(9).prefix { $0 != ";" })
            cookie = secret
            csrf = "csrf=" + People.csrf(person: person.id, cookie: secret)
        }
        location = answer.field("Location") ?? location
        guard let draw = answer.body[...].piece(after: "name=\"dragning\" value=\"", upTo: "\"") else {
            return
        }
        form =
            "\(csrf)&dragning=\(String(decoding: draw, as: UTF8.self))&\(course.key.answers(to: answer.body))"
    }

    /// How long she looks: not at all where her browser follows by itself. Real people read for longer, so fewer of
    /// them are there at once, but the server is asked as often.
    private enum Pause {
        case once, look, read
        var microseconds: Int {
            switch self {
            case .once: 0
            case .look: .random(in: 1_000_000...4_000_000)
            case .read: .random(in: 2_000_000...12_000_000)
            }
        }
    }

    private func get(_ kind: Kind, _ path: String, at pause: Pause) -> Step {
        Step(
            kind: kind, message: Message.get(path, cookie: cookie),
            pauseMicroseconds: pause.microseconds / haste,
            status: 200)
    }

    private func post(
        _ kind: Kind, _ path: String, _ form: String, at pause: Pause, expecting status: Int = 303
    ) -> Step {
        Step(
            kind: kind, message: Message.post(path, form, cookie: cookie),
            pauseMicroseconds: pause.microseconds / haste, status: status)
    }
}

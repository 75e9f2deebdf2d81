/// One learner, from her link to her certificate.
struct CourseWalk {
    let course: String
    let client: Client
    let key: TestKey

    /// Gives how many requests it took. Without a link she is signed in already.
    func run(link: String?) throws -> Int {
        var count = 0
        func get(_ path: String) throws -> ArraySlice<UInt8> {
            count += 1
            let answer = try client.get(path)
            guard answer.status == 200 else { throw unexpected(path, answer) }
            return answer.body[...]
        }
        func post(_ path: String, _ form: String, expecting status: Int = 303) throws -> Answer {
            count += 1
            let answer = try client.post(path, form)
            guard answer.status == status else { throw unexpected(path, answer) }
            return answer
        }
        if let link {
            _ = try get("/logga-in/\(link)")
            _ = try post("/logga-in/\(link)", "")
        }
        _ = try get("/")
        let overview = try get("/kurs/\(course)")
        var chapters: [String] = []
        for id in overview.pieces(after: "href=\"/kurs/\(course)/", upTo: "\"").map(text)
        where id != "prov" && !chapters.contains(id) {
            chapters.append(id)
        }
        var token = ""
        for chapter in chapters {
            let path = "/kurs/\(course)/\(chapter)"
            let page = try get(path)
            token = "csrf=" + text(page.piece(after: "name=\"csrf\" value=\"", upTo: "\""))
            _ = try post(path, "\(token)&\(firstAnswer(page))", expecting: 200)
            _ = try post("\(path)/klar", token)
        }
        _ = try post("/kurs/\(course)/prov/nytt", token)
        let test = try get("/kurs/\(course)/prov")
        let draw = text(test.piece(after: "name=\"dragning\" value=\"", upTo: "\""))
        let graded = try post(
            "/kurs/\(course)/prov", "\(token)&dragning=\(draw)&\(key.answers(to: Array(test)))")
        _ = try get(graded.field("Location") ?? "/")
        return count
    }

    /// The first choice of the first question that has choices.
    private func firstAnswer(_ page: ArraySlice<UInt8>) -> String {
        let questions = page.pieces(after: "name=\"fraga\" value=\"", upTo: "\"").map(text)
        let question = questions.first { page.place(of: "name=\"\($0)\" value=\"0\"") != nil } ?? ""
        return "fraga=\(question)&\(question)=0"
    }

    private func text(_ bytes: ArraySlice<UInt8>?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

    private func unexpected(_ path: String, _ answer: Answer) -> Failure {
        // The pattern only: a link is a key.
        let pattern = path.hasPrefix("/logga-in/") ? "/logga-in/:lank" : path
        return Failure(pattern, "answered \(answer.status)", "walk through the course in a browser")
    }
}

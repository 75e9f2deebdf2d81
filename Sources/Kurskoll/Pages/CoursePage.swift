internal import Course
internal import HTTP

/// `/kurs/ID`: what the course is, its chapters, and the knowledge test where it has one.
enum CoursePage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let entry = try entry(visit)
        let say = visit.say
        let done = try visit.store.chaptersDone(person: session.person, course: entry.course.id)
        let chapters: [HTML] = entry.course.chapters.enumerated().map { number, chapter in
            let mark: HTML =
                done.contains(chapter.id) ? " <span class=\"done\">✓ \(say(.chapterDone))</span>" : .none
            let minutes: HTML =
                chapter.minutes > 0
                ? " <span class=\"minutes\">\(say(.minutes(chapter.minutes)))</span>" : .none
            return """
                <li><a href="/kurs/\(entry.course.id)/\(chapter.id)" lang="\(entry.course.language)">\(number + 1). \(chapter.title)</a>\(mark.bytes.isEmpty ? minutes : mark)</li>
                """
        }
        let place = try visit.store.place(person: session.person, course: entry.course.id)
        let next = NextStep(entry.course, done: done, place: place)
        let action: HTML = "<a class=\"button\" href=\"\(next.path)\">\(say(next.phrase))</a>"
        // Who has begun goes on at once; who has not reads first what the course is.
        let count = entry.course.chapters.count { done.contains($0.id) }
        let goOn: HTML? =
            next.isBegun
            ? """
            <p class="note">\(say(.chaptersDone(count, of: entry.course.chapters.count)))</p>
            \(ProgressBar.html(count, of: entry.course.chapters.count, say: say))
            <p class="actions">\(action)</p>
            """ : nil
        let test: HTML? = entry.test.map { _ in
            "<p><a href=\"/kurs/\(entry.course.id)/prov\">\(say(.knowledgeTest))</a></p>"
        }
        return Layout(visit, title: say(.course)).page(
            """
            <h1 lang="\(entry.course.language)">\(entry.course.title)</h1>
            \(goOn)
            <div class="text" lang="\(entry.course.language)">\(entry.introduction)</div>
            <h2>\(say(.chapters))</h2>
            <ol class="chapters">\(chapters)</ol>
            \(test)
            <p class="actions">\(action)</p>
            <p class="note">\(say(.answersAreNotStored)) \(say(.version)) \(entry.course.version).</p>
            """)
    }

    /// The course in the path.
    static func entry(_ visit: Visit) throws(PageError) -> Catalog.Entry {
        guard let entry = visit.catalog[visit.parameters[0]] else { throw .notFound }
        return entry
    }
}

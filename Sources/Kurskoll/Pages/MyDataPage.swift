internal import Compliance
internal import Course
internal import HTTP

/// `/mina-uppgifter`: everything that is stored about me.
enum MyDataPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let posts: [HTML] = try visit.store.posts(person: session.person).map { post in
            """
            <tr><td>\(post.administration)</td><td>\(post.unit)</td><td data-label="\(say(.firstDay))">\(post.firstDay?.description ?? "–")</td>\
            <td data-label="\(say(.lastDay))">\(post.lastDay?.description ?? "–")</td></tr>
            """
        }
        let completions: [HTML] = try visit.store.completions(person: session.person).map { record in
            """
            <tr><td>\(visit.catalog[record.course]?.course.title ?? record.course)</td>\
            <td data-label="\(say(.day))">\(record.day.description)</td><td>\(say(.method(record.method)))</td><td data-label="\(say(.version))">\(record.version ?? "–")</td></tr>
            """
        }
        let chapters: [HTML] = try visit.catalog.courses.flatMap { entry in
            let done = try visit.store.chaptersDone(person: session.person, course: entry.course.id)
            return entry.course.chapters.filter { done.contains($0.id) }.map {
                "<li>\(entry.course.title): \($0.title)</li>" as HTML
            }
        }
        let contact = try visit.store.contact(person: session.person)
        return Layout(visit, title: say(.myData)).page(
            """
            <h1>\(say(.myData))</h1>
            <dl><dt>\(say(.name))</dt><dd>\(session.name)</dd><dt>person_ref</dt><dd>\(session.ref)</dd>\
            <dt>\(say(.email))</dt><dd>\(contact.email ?? "–")</dd><dt>\(say(.login))</dt><dd>\(contact.login ?? "–")</dd></dl>
            <p><a href="/inloggningar">\(say(.mySessions))</a></p>
            <h2>\(say(.employments))</h2>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.administration))</th><th scope="col">\(say(.unit))</th>\
            <th scope="col">\(say(.firstDay))</th><th scope="col">\(say(.lastDay))</th></tr></thead><tbody>\(posts)</tbody></table></div>
            <h2>\(say(.completed))</h2>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.course))</th><th scope="col">\(say(.day))</th>\
            <th scope="col">\(say(.methodHeading))</th><th scope="col">\(say(.version))</th></tr></thead><tbody>\(completions)</tbody></table></div>
            <h2>\(say(.chapters))</h2><ul>\(chapters)</ul>
            <p class="note">\(say(.privacyNever))</p>
            """)
    }
}

internal import Course
internal import HTTP

/// `/forfattare`: mistakes with file and line, and how often each question is answered rightly. No persons.
enum AuthorPage {
    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        let faults: [HTML] = visit.catalog.diagnostics.map { folder, fault in
            let file = (folder.map { "\($0)/" } ?? "") + fault.file
            return """
                <li class="\(fault.severity.rawValue)"><code>\(file):\(fault.line):\(fault.column)</code> \
                <strong>\(fault.severity.rawValue) \(fault.code)</strong> \(fault.problem). \(fault.remedy)</li>
                """
        }
        let courses: [HTML] = try visit.catalog.courses.map { entry in
            let counters = try visit.store.questionCounters(course: entry.course.id)
            let questions =
                entry.course.chapters.flatMap(\.questions)
                + (entry.course.test?.areas.flatMap(\.questions) ?? [])
            let rows: [HTML] = questions.filter(\.isGraded).map { question in
                let counter = counters[question.id] ?? (0, 0)
                let share = counter.answered == 0 ? "–" : "\(100 * counter.correct / counter.answered) %"
                return """
                    <tr><th scope="row"><code>\(question.id)</code></th><td class="number">\(counter.answered)</td>\
                    <td class="number">\(share)</td></tr>
                    """
            }
            return """
                <h2><a href="/kurs/\(entry.course.id)" lang="\(entry.course.language)">\(entry.course.title)</a> \(entry.course.version)</h2>
                <div class="table"><table><caption>\(say(.answersPerQuestion))</caption><thead><tr>\
                <th scope="col">\(say(.question))</th><th scope="col" class="number">\(say(.answers))</th>\
                <th scope="col" class="number">\(say(.right))</th></tr></thead><tbody>\(rows)</tbody></table></div>
                <p><a href="/kurs/\(entry.course.id)/version/\(entry.version)">\(say(.servedTexts))</a></p>
                """
        }
        return Layout(visit, title: say(.author)).page(
            """
            <h1>\(say(.author))</h1>
            <h2>\(say(.mistakes))</h2>
            \(faults.isEmpty ? "<p>\(say(.noMistakes))</p>" : "<ul class=\"diagnostics\" lang=\"sv\">\(faults)</ul>" as HTML)
            \(courses)
            """)
    }
}

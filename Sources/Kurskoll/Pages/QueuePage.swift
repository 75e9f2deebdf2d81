internal import Compliance
internal import HTTP

/// `/hr/atgarder`: what needs a hand, and where to lay it. Whoever is named can see that HR has looked.
enum QueuePage {
    /// Names in each list at most; the rest are shown when these are done.
    static let limit = 50

    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let queue = try visit.store.workQueue(
            within: session.roles.hr ?? .administrations([]), on: visit.today)
        let missing = Array(queue.missingFirstDay.prefix(limit))
        let unreachable = Array(queue.unreachable.prefix(limit))
        for person in Set((missing + unreachable).map(\.person)).sorted() {
            try visit.store.logAccess(
                .workQueue, by: session.person, AccessFilter(person: person), now: visit.now)
        }
        let units: [HTML] = try visit.store.unitNames(queue.unitsWithoutManager).map { "<li>\($0.name)</li>" }
        let nothing: HTML? = queue.count == 0 ? "<p class=\"empty\">\(say(.queueIsEmpty))</p>" : nil
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.workQueue))</h1>\(nothing)
            \(section(.queueMissingFirstDay, .queueMissingFirstDayHow, queue.missingFirstDay.count, try table(missing, visit), say))
            \(section(.queueWithoutManager, .queueWithoutManagerHow, units.count, "<ul class=\"refs\">\(units)</ul>", say))
            \(section(.queueUnreachable, .queueUnreachableHow, queue.unreachable.count, try table(unreachable, visit), say))
            <p><a href="/hr">\(say(.backToHR))</a></p>
            """)
    }

    /// Nothing where nobody is in it.
    private static func section(
        _ title: Phrase, _ how: Phrase, _ count: Int, _ list: HTML, _ say: Language
    ) -> HTML? {
        guard count > 0 else { return nil }
        return """
            <section><h2>\(say(title)) <span class="note">\(Numbers.swedish(count))</span></h2><p>\(say(how))</p>\(list)</section>
            """
    }

    private static func table(_ people: [WorkQueue.Person], _ visit: Visit) throws -> HTML {
        let say = visit.say
        let rows: [HTML] = try people.compactMap { one in
            guard let identity = try visit.store.identity(person: one.person) else { return nil }
            let unit = try one.unit.flatMap { try visit.store.unitNames([$0]).first?.name } ?? ""
            return """
                <tr><th scope="row"><a href="/hr/person/\(one.person)">\(identity.name)</a></th>\
                <td data-label="\(say(.personRef))">\(identity.ref)</td><td data-label="\(say(.unit))">\(unit)</td></tr>
                """
        }
        let cut: HTML? = people.count == limit ? "<p class=\"note\">\(say(.queueIsCut(limit)))</p>" : nil
        return """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.name))</th><th scope="col">\(say(.personRef))</th>\
            <th scope="col">\(say(.unit))</th></tr></thead><tbody>\(rows)</tbody></table></div>\(cut)
            """
    }
}

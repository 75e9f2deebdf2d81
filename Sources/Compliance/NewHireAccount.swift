/// How the rule on new hires comes to its verdict on a person on a day: the posts that make the spell, which
/// extension decides, and what each completion is worth. For whoever asks why.
package struct NewHireAccount: Sendable, Equatable {
    /// One post of the spell.
    package struct Post: Sendable, Equatable {
        /// Index into `Person.employments`.
        package var employment: Int
        /// Whole days between what came before and the post's first day; 0 for one that overlaps or follows on the
        /// next day, nil for the first.
        package var freeDays: Int?
    }

    /// What an extension is worth on the day.
    package enum ExtensionStanding: Sendable, Equatable {
        /// It is the due day.
        case decides
        /// A later one replaced it.
        case replaced
        /// Granted before the spell's first day, so it belonged to an earlier spell.
        case ofEarlierSpell
        /// Granted after the day.
        case toCome
    }

    package var verdict: NewHireVerdict
    /// Nil where no post of the categories runs on the day.
    package var spell: Spell?
    /// The posts that begin in the spell up to the day, by day.
    package var posts: [Post] = []
    /// The post that ended last before the spell without being joined, and how many whole days lie between.
    package var before: Post?
    /// As `Person.extensions`.
    package var extensions: [ExtensionStanding] = []
    /// As `Person.completions`; empty without a spell.
    package var completions: [CompletionStanding] = []
}

extension NewHireRule {
    /// The verdict on the person as of the day, with what it rests on.
    package func account(of person: Person, on day: Day) -> NewHireAccount {
        var account = NewHireAccount(verdict: judge(person, on: day))
        guard let spell = Spell(of: person, on: day, categories: categories, gapDays: gapDays) else {
            account.extensions = person.extensions.map { $0.day > day ? .toCome : .ofEarlierSpell }
            return account
        }
        account.spell = spell
        let posts = person.employments.indices.filter {
            let post = person.employments[$0]
            return categories.contains(post.category) && post.runs(on: post.countsFrom)
                && post.countsFrom <= day
        }.sorted { person.employments[$0].countsFrom < person.employments[$1].countsFrom }
        var reached: Day?
        for index in posts where person.employments[index].countsFrom >= spell.firstDay {
            let post = person.employments[index]
            account.posts.append(
                .init(employment: index, freeDays: reached.map { max(0, post.countsFrom - $0 - 1) }))
            reached = max(reached ?? .earliest, post.lastDay ?? .latest)
        }
        let last = posts.filter { person.employments[$0].countsFrom < spell.firstDay }
            .max { ended(person, $0) < ended(person, $1) }
        account.before = last.map { .init(employment: $0, freeDays: spell.firstDay - ended(person, $0) - 1) }
        account.extensions = standings(of: person.extensions, since: spell.firstDay, on: day)
        account.completions = person.completions.map { standing(of: $0, since: spell.firstDay, on: day) }
        return account
    }

    private func ended(_ person: Person, _ index: Int) -> Day { person.employments[index].lastDay ?? .latest }

    private func standings(
        of extensions: [Extension], since firstDay: Day, on day: Day
    ) -> [NewHireAccount.ExtensionStanding] {
        let granted = extensions.indices.filter {
            firstDay <= extensions[$0].day && extensions[$0].day <= day
        }
        let latest = granted.map { extensions[$0].day }.max()
        let deciding = granted.last { extensions[$0].day == latest }
        return extensions.indices.map { index in
            if index == deciding { return .decides }
            if extensions[index].day > day { return .toCome }
            return extensions[index].day < firstDay ? .ofEarlierSpell : .replaced
        }
    }
}

internal import Compliance

/// What opens the API for another program: one scope, until a day.
struct APIToken: Sendable, Equatable {
    /// By what `token list` and `token revoke` call it.
    let id: Int
    let scope: Scope
    /// The one administration it is limited to, by id; nil for the whole municipality.
    let administration: Int?
    /// The latest day it is known to have been used.
    let used: Day?

    /// What a token is for; each opens its own and nothing of the others', but that `hr` sees all figures exactly.
    enum Scope: String, Sendable, CaseIterable {
        /// Figures of groups of five and more, without names.
        case figures
        /// Exact figures, names and completions.
        case hr
        /// Staff files in; nothing out.
        case `import`
        /// How the service is doing; nothing of people.
        case metrics
    }

    /// Stands first in every token, so that one that was left lying is recognised (by people and secret scanners).
    static let mark = "kurskoll_"
    /// As many characters of the secret are kept readable: 36 bits of 256.
    private static let recognisedCharacters = 6

    /// A token as it is shown once.
    static func text(_ secret: Secret) -> String { mark + secret.text }

    /// What may be kept of it to recognise it by.
    static func prefix(_ secret: Secret) -> String { mark + secret.text.prefix(recognisedCharacters) }

    /// The secret in a token; nil for what cannot be one.
    static func secret(_ text: some StringProtocol) -> Secret? {
        guard text.hasPrefix(mark), text.utf8.count == mark.utf8.count + 43 else { return nil }
        return Secret(text: String(text.dropFirst(mark.count)))
    }

    /// The role whose reach it has.
    var reach: Roles.Scope { administration.map { .administrations([$0]) } ?? .everything }
}

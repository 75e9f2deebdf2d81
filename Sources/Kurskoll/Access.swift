/// Who may open a route. The one place where roles and routes meet is `Route.all`.
enum Access: Sendable, CaseIterable {
    case anybody
    case signedIn
    /// Leads a unit today.
    case manager
    case hr
    /// Figures only.
    case reader
    case author
    /// A token of the API, whatever cookie comes with it; which scope, `APIOperation.all` says.
    case token

    /// Whether somebody with these roles may; nil is nobody signed in.
    func isGranted(to roles: Roles?) -> Bool {
        switch self {
        case .anybody: true
        case .signedIn: roles != nil
        case .manager: roles?.isManager ?? false
        case .hr: roles?.hr != nil
        case .reader: roles?.hr != nil || roles?.reader != nil
        case .author: roles?.isAuthor ?? false
        case .token: false
        }
    }
}

/// What a signed-in person may do beside taking courses.
struct Roles: Sendable, Equatable {
    var isManager = false
    var isAuthor = false
    /// Where the role holds; nil where she has it not.
    var hr: Scope?
    var reader: Scope?

    /// A role for the whole municipality, or for some administrations by their ids.
    enum Scope: Sendable, Equatable {
        case everything
        case administrations(Set<Int>)

        func covers(administration: Int) -> Bool {
            switch self {
            case .everything: true
            case .administrations(let ids): ids.contains(administration)
            }
        }
    }
}

/// Who may open a route. The one place where roles and routes meet is `Route.all`.
enum Access: Sendable, CaseIterable {
    case anybody
    case signedIn
    /// Leads a unit today, or stands in for whoever does.
    case manager
    /// Leads a unit today and may lend it: a deputy may not lend it on.
    case lender
    /// Leads, stands in for, or is appointed for today: sees the names of the unit without status (DESIGN §7).
    case groupLeader
    case hr
    /// HR whose role covers the whole municipality: a full list speaks of all of it.
    case wholeHR
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
        case .manager, .lender, .groupLeader: !(roles?.unitTasks.isDisjoint(with: unitTasks) ?? true)
        case .hr: roles?.hr != nil
        case .wholeHR: roles?.hr == .everything
        case .reader: roles?.hr != nil || roles?.reader != nil
        case .author: roles?.isAuthor ?? false
        case .token: false
        }
    }

    /// The tasks in a unit that grant it. Which units, `Store.units(_:of:on:)` says; empty where it hangs on none.
    var unitTasks: Set<UnitTask> {
        switch self {
        case .manager: Self.managerTasks
        case .lender: Self.lenderTasks
        case .groupLeader: Self.groupLeaderTasks
        case .anybody, .signedIn, .hr, .wholeHR, .reader, .author, .token: []
        }
    }

    // Made once: every page asks for the items of its menu.
    private static let managerTasks: Set<UnitTask> = [.manager, .deputy]
    private static let lenderTasks: Set<UnitTask> = [.manager]
    private static let groupLeaderTasks: Set<UnitTask> = [.manager, .deputy, .groupLeader]
}

/// What a signed-in person may do beside taking courses.
struct Roles: Sendable, Equatable {
    /// Her tasks in some unit today; in which, the store is asked each time.
    var unitTasks: Set<UnitTask> = []
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

/// As what somebody may see a unit, on the days that the store knows (`unit_access`).
enum UnitTask: String, Sendable, CaseIterable {
    /// Leads it.
    case manager
    /// Stands in for its manager until a day: sees what the manager sees, and cannot lend it on.
    case deputy
    /// Leads it through a course in a group, on the days its manager has said.
    case groupLeader
}

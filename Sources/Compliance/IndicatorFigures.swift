/// The indicator on a day: for the whole, for each administration and for each unit.
package struct IndicatorFigures: Sendable, Equatable {
    /// The figure of one administration or unit.
    package struct Part: Sendable, Equatable {
        package var figure: Figure
        /// Whether any employment, of whatever category, places somebody here on the day. A report lists
        /// these, also where nobody is counted, and leaves closed units out.
        package var isListed: Bool
    }

    /// Every person once.
    package var total: Figure
    /// By the administration's number in `Organisation`; a person with posts in two is in both.
    package var administrations: [Part]
    /// By the unit's number in `Organisation`; a person with posts in two is in both.
    package var units: [Part]
    /// Persons who would be counted, were it not for the forms the rule leaves out.
    package var leftOutByForm: Int
    /// Persons who would be counted, were it not for their long leave.
    package var leftOutByLeave: Int

    /// Persons counted in all units taken together. More than `total.counted` where somebody is counted in
    /// several, and a report then says so with both numbers.
    package var countedInUnits: Int { units.reduce(0) { $0 + $1.figure.counted } }
    /// The same for administrations.
    package var countedInAdministrations: Int { administrations.reduce(0) { $0 + $1.figure.counted } }
}

/// In which capacity somebody works for the municipality. The raw value is what the store keeps; it never
/// changes meaning.
package enum Category: Int8, Sendable, CaseIterable {
    /// Anställd.
    case employee = 0
    /// Förtroendevald.
    case elected = 1
    /// Utförare: employed by a provider of the municipality's services.
    case provider = 2
    /// Uppdragstagare.
    case contractor = 3
}

/// A set of categories, such as those a rule covers: `[.employee, .elected]`. Empty covers nobody.
package struct Categories: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var bits: UInt8 = 0

    package init(_ categories: some Sequence<Category>) {
        for category in categories { bits |= 1 << category.rawValue }
    }

    package init(arrayLiteral categories: Category...) {
        self.init(categories)
    }

    package func contains(_ category: Category) -> Bool {
        bits & (1 << category.rawValue) != 0
    }
}

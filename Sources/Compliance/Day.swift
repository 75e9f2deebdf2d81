/// A civil day in the proleptic Gregorian calendar, as a count of days from 1970-01-01.
package struct Day: Sendable, Hashable, Comparable {
    package let number: Int32
    package init(number: Int32) { self.number = number }
    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

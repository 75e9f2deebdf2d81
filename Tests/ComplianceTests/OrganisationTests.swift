import Testing

@testable import Compliance

@Suite struct OrganisationTests {
    @Test(
        arguments: [
            (0, "2026-01-01", 0), (2, "2026-01-01", 1), (3, "2026-06-30", 0), (3, "2026-07-01", 1),
            (3, "2030-01-01", 1),
            // Before anything was known of the units.
            (2, "2019-01-01", 1), (3, "2019-01-01", 0),
        ] as [(Int32, Day, Int32)])
    func `a unit belongs to an administration from a day on`(unit: Int32, day: Day, administration: Int32) {
        #expect(Organisation.town.administration(of: unit, on: day) == administration)
    }

    @Test func `a unit without administration is a mistake in the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = Organisation(unitCount: 1, administrationCount: 1, affiliations: [])
        }
    }
}

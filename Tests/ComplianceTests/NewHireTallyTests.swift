import Testing

@testable import Compliance

@Suite struct NewHireTallyTests {
    static func hire(_ status: NewHireStatus, units: [Int32]) -> NewHireVerdict {
        .hire(
            NewHire(
                firstDay: "2026-03-15", due: "2027-03-15", originalDue: nil, completed: nil, status: status,
                units: units))
    }

    @Test func `a person in two units is counted in both and once in all`() {
        var tally = NewHireTally(unitCount: 3)
        tally.count(Self.hire(.overdue, units: [0, 2]))
        tally.count(Self.hire(.onTrack, units: [2]))
        tally.count(.missingFirstDay(units: [0, 1]))
        tally.count(.notConcerned)
        #expect(tally.total.overdue == 1 && tally.total.onTrack == 1 && tally.total.missingFirstDay == 1)
        #expect(tally.total.newHires == 2)
        #expect(tally.units.map(\.newHires) == [1, 0, 2])
        #expect(tally.units.map(\.overdue) == [1, 0, 1])
        #expect(tally.units.map(\.missingFirstDay) == [1, 1, 0])
    }

    @Test(
        arguments: zip(
            NewHireStatus.allCases,
            [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]]))
    func `each status has its own count`(status: NewHireStatus, counts: [Int]) {
        var tally = NewHireTally(unitCount: 1)
        tally.count(Self.hire(status, units: [0]))
        let total = tally.total
        #expect([total.inTime, total.late, total.overdue, total.dueSoon, total.onTrack] == counts)
        #expect(total.newHires == 1)
        #expect(tally.units == [total])
    }
}

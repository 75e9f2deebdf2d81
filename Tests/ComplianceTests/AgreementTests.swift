import Glibc
import Testing

@testable import Compliance

/// The rules against `SlowRules`, in random municipalities on days at the edges.
@Suite struct AgreementTests {
    /// `KURSKOLL_THOROUGH=1 swift test --filter AgreementTests` takes thirty municipalities of 2 000 people.
    static let isThorough = getenv("KURSKOLL_THOROUGH") != nil
    static let people = isThorough ? 2000 : 300

    @Test(arguments: 1...(isThorough ? 30 : 4))
    func `both ways of counting give every figure alike`(seed: Int) {
        let municipality = RandomMunicipality(seed: UInt64(seed), people: Self.people)
        let slow = SlowRules(municipality)
        for question in municipality.questions {
            var tally = IndicatorTally(
                rule: question.indicator, day: question.day, organisation: municipality.organisation)
            var readings = ReadingTally(rule: question.indicator, day: question.day)
            var newHires = NewHireTally(unitCount: municipality.unitCount)
            var slowNewHires = NewHireTally(unitCount: municipality.unitCount)
            for (index, person) in municipality.persons.enumerated() {
                tally.count(person)
                readings.count(person)
                let verdict = Self.sorted(question.newHires.judge(person, on: question.day))
                let slowVerdict = slow.newHire(index, question.newHires, on: Int(question.day.number))
                #expect(verdict == slowVerdict, "person \(index) on \(question.day)")
                newHires.count(verdict)
                slowNewHires.count(slowVerdict)
            }
            #expect(newHires == slowNewHires)
            #expect(
                Reading.allCases.map { readings[$0] }
                    == slow.readings(question.indicator, on: Int(question.day.number)),
                "the readings on \(question.day)")
            #expect(
                tally.finish() == slow.indicator(question.indicator, on: Int(question.day.number)),
                "the indicator on \(question.day)")
        }
    }

    @Test func `the random municipalities hold every case`() {
        var statuses: Set<NewHireStatus> = []
        var missing = 0, extended = 0, leftOutByForm = 0, leftOutByLeave = 0, recent = 0
        let municipalities = (1...4).map { RandomMunicipality(seed: $0, people: 300) }
        for municipality in municipalities {
            for question in municipality.questions {
                var tally = IndicatorTally(
                    rule: question.indicator, day: question.day, organisation: municipality.organisation)
                for person in municipality.persons {
                    tally.count(person)
                    switch question.newHires.judge(person, on: question.day) {
                    case .notConcerned: break
                    case .missingFirstDay: missing += 1
                    case .hire(let hire):
                        statuses.insert(hire.status)
                        if hire.originalDue != nil { extended += 1 }
                    }
                }
                let figures = tally.finish()
                leftOutByForm += figures.leftOutByForm
                leftOutByLeave += figures.leftOutByLeave
                recent += figures.total.recent
            }
        }
        #expect(statuses == Set(NewHireStatus.allCases))
        #expect(min(missing, extended, leftOutByForm, leftOutByLeave, recent) > 50)
    }

    @Test func `shares and forecasts agree with trying one number after another`() throws {
        var random = SeededGenerator(state: 7)
        for _ in 0..<500 {
            let counted = Int.random(in: 1...120, using: &random)
            let completed = Int.random(in: 0...counted, using: &random)
            let recent = Int.random(in: 0...completed, using: &random)
            let figure = Figure(counted: counted, completed: completed, recent: recent)
            let percent = random.pick(0, 50, 75, 80, 95, 100)
            let day: Day = "2026-12-31"
            let daysLeft = Int.random(in: 1...400, using: &random)
            let forecast = Forecast(
                figure: figure, percent: percent, day: day, targetDay: day.adding(days: daysLeft))

            let needed = (0...).first { 100 * (completed + $0) >= percent * counted }
            #expect(figure.needed(percent: percent) == needed)
            #expect(figure.isMet(percent: percent) == (needed == 0))
            #expect(figure.shareTenths == (0...1000).last { $0 * counted <= 1000 * completed })
            #expect(forecast.pacePerWeekTenths == (0...2000).last { 8 * $0 <= 10 * recent })
            let days = recent == 0 && needed != 0 ? nil : (0...).first { $0 * recent >= 56 * (needed ?? 0) }
            #expect(forecast.reachedOn == days.map(day.adding(days:)))
            #expect(forecast.neededPerWeekTenths == (0...).first { $0 * daysLeft >= 70 * (needed ?? 0) })
        }
    }

    /// The order of units in a verdict means nothing.
    static func sorted(_ verdict: NewHireVerdict) -> NewHireVerdict {
        switch verdict {
        case .notConcerned: return verdict
        case .missingFirstDay(let units): return .missingFirstDay(units: units.sorted())
        case .hire(var hire):
            hire.units.sort()
            return .hire(hire)
        }
    }
}

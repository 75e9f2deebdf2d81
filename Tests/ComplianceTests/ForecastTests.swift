import Testing

@testable import Compliance

@Suite struct ForecastTests {
    static func forecast(_ figure: Figure, on day: Day = "2026-12-31", by targetDay: Day = "2026-12-31")
        -> Forecast
    {
        Forecast(figure: figure, percent: 80, day: day, targetDay: targetDay)
    }

    @Test func `the board's page says when the target is reached at the present pace`() {
        let forecast = Self.forecast(Figure(counted: 9812, completed: 7643, recent: 188))
        #expect(forecast.pacePerWeekTenths == 235)
        #expect(forecast.reachedOn == "2027-03-03")
        #expect(forecast.neededPerWeekTenths == nil)
    }

    @Test(
        arguments: [
            (0, 0, nil), (1, 1, "2027-02-25"), (7, 8, "2027-01-08"), (8, 10, "2027-01-07"),
            (56, 70, "2027-01-01"),
            (57, 71, "2027-01-01"),
        ] as [(Int, Int, Day?)])
    func `one more is needed and the pace is rounded against us`(recent: Int, pace: Int, reachedOn: Day?) {
        let forecast = Self.forecast(Figure(counted: 100, completed: 79, recent: recent))
        #expect(forecast.pacePerWeekTenths == pace)
        #expect(forecast.reachedOn == reachedOn)
    }

    @Test(
        arguments: [
            ("2026-12-30", nil), ("2026-12-31", nil), ("2027-01-01", 1470), ("2027-01-07", 210),
            ("2027-01-08", 184),
            ("2027-12-31", 5),
        ] as [(Day, Int?)])
    func `twenty-one more take so many a week, rounded up`(targetDay: Day, tenths: Int?) {
        let forecast = Self.forecast(Figure(counted: 100, completed: 59), by: targetDay)
        #expect(forecast.neededPerWeekTenths == tenths)
        #expect(forecast.targetDay == targetDay)
    }

    @Test(arguments: [
        Figure(), Figure(counted: 5, completed: 4), Figure(counted: 5, completed: 5, recent: 5),
    ])
    func `a target that is met is reached today`(figure: Figure) {
        let forecast = Self.forecast(figure, by: "2027-12-31")
        #expect(forecast.reachedOn == "2026-12-31")
        #expect(forecast.neededPerWeekTenths == 0)
    }

    @Test(arguments: [(50_000, 2_800_000), (60_000, nil)])
    func `what would take beyond the year 9999 is not reached`(missing: Int, days: Int?) {
        let today: Day = "2026-12-31"
        let figure = Figure(counted: 5 * missing, completed: 3 * missing, recent: 1)
        #expect(Self.forecast(figure, on: today).reachedOn == days.map(today.adding(days:)))
    }
}

internal import Compliance
internal import SQLite

/// Reading back what was frozen: the stored text is the only copy, so every page and comparison starts from it.
extension Store {
    /// The figures of a frozen report. Nil where its content is no longer what was frozen: then nothing in it is
    /// worth showing.
    func frozenFigures(_ report: FrozenReport) throws -> FrozenFigures? {
        guard report.isIntact else { return nil }
        let content = Value(report.content)
        let frozenOn = try connection.first("SELECT ?1 ->> 'frozenOn'", content) { $0.text(0) }
        return FrozenFigures(
            name: report.name, course: report.course, day: report.day,
            frozenOn: frozenOn.flatMap(Day.init(iso:)) ?? report.day,
            versions: try connection.all(
                """
                SELECT value ->> 'version', value ->> 'sha256', value ->> 'firstDay'
                FROM json_each(?1, '$.versions') ORDER BY key
                """, content
            ) {
                FrozenFigures.Version(
                    number: $0.text(0), sha256: $0.text(1), firstDay: Day(iso: $0.text(2)) ?? .earliest)
            },
            definition: try connection.all(
                "SELECT value ->> 'label', value ->> 'text' FROM json_each(?1, '$.definition') ORDER BY key",
                content
            ) { Definition.Line(label: $0.text(0), text: $0.text(1)) },
            indicator: try connection.all(
                """
                SELECT value ->> 'administration', value ->> 'unit', value ->> 'code', value ->> 'mergedUnits',
                       value ->> 'counted', value ->> 'completed', value ->> 'percent'
                FROM json_each(?1, '$.indicator') ORDER BY key
                """, content
            ) { row in
                let completed = row.optionalInt(5)
                return FrozenFigures.Indicator(
                    place: place(row),
                    figure: row.optionalInt(4).map { Figure(counted: $0, completed: completed ?? 0) },
                    percent: row.int(6))
            },
            newHires: try connection.all(
                """
                SELECT value ->> 'administration', value ->> 'unit', value ->> 'code', value ->> 'mergedUnits',
                       value ->> 'newHires', value ->> 'inTime', value ->> 'late', value ->> 'onTrack',
                       value ->> 'dueSoon', value ->> 'overdue'
                FROM json_each(?1, '$.newHires') ORDER BY key
                """, content
            ) { row in
                var counts = NewHireCounts()
                counts.inTime = row.optionalInt(5) ?? 0
                counts.late = row.optionalInt(6) ?? 0
                counts.onTrack = row.optionalInt(7) ?? 0
                counts.dueSoon = row.optionalInt(8) ?? 0
                counts.overdue = row.optionalInt(9) ?? 0
                return FrozenFigures.NewHires(place: place(row), counts: row.isNull(4) ? nil : counts)
            },
            newHireDefinition: try connection.all(
                "SELECT value ->> 'label', value ->> 'text' FROM json_each(?1, '$.newHireDefinition') ORDER BY key",
                content
            ) { Definition.Line(label: $0.text(0), text: $0.text(1)) })
    }

    private func place(_ row: borrowing Row) -> FrozenFigures.Place {
        FrozenFigures.Place(
            administration: row.optionalText(0), unit: row.optionalText(1), code: row.optionalText(2),
            mergedUnits: row.optionalInt(3))
    }

    /// The texts of a course that had been served by a day, oldest first.
    func frozenVersions(course: String, on day: Day) throws -> [FrozenFigures.Version] {
        try connection.all(
            "SELECT version, sha256, first_day FROM course_version WHERE course = ? AND first_day <= ? ORDER BY id",
            Value(course), Value(day)
        ) { FrozenFigures.Version(number: $0.text(0), sha256: $0.text(1), firstDay: $0.day(2)) }
    }
}

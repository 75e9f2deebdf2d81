/// The same questions to the sqlite3 shell, as somebody who knows SQL well would put them.
enum PeerSQL {
    /// Counted and completed on a day in each unit, in each administration and in all.
    static func indicator(day: Int) -> String {
        """
        CREATE TEMP TABLE stay AS
        SELECT e.person, l.unit, a.administration,
               EXISTS (SELECT 1 FROM completion c WHERE c.course = 'vinr' AND c.person = e.person AND c.day <= \(day)) AS done
        FROM employment e JOIN placement l ON l.employment = e.id
        JOIN unit_administration a ON a.unit = l.unit
        WHERE e.category = 0 AND e.withdrawn = 0 AND e.first_day <= \(day) AND (e.last_day IS NULL OR e.last_day >= \(day))
          AND l.from_day = (SELECT max(from_day) FROM placement m WHERE m.employment = e.id AND m.from_day <= \(day));
        SELECT unit, count(DISTINCT person), count(DISTINCT CASE WHEN done THEN person END) FROM stay GROUP BY unit;
        SELECT administration, count(DISTINCT person), count(DISTINCT CASE WHEN done THEN person END) FROM stay GROUP BY 1;
        SELECT count(DISTINCT person), count(DISTINCT CASE WHEN done THEN person END) FROM stay;
        """
    }

    /// A row for everybody in each unit, with the latest completion.
    static func people(day: Int) -> String {
        """
        .mode csv
        .separator ;
        SELECT f.name, u.name, u.code, p.ref, p.name, 'vinr', date(c.day * 86400, 'unixepoch'), c.method, v.version
        FROM employment e JOIN placement l ON l.employment = e.id
        JOIN unit u ON u.id = l.unit JOIN unit_administration a ON a.unit = u.id
        JOIN administration f ON f.id = a.administration JOIN person p ON p.id = e.person
        LEFT JOIN completion c ON c.id = (SELECT id FROM completion d WHERE d.course = 'vinr' AND d.person = e.person
                                          AND d.day <= \(day) ORDER BY d.day DESC, d.id DESC LIMIT 1)
        LEFT JOIN course_version v ON v.id = c.version
        WHERE e.category = 0 AND e.withdrawn = 0 AND e.first_day <= \(day) AND (e.last_day IS NULL OR e.last_day >= \(day))
          AND l.from_day = (SELECT max(from_day) FROM placement m WHERE m.employment = e.id AND m.from_day <= \(day))
        GROUP BY l.unit, e.person ORDER BY f.name, u.name, u.code, p.ref;
        """
    }
}

@testable import Kurskoll

/// What the databases of `Schemas` go on with: rows in what each later schema brought, put in while it was the newest.
/// They change none of the figures, so that every schema's database gives the same.
enum SchemaAdditions {
    /// By the schema's number. One that brings a table gets an entry.
    static let all: [Int: StaticString] = [
        // An extension that was taken back, and a completion that HR has seen a certificate of.
        7: """
        INSERT INTO extension VALUES (2, 6, 'vinr', 20727, 20800, 'fel person', 7, 1790840000);
        INSERT INTO retraction VALUES (1, NULL, 2, 'gällde en annan', 7, 1790840100);
        INSERT INTO registration VALUES (2, 'intyget är visat', 7);
        """,
        // As `freeze "Bokslut 2025" --as-of 2025-12-31` wrote it.
        8: """
        INSERT INTO frozen_report VALUES (1, 1795272960,
        '{"name":"Bokslut 2025","course":"vinr","asOf":"2025-12-31","frozenOn":"2026-11-21","versions":[{"version":"1.0","sha256":"cc","firstDay":"2024-01-01"}],"definition":[{"label":"Regel","text":"personer som har ett giltigt slutförande 2025-12-31, delat med personer som är anställda den dagen (kategori: anställd). Var och en räknas en gång, och en gång i varje förvaltning och enhet där personen arbetar. Andelen avrundas nedåt."},{"label":"Mål","text":"80 %; Teknik 100 %."},{"label":"Giltighet","text":"ett slutförande gäller tills vidare."},{"label":"Regelversion","text":"2; bestämt: mål 100 % (från 2024-05-01: beslut)."}],"indicator":[{"administration":null,"unit":null,"code":null,"mergedUnits":null,"counted":5,"completed":3,"share":"60.0","percent":80},{"administration":"Teknik","unit":null,"code":null,"mergedUnits":null,"counted":null,"completed":null,"share":null,"percent":100},{"administration":"Vård","unit":null,"code":null,"mergedUnits":null,"counted":null,"completed":null,"share":null,"percent":80}],"newHireDefinition":[{"label":"Regel","text":"den som börjar 2024-05-01 eller senare ska vara klar senast 12 månader efter första dagen, samma dag i månaden eller månadens sista; den dagen räknas som i tid (kategori: anställd)."},{"label":"Första dag","text":"räknas i en obruten tid av anställning: högst 31 fria dagar bryter den inte. Saknas uppgiften gissas den inte."},{"label":"Regelversion","text":"2; bestämt: nyanställda från 2024-05-01 (från 2024-05-01: beslut)."}],"newHires":[{"administration":null,"unit":null,"code":null,"mergedUnits":null,"newHires":null,"inTime":null,"late":null,"onTrack":null,"dueSoon":null,"overdue":null},{"administration":"Teknik","unit":null,"code":null,"mergedUnits":null,"newHires":null,"inTime":null,"late":null,"onTrack":null,"dueSoon":null,"overdue":null}]}',
        '318a106297d029a0cb1b8bbc399893565d9e79195f58abf027b48b2aa85b4de9');
        """,
        9: #"INSERT INTO import_receipt VALUES (1, 7, '{"begun":6}')"#,
        10: """
        INSERT INTO correction
        VALUES (1, 1, NULL, 'name', 'Anna E', 'Anna Ek', 'felskrivet', 7, 1790840000, 2, NULL)
        """,
        11: "INSERT INTO retention VALUES (1, 20700, 'KS 2026/17', 20335, 2, '{}', 1788480000)",
        13: """
        INSERT INTO reminder VALUES (1, 4, 'monthBefore', 'vinr', 20970, 20758, 1793500000, 1793500001, 1793500002);
        INSERT INTO reminder_run VALUES (1, 20758, 1793500000, 1793500003, 1, 0, 0);
        """,
        14: """
        INSERT INTO group_session VALUES (1, 2, 'vinr', 1, 20485, 6, 'BCD-FGH', 1769932800);
        INSERT INTO group_event VALUES (1, 1, 'joined', 6, 'barn', 6, 1769932900);
        INSERT INTO group_event VALUES (2, 1, 'attended', 6, 'barn', 6, 1769936400);
        INSERT INTO group_completion VALUES (4, 1);
        """,
        15: "INSERT INTO reading_place VALUES (2, 'vinr', 'barn', 'vilka', 20760)",
        16: "INSERT INTO fault_report VALUES (1, 20760, 'Knappen syns inte', NULL)",
        18: """
        INSERT INTO backup_made VALUES (1, 1795250000);
        INSERT INTO api_token
        VALUES (2, 'Övervakning', X'05', 'kurskoll_ab', 'metrics', NULL, 20819, 20758, 1793500000, NULL);
        """,
    ]
}

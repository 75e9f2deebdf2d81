extension PersonalData {
    /// The parts, in the order they are shown.
    static let sections: [Section] = [
        Section(
            key: "person", heading: .contact, references: [],
            columns: [
                Column("name", .name), Column("ref", .personRef), Column("email", .email),
                Column("login", .login), Column("firstNamedOn", .firstNamedOn, .day),
                Column("erasedAt", .passUntil, .instant),
            ],
            sql: """
                SELECT p.name, p.ref, p.email, p.login, i.day, p.pass_until
                FROM person p LEFT JOIN import i ON i.id = p.import WHERE p.id = ?1
                """),
        Section(
            key: "employments", heading: .employments, references: ["employment.person"],
            columns: [
                Column("number", .number), Column("firstDay", .firstDay, .day),
                Column("lastDay", .lastDay, .day),
                Column("category", .category, .category), Column("form", .form), Column("source", .source),
                Column("knownFrom", .firstNamedOn, .day), Column("withdrawn", .withdrawn, .yes),
                Column("absent", .absentFromList, .yes),
            ],
            sql: """
                SELECT e.number, e.first_day, e.last_day, e.category, f.name, e.source, e.known_from, e.withdrawn,
                       e.absent
                FROM employment e LEFT JOIN employment_form f ON f.id = e.form
                WHERE e.person = ?1 ORDER BY ifnull(e.first_day, e.known_from), e.id
                """),
        Section(
            key: "placements", heading: .placements, references: ["placement.employment"],
            columns: [
                Column("employment", .number), Column("unit", .unit), Column("code", .unitCode),
                Column("administration", .administration), Column("from", .fromDay, .day),
            ],
            sql: """
                SELECT e.number, u.name, u.code,
                       (SELECT a.name FROM unit_administration ua JOIN administration a ON a.id = ua.administration
                        WHERE ua.unit = u.id ORDER BY ua.from_day DESC LIMIT 1), p.from_day
                FROM employment e JOIN placement p ON p.employment = e.id JOIN unit u ON u.id = p.unit
                WHERE e.person = ?1 ORDER BY p.from_day, e.id
                """),
        Section(
            key: "leaves", heading: .leaves, references: ["leave.employment"],
            columns: [
                Column("employment", .number), Column("firstDay", .firstDay, .day),
                Column("lastDay", .lastDay, .day),
            ],
            sql: """
                SELECT e.number, l.first_day, l.last_day FROM employment e JOIN leave l ON l.employment = e.id
                WHERE e.person = ?1 ORDER BY l.first_day, e.id
                """),
        Section(
            key: "completions", heading: .completions,
            references: [
                "completion.person", "voiding.completion", "registration.completion",
                "group_completion.completion",
            ],
            columns: [
                Column("course", .course, .course), Column("day", .day, .day),
                Column("method", .methodHeading, .method), Column("version", .version),
                Column("code", .certificateCode), Column("certificate", .certificateElsewhere),
                Column("recordedAt", .recordedAt, .instant), Column("voidedFrom", .voidedFrom, .day),
                Column("voidedBecause", .voidedBecause), Column("voidedBy", .voidedBy),
                Column("registeredBecause", .registeredBecause), Column("registeredBy", .registeredBy),
                Column("groupLeader", .groupLeader),
            ],
            sql: """
                SELECT c.course, c.day, c.method, v.version, c.code, c.certificate, c.recorded_at, o.day, o.reason,
                       CASE WHEN o.id IS NOT NULL THEN ifnull(s.name, '–') END, g.reason,
                       CASE WHEN g.completion IS NOT NULL THEN ifnull(h.name, '–') END, l.name
                FROM completion c LEFT JOIN course_version v ON v.id = c.version
                LEFT JOIN standing_voiding o ON o.completion = c.id LEFT JOIN person s ON s.id = o.signer
                LEFT JOIN registration g ON g.completion = c.id LEFT JOIN person h ON h.id = g.signer
                LEFT JOIN group_completion gc ON gc.completion = c.id
                LEFT JOIN group_session gs ON gs.id = gc.session LEFT JOIN person l ON l.id = gs.leader
                WHERE c.person = ?1 ORDER BY c.day, c.id
                """),
        Section(
            key: "groups", heading: .groupsJoined, references: ["group_event.person"],
            columns: [
                Column("at", .openedAt, .instant), Column("course", .course, .course),
                Column("event", .what, .groupEvent), Column("chapter", .chapterWord), Column("unit", .unit),
            ],
            sql: """
                SELECT e.at, s.course, e.kind, e.chapter, u.name
                FROM group_event e JOIN group_session s ON s.id = e.session JOIN unit u ON u.id = s.unit
                WHERE e.person = ?1 ORDER BY e.id
                """),
        Section(
            key: "groupsLed", heading: .groupsLed,

            references: [
                "group_session.leader", "group_event.signer", "group_event.session",
                "group_completion.session",
            ],
            columns: [
                Column("day", .day, .day), Column("course", .course, .course), Column("unit", .unit),
            ],
            // What she did for others in it is theirs.
            sql: """
                SELECT s.day, s.course, u.name FROM group_session s JOIN unit u ON u.id = s.unit
                WHERE s.leader = ?1
                   OR s.id IN (SELECT session FROM group_event WHERE signer = ?1 AND person IS NOT ?1)
                ORDER BY s.id
                """),
        Section(
            key: "chapters", heading: .chaptersDoneHeading, references: ["chapter_done.person"],
            columns: [
                Column("course", .course, .course), Column("chapter", .chapterWord),
                Column("day", .day, .day),
            ],
            sql:
                "SELECT course, chapter, day FROM chapter_done WHERE person = ?1 ORDER BY course, day, chapter"
        ),
        Section(
            key: "reminders", heading: .reminders, references: ["reminder.person"],
            columns: [
                Column("course", .course, .course), Column("dueDay", .dueDay, .day),
                Column("day", .day, .day), Column("sentAt", .reminderSent, .instant),
            ],
            sql: "SELECT course, due_day, day, sent_at FROM reminder WHERE person = ?1 ORDER BY day, id"),
        Section(
            key: "place", heading: .placeHeading, references: ["reading_place.person"],
            columns: [
                Column("course", .course, .course), Column("chapter", .chapterWord),
                Column("section", .sectionWord), Column("day", .day, .day),
            ],
            sql:
                "SELECT course, chapter, section, day FROM reading_place WHERE person = ?1 ORDER BY course"
        ),
        Section(
            key: "extensions", heading: .extensions, references: ["extension.person"],
            columns: [
                Column("course", .course, .course), Column("day", .day, .day),
                Column("dueDay", .dueDay, .day), Column("reason", .reason), Column("signedBy", .signedBy),
            ],
            sql: """
                SELECT x.course, x.day, x.due_day, x.reason, s.name
                FROM standing_extension x LEFT JOIN person s ON s.id = x.signer
                WHERE x.person = ?1 ORDER BY x.day, x.id
                """),
        Section(
            key: "retractions", heading: .retractions,
            references: ["retraction.voiding", "retraction.extension"],
            columns: [
                Column("course", .course, .course), Column("day", .day, .day),
                Column("dueDay", .dueDay, .day),
                Column("reason", .reason), Column("signedBy", .signedBy),
                Column("retractedBecause", .retractedBecause), Column("retractedBy", .retractedBy),
                Column("recordedAt", .recordedAt, .instant),
            ],
            // A voiding has no due day; the day it held from, or an extension was granted on, is its own.
            sql: """
                SELECT c.course, v.day, NULL, v.reason, s.name, r.reason, t.name, r.recorded_at
                FROM completion c JOIN voiding v ON v.completion = c.id JOIN retraction r ON r.voiding = v.id
                LEFT JOIN person s ON s.id = v.signer LEFT JOIN person t ON t.id = r.signer WHERE c.person = ?1
                UNION ALL
                SELECT x.course, x.day, x.due_day, x.reason, s.name, r.reason, t.name, r.recorded_at
                FROM extension x JOIN retraction r ON r.extension = x.id
                LEFT JOIN person s ON s.id = x.signer LEFT JOIN person t ON t.id = r.signer WHERE x.person = ?1
                ORDER BY 8
                """),
        Section(
            key: "correctedByHand", heading: .correctedByHand,
            references: ["correction.person", "correction.employment"],
            columns: [
                Column("fact", .fact), Column("before", .before), Column("after", .correctedValue),
                Column("reason", .reason), Column("signedBy", .signedBy),
                Column("recordedAt", .recordedAt, .instant), Column("overruledOn", .untilDay, .day),
            ],
            sql: """
                SELECT c.field,
                       CASE c.field WHEN 'unit' THEN (SELECT name FROM unit WHERE id = c.said) ELSE c.said END,
                       CASE c.field WHEN 'unit' THEN (SELECT name FROM unit WHERE id = c.value) ELSE c.value END,
                       c.reason, s.name, c.recorded_at, i.day
                FROM correction c LEFT JOIN person s ON s.id = c.signer LEFT JOIN import i ON i.id = c.overruled_by
                WHERE c.person = ?1 ORDER BY c.id
                """),
        Section(
            key: "roles", heading: .rolesHeading, references: ["role_grant.person"],
            columns: [
                Column("role", .roleWord), Column("administration", .administration),
                Column("grantedAt", .fromDay, .instant), Column("revokedAt", .untilDay, .instant),
            ],
            sql: """
                SELECT g.role, a.name, g.granted_at, g.revoked_at
                FROM role_grant g LEFT JOIN administration a ON a.id = g.administration
                WHERE g.person = ?1 ORDER BY g.granted_at, g.id
                """),
        Section(
            key: "managerOf", heading: .managerOf, references: ["unit_manager.person"],
            columns: [
                Column("unit", .unit), Column("from", .fromDay, .day), Column("until", .untilDay, .day),
            ],
            sql: """
                SELECT u.name, m.from_day, m.until_day FROM unit_manager m JOIN unit u ON u.id = m.unit
                WHERE m.person = ?1 ORDER BY m.from_day, m.id
                """),
        Section(
            key: "unitLoans", heading: .unitLoans,
            references: ["unit_loan.person", "unit_loan.lender", "unit_loan.taken_back_by"],
            columns: [
                Column("unit", .unit), Column("from", .fromDay, .day), Column("until", .untilDay, .day),
                Column("recordedAt", .recordedWord, .instant),
            ],
            sql: """
                SELECT u.name, l.from_day, l.until_day, l.recorded_at
                FROM unit_loan l JOIN unit u ON u.id = l.unit
                WHERE ?1 IN (l.person, l.lender, l.taken_back_by) ORDER BY l.from_day, l.id
                """),
        Section(
            key: "signed", heading: .signed,
            references: [
                "voiding.signer", "extension.signer", "registration.signer", "retraction.signer",
                "correction.signer",
            ],
            columns: [
                Column("course", .course, .course), Column("day", .day, .day),
                Column("recordedAt", .recordedAt, .instant),
            ],
            // What it was about is another person's.
            sql: """
                SELECT c.course, v.day, v.recorded_at FROM voiding v JOIN completion c ON c.id = v.completion
                WHERE v.signer = ?1
                UNION ALL SELECT course, day, recorded_at FROM extension WHERE signer = ?1
                UNION ALL SELECT c.course, c.day, c.recorded_at
                FROM registration g JOIN completion c ON c.id = g.completion WHERE g.signer = ?1
                UNION ALL SELECT ifnull(c.course, x.course), ifnull(v.day, x.day), r.recorded_at
                FROM retraction r LEFT JOIN voiding v ON v.id = r.voiding LEFT JOIN completion c ON c.id = v.completion
                LEFT JOIN extension x ON x.id = r.extension WHERE r.signer = ?1
                UNION ALL SELECT '', NULL, recorded_at FROM correction WHERE signer = ?1
                ORDER BY 3
                """),
        Section(
            key: "sessions", heading: .mySessions, references: ["session.person"],
            columns: [
                Column("begunAt", .sessionBegun, .instant), Column("usedAt", .sessionUsed, .instant),
            ],
            sql: "SELECT created_at, used_at FROM session WHERE person = ?1 ORDER BY created_at"),
        Section(
            key: "testsUnderWay", heading: .testsUnderWay, references: ["test_draw.session"],
            columns: [Column("course", .course, .course)],
            sql: """
                SELECT d.course FROM session s JOIN test_draw d ON d.session = s.hash
                WHERE s.person = ?1 ORDER BY d.course
                """),
        Section(
            key: "links", heading: .linksOut, references: ["sign_in_link.person"],
            columns: [Column("expiresAt", .untilDay, .instant)],
            sql: "SELECT expires_at FROM sign_in_link WHERE person = ?1 ORDER BY expires_at"),
        Section(
            key: "corrections", heading: .corrections, references: [],
            columns: [
                Column("day", .day, .day), Column("source", .source), Column("fact", .fact),
                Column("before", .before),
            ],
            sql: """
                SELECT i.day, i.source, c.kind,
                       (SELECT group_concat(key || ': ' || ifnull(value, '–'), ', ') FROM json_each(c.before))
                FROM import_change c JOIN import i ON i.id = c.import
                WHERE (c.kind = 'person' AND c.row = ?1)
                   OR (c.kind IN ('employment', 'placement', 'leave')
                       AND c.row IN (SELECT id FROM employment WHERE person = ?1))
                   OR (c.kind = 'unit_manager' AND c.row IN (SELECT id FROM unit_manager WHERE person = ?1))
                ORDER BY i.id, c.id
                """),
        Section(
            key: "filesTakenIn", heading: .filesTakenIn, references: ["import_receipt.person"],
            columns: [
                Column("recordedAt", .recordedAt, .instant), Column("source", .source),
                Column("day", .day, .day),
            ],
            sql: """
                SELECT i.recorded_at, i.source, i.day FROM import_receipt r JOIN import i ON i.id = r.import
                WHERE r.person = ?1 ORDER BY i.id
                """),
        Section(
            key: "listingsOpened", heading: .listingsOpened, references: ["access_log.person"],
            columns: [Column("at", .openedAt, .instant), Column("what", .what, .listing)],
            sql: "SELECT at, what FROM access_log WHERE person = ?1 ORDER BY at DESC, id DESC"),
    ]
}

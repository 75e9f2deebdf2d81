internal import Compliance

/// What the answers of the API look like, as schemas of its description.
enum OpenAPISchemas {
    static let all: [(key: String, value: JSON)] = [
        ("IndicatorReport", indicator), ("NewHireReport", newHires), ("CompletionChanges", completions),
        ("StaffImport", staffImport), ("Health", exactly(["status": ["const": "ok"]])),
        ("Metrics", text),
        ("Description", ["type": "object", "required": ["openapi", "paths"]]), ("Problem", problem),
    ]

    /// The years that `Day` reads; `format` alone would allow others.
    static let day: JSON = [
        "type": "string", "format": "date",
        "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    ]
    private static let optionalDay: JSON = ["type": ["string", "null"], "format": "date"]
    private static let text: JSON = ["type": "string"]
    private static let optionalText: JSON = ["type": ["string", "null"]]
    private static let count: JSON = ["type": "integer", "minimum": 0]
    /// Null for a group of too few persons, where the token sees none.
    private static let shownCount: JSON = ["type": ["integer", "null"], "minimum": 0]
    private static let tenths: JSON = ["type": ["string", "null"], "pattern": "^[0-9]+\\.[0-9]$"]

    /// An object with these keys and no other, all of them always there.
    private static func exactly(_ properties: JSON) -> JSON {
        guard case .object(let pairs) = properties else { return properties }
        return [
            "type": "object", "additionalProperties": false, "properties": properties,
            "required": .array(pairs.map { .string($0.key) }),
        ]
    }

    private static func list(of element: JSON) -> JSON { ["type": "array", "items": element] }

    private static func line(_ more: [(key: String, value: JSON)], last: [(key: String, value: JSON)] = [])
        -> JSON
    {
        exactly(
            .object(
                more + [
                    ("counted", shownCount), ("completed", shownCount), ("share", tenths), ("percent", count),
                    ("met", ["type": ["boolean", "null"]]), ("needed", shownCount),
                ] + last))
    }

    private static let indicator = exactly([
        "course": text, "asOf": day, "percent": count, "windowFrom": optionalDay, "total": line([]),
        "administrations": list(
            of: line(
                [("name", text)], last: [("units", list(of: line([("code", optionalText), ("name", text)])))])
        ),
        "forecast": exactly([
            "pacePerWeek": tenths, "reachedOn": optionalDay, "neededPerWeek": tenths, "targetDay": day,
        ]),
    ])

    private static let newHires = exactly([
        "course": text, "asOf": day, "months": count, "from": day,
        "total": exactly([
            "newHires": shownCount, "inTime": shownCount, "late": shownCount, "onTrack": shownCount,
            "dueSoon": shownCount, "overdue": shownCount, "missingFirstDay": shownCount,
        ]),
        "units": list(
            of: exactly([
                "administration": text, "code": optionalText, "name": text,
                "people": list(
                    of: exactly([
                        "person": text, "name": text, "firstDay": ["type": "string", "format": "date"],
                        "due": ["type": "string", "format": "date"], "originalDue": optionalDay,
                        "completed": optionalDay,
                        "status": ["enum": ["inTime", "late", "onTrack", "dueSoon", "overdue"]],
                    ])),
            ])),
        "missingFirstDay": list(of: exactly(["person": text, "name": text, "code": optionalText])),
    ])

    private static let completions = exactly([
        "changes": list(
            of: [
                "oneOf": [
                    exactly([
                        "kind": ["enum": ["recorded", "voided"]], "completion": count, "person": text,
                        "course": text,
                        "day": ["type": "string", "format": "date"],
                        "method": ["enum": ["kurs", "grupp", "nck", "moodle", "annan"]],
                        "version": optionalText,
                        "voidedFrom": optionalDay,
                    ]),
                    exactly(["kind": ["const": "removed"], "completion": count]),
                ]
            ]), "next": ["type": "string", "pattern": "^[A-Za-z0-9_-]{8}$"], "more": ["type": "boolean"],
    ])

    private static let staffImport = exactly([
        "import": ["type": ["integer", "null"]], "source": text, "asOf": day, "dryRun": ["type": "boolean"],
        "rows": count,
        "changes": exactly(.object(StaffChange.allCases.map { ("\($0)", count) })), "notices": list(of: text),
    ])

    private static let problem: JSON = [
        "type": "object", "required": ["title", "status", "detail"],
        "properties": [
            "title": text, "status": ["type": "integer"], "detail": text,
            "errors": list(
                of: [
                    "type": "object", "required": ["problem", "remedy"],
                    "properties": [
                        "parameter": text, "line": ["type": "integer"], "column": text, "problem": text,
                        "remedy": text,
                    ],
                ]),
        ],
    ]
}

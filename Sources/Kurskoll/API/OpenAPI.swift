internal import HTTP

/// The description of the API (OpenAPI 3.1), made from the table of its operations.
enum OpenAPI {
    /// Where there is one course it need not be named. Both are made once: they change only with the program.
    static let ofOneCourse = bytes(isCourseRequired: false)
    static let ofSeveralCourses = bytes(isCourseRequired: true)

    private static func bytes(isCourseRequired: Bool) -> [UInt8] {
        Array((document(isCourseRequired: isCourseRequired).text + "\n").utf8)
    }

    private static func document(isCourseRequired: Bool) -> JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Kurskoll", "version": "1",
                "description": """
                Figures, completions and staff files for other programs. A token is made with `kurskoll token add`. \
                Days are civil days in Europe/Stockholm.
                """,
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths(isCourseRequired)),
            "components": [
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description":
                            "One of the scopes figures, hr, import and metrics; each operation says which it needs.",
                    ]
                ],
                "schemas": .object(OpenAPISchemas.all),
            ],
        ]
    }

    private static func paths(_ isCourseRequired: Bool) -> [(key: String, value: JSON)] {
        var paths: [(key: String, value: [(key: String, value: JSON)])] = []
        for operation in APIOperation.all {
            let entry = (
                key: operation.method.rawValue.lowercased(), value: describe(operation, isCourseRequired)
            )
            if let place = paths.firstIndex(where: { $0.key == operation.path }) {
                paths[place].value.append(entry)
            } else {
                paths.append((key: operation.path, value: [entry]))
            }
        }
        return paths.map { (key: $0.key, value: .object($0.value)) }
    }

    private static func describe(_ operation: APIOperation, _ isCourseRequired: Bool) -> JSON {
        var pairs: [(key: String, value: JSON)] = [
            ("operationId", .string(operation.id)), ("summary", .string(operation.summary)),
        ]
        if let scopes = operation.scopes {
            let words = scopes.map(\.rawValue).joined(separator: " or ")
            pairs.append(("description", .string("Needs a token with the scope \(words).")))
            pairs.append(("security", [["token": []]]))
        } else {
            pairs.append(("security", []))
        }
        if !operation.parameters.isEmpty {
            pairs.append(("parameters", .array(operation.parameters.map { describe($0, isCourseRequired) })))
        }
        if let type = operation.bodyType {
            let schema: JSON = ["schema": ["type": "string"]]
            pairs.append(("requestBody", ["required": true, "content": .object([(type, schema)])]))
        }
        pairs.append(("responses", .object(responses(operation))))
        return .object(pairs)
    }

    private static func describe(_ parameter: APIParameter, _ isCourseRequired: Bool) -> JSON {
        [
            "name": .string(parameter.name), "in": "query",
            "required": .boolean(isCourseRequired && parameter.name == APIParameter.course.name),
            "description": .string(parameter.meaning), "schema": schema(parameter.kind),
        ]
    }

    private static func schema(_ kind: APIParameter.Kind) -> JSON {
        switch kind {
        case .day: OpenAPISchemas.day
        case .integer(let range):
            ["type": "integer", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
        case .text(nil): ["type": "string", "minLength": 1]
        case .text(let pattern?): ["type": "string", "pattern": .string(pattern)]
        case .flag: ["type": "boolean"]
        }
    }

    private static func responses(_ operation: APIOperation) -> [(key: String, value: JSON)] {
        let answer: JSON = ["schema": ["$ref": .string("#/components/schemas/\(operation.schema)")]]
        var refusals = operation.refusals
        refusals.append((status: 422, when: "the query or the body is not as described"))
        if operation.scopes != nil {
            refusals.append((status: 401, when: "the token is missing, unknown, expired or revoked"))
            refusals.append((status: 403, when: "the token's scope does not open this"))
            refusals.append((status: 503, when: "the database is busy; try again"))
        }
        return [("200", ["description": "Done.", "content": .object([(operation.answerType, answer)])])]
            + refusals.sorted { $0.status < $1.status }.map { refusal in
                let schema: JSON = ["$ref": "#/components/schemas/Problem"]
                let content: JSON = ["application/problem+json": ["schema": schema]]
                var pairs: [(key: String, value: JSON)] = [
                    ("description", .string("Refused: \(refusal.when).")), ("content", content),
                ]
                if refusal.status == 401 {
                    let challenge: JSON = ["schema": ["type": "string"], "required": true]
                    pairs.append(("headers", ["WWW-Authenticate": challenge]))
                }
                return (String(refusal.status), .object(pairs))
            }
    }
}

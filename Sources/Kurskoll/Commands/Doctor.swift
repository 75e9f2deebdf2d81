internal import Formats

/// `doctor`: whether all is well with an installation, a line for each thing and what to do about it.
enum DoctorCommand {
    static let verb = Verb(
        "doctor",
        "Ser efter att allt står rätt till; varje rad säger vad som behöver göras. Ändrar inget.",
        options: [
            .init("proxy-secret-file", "FIL", "proxyns hemlighet, som serve har den"),
            .init("sendmail", "PROGRAM", "det som tar emot e-post, som serve har det"),
            .init("sender", "ADRESS", "avsändare av e-post (inställningen sender)"),
            .init("base-url", "URL", "adressen utifrån (inställningen base-url)"),
            .init("format", "FORM", "text eller json (text)"),
        ]
    ) { arguments, environment in
        let isJSON = try arguments.choice("format", of: ["text", "json"]) == "json"
        let findings = Examination(
            database: arguments["data"] ?? "kurskoll.db", courses: arguments["courses"] ?? "Courses",
            web: arguments["web"] ?? "Web", clock: environment.clock,
            proxySecretFile: arguments["proxy-secret-file"], sendmail: arguments["sendmail"],
            sender: arguments["sender"], baseURL: arguments["base-url"]
        ).findings()
        environment.out(isJSON ? json(findings) + "\n" : text(findings))
        return findings.contains { $0.grade == .fault } ? 1 : 0
    }

    private static func text(_ findings: [Finding]) -> String {
        let faults = findings.count { $0.grade == .fault }
        let warnings = findings.count { $0.grade == .warning }
        return findings.map(\.line).joined() + "\n\(faults == 0 ? "Inget" : "\(faults)") fel, "
            + "\(warnings == 1 ? "1 varning" : "\(warnings == 0 ? "inga" : "\(warnings)") varningar").\n"
    }

    private static func json(_ findings: [Finding]) -> String {
        var json = JSONWriter()
        json.array(nil, findings) { json, finding in
            json.object { json in
                json.string("grade", word(finding.grade))
                json.string("place", finding.place)
                json.string("state", finding.state)
                json.string("remedy", finding.remedy)
            }
        }
        return json.text
    }

    /// As in the JSON of `check`.
    private static func word(_ grade: Finding.Grade) -> String {
        switch grade {
        case .ok: "ok"
        case .warning: "warning"
        case .fault: "error"
        }
    }
}

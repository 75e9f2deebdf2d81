internal import Glibc

/// `faults`: what happens to a server in its life, done to it on purpose. What was acknowledged must still be there, the
/// rest must be refused with a sentence, and it must come back by itself.
enum FaultsBenchmark {
    /// By the names that `--rows` takes. Each throws where a promise is broken that no figure tells of.
    private static let drills: [(name: String, rows: @Sendable (_ rounds: Int) throws -> [Row])] = [
        ("kill", KillDrill.rows),
        ("disk", { _ in try DiskDrill.rows(.smallDisk) }),
        ("quota", { _ in try DiskDrill.rows(.fileLimit) }),
        ("clock", { _ in try ClockDrill.rows() }),
        ("nights", { _ in try NightsDrill.rows() }),
        ("proxy", ProxyDrill.rows),
        ("restore", { _ in try RestoreDrill.rows() }),
    ]

    private static let usualRounds = 60

    /// Whether nothing failed. A drill whose tools are missing is skipped, with the reason.
    static func run(_ arguments: Arguments) throws -> Bool {
        let chosen = arguments.list("--rows") ?? drills.map(\.name)
        if let unknown = chosen.first(where: { name in !drills.contains { $0.name == name } }) {
            throw Failure(unknown, "is no drill", "choose of " + drills.map(\.name).joined(separator: ","))
        }
        let rounds = try arguments.number("--rounds") ?? usualRounds
        let begun = now()
        var rows: [Row] = []
        var remarks: [String] = []
        var failed = 0
        for drill in drills where chosen.contains(drill.name) {
            Output.note("\(drill.name) …")
            do {
                rows += try drill.rows(rounds).map { $0.named(drill.name) }
            } catch let skipped as Skipped {
                remarks.append("\(drill.name): skipped, \(skipped.why)")
            } catch {
                remarks.append("\(drill.name): FAILED, \(error)")
                failed += 1
            }
        }
        Output.say(Table.text(rows))
        for remark in remarks { Output.say(remark) }
        let missed = rows.filter { !$0.isMet }.count
        let seconds = (now() - begun) / 1_000_000
        Output.say(
            missed + failed == 0
                ? "Nothing is broken, after \(seconds) seconds."
                : "BROKEN: \(missed) rows miss their bound and \(failed) drills failed, after \(seconds) seconds."
        )
        return missed + failed == 0
    }
}

/// Why a drill can't be made here. Nothing is wrong with the product.
struct Skipped: Error {
    let why: String
}

extension Row {
    /// Something that was counted, and of which a run without any would prove nothing.
    static func count(_ figure: String, _ count: Int, atLeast least: Int = 1) -> Row {
        Row(figure, ours: "", value: Double(count), bound: .atLeast(Double(least)))
    }

    /// Something that may not be, or at most so often.
    static func none(_ figure: String, _ count: Int, atMost most: Int = 0) -> Row {
        Row(figure, ours: "", value: Double(count), bound: .atMost(Double(most)))
    }

    fileprivate func named(_ drill: String) -> Row {
        Row("\(drill): \(figure)", ours: ours, peer: peer, value: value, bound: bound, aim: aim)
    }
}

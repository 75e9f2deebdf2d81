internal import Compliance
internal import Formats

/// A frozen report as a person reads it in a terminal.
extension FrozenFigures {
    /// `number` and `sha256` are those it is stored under.
    func text(number: Int, sha256: String) -> String {
        var text = """
            Avstämning \(number): \(name)
            Kurs \(course) per \(day), fryst \(frozenOn)
            SHA-256 \(sha256), oförändrad


            """
        if frozenOn < day { text += "Dagen hade inte varit: siffrorna är det som var känt \(frozenOn).\n\n" }
        text +=
            TextTable(
                ["", "antal", "slutförda", "andel", "mål"],
                rows: indicator.map { row in
                    [row.place.indented]
                        + (row.figure.map {
                            [
                                Numbers.swedish($0.counted), Numbers.swedish($0.completed),
                                $0.shareTenths.map { "\(Tenths.swedish($0)) %" } ?? "–",
                            ]
                        } ?? ["för få", "", ""]) + ["\(row.percent) %"]
                }
            ).text
        if !newHires.isEmpty {
            text += "\nNyanställda\n"
            text +=
                TextTable(
                    ["", "nya", "klara i tid", "för sent", "försenade", "snart", "i god tid"],
                    rows: newHires.map { row in
                        [row.place.indented]
                            + (row.counts.map {
                                [$0.newHires, $0.inTime, $0.late, $0.overdue, $0.dueSoon, $0.onTrack].map(
                                    Numbers.swedish)
                            } ?? ["för få", "", "", "", "", ""])
                    }
                ).text
        }
        text += Definition(lines: definition).section
        if !newHireDefinition.isEmpty {
            text += "\nNyanställda, så är det räknat\n" + Definition(lines: newHireDefinition).body
        }
        text += "\nPublicerade versioner: "
        text +=
            versions.isEmpty
            ? "inga\n" : versions.map { "\($0.number) (\($0.firstDay))" }.joined(separator: ", ") + "\n"
        return text
    }
}

extension FrozenFigures.Place {
    /// »Totalt«, an administration, or a unit below its administration.
    var title: String {
        guard let administration else { return "Totalt" }
        guard let unit else { return administration }
        guard let mergedUnits else { return unit }
        return mergedUnits == 1 ? "\(unit) (1 enhet)" : "\(unit) (\(mergedUnits) enheter)"
    }

    var indented: String { unit == nil ? title : "  " + title }
}

/// Columns of text: the first to the left, the others to the right.
struct TextTable {
    let text: String

    /// Rows without headings, every column to the left.
    static func left(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }
            return "  " + cells.joined(separator: "  ") + "\n"
        }.joined()
    }

    init(_ headings: [String], rows: [[String]]) {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        text = all.map { row in
            row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + space : space + row[column]
            }.joined(separator: "  ") + "\n"
        }.joined()
    }
}

internal import Compliance
internal import Formats

/// What is frozen: the figures of a course on a day, by which rule, of which versions. No names, and no figure of
/// fewer than five persons: it is kept for ever, and whoever asks may have it.
struct FrozenFigures {
    /// Whose figure it is; nil for what it is not part of.
    struct Place: Hashable {
        var administration: String?
        var unit: String?
        var code: String?
        /// How many units are counted together here; nil for one unit, an administration or the whole.
        var mergedUnits: Int?

        /// What is compared in another report: a code stays where a name is changed.
        var key: [String?] { [administration, code ?? unit] }
    }

    /// Nil where too few are counted, or where others could be had from it by subtraction.
    struct Indicator {
        let place: Place
        let figure: Figure?
        let percent: Int
    }

    struct NewHires {
        let place: Place
        let counts: NewHireCounts?
    }

    struct Version {
        let number: String
        let sha256: String
        let firstDay: Day
    }

    let name: String
    let course: String
    let day: Day
    let frozenOn: Day
    /// Those that had been published on the day.
    let versions: [Version]
    let definition: [Definition.Line]
    /// The whole, then each administration and its units.
    let indicator: [Indicator]
    /// Empty where no rule on new hires was stored.
    let newHires: [NewHires]
    let newHireDefinition: [Definition.Line]

    static let restName = "övriga små enheter"

    /// The bytes that are kept.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.string("name", name)
            json.string("course", course)
            json.string("asOf", day.description)
            json.string("frozenOn", frozenOn.description)
            json.array("versions", versions) { json, version in
                json.object { json in
                    json.string("version", version.number)
                    json.string("sha256", version.sha256)
                    json.string("firstDay", version.firstDay.description)
                }
            }
            Self.write("definition", definition, to: &json)
            json.array("indicator", indicator) { json, row in
                json.object { json in
                    Self.write(row.place, to: &json)
                    json.number("counted", row.figure?.counted)
                    json.number("completed", row.figure?.completed)
                    json.string("share", row.figure?.shareTenths.map(Tenths.english))
                    json.number("percent", row.percent)
                }
            }
            Self.write("newHireDefinition", newHireDefinition, to: &json)
            json.array("newHires", newHires) { json, row in
                json.object { json in
                    Self.write(row.place, to: &json)
                    json.number("newHires", row.counts?.newHires)
                    json.number("inTime", row.counts?.inTime)
                    json.number("late", row.counts?.late)
                    json.number("onTrack", row.counts?.onTrack)
                    json.number("dueSoon", row.counts?.dueSoon)
                    json.number("overdue", row.counts?.overdue)
                }
            }
        }
        return json.text
    }

    private static func write(_ key: String, _ lines: [Definition.Line], to json: inout JSONWriter) {
        json.array(key, lines) { json, line in
            json.object { json in
                json.string("label", line.label)
                json.string("text", line.text)
            }
        }
    }

    private static func write(_ place: Place, to json: inout JSONWriter) {
        json.string("administration", place.administration)
        json.string("unit", place.unit)
        json.string("code", place.code)
        json.number("mergedUnits", place.mergedUnits)
    }
}

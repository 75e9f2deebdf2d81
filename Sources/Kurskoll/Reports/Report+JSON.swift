internal import Compliance
internal import Formats

/// The reports in the form other programs build on (DESIGN §6): keys and their order are a contract.
extension IndicatorReport {
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.string("course", question.course)
            json.string("asOf", question.day.description)
            json.number("percent", question.percent ?? rules.percent)
            json.string("windowFrom", question.windowFrom?.description)
            json.object("total") { Self.write(total, to: &$0) }
            json.array("administrations", administrations) { json, administration in
                json.object { json in
                    json.string("name", administration.name)
                    Self.write(administration.line, to: &json)
                    json.array("units", administration.units) { json, unit in
                        json.object { json in
                            json.string("code", unit.code)
                            json.string("name", unit.name)
                            Self.write(unit.line, to: &json)
                        }
                    }
                }
            }
            json.object("forecast") { json in
                json.string("pacePerWeek", Tenths.english(forecast.pacePerWeekTenths))
                json.string("reachedOn", forecast.reachedOn?.description)
                json.string("neededPerWeek", forecast.neededPerWeekTenths.map(Tenths.english))
                json.string("targetDay", forecast.targetDay.description)
            }
        }
        return json.text
    }

    private static func write(_ line: Line, to json: inout JSONWriter) {
        json.number("counted", line.figure.counted)
        json.number("completed", line.figure.completed)
        json.string("share", line.figure.shareTenths.map(Tenths.english))
        json.number("percent", line.percent)
        json.boolean("met", line.isMet)
        json.number("needed", line.needed)
    }
}

extension NewHireReport {
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.string("course", question.course)
            json.string("asOf", question.day.description)
            json.number("months", rule.months)
            json.string("from", rule.start.description)
            json.object("total") { json in
                json.number("newHires", total.newHires)
                json.number("inTime", total.inTime)
                json.number("late", total.late)
                json.number("onTrack", total.onTrack)
                json.number("dueSoon", total.dueSoon)
                json.number("overdue", total.overdue)
                json.number("missingFirstDay", total.missingFirstDay)
            }
            json.array("units", units) { json, unit in
                json.object { json in
                    json.string("administration", unit.administration)
                    json.string("code", unit.code)
                    json.string("name", unit.name)
                    json.array("people", unit.people) { json, person in
                        json.object { json in
                            json.string("person", person.ref)
                            json.string("name", person.name)
                            json.string("firstDay", person.hire.firstDay.description)
                            json.string("due", person.hire.due.description)
                            json.string("originalDue", person.hire.originalDue?.description)
                            json.string("completed", person.hire.completed?.description)
                            json.string("status", person.hire.status.rawValue)
                        }
                    }
                }
            }
            json.array("missingFirstDay", missingFirstDay) { json, person in
                json.object { json in
                    json.string("person", person.ref)
                    json.string("name", person.name)
                    json.string("code", person.code)
                }
            }
        }
        return json.text
    }
}

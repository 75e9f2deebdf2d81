internal import Compliance
internal import Formats

/// The reports in the form other programs build on (DESIGN §6): keys and their order are a contract.
extension IndicatorReport {
    var json: String { json(hidesSmallGroups: false) }

    /// The same for those who see no small groups: what is hidden is null.
    func json(hidesSmallGroups hides: Bool) -> String {
        var json = JSONWriter()
        json.object { json in
            json.string("course", question.course)
            json.string("asOf", question.day.description)
            json.number("percent", question.percent ?? rules.percent)
            json.string("windowFrom", question.windowFrom?.description)
            json.object("total") { Self.write(total, hides, to: &$0) }
            json.array("administrations", administrations) { json, administration in
                json.object { json in
                    json.string("name", administration.name)
                    Self.write(administration.line, hides, to: &json)
                    json.array("units", administration.units) { json, unit in
                        json.object { json in
                            json.string("code", unit.code)
                            json.string("name", unit.name)
                            Self.write(unit.line, hides, to: &json)
                        }
                    }
                }
            }
            json.object("forecast") { json in
                let shown = hides && total.isSuppressed ? nil : forecast
                json.string("pacePerWeek", (shown?.pacePerWeekTenths).map(Tenths.english))
                json.string("reachedOn", shown?.reachedOn?.description)
                json.string("neededPerWeek", shown?.neededPerWeekTenths.map(Tenths.english))
                json.string("targetDay", forecast.targetDay.description)
            }
        }
        return json.text
    }

    private static func write(_ line: Line, _ hides: Bool, to json: inout JSONWriter) {
        let shown = hides && line.isSuppressed ? nil : line
        json.number("counted", shown?.figure.counted)
        json.number("completed", shown?.figure.completed)
        json.string("share", shown?.figure.shareTenths.map(Tenths.english))
        json.number("percent", line.percent)
        json.boolean("met", shown?.isMet)
        json.number("needed", shown?.needed)
    }
}

extension NewHireReport {
    var json: String { json(hiding: nil) }

    /// With something hidden nobody is named, and of the counts stand those that are of no small group.
    func json(hiding: NewHireGroups.Hidden?) -> String {
        var json = JSONWriter()
        json.object { json in
            json.string("course", question.course)
            json.string("asOf", question.day.description)
            json.number("months", rule.months)
            json.string("from", rule.start.description)
            json.object("total") { json in
                let shown = hiding?.newHires == true ? nil : total
                json.number("newHires", shown?.newHires)
                json.number("inTime", shown?.inTime)
                json.number("late", shown?.late)
                json.number("onTrack", shown?.onTrack)
                json.number("dueSoon", shown?.dueSoon)
                json.number("overdue", shown?.overdue)
                json.number("missingFirstDay", hiding?.missingFirstDay == true ? nil : total.missingFirstDay)
            }
            json.array("units", hiding == nil ? units : []) { json, unit in
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
            json.array("missingFirstDay", hiding == nil ? missingFirstDay : []) { json, person in
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

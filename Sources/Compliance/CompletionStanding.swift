/// Whether a completion counts on a day, or why it does not. Of several reasons the first in this order is given.
package enum CompletionStanding: Sendable, Equatable {
    case counts
    /// Made after the day.
    case toCome
    /// Declared void on or before the day.
    case void(from: Day)
    /// Made before the window opened.
    case beforeWindow(from: Day)
    /// Its months had passed; the last day it counted.
    case ranOut(last: Day)
    /// Its version no longer counts since a decision in force from this day.
    case outdated(from: Day)
}

extension Validity {
    /// The same answer as `holds`, with its reason. The voiding is asked for on another day, since it belongs to the
    /// day a report is made for.
    fileprivate func standing(of completion: Completion, on day: Day, voidedOn reportDay: Day)
        -> CompletionStanding
    {
        if completion.day > reportDay { return .toCome }
        if let from = completion.voidedFrom, from <= reportDay { return .void(from: from) }
        if let months {
            let last = completion.day.adding(months: months)
            if day > last { return .ranOut(last: last) }
        }
        if let floor = floors.last(where: { $0.from <= day }), completion.version < floor.version {
            return .outdated(from: floor.from)
        }
        return .counts
    }
}

extension IndicatorRule {
    /// Whether a completion counts on the day, or why not. `completionDay` is the earliest of those that do.
    package func standing(of completion: Completion, on day: Day) -> CompletionStanding {
        let standing = validity.standing(of: completion, on: day, voidedOn: day)
        guard let windowFrom, completion.day < windowFrom else { return standing }
        switch standing {
        case .toCome, .void: return standing
        case .counts, .beforeWindow, .ranOut, .outdated: return .beforeWindow(from: windowFrom)
        }
    }
}

extension NewHireRule {
    /// Whether a completion fulfils the duty of a spell as of the day, or why not: one made before the first day must
    /// have been valid on it.
    package func standing(of completion: Completion, since firstDay: Day, on day: Day) -> CompletionStanding {
        validity.standing(of: completion, on: max(completion.day, firstDay), voidedOn: day)
    }
}

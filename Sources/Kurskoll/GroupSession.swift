internal import Compliance
internal import Formats

/// A unit's meeting about a course as it stands: what `Store.groupSession` has read out of its events.
struct GroupSession {
    let id: Int
    let code: String
    let unit: Int
    let unitName: String
    let course: String
    /// The row of the course's text as it was when the session was opened.
    let version: Int
    let day: Day
    let leader: Int
    let leaderName: String
    /// Another number when something has happened: a page that shows an older one is old.
    var stamp = 0
    var place = Place.gathering
    /// Whether all chapters have been gone through, whatever is shown now: the knowledge test is then open to who was
    /// there for all of them.
    var hasEnded = false
    /// In the order they first joined; those who left too, not those who were removed.
    var participants: [Participant] = []

    /// Where the meeting is.
    enum Place: Equatable {
        /// Before the first chapter: participants join.
        case gathering
        /// In a chapter, by its id.
        case chapter(String)
        /// After the last.
        case ended
    }

    struct Participant {
        let person: Int
        let name: String
        var isPresent = true
        /// The first chapter that counts for her without a leader's word; nil where none was left when she joined.
        var from: String?
        var attended: Set<String> = []
        var isConfirmed = false
    }

    subscript(person: Int) -> Participant? { participants.first { $0.person == person } }

    /// As a reader looks for them.
    var byName: [Participant] {
        participants.sorted { SwedishOrder($0.name) < SwedishOrder($1.name) }
    }

    /// How many are in the room.
    var present: Int { participants.count { $0.isPresent } }
}

/// What participants type: six letters and digits that are hard to confuse, `K7Q-M2X`. 28^6 are 480 million, of which
/// a handful are open on a day, and only to those who are signed in.
enum GroupCode {
    /// From the kernel's randomness.
    static func random() -> String {
        let code = TypedCode.random()
        return "\(code.prefix(3))-\(code.dropFirst(5).prefix(3))"
    }

    /// What somebody typed, as it was made. Nil where it cannot be a code.
    static func normalised(_ typed: String) -> String? {
        let kept = TypedCode.letters(in: typed)
        guard kept.count == 6 else { return nil }
        return "\(kept.prefix(3))-\(kept.suffix(3))"
    }
}

/// What it takes for a participant to be done: the setting `group-confirmation`.
enum GroupConfirmation: String, CaseIterable {
    /// Each passes the knowledge test by herself. The default: a completion says that somebody knows, and a meeting
    /// alone says only that she was there.
    case test
    /// A leader may confirm it instead, where the municipality has decided that a led talk is enough.
    case leader

    static let key = "group-confirmation"
}

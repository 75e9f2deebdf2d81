internal import Formats

/// What a staff file does to the register, or would do.
struct StaffImportResult {
    /// The number of the import; of a dry run no import has it.
    let id: Int
    var rows = 0
    private(set) var counts: [StaffChange: Int] = [:]
    /// The first changes of each kind, in the order of the file.
    private(set) var examples: [StaffChange: [String]] = [:]
    /// How the file was read, and some of its names and units with letters beyond ASCII to judge it by.
    var encoding = TextEncoding.utf8
    var samples: [String] = []
    /// What the user should know though it stopped nothing.
    var notices: [String] = []
    /// Why a dry run would have been refused though its file is right: too many would end.
    var refusal: Refusal?

    /// So many of each kind are kept as examples.
    static let exampleCount = 1_000

    init(id: Int) {
        self.id = id
    }

    /// Counts a change; `example` is asked for only while examples are kept.
    mutating func count(_ change: StaffChange, example: () -> String) {
        counts[change, default: 0] += 1
        if examples[change, default: []].count < Self.exampleCount {
            examples[change, default: []].append(example())
        }
    }
}

/// The kinds of change, in the order they are told.
enum StaffChange: CaseIterable {
    case added, changed, moved, ended, returned, withdrawn, unitMoved, unitRenamed
    /// No change: the file says otherwise than a correction by hand, as it did when that was made.
    case kept

    /// As a heading of a count.
    var text: String {
        switch self {
        case .added: "nya"
        case .changed: "ändrade"
        case .moved: "flyttade"
        case .ended: "avslutade"
        case .returned: "återkomna"
        case .withdrawn: "återtagna"
        case .unitMoved: "flyttade enheter"
        case .unitRenamed: "omdöpta enheter"
        case .kept: "rättade för hand"
        }
    }
}

/// A few names and units of a file that show whether å, ä and ö came through: each brings a letter that those before
/// it did not have.
struct LetterSamples {
    private(set) var texts: [String] = []
    private var seen: Set<Character> = []

    /// More are of no use.
    private static let most = 5

    mutating func take(_ row: StaffRow) {
        guard texts.count < Self.most else { return }
        for text in [row.name, row.unit, row.administration] where text.utf8.contains(where: { $0 >= 0x80 }) {
            let letters = text.lowercased().filter { !$0.isASCII }
            guard texts.count < Self.most, !seen.isSuperset(of: letters) else { continue }
            seen.formUnion(letters)
            texts.append(text)
        }
    }
}

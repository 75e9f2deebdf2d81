internal import Glibc

/// One verb of the command line.
struct Verb: Sendable {
    /// `["import", "staff"]`.
    let words: [String]
    /// The operands in capitals, for the help: `FIL`.
    let operands: String
    let operandCount: ClosedRange<Int>
    /// One line.
    let summary: String
    let options: [Arguments.Option]
    /// Does the work; gives the exit status.
    let run: @Sendable (Arguments, Environment) throws -> Int32

    init(
        _ words: String, operands: String = "", count: ClosedRange<Int> = 0...0, _ summary: String,
        options: [Arguments.Option] = [], run: @escaping @Sendable (Arguments, Environment) throws -> Int32
    ) {
        self.words = words.split(separator: " ").map(String.init)
        self.operands = operands
        operandCount = count
        self.summary = summary
        self.options = options
        self.run = run
    }

    var name: String { words.joined(separator: " ") }

    var help: String {
        var text = "kurskoll \(name)\(operands.isEmpty ? "" : " " + operands)\n\n\(summary)\n\n"
        // A verb's own default stands in the place of the common one.
        let common = Arguments.common.filter { common in !options.contains { $0.name == common.name } }
        for option in options + common {
            let left = "  --\(option.name)\(option.value.map { " " + $0 } ?? "")"
            text += left + String(repeating: " ", count: max(2, 28 - left.count)) + option.meaning + "\n"
        }
        return text
    }
}

/// What a verb works on and speaks through; tests give their own.
struct Environment: Sendable {
    var clock = Clock.system
    var out: @Sendable (String) -> Void = { Environment.write($0, to: 1) }
    /// For what is no text: a workbook.
    var outBytes: @Sendable ([UInt8]) -> Void = { Environment.write($0, to: 1) }
    /// Whether what goes out is shown on a screen.
    var isOutShown: @Sendable () -> Bool = { isatty(1) == 1 }
    var error: @Sendable (String) -> Void = { Environment.write($0 + "\n", to: 2) }

    /// Writes all of a text to a descriptor; a closed pipe ends the program quietly, as other tools do, a full disk
    /// with a sentence.
    static func write(_ text: String, to descriptor: Int32) {
        write(Array(text.utf8), to: descriptor)
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBufferPointer { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
                if count < 0 {
                    let failure = errno
                    if failure == EINTR { continue }
                    if failure != EPIPE && descriptor == 1 {
                        let why = String(cString: strerror(failure))
                        write(
                            "standard ut: går inte att skriva till (\(why)); kontrollera dit utskriften styrs\n",
                            to: 2)
                    }
                    exit(1)
                }
                sent += count
            }
        }
    }
}

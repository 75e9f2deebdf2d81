import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// OWASP ASVS 5.0, level 2: the items that decide something here, each with its proof.
@Suite struct ASVSTests {
    @Test func `every item that decides something stands once in the table`() {
        let written = ASVS.items.flatMap(\.numbers)
        #expect(
            Set(written) == Set(ASVS.required), "missing: \(Set(ASVS.required).symmetricDifference(written))")
        #expect(Set(written).count == written.count, "an item stands twice")
    }

    @Test func `a test that an item names exists under that very name`() throws {
        let tests = URL(filePath: #filePath).appending(path: "../..").standardizedFileURL
        let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
        var text = ""
        while let file = files?.nextObject() as? URL {
            if file.pathExtension == "swift" { text += try String(contentsOf: file, encoding: .utf8) }
        }
        for item in ASVS.items {
            guard case .tests(let sentences) = item.proof else { continue }
            for sentence in sentences {
                #expect(text.contains("func `\(sentence)`"), "\(item.numbers): \(sentence)")
            }
        }
    }

    @Test func `an exception says why, in a sentence`() {
        for item in ASVS.items {
            guard case .exception(let why) = item.proof else { continue }
            #expect(why.count > 30 && why.hasSuffix("."), "\(item.numbers)")
        }
    }

    @Test(arguments: ASVS.items.indices.filter { ASVS.items[$0].isCheckedHere })
    func `an item holds`(index: Int) throws {
        guard case .check(let check) = ASVS.items[index].proof else { return }
        try check()
    }
}

/// The table: which items there are, what they ask for in our words, and what proves that it is so.
enum ASVS {
    struct Item: Sendable {
        let numbers: [String]
        let asks: String
        let proof: Proof

        init(_ numbers: String..., asks: String, proof: Proof) {
            self.numbers = numbers
            self.asks = asks
            self.proof = proof
        }

        var isCheckedHere: Bool { if case .check = proof { true } else { false } }
    }

    enum Proof: Sendable {
        /// Runs in `ASVSTests`.
        case check(@Sendable () throws -> Void)
        /// Tests that stand beside what they test, by their names.
        case tests([String])
        /// Why there is nothing to test, or it is not done.
        case exception(String)
    }

    /// Every item of the list that the design took over.
    static let required = [
        "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.2.10", "1.3.1", "1.3.4", "1.3.5", "1.3.6", "1.5.1",
        "2.3.1", "2.3.2", "2.3.3", "2.4.1", "3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.4.1", "3.4.3", "3.4.4",
        "3.4.5", "3.4.6", "3.5.1", "3.5.2", "3.5.3", "3.7.2", "3.7.3", "5.1.1", "5.2.1", "5.2.2", "5.2.3",
        "5.3.2", "5.4.1", "5.4.2", "5.4.3", "6.1.1", "6.1.2", "6.1.3", "6.2.1", "6.3.2", "6.3.3", "6.4.1",
        "6.8.1", "6.8.2", "6.8.3", "6.8.4", "7.1.1", "7.2.3", "7.2.4", "7.3.1", "7.3.2", "7.4.2", "7.4.4",
        "7.4.5", "7.6.1", "8.1.1", "8.1.2", "8.2.1", "8.2.2", "8.2.3", "8.3.1", "8.4.1", "9.1.1", "9.2.1",
        "10.1.2", "10.2.1", "10.2.2", "10.5.1", "10.5.2", "10.5.3", "10.5.4", "11.4.2", "11.5.1", "12.1.1",
        "12.3.1", "13.2.4", "13.3.1", "13.4.1", "13.4.2", "13.4.3", "13.4.4", "13.4.5", "14.1.1", "14.1.2",
        "14.2.1", "14.2.3", "14.2.4", "14.3.1", "14.3.2", "14.3.3", "15.1.2", "15.2.1", "15.3.1", "15.3.3",
        "15.3.7", "16.1.1", "16.2.1", "16.2.2", "16.2.3", "16.2.4", "16.2.5", "16.3.1", "16.3.2", "16.3.3",
        "16.3.4", "16.4.1", "16.4.2", "16.4.3", "16.5.1", "16.5.2", "16.5.3",
    ]

    static let items: [Item] = output + logic + frontend + files + people + operation
}

import Testing

@testable import Kurskoll

@Suite struct SignInCodeTests {
    @Test func `the words are 256, are told apart by their plain letters, and none begins another`() throws {
        #expect(CodeWords.all.count == 256)
        let plain = CodeWords.all.map { $0.folded }
        #expect(Set(plain).count == 256)
        for word in plain {
            #expect((3...7).contains(word.count))
            for other in plain where other != word {
                #expect(!other.hasPrefix(word), "\(word) begins \(other)")
            }
        }
    }

    @Test func `a code is six of the words, and no two are alike`() {
        let codes = (0..<200).map { _ in SignInCode.random() }
        #expect(Set(codes).count == codes.count)
        for code in codes {
            let words = code.split(separator: " ").map(String.init)
            #expect(words.count == 6 && words.allSatisfy(CodeWords.all.contains))
        }
    }

    @Test(arguments: [
        "sol bäver åker löv tåg ö", "SOL BÄVER ÅKER LÖV TÅG Ö", "sol baver aker lov tag o",
        "solbaverakerlovtago",
        "  Sol, bäver; åker.\tlöv-tåg / ö ", "sol ba\u{308}ver a\u{30A}ker lo\u{308}v ta\u{30A}g o\u{308}",
    ])
    func `a code may be typed in any case, with or without dots and spaces`(typed: String) {
        #expect(SignInCode.letters(typed) == "solbaverakerlovtago")
    }

    @Test(arguments: ["", "sol", "123 456 789 012", String(repeating: "sol ", count: 60)])
    func `what no code can be is not looked up`(typed: String) {
        #expect(SignInCode.letters(typed) == nil)
    }

    @Test func `the same code has another hash under another key`() {
        let one = SignInCode.hash("solbaver", key: [1])
        #expect(one == SignInCode.hash("solbaver", key: [1]))
        #expect(one != SignInCode.hash("solbaver", key: [2]) && one != SignInCode.hash("solbavel", key: [1]))
    }
}

extension String {
    fileprivate var folded: String {
        map { $0 == "å" || $0 == "ä" ? "a" : $0 == "ö" ? "o" : String($0) }.joined()
    }
}

import CommonMark
import Testing

@testable import Course

@Suite struct GradingTests {
    private static func said(_ text: String) -> [Block] {
        let place = Position(line: 1, column: 1)
        return [Block(.paragraph([Inline(.text(text), position: place)]), position: place, lastLine: 1)]
    }

    private static func grade(_ answer: Answer, _ solution: AnswerKey.Solution, feedback: [[Block]])
        -> Grading?
    {
        var key = AnswerKey()
        key.entries["q"] = AnswerKey.Entry(
            solution: solution, feedback: feedback, explanation: [], whenRight: [], whenWrong: [])
        return key.grade(answer, to: "q")
    }

    @Test(
        arguments: [
            ([1], true, [true, true, true], []), ([0], false, [false, false, true], [0]),
            ([0, 1], false, [false, true, true], [0]),
            ([], false, [true, false, true], []), ([2, 0], false, [false, false, false], [0, 2]),
            ([7], false, [true, false, true], []),
        ] as [(Set<Int>, Bool, [Bool], [Int])])
    func `choices are right when they are just the right ones`(
        chosen: Set<Int>, isRight: Bool, details: [Bool], feedback: [Int]
    ) throws {
        let said = [Self.said("a"), [], Self.said("c")]
        let grading = try #require(Self.grade(.choices(chosen), .choices([1]), feedback: said))
        #expect(grading.isRight == isRight)
        #expect(grading.details == details)
        #expect(grading.feedback.map(\.choice) == feedback)
    }

    @Test func `all right choices and no other are needed where several are right`() {
        for (chosen, isRight) in [([0, 2], true), ([0], false), ([0, 1, 2], false)] as [(Set<Int>, Bool)] {
            #expect(
                Self.grade(.choices(chosen), .choices([0, 2]), feedback: [[], [], []])?.isRight == isRight)
        }
    }

    @Test(arguments: [
        (AnswerKey.Comparison.folded, "  Sankt   Göran ", true), (.folded, "SANKT GO\u{308}RAN", true),
        (.folded, "Sanktgöran", false),
        (.folded, "Sankt\u{A0}Göran\n", true), (.folded, "", false),
        (.exact, "Sankt Göran", true), (.exact, "sankt Göran", false), (.exact, "Sankt Göran ", false),
        (.exact, "Sankt Go\u{308}ran", true),
    ])
    func `text is compared as the question says`(
        comparison: AnswerKey.Comparison, text: String, isRight: Bool
    ) {
        let solution = AnswerKey.Solution.text(
            accepted: ["Sankt Göran"], expectedWrong: [], comparison: comparison)
        #expect(Self.grade(.text(text), solution, feedback: [[]])?.isRight == isRight)
    }

    @Test(arguments: [
        ("112", true, []), ("1 1 2!", true, []), ("ring 112 nu", true, []), ("114 14", false, [1]),
        ("nej", false, []), ("", false, []),
    ])
    func `digits are compared without what stands between them`(text: String, isRight: Bool, feedback: [Int])
        throws
    {
        let solution = AnswerKey.Solution.text(
            accepted: ["112"], expectedWrong: ["114 14"], comparison: .digits)
        let grading = try #require(
            Self.grade(.text(text), solution, feedback: [[], Self.said("Inte akut.")]))
        #expect(grading.isRight == isRight)
        #expect(grading.feedback.map(\.choice) == feedback)
        #expect(grading.details.isEmpty)
    }

    @Test(arguments: [
        ([0, 1, 2], true, [true, true, true]), ([1, 0, 2], false, [false, false, true]),
        ([0, 1], false, [true, true, false]),
        ([0, 0, 2], false, [true, false, true]), ([], false, [false, false, false]),
        ([0, 1, 2, 3], false, [true, true, true]),
    ])
    func `steps are right in file order`(steps: [Int], isRight: Bool, details: [Bool]) throws {
        let grading = try #require(Self.grade(.order(steps), .order(count: 3), feedback: []))
        #expect(grading.isRight == isRight)
        #expect(grading.details == details)
    }

    @Test(
        arguments: [
            ([0, 1], true, [true, true]), ([1, 0], false, [false, false]), ([0, nil], false, [true, false]),
            ([0, 2], false, [true, false]),
            ([], false, [false, false]), ([0, 1, 2], false, [true, true]),
        ] as [([Int?], Bool, [Bool])])
    func `each left cell belongs to its own right cell`(chosen: [Int?], isRight: Bool, details: [Bool]) throws
    {
        let grading = try #require(Self.grade(.match(chosen), .match(pairs: 2), feedback: []))
        #expect(grading.isRight == isRight)
        #expect(grading.details == details)
    }

    @Test func `an answer of another kind, or to an unknown question, is not judged`() {
        #expect(Self.grade(.text("1"), .choices([1]), feedback: [[], []]) == nil)
        #expect(Self.grade(.choices([1]), .none, feedback: []) == nil)
        #expect(Self.grade(.order([0]), .match(pairs: 1), feedback: []) == nil)
        #expect(AnswerKey().grade(.text("1"), to: "q") == nil)
    }
}

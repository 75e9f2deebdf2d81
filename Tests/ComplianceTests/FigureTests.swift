import Testing

@testable import Compliance

@Suite struct FigureTests {
    @Test(
        arguments: [
            (79, 99, 797, false, 1), (799, 999, 799, false, 1), (800, 1000, 800, true, 0),
            (4, 5, 800, true, 0),
            (3, 5, 600, false, 1), (1, 1, 1000, true, 0), (0, 1, 0, false, 1), (0, 3, 0, false, 3),
            // 79,96 % shows as 79,9 %, never as 80.
            (1999, 2500, 799, false, 1), (7996, 10_000, 799, false, 4), (7643, 9812, 778, false, 207),
        ] as [(Int, Int, Int, Bool, Int)])
    func `80 percent is decided in whole numbers`(
        completed: Int, counted: Int, shareTenths: Int, isMet: Bool, needed: Int
    ) {
        let figure = Figure(counted: counted, completed: completed)
        #expect(figure.shareTenths == shareTenths)
        #expect(figure.isMet(percent: 80) == isMet)
        #expect(figure.needed(percent: 80) == needed)
    }

    @Test func `where nobody is counted there is no share and no verdict`() {
        #expect(Figure().shareTenths == nil)
        #expect(Figure().isMet(percent: 80) == nil)
        #expect(Figure().isMet(percent: 0) == nil)
        #expect(Figure().needed(percent: 100) == 0)
    }

    @Test(arguments: [(0, true, 0), (66, true, 0), (67, false, 1), (100, false, 1)])
    func `each administration may have a target of its own`(percent: Int, isMet: Bool, needed: Int) {
        let figure = Figure(counted: 3, completed: 2)
        #expect(figure.isMet(percent: percent) == isMet)
        #expect(figure.needed(percent: percent) == needed)
    }
}

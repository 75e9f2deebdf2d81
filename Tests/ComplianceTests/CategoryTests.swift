import Testing

@testable import Compliance

@Suite struct CategoryTests {
    @Test(
        arguments: [
            ([], []), ([.employee], [.employee]), ([.elected, .contractor], [.elected, .contractor]),
            (Categories(Category.allCases), Category.allCases),
        ] as [(Categories, [Category])])
    func `a set of categories holds those it was made of`(categories: Categories, members: [Category]) {
        #expect(Category.allCases.filter(categories.contains) == members)
    }

    @Test func `the stored numbers keep their meaning`() {
        #expect(Category.allCases.map(\.rawValue) == [0, 1, 2, 3])
        #expect(Category(rawValue: 2) == .provider)
        #expect(Category(rawValue: 4) == nil)
    }
}

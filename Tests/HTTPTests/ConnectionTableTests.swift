import Testing

@testable import HTTP

@Suite struct ConnectionTableTests {
    /// Numbers that no file of this process has, so that closing them does nothing.
    private func socket(_ number: Int32) -> Descriptor { Descriptor(15_000 + number) }

    @Test func `a connection is found by descriptor and generation`() {
        var table = ConnectionTable(places: Places(2))
        let first = table.insert(socket(1), now: 0)
        let second = table.insert(socket(2), now: 0)
        #expect(table.count == 2)
        #expect(table[first.descriptor, first.generation] === first)
        #expect(table[second.descriptor, second.generation] === second)
        #expect(table[first.descriptor, second.generation] == nil)
        #expect(table[100_000, 1] == nil)
        #expect(Array(table.all).count == 2)
    }

    @Test func `who is removed is not found, though its descriptor is used again`() {
        var table = ConnectionTable(places: Places(2))
        let first = table.insert(socket(1), now: 0)
        let (descriptor, generation) = (first.descriptor, first.generation)
        table.remove(first)
        #expect(!table.contains(first))
        #expect(table.count == 0)
        let second = table.insert(socket(1), now: 0)
        #expect(second.descriptor == descriptor)
        #expect(table[descriptor, generation] == nil)
        #expect(table[descriptor, second.generation] === second)
    }

    @Test func `the places of several loops are the same ones, and who leaves gives hers back`() {
        let places = Places(2)
        var (one, other) = (ConnectionTable(places: places), ConnectionTable(places: places))
        #expect(places.take())
        let first = one.insert(socket(1), now: 0)
        #expect(places.take())
        _ = other.insert(socket(2), now: 0)
        #expect(!places.take())
        #expect(!places.take())
        one.remove(first)
        #expect(places.take())
        #expect(!places.take())
    }
}

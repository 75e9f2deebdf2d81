import Synchronization

/// The places for connections of all loops together: the kernel does not share connections out evenly.
final class Places: Sendable {
    private let free: Atomic<Int>

    init(_ count: Int) { free = Atomic(count) }

    /// Takes one; false where none is free.
    func take() -> Bool {
        if free.wrappingSubtract(1, ordering: .relaxed).oldValue > 0 { return true }
        giveBack()
        return false
    }

    func giveBack() { free.wrappingAdd(1, ordering: .relaxed) }
}

/// The open connections of one loop by descriptor. A descriptor is used again as soon as it is closed, so whoever
/// comes back with one must also know its generation.
struct ConnectionTable {
    private var slots: [Connection?] = []
    private(set) var count = 0
    private var lastGeneration: UInt32 = 0
    private let places: Places

    init(places: Places) { self.places = places }

    /// Takes a socket in, for which a place has been taken. Generations are never 0.
    mutating func insert(_ socket: consuming Descriptor, now: Int) -> Connection {
        lastGeneration = lastGeneration == .max ? 1 : lastGeneration + 1
        let connection = Connection(socket: socket, generation: lastGeneration, now: now)
        let index = Int(connection.descriptor)
        while slots.count <= index { slots.append(nil) }
        slots[index] = connection
        count += 1
        return connection
    }

    /// Forgets a connection and gives its place back; its descriptor is closed when nobody holds it any longer.
    mutating func remove(_ connection: Connection) {
        slots[Int(connection.descriptor)] = nil
        count -= 1
        places.giveBack()
    }

    func contains(_ connection: Connection) -> Bool {
        slots[Int(connection.descriptor)] === connection
    }

    /// Nil where that connection is closed, whoever has its descriptor now.
    subscript(descriptor: Int32, generation: UInt32) -> Connection? {
        guard slots.indices.contains(Int(descriptor)), let connection = slots[Int(descriptor)],
            connection.generation == generation
        else { return nil }
        return connection
    }

    /// All of them, in no particular order.
    var all: some Sequence<Connection> { slots.lazy.compactMap(\.self) }
}

/// The open connections of one loop by descriptor. A descriptor is used again as soon as it is closed, so whoever
/// comes back with one must also know its generation.
struct ConnectionTable {
    private var slots: [Connection?] = []
    private(set) var count = 0
    private var lastGeneration: UInt32 = 0

    /// Takes a socket in. Generations are never 0.
    mutating func insert(_ socket: consuming Descriptor, now: Int) -> Connection {
        lastGeneration = lastGeneration == .max ? 1 : lastGeneration + 1
        let connection = Connection(socket: socket, generation: lastGeneration, now: now)
        let index = Int(connection.descriptor)
        while slots.count <= index { slots.append(nil) }
        slots[index] = connection
        count += 1
        return connection
    }

    /// Forgets a connection; its descriptor is closed when nobody holds it any longer.
    mutating func remove(_ connection: Connection) {
        slots[Int(connection.descriptor)] = nil
        count -= 1
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

@testable import Formats

/// Reads back what `ZIPWriter` writes, by the directory: a second, slow and obvious implementation.
struct Archive {
    private(set) var names: [String] = []
    private var contents: [String: [UInt8]] = [:]

    struct Damage: Error { let what: String }

    subscript(name: String) -> [UInt8]? { contents[name] }

    func text(_ name: String) -> String { String(decoding: contents[name] ?? [], as: UTF8.self) }

    init(_ bytes: [UInt8]) throws {
        func number(_ offset: Int, _ length: Int) -> Int {
            (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        let end = bytes.count - 22
        guard end >= 0, number(end, 4) == 0x0605_4b50 else { throw Damage(what: "no end of the directory") }
        var entry = number(end + 16, 4)
        guard entry + number(end + 12, 4) == end else { throw Damage(what: "the directory's length") }
        for _ in 0..<number(end + 10, 2) {
            guard number(entry, 4) == 0x0201_4b50 else { throw Damage(what: "no entry") }
            let nameLength = number(entry + 28, 2)
            let name = String(decoding: bytes[entry + 46..<entry + 46 + nameLength], as: UTF8.self)
            let local = number(entry + 42, 4)
            let start = local + 30 + nameLength
            let compressed = Array(bytes[start..<start + number(entry + 20, 4)])
            let plain = inflated(compressed)
            guard number(local, 4) == 0x0403_4b50,
                bytes[local + 30..<start] == bytes[entry + 46..<entry + 46 + nameLength],
                bytes[entry + 6..<entry + 16] == bytes[local + 4..<local + 14],
                bytes[entry + 16..<entry + 28]
                    == bytes[start + compressed.count + 4..<start + compressed.count + 16],
                number(start + compressed.count, 4) == 0x0807_4b50
            else { throw Damage(what: "\(name): headers differ") }
            guard plain.count == number(entry + 24, 4), Int(slowCheck(plain)) == number(entry + 16, 4) else {
                throw Damage(what: "\(name): length or check value")
            }
            names.append(name)
            contents[name] = plain
            entry += 46 + nameLength
        }
    }
}

/// CRC-32 bit by bit.
func slowCheck(_ bytes: [UInt8]) -> UInt32 {
    var register = UInt32.max
    for byte in bytes {
        register ^= UInt32(byte)
        for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0xedb8_8320 : 0) }
    }
    return ~register
}

/// One last DEFLATE block with fixed codes, bit by bit with the tables of RFC 1951 §3.2.5 written out.
func inflated(_ bytes: [UInt8]) -> [UInt8] {
    let lengths: [(base: Int, extra: Int)] = [
        (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1),
        (19, 2),
        (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4),
        (131, 5),
        (163, 5), (195, 5), (227, 5), (258, 0),
    ]
    let distances: [(base: Int, extra: Int)] = [
        (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4), (49, 4),
        (65, 5),
        (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8), (1025, 9), (1537, 9), (2049, 10),
        (3073, 10), (4097, 11), (6145, 11), (8193, 12), (12289, 12), (16385, 13), (24577, 13),
    ]
    var place = 0
    func bit() -> Int {
        defer { place += 1 }
        return Int(bytes[place / 8] >> UInt8(place % 8)) & 1
    }
    func value(_ count: Int) -> Int { (0..<count).reduce(0) { $0 | bit() << $1 } }
    func code(_ count: Int, _ beginning: Int = 0) -> Int {
        (0..<count).reduce(beginning) { code, _ in code << 1 | bit() }
    }
    func symbol() -> Int {
        let seven = code(7)
        if seven < 0b001_1000 { return 256 + seven }
        let eight = code(1, seven)
        if eight < 0b1100_0000 { return eight - 0b0011_0000 }
        if eight < 0b1100_1000 { return 280 + eight - 0b1100_0000 }
        return 144 + code(1, eight) - 0b1_1001_0000
    }
    precondition(value(3) == 0b011, "the last block, fixed codes")
    var output: [UInt8] = []
    while true {
        let next = symbol()
        if next == 256 { return output }
        if next < 256 {
            output.append(UInt8(next))
            continue
        }
        let length = lengths[next - 257].base + value(lengths[next - 257].extra)
        let far = code(5)
        let distance = distances[far].base + value(distances[far].extra)
        for _ in 0..<length { output.append(output[output.count - distance]) }
    }
}

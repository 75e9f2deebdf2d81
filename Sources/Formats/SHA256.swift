/// SHA-256 (FIPS 180-4).
package struct SHA256: Sendable {
    package init() {}
    package mutating func update(_ bytes: some Sequence<UInt8>) {}
    package mutating func finish() -> [UInt8] { [] }
    package static func hash(_ bytes: [UInt8]) -> [UInt8] { [] }
    /// HMAC-SHA-256 (RFC 2104).
    package static func authenticationCode(for bytes: [UInt8], key: [UInt8]) -> [UInt8] { [] }
}

/// What one client may cost. Every bound of the server stands here, with its unit in its name.
package enum Limits {
    /// A request line with its fields; a longer one is answered 431.
    package static let headBytes = 16 << 10
    /// The request target; a longer one is answered 414.
    package static let targetBytes = 8 << 10
    /// Fields of one request; more are answered 431.
    package static let fieldCount = 100
    /// Names and values of one form.
    package static let formFields = 1_000
    /// A body, where `Resource.bodyLimit` says nothing else; a longer one is answered 413.
    package static let bodyBytes = 1 << 20
    /// A longer body reaches the application as a file.
    package static let memoryBodyBytes = 1 << 20
    /// A longer body is collected in a file even if the application gets it as bytes: many clients that each send
    /// a body slowly must not fill the memory.
    static let collectedBodyBytes = 64 << 10
    /// Bodies collected in files at the same time; of one more the oldest is answered 503.
    static let spooledBodies = 128

    /// From the first byte of a head to its last; then 408.
    package static let headSeconds = 15
    /// Without a request the connection is closed.
    package static let idleSeconds = 60
    /// A body or an answer that moves slower than `slowestBytesPerSecond` over so long is cut off.
    package static let slownessSeconds = 30
    package static let slowestBytesPerSecond = 1 << 10
    /// For the client to read a refusal before its connection is torn down (RFC 9112 §9.6).
    package static let lingerSeconds = 5
    /// For what has begun to be finished when the server is told to stop.
    package static let stopSeconds = 10

    /// Open connections of the whole server; one more is answered 503 and closed.
    package static let connections = 16_000
    /// What the kernel takes of an answer before it is sent on; the rest waits with us.
    static let unsentBytes = 128 << 10
    /// What a streaming worker may be ahead of its reader.
    static let streamBufferBytes = 256 << 10
    /// Worker threads; those above the configured number are started while others are held up by slow readers.
    static let workers = 64
    /// A longer body is sent from where it lies instead of being copied behind its head.
    static let copiedBodyBytes = 4 << 10
    /// Events that a turn takes. What the other threads have answered is sent after them, so that 512 would keep it for
    /// 10 ms; with 32 a transaction serves too few (64 clients got 7 % fewer answers).
    static let turnEvents = 128
    /// Freed memory at the end of the heap that the process keeps for its next answers.
    static let keptMemoryBytes = 8 << 20
    /// An answer on the loop that takes longer is reported, since everybody waited for it.
    static let slowAnswerMicroseconds = 5_000
}

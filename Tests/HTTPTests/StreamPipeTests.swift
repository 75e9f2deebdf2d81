import Foundation
import Testing

@testable import HTTP

@Suite struct StreamPipeTests {
    @Test func `what is written is taken once, and the end is told`() throws {
        let announcements = Lock(0)
        let pipe = StreamPipe { announcements.withLock { $0 += 1 } }
        try pipe.write([1, 2])
        try pipe.write([3])
        #expect(announcements.withLock { $0 } == 1)
        let first = pipe.take()
        #expect(first.bytes == [1, 2, 3])
        #expect(!first.isLast)
        try pipe.write([4])
        #expect(announcements.withLock { $0 } == 2)
        pipe.finish(hasFailed: true)
        let last = pipe.take()
        #expect(last.bytes == [4])
        #expect(last.isLast)
        #expect(last.hasFailed)
    }

    @Test func `a writer ahead of its reader waits, and writes on when there is room`() throws {
        let announcements = DispatchSemaphore(value: 0)
        let pipe = StreamPipe { announcements.signal() }
        let size = Limits.streamBufferBytes * 3 + 1
        try Thread.start("writer") {
            try? pipe.write([UInt8](repeating: 7, count: size))
            pipe.finish(hasFailed: false)
        }
        var taken = 0
        while true {
            announcements.wait()
            let part = pipe.take()
            #expect(part.bytes.count <= Limits.streamBufferBytes)
            taken += part.bytes.count
            if part.isLast { break }
        }
        #expect(taken == size)
    }

    @Test func `a waiting writer is told that its reader is gone`() throws {
        let pipe = StreamPipe {}
        let outcome = Mailbox<Bool>()
        try Thread.start("writer") {
            do {
                while true { try pipe.write([UInt8](repeating: 7, count: Limits.streamBufferBytes)) }
            } catch {
                outcome.post([error is StreamPipe.ReaderGone])
            }
        }
        pipe.close()
        #expect(outcome.waitForFirst() == true)
    }
}

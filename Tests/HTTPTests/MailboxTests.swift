import Foundation
import Testing

@testable import HTTP

@Suite struct MailboxTests {
    @Test func `items are taken in the order they came`() {
        let mailbox = Mailbox<Int>()
        mailbox.post([1, 2])
        mailbox.post([3])
        #expect(mailbox.waitForFirst() == 1)
        #expect(mailbox.waitForAll() == [2, 3])
        #expect(mailbox.takeAll() == [])
    }

    @Test func `a closed box gives what it has, takes nothing more, and lets nobody wait`() {
        let mailbox = Mailbox<Int>()
        mailbox.post([1])
        mailbox.close()
        mailbox.post([2])
        #expect(mailbox.waitForAll() == [1])
        #expect(mailbox.waitForAll() == [])
        #expect(mailbox.waitForFirst() == nil)
    }

    @Test func `who waits is woken by the next item`() throws {
        let mailbox = Mailbox<Int>()
        let answers = Mailbox<Int>()
        for _ in 0..<2 {
            try Thread.start("taker") {
                while let item = mailbox.waitForFirst() { answers.post([item * 10]) }
                answers.post([-1])
            }
        }
        mailbox.post([1, 2, 3])
        var received: [Int] = []
        while received.count < 3 { received += answers.waitForAll() }
        #expect(received.sorted() == [10, 20, 30])
        mailbox.close()
        while received.count < 5 { received += answers.waitForAll() }
        #expect(received.suffix(2) == [-1, -1])
    }

    @Test func `a loop's box signals its descriptor once for all that wait`() throws {
        let wake = try Wake()
        let mailbox = Mailbox<Int>(wake: wake)
        mailbox.post([])
        #expect(!isReadable(wake))
        mailbox.post([1])
        mailbox.post([2])
        #expect(isReadable(wake))
        wake.reset()
        #expect(!isReadable(wake))
        #expect(mailbox.takeAll() == [1, 2])
    }

    private func isReadable(_ wake: Wake) -> Bool {
        var watched = pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) == 1
    }

    @Test func `a lock's wait ends at its deadline`() {
        let lock = Lock(0)
        #expect(!lock.wait(until: { $0 == 1 }, deadline: Clock.milliseconds() - 1))
        #expect(lock.wait(until: { $0 == 0 }, deadline: Clock.milliseconds() - 1))
    }
}

import Testing

@testable import HTTP

/// The counts alone: threads are made by nobody here.
@Suite struct CrewTests {
    private struct NoThread: Error {}

    private let started = Lock(0)

    private func crew(of size: Int, failsAfter limit: Int = .max) -> Crew {
        Crew(size: size) { [started] _ in
            let isDone = started.withLock { started in
                if started >= limit { return false }
                started += 1
                return true
            }
            if !isDone { throw NoThread() }
        }
    }

    private var count: Int { started.withLock { $0 } }

    @Test func `a crew begins with its size, and keeps it while nobody is slow`() throws {
        let crew = crew(of: 2)
        try crew.start()
        #expect(count == 2)
        #expect(crew.mayStay() && crew.mayStay())
    }

    @Test func `who is held up is replaced, and afterwards one is too many`() throws {
        let crew = crew(of: 2)
        try crew.start()
        crew.holdUp {
            #expect(count == 3)
            crew.holdUp { #expect(count == 4) }
        }
        #expect([crew.mayStay(), crew.mayStay(), crew.mayStay()] == [false, false, true])
        crew.holdUp {}
        #expect(count == 5)
    }

    @Test func `there is an end to how many are replaced`() throws {
        let crew = crew(of: 1)
        try crew.start()
        func hold(_ depth: Int) { if depth > 0 { crew.holdUp { hold(depth - 1) } } }
        hold(Limits.workers * 2)
        #expect(count == Limits.workers)
    }

    @Test func `where no thread can be had the others go on`() throws {
        let crew = crew(of: 1, failsAfter: 1)
        try crew.start()
        crew.holdUp { #expect(count == 1) }
        #expect(crew.mayStay())
        #expect(throws: NoThread.self) { try self.crew(of: 1, failsAfter: 0).start() }
    }
}

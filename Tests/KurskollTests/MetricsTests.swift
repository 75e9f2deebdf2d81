import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// What programs that watch the service read; and what nobody can read out of it.
@Suite struct MetricsTests {
    private func text(_ metrics: Metrics) -> String {
        var text = MetricsText()
        metrics.write(to: &text)
        return text.text
    }

    private static func event(
        _ kind: Event.Kind, _ resource: Int?, _ status: Int, _ lane: Lane = .loop, _ microseconds: Int = 42
    ) -> Event {
        Event(
            kind: kind, resource: resource, pattern: "x", status: status, lane: lane,
            microseconds: microseconds, reason: nil)
    }

    private static func place(_ method: HTTP.Method, _ path: String) -> Int {
        Route.number(method, path) ?? -1
    }

    /// Events, and the only samples that are not 0 afterwards.
    @Test(
        arguments: [
            (
                [event(.answered, place(.get, "/"), 200), event(.answered, place(.get, "/"), 304)],
                [
                    #"kurskoll_requests_total{method="GET",route="/",status="2xx"}"#: 1,
                    #"kurskoll_requests_total{method="GET",route="/",status="3xx"}"#: 1,
                    #"kurskoll_request_duration_seconds_count{lane="loop"}"#: 2,
                    #"kurskoll_request_duration_seconds_sum{lane="loop"}"#: 0.000084,
                ]
            ),
            (
                [event(.answered, place(.post, "/kurs/a/b"), 404, .writer, 10_000_001)],
                [
                    #"kurskoll_requests_total{method="POST",route="/kurs/:kurs/:kapitel",status="4xx"}"#: 1,
                    #"kurskoll_request_duration_seconds_count{lane="writer"}"#: 1,
                    #"kurskoll_request_duration_seconds_sum{lane="writer"}"#: 10.000001,
                ]
            ),
            (
                [event(.answered, -1, 404)],
                [
                    #"kurskoll_requests_total{method="-",route="-",status="4xx"}"#: 1,
                    #"kurskoll_request_duration_seconds_count{lane="loop"}"#: 1,
                    #"kurskoll_request_duration_seconds_sum{lane="loop"}"#: 0.000042,
                ]
            ),
            (
                [event(.failed, place(.get, "/hr"), 503, .worker, 0)],
                [
                    #"kurskoll_requests_total{method="GET",route="/hr",status="5xx"}"#: 1,
                    #"kurskoll_request_duration_seconds_count{lane="worker"}"#: 1,
                    #"kurskoll_events_total{event="failed"}"#: 1,
                ]
            ),
            // A body that came to no end: its answer was counted when it began.
            ([event(.failed, nil, 500)], [#"kurskoll_events_total{event="failed"}"#: 1]),
            (
                [
                    event(.slow, 0, 200), event(.refused, nil, 400), event(.full, nil, 503),
                    event(.full, nil, 503),
                ],
                [
                    #"kurskoll_events_total{event="slow"}"#: 1, #"kurskoll_events_total{event="refused"}"#: 1,
                    #"kurskoll_events_total{event="full"}"#: 2,
                ]
            ),
        ] as [([Event], [String: Double])])
    func `each event is counted where it belongs, and nowhere else`(
        events: [Event], expected: [String: Double]
    )
        throws
    {
        let metrics = Metrics(startedAt: 0)
        for event in events { metrics.count(event) }
        let told = try Exposition(text(metrics)).families.values.flatMap(\.samples).filter {
            $0.value > 0 && !$0.key.contains("_bucket")
        }
        #expect(Dictionary(uniqueKeysWithValues: told.map { ($0.key, $0.value) }) == expected)
    }

    @Test func `a duration falls in the bucket whose bound it does not exceed`() throws {
        let metrics = Metrics(startedAt: 7)
        for duration in [0, 100, 101, 5_000, 10_000_000, 10_000_001] {
            metrics.count(Self.event(.answered, 0, 200, .loop, duration))
        }
        let read = try Exposition(text(metrics))
        for (bound, count) in [
            ("0.0001", 2), ("0.0005", 3), ("0.001", 3), ("0.005", 4), ("1", 4), ("10", 5), ("+Inf", 6),
        ] {
            let name = #"kurskoll_request_duration_seconds_bucket{lane="loop",le="\#(bound)"}"#
            #expect(read[name] == Double(count), "\(bound)")
        }
        #expect(read["process_start_time_seconds"] == 7)
    }

    @Test func `many threads count every answer`() throws {
        let metrics = Metrics(startedAt: 0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<1000 { metrics.count(Self.event(.answered, 0, 200)) }
        }
        #expect(
            try Exposition(text(metrics))[#"kurskoll_requests_total{method="GET",route="/",status="2xx"}"#]
                == 8000)
    }

    @Test func `a label may hold anything, and the reader of this test finds what is wrong`() throws {
        var text = MetricsText()
        text.family("a_total", .counter, "A.")
        text.sample([("b", "c\"\\\nd, e}"), ("f", "å")], 3)
        #expect(text.text.hasSuffix("a_total{b=\"c\\\"\\\\\\nd, e}\",f=\"å\"} 3\n"))
        #expect(try Exposition(text.text).families["a_total"]?.samples.count == 1)
        for wrong in [
            "a 1", "a 1\n", "# HELP a b\n# TYPE a gauge\nb 1\n", "# HELP a b\n# TYPE a counter\na 1\n",
            "# HELP a b\n# TYPE a gauge\na 1\na 1\n", "# HELP a b\n# TYPE a gauge\na{b=\"c} 1\n",
            "# HELP a b\n# TYPE a gauge\na -\n", "# HELP a b\na 1\n",
            "# HELP a b\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
        ] { #expect(throws: Exposition.Malformed.self) { try Exposition(wrong) } }
    }

    @Test func `over HTTP it is text for a token of its own, with what was last done when`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .metrics)
        let read = {
            #expect(client.send(.get, "/metrics") == 200)
            return try Exposition(client.text)
        }
        let before = try read()
        #expect(client.fields["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(client.fields["Cache-Control"] == "no-store")
        for name in ["import", "reminder", "backup"] {
            #expect(before.families["kurskoll_\(name)_age_seconds"]?.samples.isEmpty == true, "\(name)")
        }
        for name in ["database", "journal", "disk_free"] {
            let bytes = try #require(before["kurskoll_\(name)_bytes"])
            #expect(bytes > 0 && Int(bytes) % (1 << 20) == 0, "\(name)")
        }
        for (source, age) in [("personal", 90), ("personal", 60), ("f\"å", 30)] {
            try site.store.connection.run(
                """
                INSERT INTO import (kind, source, day, recorded_at, row_count, sha256)
                VALUES ('staff', ?, 20000, ?, 1, '')
                """, Value(source), Value(site.now - age))
        }
        try site.store.keepBackup(now: site.now - 20)
        let run = try site.store.beginReminderRun(on: site.today, now: site.now - 12)
        try site.store.connection.run(
            "UPDATE reminder_run SET ended_at = ?, sent = 1 WHERE id = ?", Value(site.now - 10), Value(run))
        // One that did not come to its end, and one where nothing went.
        _ = try site.store.beginReminderRun(on: site.today, now: site.now - 2)
        try site.store.connection.run(
            "INSERT INTO reminder_run (day, begun_at, ended_at, failed) VALUES (1, ?1, ?1, 3)",
            Value(site.now - 1))
        let after = try read()
        #expect(after[#"kurskoll_import_age_seconds{source="personal"}"#] == 60)
        #expect(after[#"kurskoll_import_age_seconds{source="f\"å"}"#] == 30)
        #expect(after["kurskoll_backup_age_seconds"] == 20)
        #expect(after["kurskoll_reminder_age_seconds"] == 10)
    }

    @Test func `that somebody signed in left in a hurry is not seen in the database's size`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .metrics)
        // The disk is others' too.
        func told() -> String {
            client.send(.get, "/metrics")
            return client.text.split(separator: "\n").filter { !$0.contains("disk_free") }.joined(
                separator: "\n")
        }
        let anna = Browser(site)
        try anna.signIn("anna")
        let before = told()
        #expect(before.contains("kurskoll_journal_bytes 1048576"))
        for _ in 0..<3 {
            anna.get("/hjalp")
            anna.get("/lamna")
        }
        #expect(anna.cookies["kurskoll"] == nil)
        #expect(told() == before)
    }

    @Test func `a visit to an address that stands in no log changes no byte, whatever the method`() throws {
        let site = try TestSite()
        let live = try LiveSite(site)
        _ = try Loopback.send(port: live.port, "GET", "/kontroll")
        let before = text(site.settings.metrics)
        #expect(before.contains(#"{method="GET",route="/kontroll",status="2xx"} 1"#))
        let hidden = Route.all.filter { !$0.isLogged }
        for route in hidden {
            for method in ["GET", "HEAD", "POST", "PUT"] {
                let path = route.pattern.replacing(":traff", with: "BBB-BBB")
                _ = try Loopback.send(port: live.port, method, path)
                _ = try Loopback.send(port: live.port, method, path + "?a=b")
            }
        }
        #expect(text(site.settings.metrics) == before)
        for route in hidden { #expect(!before.contains("route=\"\(route.pattern)\""), "\(route.pattern)") }
        _ = try Loopback.send(port: live.port, "GET", "/finns-inte")
        #expect(text(site.settings.metrics).contains(#"{method="-",route="-",status="4xx"} 1"#))
    }
}

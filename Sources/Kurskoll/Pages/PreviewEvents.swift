internal import Glibc
internal import HTTP

/// Tells a page that a file has been saved, by server-sent events (HTML Living Standard, section 9.2). An event's data
/// is the folder's stamp; the page that shows another fetches itself anew.
struct PreviewEvents {
    let preview: Preview

    /// How often the folder is looked at, and how many times in one stream. Then the stream ends and the browser opens
    /// another, so that nobody holds a worker for longer than half a minute without asking again.
    static let pauseMilliseconds = 250
    static let looks = 100

    var response: Response {
        var fields = Fields()
        fields.append("Content-Type", "text/event-stream")
        fields.append("Cache-Control", "no-store")
        return Response(
            .ok, fields: fields,
            body: .stream { write in
                try self.tell(write) { usleep(UInt32(Self.pauseMilliseconds) * 1000) }
            })
    }

    /// The stamp at once and whenever it has changed, until the preview ends. `pause` waits between two looks.
    func tell(_ write: ([UInt8]) throws -> Void, pause: () -> Void) throws {
        var told: String?
        for look in 0..<Self.looks {
            if preview.isEnding { return }
            let stamp = preview.folder.stamp
            let event = look == 0 ? "retry: 500\ndata: \(stamp)\n\n" : "data: \(stamp)\n\n"
            // A comment says nothing to the page; writing it finds out that somebody has gone away.
            try write(Array((stamp == told ? ":\n\n" : event).utf8))
            told = stamp
            pause()
        }
    }
}

/// Answers requests on one thread and reports what it did.
struct Answering {
    let responder: any Responder
    let lane: Lane
    let log: (@Sendable (Event) -> Void)?

    /// Runs `body` once: inside a batch, or where there can be none outside of it, with the reason for which all it
    /// asks must be answered 503. What is answered may be sent at once: a batch that only reads has nothing that
    /// could still come to nothing.
    func reading(_ body: (_ failure: String?) -> Void) {
        var failure = "the batch was not run"
        var hasRun = false
        do {
            try responder.batch {
                hasRun = true
                body(nil)
            }
        } catch {
            failure = "\(error)"
        }
        if !hasRun { body(failure) }
    }

    /// The answer to one request inside `reading`, which gave `failure`.
    func answer(to request: Request, failure: String?) -> Response {
        guard log != nil else { return make(request, failure) }
        let start = Clock.microseconds()
        let response = make(request, failure)
        report(request, response, took: Clock.microseconds() - start, failure: failure)
        return response
    }

    private func make(_ request: Request, _ failure: String?) -> Response {
        failure == nil ? responder.respond(to: request) : responder.refusal(.serviceUnavailable, of: request)
    }

    /// The answers to `jobs`, in order, made inside one batch; 503 for all where the batch throws.
    func answers(to jobs: [Lanes.Job]) -> [Response] {
        var responses: [Response] = []
        responses.reserveCapacity(jobs.count)
        var failure: String?
        do {
            try responder.batch {
                for job in jobs { responses.append(responder.respond(to: job.request)) }
            }
        } catch {
            failure = "\(error)"
        }
        // A batch that did not run what it was given has promised nothing either.
        if failure != nil || responses.count != jobs.count {
            responses = jobs.map { responder.refusal(.serviceUnavailable, of: $0.request) }
        }
        if log != nil {
            let now = Clock.microseconds()
            for (job, response) in zip(jobs, responses) {
                report(job.request, response, took: now - job.arrival, failure: failure)
            }
        }
        return responses
    }

    private func report(_ request: Request, _ response: Response, took microseconds: Int, failure: String?) {
        guard let log, let resource = request.resource, let pattern = resource.pattern else { return }
        func event(_ kind: Event.Kind) -> Event {
            Event(
                kind: kind, resource: resource.number, pattern: pattern, status: response.status.code,
                lane: lane,
                microseconds: microseconds, reason: failure ?? response.reason)
        }
        log(event(failure == nil ? .answered : .failed))
        if lane == .loop, microseconds > Limits.slowAnswerMicroseconds { log(event(.slow)) }
    }
}

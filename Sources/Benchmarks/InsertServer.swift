internal import HTTP
internal import SQLite

/// A server from our HTTP module that stores a row for each POST, once as the product commits and once as most do.
struct InsertServer: Responder {
    private let commit: Commit
    /// The writer's only: the other threads have nothing to ask.
    private let inserts: Inserts?

    enum Commit: String, Sendable {
        /// All that wait share one transaction; each has a savepoint in it, as in the product.
        case together
        /// A transaction and its wait for the disk for each request.
        case each
    }

    static func run(port: Int, database: String, _ commit: Commit) throws {
        var configuration = Server.Configuration()
        configuration.port = port
        try Server(configuration: configuration) { lane in
            InsertServer(commit: commit, inserts: lane == .writer ? try Inserts(database) : nil)
        }.run()
    }

    func resource(of request: Request) -> Resource { Resource(lane: .writer, pattern: nil) }

    func batch(_ answers: () -> Void) throws {
        guard commit == .together, let inserts else { return answers() }
        try inserts.connection.write(answers)
    }

    func respond(to request: Request) -> Response {
        do {
            guard let inserts, let person = try request.form()["person"].flatMap(Int.init) else {
                return Response(.badRequest)
            }
            switch commit {
            case .together: try inserts.connection.savepoint { try inserts.add(person: person) }
            case .each: try inserts.connection.write { try inserts.add(person: person) }
            }
            return Response(.seeOther, fields: ["Location": "/"])
        } catch {
            return Response(.internalServerError)
        }
    }
}

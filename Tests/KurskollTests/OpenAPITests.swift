import Foundation
import HTTP
import Testing

@testable import Kurskoll

@Suite struct OpenAPITests {
    private func document(_ client: APIClient) throws -> [String: [String: [String: Any]]] {
        #expect(client.send(.get, "/openapi.json") == 200)
        #expect(client.value("openapi") == "3.1.0")
        return try #require(client.json["paths"] as? [String: [String: [String: Any]]])
    }

    @Test func `the description has every route of the API, with its parameters, and no other`() throws {
        let paths = try document(APIClient(TestSite()))
        let described = paths.flatMap { path, operations in
            operations.keys.map { "\($0.uppercased()) \(path)" }
        }
        let routes = Route.all.filter { API.owns($0.pattern) }.map { "\($0.method.rawValue) \($0.pattern)" }
        #expect(Set(described) == Set(routes))
        for operation in APIOperation.all {
            let entry = try #require(paths[operation.path]?[operation.method.rawValue.lowercased()])
            let parameters = entry["parameters"] as? [[String: Any]] ?? []
            #expect(parameters.compactMap { $0["name"] as? String } == operation.parameters.map(\.name))
            #expect((entry["security"] as? [Any])?.isEmpty == (operation.scopes == nil))
        }
    }

    /// The parts of a document that a reference may point at.
    @Test func `every reference in the description leads somewhere`() throws {
        let client = try APIClient(TestSite())
        _ = try document(client)
        let schemas = try #require(
            (client.json["components"] as? [String: Any])?["schemas"] as? [String: Any])
        let references = client.text.matches(of: /#\/components\/schemas\/(\w+)/).map { String($0.1) }
        #expect(references.count > 10)
        #expect(Set(references) == Set(schemas.keys))
    }

    @Test func `the course must be named where there are several, and the description says so`() throws {
        func isRequired(_ text: [UInt8]) throws -> Bool {
            let json = try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any]
            let paths = json?["paths"] as? [String: [String: [String: Any]]]
            let parameters = paths?["/api/v1/reports/indicator"]?["get"]?["parameters"] as? [[String: Any]]
            return try #require(parameters?.first?["required"] as? Bool)
        }
        #expect(try !isRequired(OpenAPI.ofOneCourse))
        #expect(try isRequired(OpenAPI.ofSeveralCourses))
    }
}

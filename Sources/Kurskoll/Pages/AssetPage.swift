internal import HTTP
internal import SQLite

/// `/fil/HASH/NAMN`: a file of `Web` or of a course. The hash is of its bytes, so it may be kept for ever.
enum AssetPage {
    static func show(_ visit: Visit) throws -> Response {
        guard let asset = visit.catalog.assets[visit.parameters[0]] else { throw PageError.notFound }
        return asset.response(to: visit.request, now: visit.now)
    }
}

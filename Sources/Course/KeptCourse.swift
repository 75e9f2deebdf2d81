extension Course {
    /// A course as it was served once, read from its `normalisedContent`. What today's checks would say of it, and files
    /// that are gone since, do not matter. Nil for a text that is none, such as one without `kurs.md`.
    package static func kept(_ content: String) -> Course? {
        var files: [String: [UInt8]] = [:]
        var path: String?
        for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
            let name = line.hasPrefix("=== ") ? String(line.dropFirst(4)) : ""
            if name.hasSuffix(".md") || name.hasSuffix(".txt") {
                path = name
                files[name] = []
            } else if let path {
                files[path]?.append(contentsOf: Array("\(line)\n".utf8))
            }
        }
        let context = EditionReader.Context(
            media: [], today: "", localFields: nil, retired: [], isKept: true)
        return EditionReader(files, language: nil, context).read().course
    }
}

// swift-tools-version: 6.2
import PackageDescription

// A user's newer compiler may know new warnings; only CI treats them as errors.
let strict: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + strict

// The fuzzer needs its instruments in what it tests; how to run it stands in Sources/Fuzz/Main.swift.
let isFuzzing = Context.environment["KURSKOLL_FUZZ"] != nil
let instruments: [SwiftSetting] =
    isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library", "-enable-testing"])] : []

/// `data` are files among the tests that are no Swift.
func room(_ name: String, _ imports: [Target.Dependency] = [], data: [String] = []) -> [Target] {
    [
        .target(
            name: name, dependencies: imports, swiftSettings: settings + (name == "HTTP" ? instruments : [])),
        .testTarget(
            name: name + "Tests", dependencies: [.byName(name: name)] + imports, exclude: data,
            swiftSettings: settings),
    ]
}

let package = Package(
    name: "kurskoll",
    products: [.executable(name: "kurskoll", targets: ["Kurskoll"])],
    dependencies: [],
    targets: [
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),
        .executableTarget(
            name: "Kurskoll",
            dependencies: ["SQLite", "HTTP", "CommonMark", "Course", "Compliance", "Formats"],
            swiftSettings: settings,
            // A release runs where no Swift is, and what is measured is what is shipped.
            linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),
        // The proofs of speed: no product, so never shipped.
        .executableTarget(
            name: "Benchmarks", dependencies: ["SQLite", "HTTP", "Formats", "CLinux"], swiftSettings: settings
        ),
        .testTarget(
            name: "KurskollTests",
            dependencies: ["Kurskoll", "CSQLite", "SQLite", "HTTP", "Course", "Compliance", "Formats"],
            exclude: ["wapiti.py", "Schemas"],
            swiftSettings: settings),
    ]
        + room("SQLite", ["CSQLite"])
        + room("HTTP", ["CLinux"])
        + (isFuzzing
            ? [
                .executableTarget(
                    name: "Fuzz", dependencies: ["HTTP"], swiftSettings: settings + instruments,
                    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
            ] : [])
        + room("CommonMark", data: ["differential.py", "examples.txt"])
        + room("Course", ["CommonMark"])
        + room("Compliance")
        + room("Formats"),
    swiftLanguageModes: [.v6]
)

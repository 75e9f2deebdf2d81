import Foundation
import Testing

/// Headless Chromium through ChromeDriver's plain HTTP interface (W3C WebDriver).
final class WebDriver {
    private let process: Process
    private let port: Int
    private var session = ""

    /// Why the browser tests cannot run here, or nil.
    static let missing: String? =
        find("chromedriver") == nil ? "chromedriver is missing; .ci/run installs chromium-driver" : nil

    private static func find(_ program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    struct Failure: Error, CustomStringConvertible { let description: String }

    init(width: Int = 1280, height: Int = 900, javaScript: Bool = true) throws {
        (process, port) = try Self.start(attempts: 5)
        var options: [String: Any] = [
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--window-size=\(width),\(height)",
            ]
        ]
        if !javaScript { options["prefs"] = ["profile.managed_default_content_settings.javascript": 2] }
        let answer = try call(
            "POST", "/session", ["capabilities": ["alwaysMatch": ["goog:chromeOptions": options]]])
        session = (answer as? [String: Any])?["sessionId"] as? String ?? ""
        try resize(width, height)
    }

    /// The port that it finds free over IPv6 may meanwhile be somebody's over IPv4: then it ends, and another is tried.
    private static func start(attempts: Int) throws -> (process: Process, port: Int) {
        let process = Process()
        process.executableURL = URL(filePath: find("chromedriver") ?? "")
        process.arguments = ["--port=0"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        while true {
            let data = output.fileHandleForReading.availableData
            said += String(decoding: data, as: UTF8.self)
            // It says which free port it took: "… started successfully on port 41234."
            if let port = said.firstMatch(of: /successfully on port (\d+)/).flatMap({ Int($0.1) }) {
                return (process, port)
            }
            guard data.isEmpty else { continue }
            process.waitUntilExit()
            guard attempts > 1, said.contains("port not available") else {
                throw Failure(description: "chromedriver ended: \(said)")
            }
            return try start(attempts: attempts - 1)
        }
    }

    deinit {
        _ = try? call("DELETE", "/session/\(session)", nil)
        // The server under test holds back SIGTERM in this process, and its children inherit that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Sets the size of the page itself, as a phone has it.
    func resize(_ width: Int, _ height: Int) throws {
        _ = try call(
            "POST", "/session/\(session)/goog/cdp/execute",
            [
                "cmd": "Emulation.setDeviceMetricsOverride",
                "params": ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700],
            ])
    }

    /// Asks for the page in the dark or the light scheme.
    func prefer(dark: Bool) throws {
        try command(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]]])
    }

    /// A command of the Chrome DevTools Protocol.
    @discardableResult func command(_ name: String, _ parameters: [String: Any]) throws -> Any? {
        try call("POST", "/session/\(session)/goog/cdp/execute", ["cmd": name, "params": parameters])
    }

    func open(_ url: String) throws { _ = try call("POST", "/session/\(session)/url", ["url": url]) }

    var url: String { get throws { try call("GET", "/session/\(session)/url", nil) as? String ?? "" } }
    var title: String { get throws { try call("GET", "/session/\(session)/title", nil) as? String ?? "" } }
    var source: String { get throws { try call("GET", "/session/\(session)/source", nil) as? String ?? "" } }

    /// Elements by CSS selector.
    func all(_ selector: String) throws -> [String] {
        let found = try call(
            "POST", "/session/\(session)/elements", ["using": "css selector", "value": selector])
        return (found as? [[String: String]] ?? []).compactMap { $0.values.first }
    }

    func first(_ selector: String) throws -> String {
        guard let element = try all(selector).first else {
            throw Failure(description: "no \(selector) at \(try url)")
        }
        return element
    }

    func click(_ selector: String) throws { try click(element: first(selector)) }

    func click(element: String) throws {
        _ = try call("POST", "/session/\(session)/element/\(element)/click", [:])
    }

    func type(_ text: String, into selector: String) throws {
        _ = try call("POST", "/session/\(session)/element/\(first(selector))/value", ["text": text])
    }

    /// Presses and lets go of a key, whatever has the focus.
    func press(_ key: String) throws {
        for type in ["rawKeyDown", "keyUp"] {
            _ = try call(
                "POST", "/session/\(session)/goog/cdp/execute",
                [
                    "cmd": "Input.dispatchKeyEvent",
                    "params": ["type": type, "key": key, "code": "\(key)Left"],
                ])
        }
    }

    /// Moves the focus as Tab does, or as Shift and Tab together.
    func pressTab(backwards: Bool = false) throws {
        for type in ["rawKeyDown", "keyUp"] {
            try command(
                "Input.dispatchKeyEvent",
                [
                    "type": type, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9,
                    "modifiers": backwards ? 8 : 0,
                ])
        }
    }

    /// Keys as WebDriver names them (W3C WebDriver §17.4.2).
    enum Key: String {
        case tab = "\u{E004}"
        case enter = "\u{E007}"
        case space = " "
        case down = "\u{E015}"
    }

    /// Presses a key and lets go, as a person does.
    func tap(_ key: Key) throws { try keys(key.rawValue) }

    /// Writes with the keyboard, to what has the focus.
    func keys(_ text: String) throws {
        let strokes = text.map { String($0) }.flatMap {
            [["type": "keyDown", "value": $0], ["type": "keyUp", "value": $0]]
        }
        _ = try call(
            "POST", "/session/\(session)/actions",
            ["actions": [["type": "key", "id": "keyboard", "actions": strokes]]])
    }

    func text(_ selector: String) throws -> String {
        try call("GET", "/session/\(session)/element/\(first(selector))/text", nil) as? String ?? ""
    }

    func textOf(_ element: String) throws -> String {
        try call("GET", "/session/\(session)/element/\(element)/text", nil) as? String ?? ""
    }

    /// Lets nothing through to the net, or all of it again.
    func offline(_ isOffline: Bool) throws {
        try network(isOffline: isOffline, delay: 0, bytesPerSecond: -1)
    }

    /// A network with this delay in milliseconds; with -1 as fast as it goes.
    func network(isOffline: Bool = false, delay: Int, bytesPerSecond: Int) throws {
        try command("Network.enable", [:])
        try command(
            "Network.emulateNetworkConditions",
            [
                "offline": isOffline, "latency": delay, "downloadThroughput": bytesPerSecond,
                "uploadThroughput": bytesPerSecond,
            ])
    }

    /// Runs JavaScript in the page; needs it to be on.
    func run(_ script: String) throws -> Any? {
        try call("POST", "/session/\(session)/execute/sync", ["script": script, "args": [Any]()])
    }

    /// Does something in another tab of the same browser, and comes back.
    func inAnotherTab(_ body: () throws -> Void) throws {
        let first = try call("GET", "/session/\(session)/window", nil)
        let tab = try call("POST", "/session/\(session)/window/new", ["type": "tab"]) as? [String: Any]
        _ = try call("POST", "/session/\(session)/window", ["handle": tab?["handle"] ?? ""])
        try body()
        _ = try call("DELETE", "/session/\(session)/window", nil)
        _ = try call("POST", "/session/\(session)/window", ["handle": first ?? ""])
    }

    /// Asks again until `condition` holds: the browser works on its own, and what was just there may be replaced.
    func wait(_ what: String, until condition: () throws -> Bool) throws {
        let limit = Date(timeIntervalSinceNow: 15)
        var last: (any Error)?
        while true {
            do {
                if try condition() { return }
            } catch {
                last = error
            }
            guard Date() < limit else {
                throw Failure(description: "waited in vain for \(what)\(last.map { ": \($0)" } ?? "")")
            }
            Thread.sleep(forTimeInterval: 0.03)
        }
    }

    /// The page as it prints on A4, as PDF; kept where `KURSKOLL_SCREENSHOTS` names a folder.
    func pdf(_ name: String) throws -> Data {
        let answer = try call(
            "POST", "/session/\(session)/print", ["page": ["width": 21.0, "height": 29.7]])
        guard let text = answer as? String, let pdf = Data(base64Encoded: text) else {
            throw Failure(description: "no PDF of \(try url)")
        }
        if let folder = ProcessInfo.processInfo.environment["KURSKOLL_SCREENSHOTS"] {
            try pdf.write(to: URL(filePath: folder).appending(path: "\(name).pdf"))
        }
        return pdf
    }

    /// A picture of the page as PNG, kept where `KURSKOLL_SCREENSHOTS` names a folder.
    func screenshot(_ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["KURSKOLL_SCREENSHOTS"] else { return }
        let height = try run("return Math.ceil(document.documentElement.scrollHeight)") as? Int ?? 900
        let width = try run("return window.innerWidth") as? Int ?? 1280
        let answer = try call(
            "POST", "/session/\(session)/goog/cdp/execute",
            [
                "cmd": "Page.captureScreenshot",
                "params": [
                    "captureBeyondViewport": true,
                    "clip": ["x": 0, "y": 0, "width": width, "height": min(height, 6_000), "scale": 1],
                ],
            ])
        guard let data = (answer as? [String: Any])?["data"] as? String, let png = Data(base64Encoded: data)
        else { return }
        try png.write(to: URL(filePath: folder).appending(path: "\(name).png"))
    }

    private func call(_ method: String, _ path: String, _ body: [String: Any]?) throws -> Any? {
        let json = try body.map { Array(try JSONSerialization.data(withJSONObject: $0)) } ?? []
        let data = Data(
            try Loopback.send(
                port: port, method, path, fields: [("Content-Type", "application/json; charset=utf-8")],
                body: json
            ).body)
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let value = answer?["value"]
        if let fault = value as? [String: Any], let kind = fault["error"] as? String {
            throw Failure(description: "\(kind): \(fault["message"] ?? "")")
        }
        return value is NSNull ? nil : value
    }
}

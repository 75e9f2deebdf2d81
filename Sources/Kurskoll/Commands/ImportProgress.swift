internal import Glibc

/// Shows on a terminal how far a long file has come: a bar where it is known how long the file is.
final class ImportProgress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var hasShown = false
    /// About how many rows the file has; 0 where that is not known.
    private let rows: Int

    /// Of a file that is read; without one where pages are copied.
    init(of path: String? = nil) {
        rows = isShown ? path.map(Self.lines(of:)) ?? 0 : 0
    }

    func report(rows: Int) {
        guard isShown else { return }
        Environment.write("\r\(Self.text(rows, of: self.rows))\u{1B}[K", to: STDERR_FILENO)
        hasShown = true
    }

    func report(pages: Int, of all: Int) {
        guard isShown, all > 0 else { return }
        Environment.write("\r\(100 * pages / all) % kopierat …", to: STDERR_FILENO)
        hasShown = true
    }

    func report(letters: Int, of all: Int) {
        guard isShown else { return }
        Environment.write(
            "\r\(Numbers.swedish(letters)) av \(Numbers.swedish(all)) brev …", to: STDERR_FILENO)
        hasShown = true
    }

    /// `[########            ]  40 %, 480 000 rader`; without the bar where `all` is 0.
    static func text(_ rows: Int, of all: Int) -> String {
        guard all > 0 else { return "\(Numbers.swedish(rows)) rader …" }
        let percent = min(rows * 100 / all, 100)
        let bar = String(repeating: "#", count: percent / 5) + String(repeating: " ", count: 20 - percent / 5)
        let padding = String(repeating: " ", count: 3 - "\(percent)".count)
        return "[\(bar)] \(padding)\(percent) %, \(Numbers.swedish(rows)) rader"
    }

    /// Its line breaks, from those of its beginning: the rest is taken to be alike. 0 for what is no file.
    private static func lines(of path: String) -> Int {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(file, &bytes, bytes.count)
        guard count > 0 else { return 0 }
        return bytes[..<count].count { $0 == 0x0A } * Int(status.st_size) / count
    }

    /// Clears the line.
    func end() {
        if hasShown { Environment.write("\r\u{1B}[K", to: STDERR_FILENO) }
        hasShown = false
    }
}

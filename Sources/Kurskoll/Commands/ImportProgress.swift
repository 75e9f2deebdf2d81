internal import Glibc

/// Shows on a terminal how far a long file has come.
final class ImportProgress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var hasShown = false

    func report(rows: Int) {
        guard isShown else { return }
        Environment.write("\r\(Numbers.swedish(rows)) rader …", to: STDERR_FILENO)
        hasShown = true
    }

    func report(pages: Int, of all: Int) {
        guard isShown, all > 0 else { return }
        Environment.write("\r\(100 * pages / all) % kopierat …", to: STDERR_FILENO)
        hasShown = true
    }

    /// Clears the line.
    func end() {
        if hasShown { Environment.write("\r\u{1B}[K", to: STDERR_FILENO) }
        hasShown = false
    }
}

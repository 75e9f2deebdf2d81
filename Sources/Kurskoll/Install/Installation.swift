internal import Formats
internal import Glibc

/// A server that Kurskoll is to run on, and every file it needs there. The folder of the database gives the account,
/// the units and the socket their name, so that several municipalities have room on one machine.
struct Installation {
    /// `kurs.exempel.se`.
    let host: String
    /// Where the program, `Web` and `Courses` lie, without a slash at its end.
    let folder: String
    /// `/var/lib/NAME/FILE`.
    let data: String
    /// The mail server, in numbers: the sandbox lets mail out to it alone.
    let relay: String
    /// What the proxy shows to be believed; in two files that must say the same.
    let secret: String

    /// Days that copies are kept, and so long what has been erased can still be read in them.
    static let backupDays = 30

    init(
        host: String = "kurs.exempel.se", folder: String = "/opt/kurskoll",
        data: String = "/var/lib/kurskoll/kurskoll.db", relay: String = "127.0.0.1",
        secret: String = Hex.encode(Secret.randomBytes(32))
    ) throws {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isHost = labels.count > 1 && labels.allSatisfy { !$0.isEmpty && Self.isPlain($0, besides: "-") }
        guard isHost else {
            throw UsageError(
                "--host", "»\(host)« är inget värdnamn",
                "skriv det utan https://, till exempel kurs.exempel.se")
        }
        let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        guard folder.hasPrefix("/"), Self.isPlain(folder, besides: "/._-") else {
            throw UsageError(
                "--folder", "»\(folder)« går inte", "skriv hela sökvägen, utan mellanslag och specialtecken")
        }
        let places = data.split(separator: "/", omittingEmptySubsequences: false)
        let isData =
            places.count == 5 && places[...2] == ["", "var", "lib"] && !places[4].isEmpty
            && Self.isPlain(data, besides: "/._-") && places[3].first?.isLowercase == true
            && Self.isPlain(places[3], besides: "_-")
        guard isData else {
            throw UsageError(
                "--data", "»\(data)« går inte",
                "skriv /var/lib/NAMN/FIL; en annan disk monteras där, och NAMN blir kontots")
        }
        var address = in6_addr()
        guard inet_pton(AF_INET, relay, &address) == 1 || inet_pton(AF_INET6, relay, &address) == 1 else {
            throw UsageError(
                "--relay", "»\(relay)« är ingen IP-adress",
                "skriv den med siffror; getent hosts NAMN visar den")
        }
        self.host = host
        self.folder = folder
        self.data = data
        self.relay = relay
        self.secret = secret
    }

    /// Letters and digits of ASCII and `others`: what neither systemd, nginx nor a shell reads anything into.
    private static func isPlain(_ text: some StringProtocol, besides others: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            switch $0 {
            case "a"..."z", "A"..."Z", "0"..."9": true
            default: others.unicodeScalars.contains($0)
            }
        }
    }

    /// Of the account, the units, and the folders in `/etc`, `/run` and `/var/lib`.
    var name: String { String(data.split(separator: "/")[2]) }
    var socket: String { "/run/\(name)/kurskoll.sock" }
    var settings: String { "/etc/\(name)" }
    var backups: String { "/var/lib/\(name)/backups" }
    var secretFile: String { "\(settings)/proxy-secret" }
    /// The program with what every verb needs to know.
    var program: String {
        "\(folder)/kurskoll --data \(data) --courses \(folder)/Courses --web \(folder)/Web"
    }

    /// In the order they are printed.
    var files: [InstalledFile] {
        accountFiles + unitFiles + [mailFile] + secretFiles + [nginxFile, apacheFile, litestreamFile]
    }
}

/// A file of an installation.
struct InstalledFile {
    /// What `--print` calls it and those that belong with it: `nginx`.
    let topic: String
    let path: String
    var mode: mode_t = 0o644
    /// False for what stands in place of another file, and is only shown.
    var isWritten = true
    let text: String
}

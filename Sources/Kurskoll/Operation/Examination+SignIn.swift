internal import Glibc

/// How people come in and how mail goes out, by the same options as `serve`.
extension Examination {
    func signIn(_ store: Store?) -> [Finding] {
        var found: [Finding] = []
        if let proxySecretFile {
            do {
                _ = try Proxy(secretFile: proxySecretFile)
                found.append(.ok(proxySecretFile, "proxyns hemlighet är lång nog och inte läsbar för alla"))
            } catch {
                found.append(.fault(error, at: proxySecretFile))
            }
        }
        if let sendmail { found += mail(sendmail, store) }
        if proxySecretFile == nil, sendmail == nil {
            found.append(
                .warning(
                    "inloggning",
                    "varken --proxy-secret-file eller --sendmail är angiven, så bara utskrivna koder loggar in",
                    "ange dem så som serve har dem"))
        }
        found += address(store)
        return found
    }

    private func mail(_ command: String, _ store: Store?) -> [Finding] {
        do {
            let program = try Sendmail(command).command[0]
            let found =
                Self.isExecutable(program)
                ? Finding.ok(program, "finns och får köras")
                : .fault(
                    program, "finns inte, eller får inte köras",
                    "installera ett program som tar emot e-post, till exempel Debians postfix eller msmtp-mta"
                )
            guard let store else { return [found] }
            let from = try ServeCommand.sender(sender, store, for: "--sendmail")
            return [found, .ok("sender", "e-post går från \(from)")]
        } catch {
            return [.fault(error, at: "--sendmail")]
        }
    }

    /// A path, or a name that stands in PATH.
    private static func isExecutable(_ program: String) -> Bool {
        guard !program.contains("/") else { return isFile(program) }
        let folders = getenv("PATH").map { String(cString: $0) } ?? ""
        return folders.split(separator: ":").contains { isFile("\($0)/\(program)") }
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }

    /// The address from outside, which links in mail begin with.
    private func address(_ store: Store?) -> [Finding] {
        do {
            guard let address = try ServeCommand.baseURL(baseURL) ?? store?.setting("base-url") else {
                return [
                    .warning(
                        "base-url", "adressen utifrån är inte angiven, så inga länkar kan skickas",
                        "ange --base-url så som serve har den, eller kör kurskoll set base-url ADRESS")
                ]
            }
            guard address.hasPrefix("https://") else {
                return [
                    .warning(
                        "base-url", "\(address) är inte https, så vem som helst på vägen ser vad som skickas",
                        "låt proxyn framför tala TLS och ange adressen med https://")
                ]
            }
            return [.ok("base-url", address)]
        } catch {
            return [.fault(error, at: "--base-url")]
        }
    }
}

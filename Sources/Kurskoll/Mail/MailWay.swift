internal import Glibc

/// Where letters go: to a program that sends them, or as files that another program sends or a person opens.
enum MailWay {
    case sendmail(Sendmail)
    /// A folder; each letter is a file of its own, `.eml`.
    case folder(String)

    /// Hands a letter over. It is wholly there when this returns.
    func deliver(_ message: MailMessage) throws {
        switch self {
        case .sendmail(let program): try program.send(message.bytes)
        case .folder(let path):
            // The name says nothing of whose it is. Whoever collects the files never sees half of one.
            let file = "\(path)/\(Stockholm.day(at: message.date))-\(message.id.prefix(16)).eml"
            let part = "\(path)/.\(message.id).part"
            do {
                try Files.write(message.fileBytes, to: part)
            } catch {
                unlink(part)
                throw error
            }
            guard rename(part, file) == 0 else {
                unlink(part)
                throw Refusal(path, "går inte att skriva i", "kontrollera mappen och disken")
            }
        }
    }
}

/// What stands around the content of every page, made once for each language: the way out first, then where one
/// is, and help in the same place. The title, the menu and the content come between the parts. A class only so that a page need not
/// copy it.
final class Frame: Sendable {
    /// Up to the title.
    let head: HTML
    /// From the title to the menu.
    let top: HTML
    let menu: Menu
    /// From the menu to the content.
    let main: HTML
    /// After the content; the session's token goes in its holes.
    let foot: Stencil
    /// Of all parts, with room for a title, a menu and tokens.
    let byteCount: Int

    /// `path` gives the address of a file of `Web`.
    init(language say: Language, isSignedIn: Bool, path: (String) -> String) {
        head = """
            <!doctype html>
            <html lang="\(say.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>
            """
        top = """
             – Kurskoll</title>
            <link rel="stylesheet" href="\(path("kurskoll.css"))">
            <link rel="icon" href="\(path("icon.svg"))">
            <script src="\(path("kurskoll.js"))" defer></script>
            </head>
            <body>
            <a class="skip" href="#innehall">\(say(.skipToContent))</a>
            <a class="skip" href="/lamna" rel="nofollow noreferrer">\(say(.leaveQuickly))</a>
            <div class="exit-bar"><a class="exit" href="/lamna" rel="nofollow noreferrer" \
            data-two="\(say(.exitPressTwoMore))" data-one="\(say(.exitPressOneMore))" \
            data-expired="\(say(.exitExpired))" data-loading="\(say(.loading))">\(say(.leaveQuickly))</a></div>
            <header class="site">
            <a class="brand" href="/">Kurskoll</a>

            """
        menu = Menu(language: say)
        main = """

            </header>
            <main id="innehall" tabindex="-1" data-waiting="\(say(.waitingForConnection))" \
            data-unsent="\(say(.answerIsUnsent))" data-ending="\(say(.sessionIsEnding))" data-stay="\(say(.staySignedIn))" \
            data-final="\(say(.sessionCannotStay))" data-ended="\(say(.sessionHasEnded))">

            """
        let footer = Self.footer(say, isSignedIn: isSignedIn)
        foot = Stencil(
            """

            </main>
            \(footer)
            </body>
            </html>

            """)
        byteCount = head.bytes.count + top.bytes.count + main.bytes.count + foot.byteCount + 2048
    }

    private static func footer(_ say: Language, isSignedIn: Bool) -> HTML {
        let other: Language = say == .swedish ? .english : .swedish
        let account: HTML =
            isSignedIn
            ? """
            <li><a href="/mina-uppgifter">\(say(.myData))</a></li>
            <li><form method="post" action="/logga-ut">\(Stencil.hole)\
            <button class="plain">\(say(.signOut))</button></form></li>
            """ : .none
        return """
            <footer class="site">
            <section class="help" aria-labelledby="hjalp-rubrik">
            <h2 id="hjalp-rubrik">\(say(.ifYouNeedHelp))</h2>
            <p>\(say(.emergencyBefore)) <a href="tel:112">112</a>. \
            <a href="/hjalp">\(say(.moreHelp))</a>.</p>
            </section>
            <ul class="links">
            <li><a href="/integritet">\(say(.privacy))</a></li>
            <li><a href="/trygghet">\(say(.safety))</a></li>
            <li><a href="/tillganglighet">\(say(.accessibility))</a></li>
            <li><form method="post" action="/sprak"><input type="hidden" name="sprak" value="\(other.rawValue)">\
            \(Stencil.hole)<button class="plain" lang="\(other.rawValue)">\(other(.languageName))</button></form></li>
            \(account)
            </ul>
            </footer>
            """
    }
}

/// The frames of a catalog, whose files they name.
struct Frames: Sendable {
    private let swedish: Pair
    private let english: Pair

    private struct Pair {
        let nobody: Frame
        let signedIn: Frame
    }

    /// `path` gives the address of a file of `Web`.
    init(path: (String) -> String) {
        func pair(_ language: Language) -> Pair {
            Pair(
                nobody: Frame(language: language, isSignedIn: false, path: path),
                signedIn: Frame(language: language, isSignedIn: true, path: path))
        }
        swedish = pair(.swedish)
        english = pair(.english)
    }

    subscript(language: Language, isSignedIn isSignedIn: Bool) -> Frame {
        let pair = language == .swedish ? swedish : english
        return isSignedIn ? pair.signedIn : pair.nobody
    }
}

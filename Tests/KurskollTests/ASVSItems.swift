/// The table of ASVS, by subject. What it asks for is said in our words.
extension ASVS {
    static let output: [Item] = [
        Item(
            "1.2.1", "1.2.2", "1.2.3", asks: "what is shown is escaped for where it stands",
            proof: .tests([
                "a page is whole, titled neutrally and free of what the policy forbids",
                "JSON keeps the order of its keys and escapes what it must",
            ])),
        Item(
            "1.2.4", asks: "values never become SQL",
            proof: .tests(["an error names the SQL but never a bound value"])),
        Item(
            "1.2.5", asks: "nothing a user sends becomes a command of the system",
            proof: .exception(
                "No request starts a process; mail goes to one fixed command line that the operator writes.")),
        Item(
            "1.2.10", asks: "an export is safe in a spreadsheet",
            proof: .tests(["a cell cannot run as a formula or break its row"])),
        Item(
            "1.3.1", "1.3.5", asks: "authors' Markdown makes no script, style or foreign HTML",
            proof: .tests(["there is never an attribute for style or script"])),
        Item(
            "1.3.4", asks: "SVG cannot run", proof: .check(ASVSChecks.scriptsRunFromOurFilesAlone)),
        Item(
            "1.3.6", asks: "the server fetches no address that a user names",
            proof: .exception("The server opens no connection out; there is no code for it.")),
        Item(
            "1.5.1", asks: "XML is read without entities",
            proof: .exception("No XML is read from anybody; there is no parser for it.")),
    ]

    static let logic: [Item] = [
        Item(
            "2.3.1", "2.3.2", asks: "the test only after all chapters, graded by the server",
            proof: .check(ASVSChecks.stepsAreTakenInOrder)),
        Item(
            "2.3.3", asks: "a step is done wholly or not at all",
            proof: .tests(["a completion that was answered is there after kill -9"])),
        Item(
            "2.4.1", asks: "robots are slowed down",
            proof: .tests([
                "RFC 9110 15_6_4: one connection too many is told so, and room is made when one goes",
                "a hundred wrong codes an hour, and other sources are untouched",
            ])),
    ]

    static let frontend: [Item] = [
        Item(
            "3.3.1", "3.3.2", "3.3.3", "3.3.4",
            asks: "the session's cookie is Secure, HttpOnly, SameSite and has the prefix __Host-",
            proof: .check(ASVSChecks.cookiesAreAsStrictAsCanBe)),
        Item(
            "3.4.1", asks: "HSTS for at least a year where the address is https",
            proof: .check(ASVSChecks.hsts)),
        Item(
            "3.4.3", "3.4.4", "3.4.5", "3.4.6",
            asks: "policy, nosniff, no referrer, no frames on every answer",
            proof: .check(ASVSChecks.everyAnswerHasTheFields)),
        Item(
            "3.5.1", asks: "a form of another site changes nothing",
            proof: .tests(["a POST without the session's token changes nothing"])),
        Item(
            "3.5.2", asks: "a request that another site can send as a form is no way past the token",
            proof: .check(ASVSChecks.otherTypesAndMethodsChangeNothing)),
        Item("3.5.3", asks: "GET changes nothing", proof: .check(ASVSChecks.getChangesNothing)),
        Item("3.7.2", asks: "redirects only to own paths", proof: .check(ASVSChecks.redirectsStayHere)),
        Item(
            "3.7.3", asks: "a warning before another site",
            proof: .exception(
                "Level 3, and deliberately not followed: the quick exit must leave without a question.")),
    ]

    static let files: [Item] = [
        Item(
            "5.1.1", "5.2.2", "5.3.2", asks: "uploaded files: type, content and a name of our own",
            proof: .exception("No page takes a file yet; staff files come by the command line.")),
        Item(
            "5.2.1", asks: "a body has a limit",
            proof: .tests([
                "RFC 9110 15_5_14: a body longer than its route takes is refused as soon as that is known"
            ])),
        Item(
            "5.2.3", asks: "compressed files have a limit unpacked",
            proof: .exception("No compressed file is read; XLSX and ZIP are only written.")),
        Item(
            "5.4.1", "5.4.2", asks: "a file's name in an answer is ours",
            proof: .check(ASVSChecks.fieldsCannotBeInjected)),
        Item(
            "5.4.3", asks: "files from elsewhere are scanned",
            proof: .exception("No file from a user is kept or given to another user.")),
    ]

    static let operation: [Item] = [
        Item(
            "11.4.2", asks: "passwords are hashed slowly",
            proof: .exception("There are no passwords; what is hashed has 256 random bits.")),
        Item("11.5.1", asks: "secrets are random and long", proof: .check(ASVSChecks.secretsAreRandom)),
        Item(
            "12.1.1", "12.3.1", asks: "TLS of today",
            proof: .exception("TLS is the proxy's; the database is a file and mail a local command.")),
        Item(
            "13.2.4", asks: "only known hosts are called",
            proof: .exception("The server calls no host at all.")),
        Item(
            "13.3.1", asks: "secrets of the operation are kept apart",
            proof: .exception(
                "The proxy's secret and the key are files of their own; nothing is in the source.")),
        Item(
            "13.4.1", "13.4.3", asks: "no file or list of files but the site's own",
            proof: .tests(["nothing outside the folder is found, by path or by link"])),
        Item(
            "13.4.2", "13.4.5", "16.5.1", "16.5.3",
            asks: "an error tells no stack, SQL, path or version", proof: .check(ASVSChecks.errorsTellNothing)
        ),
        Item(
            "13.4.4", asks: "TRACE is not answered", proof: .check(ASVSChecks.otherMethodsAreRefused)),
        Item(
            "14.1.1", "14.1.2", asks: "data are classified, with what protects them",
            proof: .tests(["README says who sees what as the table does"])),
        Item(
            "14.2.1", asks: "no name, reference or secret in an address",
            proof: .check(ASVSChecks.addressesAreNeutral)),
        Item(
            "14.2.3", "14.2.4", asks: "nothing goes to others' servers",
            proof: .check(ASVSChecks.nothingIsForeign)),
        Item(
            "14.3.1", asks: "signing out empties what the browser keeps",
            proof: .tests([
                "a session ends after half a day, at sign-out, at the quick exit and with the last post"
            ])),
        Item(
            "14.3.2", asks: "personal pages are kept by no cache, errors included",
            proof: .check(ASVSChecks.personalPagesAreNotKept)),
        Item("14.3.3", asks: "nothing in the browser's storage", proof: .check(ASVSChecks.storageIsNotUsed)),
        Item(
            "15.1.2", "15.2.1", asks: "known and current components",
            proof: .exception("There are no packages; SQLite is the system's and is updated with it.")),
        Item(
            "15.3.1", asks: "an answer has only the fields that are needed",
            proof: .tests(["every route shows a reader exactly the fields that the table grants"])),
        Item(
            "15.3.3", "15.3.7", asks: "fields nobody asked for change nothing",
            proof: .check(ASVSChecks.nothingElseIsSet)),
        Item(
            "16.1.1", "16.2.3", asks: "it is decided what is logged",
            proof: .exception("README's privacy part says it: instants, events, route patterns.")),
        Item(
            "16.2.1", "16.2.2", "16.2.4", "16.2.5", "16.4.1",
            asks: "a line says when and where, without names, and cannot be forged",
            proof: .check(ASVSChecks.logLinesHoldNothingSent)),
        Item(
            "16.3.1", "16.3.2", "16.3.3", "16.3.4", asks: "sign-ins, refusals and listings are noted",
            proof: .exception(
                "Names may stand in no log (DESIGN §7); exports and listings stand in the access log.")),
        Item(
            "16.4.2", "16.4.3", asks: "logs are kept safe and elsewhere",
            proof: .exception("Lines go to standard error; keeping them is the operator's journal's.")),
        Item(
            "16.5.2", asks: "what fails fails shut",
            proof: .tests(["every route is open to those it is for and shut to all others"])),
    ]

    static let people: [Item] = [
        Item(
            "6.1.1", "6.1.2", "6.1.3", "6.2.1", asks: "passwords and the ways in are decided",
            proof: .exception("There are no passwords: a link, a printed code, or the proxy's sign-in.")),
        Item(
            "6.3.2", asks: "no accounts that come with the product",
            proof: .tests(["demo touches no database that is not its own"])),
        Item(
            "6.3.3", asks: "two factors",
            proof: .exception("They are the municipality's sign-in's, in front (DESIGN §7).")),
        Item(
            "6.4.1", asks: "a link is random, short-lived and used once",
            proof: .tests(["a link signs in once, and not when it is old"])),
        Item(
            "6.8.1", "6.8.2", "6.8.3", "6.8.4", "9.1.1", "9.2.1", "10.1.2", "10.2.1", "10.2.2", "10.5.1",
            "10.5.2", "10.5.3", "10.5.4", asks: "assertions and tokens of an identity provider are checked",
            proof: .exception(
                "The proxy's module checks them; Kurskoll reads one field beside a shared secret.")),
        Item(
            "7.1.1", "7.3.1", "7.3.2", "7.4.5", asks: "a session ends with time, and when its person leaves",
            proof: .tests([
                "a session ends after half a day, at sign-out, at the quick exit and with the last post"
            ])),
        Item(
            "7.2.3", asks: "a session is 256 random bits", proof: .check(ASVSChecks.secretsAreRandom)),
        Item(
            "7.2.4", asks: "signing in makes a new session",
            proof: .check(ASVSChecks.signingInMakesANewSession)),
        Item(
            "7.4.2", asks: "a role that is taken back is gone at once",
            proof: .tests([
                "a role that is revoked is gone in the next turn",
                "the last day of an employment ends the session at midnight",
            ])),
        Item("7.4.4", asks: "every page signs out", proof: .check(ASVSChecks.everyPageSignsOut)),
        Item(
            "7.6.1", asks: "the session fits the identity provider's",
            proof: .exception("Another user from the proxy ends the session; its lifetime is its own.")),
        Item(
            "8.1.1", "8.1.2", asks: "who may what is written down, by route and field",
            proof: .tests([
                "the table names every route, and no other", "README says who sees what as the table does",
            ])),
        Item(
            "8.2.1", "8.3.1", asks: "the server checks every route",
            proof: .tests(["every route is open to those it is for and shut to all others"])),
        Item(
            "8.2.2", "8.2.3", "8.4.1", asks: "others' ids, fields and administrations stay shut",
            proof: .tests(["every route shows a reader exactly the fields that the table grants"])),
    ]
}

internal import Glibc

/// A course of one chapter whose page is about 10 KB, the size that the bound for a chapter's page speaks of: the real
/// chapters are three times as long. It stands beside the real courses in a folder of its own.
enum ShortCourse {
    static let chapter = "kort/kort"

    /// Makes a folder of courses: the short one, and copies of the real ones.
    static func write(to folder: String) throws(Failure) {
        _ = try ChildProcess(["cp", "-R", "Courses", folder], cores: Tools.serverCore).lines()
        mkdir(folder + "/kort", 0o755)
        for (name, text) in [("kurs.md", course), ("01-kort.md", chapterText), ("stod.md", support)] {
            try File.write(Array(text.utf8), to: folder + "/kort/" + name)
        }
    }

    private static let dates = "granskad: 2026-11-03\ngranska-senast: 2099-11-01"

    private static let course = """
        ---
        typ: kurs
        titel: Kort
        id: kort
        språk: sv
        version: "1"
        ansvarig: mätningen
        \(dates)
        ---

        En kurs att mäta med.

        ## Kapitel

        1. [Kort](01-kort.md)

        ## Stöd

        [Stöd](stod.md)

        """

    private static let support =
        "---\ntyp: stöd\nid: stod\ntitel: Stöd\n\(dates)\n---\n\n## Stöd\n\nRing någon.\n"

    private static var chapterText: String {
        var text =
            "---\ntitel: Kort\nid: kort\nlängd: 5 min\ninnehållsnotis: Ingenting farligt.\n\(dates)\n---\n"
        for section in 1...4 {
            text += "\n## Avsnitt \(section)\n\n"
            for _ in 0..<3 {
                text +=
                    "Det här stycket finns för att sidan ska bli lagom lång. Det har *några* ord som betonas, och en "
                    + "[länk](stod.md) som leder vidare. Sedan tar det slut, som stycken gör när allt är sagt.\n\n"
            }
            text += """
                ### Fråga: Vilket svar är rätt i avsnitt \(section)? {#fraga-\(section)}

                - [ ] Det första, som låter rimligt
                - [x] Det andra, som är rätt
                - [ ] Det tredje, som ingen tror på

                """
        }
        return text
    }
}

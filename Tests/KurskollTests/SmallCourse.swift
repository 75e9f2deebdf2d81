import Foundation

/// A course of two chapters and a test of two questions, as an author would write it.
enum SmallCourse {
    /// Writes it into a folder of courses.
    static func write(to courses: URL) throws {
        let folder = courses.appending(path: "prova")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
    }

    static let files: [String: String] = [
        "kurs.md": """
        ---
        typ: kurs
        titel: Prova på
        id: prova
        språk: sv
        version: "2026.1"
        ansvarig: provaren
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        licens: CC BY 4.0
        ---

        En liten kurs.

        ## Kapitel

        1. [Första](01-forsta.md)
        2. [Andra](02-andra.md)

        ## Kunskapstest

        [Kunskapstest](kunskapstest.md)

        ## Stöd

        [Stöd och hjälp](stod.md)

        """,
        "01-forsta.md": """
        ---
        titel: Första
        id: forsta
        längd: 5 min
        innehållsnotis: Kapitlet handlar om ingenting farligt.
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        ## Text

        Något att läsa, och [Linjen](stod.md#linjen) att ringa.[^a]

        ### Fråga: Vad är rätt? {#vad}

        - [ ] Fel svar
          > Inte det.
        - [x] Rätt svar
          > Just det.

        > Förklaring: Så är det.

        ### Flera svar: Vilka är jämna? {#jamna}

        - [x] Två
        - [ ] Tre
        - [x] Fyra

        ### Reflektion: Tänk efter {#tank}

        Vad tänker du?

        > Tanke: Många tänker så.

        [^a]: En källa.

        """,
        "02-andra.md": """
        ---
        titel: Andra
        id: andra
        längd: 5 min
        innehållsnotis: Lugnt här med.
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        ## Mer

        Mer att läsa.

        ### Sant eller falskt: Solen är varm {#solen}

        - [x] Sant
        - [ ] Falskt

        """,
        "kunskapstest.md": """
        ---
        typ: kunskapstest
        titel: Kunskapstest
        id: kunskapstest
        dra: 2
        godkänt: 2 av 2
        försök: obegränsat
        blanda: ja
        kräver: alla-kapitel
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        Två frågor.

        ## Område: Allt {#allt dra=2}

        ### Fråga: Ett? {#t-ett}

        - [x] Ja, ett
        - [ ] Nej, ett

        ### Fråga: Två? {#t-tva}

        - [ ] Nej, två
        - [x] Ja, två

        """,
        "stod.md": """
        ---
        typ: stöd
        titel: Stöd och hjälp
        id: stod
        granskad: 2026-11-03
        granska-senast: 2027-02-01
        ---

        ## Linjen

        [020-00 00 00](tel:020000000). Dygnet runt.

        """,
    ]
}

@testable import Course

/// A course of the tests' own, about lunch: every kind of question, written tightly, loosely, and with other bullets.
let lunchCourse = CourseFolder(
    [
        "kurs.md": """
        ---
        typ: kurs
        titel: "Lunch: en kurs"
        id: lunch
        språk: sv
        version: "1.0"
        målgrupper:
          - alla
          - nya
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        Om lunch.

        ## Kapitel

        1. [Mat](mat.md)
        2. [Bord](bord.md)

        ## Stöd

        [Stöd](stod.md)
        """,
        "mat.md": """
        ---
        titel: Mat
        id: mat
        längd: 5 min
        innehållsnotis: Om mat.
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        ## Soppa

        Soppa är våt.[^bok]

        ### Fråga: Vad är soppa? {#soppa poäng=2 blanda=nej}

        - Kall mat
        - Varm mat

        Välj ett.

        * [ ] Torr
          > Nej.
          > Känn efter.
        * [X] Våt

          > Ja.
        + [ ] Platt
        > Tips: Smaka.
        > Tips: Häll.
        > Förklaring: Den rinner.
        > Alltid.
        > Rätt: Bra.
        > **Fel:** Tänk om.

        ### Flera svar: Vad är frukt? {#frukt}
        - [x] Äpple

        - [x] Päron

        - [ ] Sten

        > **Förklaring**: Stenar växer inte.

        ### Sant eller falskt: Te är varmt {#te}
        - [ ] Sant
        - [x] Falskt
          > Iste finns.

        ### Kort svar: Hur många bitar? {#bitar jämför=siffror max=20}
        - [x] 8
        - [x] 16
        - [ ] 7
          > Udda.

        ## För gruppledaren

        Låt alla tala.

        [^bok]: Kokboken, 2020.
        """,
        "bord.md": """
        ---
        titel: Bord
        id: bord
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        innehållsnotis: Om bord.
        ---

        ### Rätt ordning: Duka {#duka}
        Börja så här.
        1. Tallrik
        2. Gaffel
        3. Glas
        > Tips: Störst först.

        ### Rätt ordning: Duka av {#duka-av}

        1) Glas

        2) Gaffel

        3) Tallrik

        ### Para ihop: Sak och bruk {#sak}
        | Sak | Bruk |
        |---|---|
        | Sked | Äta soppa |
        | Kniv | Skära |
        | | Flyga |
        > Fel: Prova igen.

        ### Fördjupning: Mer om bord

        Bord har ben.

        #### Fråga: Hur många ben? {#ben}
        - [x] Fyra
        - [ ] Tio ben har ett bord

        ### Scenario: Någon tappar glaset {#glas}
        Ett glas faller.
        * Du hjälper till -> hjalp
        * Du väntar -> vanta
        * Du skrattar
          > Det hjälper inte.
        #### Steg: Du väntar {#vanta}
        Ingen gör något.

        - Du hjälper nu -> hjalp

        - Du går -> ga
        #### Slut: Du hjälper {#hjalp}
        Tack.
        #### Slut: Du går {#ga}
        Hej då.

        ### Reflektion: Vad äter du helst? {#helst max=200}
        Tänk efter.
        > Tips: Minns i går.
        > Tanke: Många säger soppa.
        """,
        "stod.md": """
        ---
        typ: stöd
        titel: Stöd
        id: stod
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        ## Köket

        Ring [112](tel:112).
        """,
        "kunskapstest.md": """
        ---
        typ: kunskapstest
        titel: Prov
        id: prov
        dra: 2
        godkänt: 1 av 2
        blanda: nej
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        Svara lugnt.

        ## Område: Mat {#prov-mat dra=1}

        ### Fråga: Är soppa våt? {#prov-soppa}
        - [x] Ja
        - [ ] Nej

        ### Flera svar: Vad är gott? {#prov-gott}
        - [x] Soppa
        - [x] Bröd
        - [ ] Sand

        ## Område: Bord {#prov-bord}

        ### Sant eller falskt: Bord har ben {#prov-ben}
        - [x] Sant
        - [ ] Falskt
        > Förklaring: Oftast fyra.
        """,
    ])

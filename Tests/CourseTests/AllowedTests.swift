import CommonMark
import Testing

@testable import Course

/// What an author may well write, and must not be scolded for.
@Suite struct AllowedTests {
    private static let answers = "- [x] Ja\n- [ ] Nej\n"

    static let texts = [
        "### Fråga: Vad betyder *heder*? {#a}\n\(answers)",
        "### Fråga: *Heder* och `kod` {#a}\n\(answers)",
        "## Fråga: Vad är **heder** {#a}\n\n> [!NOTE]\n> En ruta.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n![x](bild.png)\n\n\(answers)",
        "### Fråga: Vad {#a}\n1. En lista\n2. i frågan\n\n\(answers)",
        "### Fråga: Vad {#a}\n- En lista\n- i frågan\n\nVälj nu.\n\n\(answers)",
        "### Fråga: Vad {#a}\n- [x] 1. Ring\n- [ ] **Vänta** [på](02.md) `kod` 2 -> 3\n",
        "### Fråga: Vad {#a}\n- [x] Ja  \n  > Första.\n  >\n  > Andra:\n  > - ett\n  > - två\n- [ ] Nej\n",
        "### Fråga: Vad {#a}\n\(answers)\n---\n\n## Nästa\n\nText.\n",
        "### Fråga: Vad {#a}\n\(answers)\n> Förklaring: Ett.[^k]\n>\n> Två.\n> - a\n> - b\n\n[^k]: Källa.\n\n### Fråga: Hur {#b}\n\(answers)",
        "### Fråga: Vad {#a}\n\(answers)> **Tips:** Ett\n> **Tips**: Två\n>\n> ```\n> kod\n> ```\n",
        "### Sant eller falskt: Te är varmt {#a}\n- [ ] Falskt\n- [x] Sant\n",
        "### Kort svar: Vad {#a jämför=exakt}\n- [x] Ja\n",
        "### Rätt ordning: Vad {#a}\n1. Ett\n1. Två\n1. Tre\n",
        "### Para ihop: Vad {#a}\nA | B\n:--|--:\n1 | *ett*\n2 | [två](02.md)\n | | tre\n",
        "## Scenario: Vad {#a}\n– Hej, säger Kim.\n\n*Kim* går. ”Jaha!”\n\n- en\n- lista\n\nVad gör du?\n\n- Svara – nu -> slut\n- Gå -> steg\n"
            + "\n### Steg: Vidare {#steg}\n\n- Tillbaka -> slut\n\n### Slut: Klart {#slut}\n\n- Ta med dig:\n- det här\n\n1. Ring\n",
        "### Reflektion: Vad {#a}\n- Tänk på ett\n- och två\n",
        "### Fördjupning: Mer\n\n#### En rubrik\n\nText.\n\n### Fråga: Vad {#a}\n\(answers)",
        "> Ett citat.\n> Av någon.\n\n> [!IMPORTANT]\n> Ring [112](tel:112), <https://polisen.se> eller a@b.se.\n",
        "## Frågor och svar\n\n- [länk](02.md)\n- x\n\n#metoo och C# är ord. 3 > 2, a -> b. Pris: 5*.\n",
        "[Film](film.mp4)\n\n![Bild](bild.png \"En titel\")\n",
        "<!-- en not -->\n\nText <!-- not --> och \\<b\\>, \\[^x], \\*\\*.\n",
        "År\n1986\\. Ett år.\n\n```\n<b>[x](y)**\n```\n\n    indragen kod\n",
    ]

    @Test(arguments: texts)
    func `what the format allows gives no message`(text: String) {
        let media: Set = ["bild.png", "film.mp4", "film.vtt"]
        #expect(CourseFolder(chapter: text, media: media).read(today: today).places() == [])
    }

    @Test func `an English course is written with the English words`() throws {
        let text = """
            ### Question: Is it? {#a}
            - [x] Yes
            - [ ] No
            > Hint: Think.
            > Explanation: It is.

            ### True or false: It is {#b}
            - [x] True
            - [ ] False

            ### In depth: More

            Text.

            ### Scenario: Kim {#c}
            - You ask -> ask

            #### End: You ask {#ask}
            Good.

            ### Reflection: You {#d}
            > Thought: Many.

            ## For the group leader

            Wait.
            """
        let files = [
            "kurs.md": courseFile.replacing("id: kurs", with: "id: kurs\nspråk: en").replacing(
                "Kapitel", with: "Chapters"),
            "01.md": chapterFront + text, "02.md": filler.replacing("Fråga", with: "Question"),
        ]
        let reading = CourseFolder(files).read(today: today)
        #expect(reading.diagnostics == [])
        let course = try #require(reading.course)
        #expect(course.language == "en")
        #expect(course.chapters[0].questions.map(\.id) == ["a", "b", "c", "d"])
        #expect(course.chapters[0].questions[0].tips.count == 1)
    }
}

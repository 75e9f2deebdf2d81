import Testing

@testable import Course

@Suite struct SpellingTests {
    @Test(arguments: [
        ("titlel", "titel"), ("Titel", "titel"), ("poang", "poäng"), ("jämfr", "jämför"),
        ("Förklarning", "Förklaring"),
    ])
    func `a slip finds the word that was meant`(written: String, meant: String) {
        #expect(["titel", "id", "poäng", "jämför", "Förklaring"].nearest(to: written) == meant)
    }

    @Test(arguments: [
        "", "kapitel", "ed", "en mycket lång text som ingen har menat som ett enda ord i listan",
    ])
    func `what is far from every word finds none`(written: String) {
        #expect(["titel", "id", "poäng"].nearest(to: written) == nil)
    }

    @Test(arguments: [("ab", "ba", 1), ("", "abc", 3), ("fråga", "fråga", 0), ("slut", "steg", 3)])
    func `a swap of neighbours is one slip`(a: String, b: String, distance: Int) {
        #expect(editDistance(a, b) == distance)
    }

    @Test(arguments: [
        ("Vad stämmer?", "vad-stammer"), ("Våld 1", "vald-1"), ("1 våld", "fraga-1-vald"),
        ("???", "min-fraga"),
        ("Ett långt förslag med alldeles för många ord", "ett-langt-forslag-med-alldeles"),
        ("A\u{30A}ka till E\u{301}n", "aka-till-en"),
    ])
    func `an id is suggested from the heading`(heading: String, id: String) {
        #expect(heading.suggestedID == id)
    }

    @Test(arguments: ["a", "a1", "vilka-relationer", "t-2-b"])
    func `small letters, digits and single hyphens are an id`(text: String) { #expect(text.isID) }

    @Test(arguments: ["", "1a", "å", "a--b", "-a", "a-", "a b", "A"])
    func `anything else is none`(text: String) { #expect(!text.isID) }
}

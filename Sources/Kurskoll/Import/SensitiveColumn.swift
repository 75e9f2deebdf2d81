/// Columns whose mere presence has the file refused whole (DESIGN §5): their values must never be read, shown or kept.
enum SensitiveColumn {
    /// Why a heading has the file refused; nil for one that may stay.
    static func refusal(heading: String, place: String) -> Refusal? {
        let letters = heading.letters
        let numbers = [
            "personnummer", "personnr", "persnr", "samordningsn", "födelsenummer", "personalidentity",
            "socialsecurity", "nationalid",
        ]
        let protections = [
            "skyddad", "skyddsmark", "skyddid", "identitetsskydd", "sekretessmark", "sekretesskydd",
            "protected",
            "fingerad",
        ]
        if letters == "pnr" || letters == "ssn" || numbers.contains(where: letters.contains) {
            return holdsPersonnummer("\(place):\(heading)")
        }
        guard letters == "sekretess" || protections.contains(where: letters.contains) else { return nil }
        return Refusal(
            "\(place):\(heading)", "kolumnen pekar ut personer med skyddade uppgifter",
            "ta bort både kolumnen och de personernas rader; de går kursen med en kod som inte hör till någon"
        )
    }

    /// The file is refused for a column of personnummer; never with a value.
    static func holdsPersonnummer(_ place: String) -> Refusal {
        Refusal(
            place, "kolumnen innehåller personnummer",
            "ta bort den ur filen; person_ref ska vara ett id som HR-systemet själv har hittat på")
    }
}

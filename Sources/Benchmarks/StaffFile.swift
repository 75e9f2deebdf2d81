/// Files as an HR system gives them, of any length.
enum StaffFile {
    /// A full list: a unit for thirty people, one in seven with a last day, one in nine with an å in the name. Written
    /// in parts: a child's peak of memory counts what its parent held when it was started.
    static func write(_ people: Int, to path: String) throws(Failure) {
        try File.write(
            Array(
                "person_ref;anställningsnummer;förnamn;efternamn;e-post;förvaltning;enhetskod;enhet;kategori;anställningsform;anställd_från;anställd_till\n"
                    .utf8), to: path)
        for first in stride(from: 0, to: people, by: 1_000) {
            var text = ""
            for person in first..<min(first + 1_000, people) { text += row(person) }
            try File.write(Array(text.utf8), to: path, appending: true)
        }
    }

    private static func row(_ person: Int) -> String {
        let unit = person / 30
        let name = person.isMultiple(of: 9) ? "Åsa" : "Karin"
        let last = person.isMultiple(of: 7) ? "2028-06-30" : ""
        return
            "p-\(person);\(person);\(name);Efternamn \(person % 500);p\(person)@exempel.se;Förvaltning \(unit % 8);\(unit);Enhet \(unit);anställd;tillsvidare;20\(10 + person % 16)-0\(1 + person % 9)-1\(person % 10);\(last)\n"
    }

    /// Who has completed a course, of the same people: four of five, in the last three years.
    static func writeCompletions(_ people: Int, of course: String, to path: String) throws(Failure) {
        try File.write(Array("person_ref;kurs;slutförd;metod\n".utf8), to: path)
        for first in stride(from: 0, to: people, by: 1_000) {
            var text = ""
            for person in first..<min(first + 1_000, people) where !person.isMultiple(of: 5) {
                text +=
                    "p-\(person);\(course);202\(4 + person % 2)-0\(1 + person % 9)-1\(person % 10);moodle\n"
            }
            try File.write(Array(text.utf8), to: path, appending: true)
        }
    }
}

/// The words that codes are made of: 256 things that have nothing to do with the courses, three to seven letters,
/// told apart without the dots of å, ä and ö; none begins another, and none is one letter from another.
enum CodeWords {
    static let all: [String] = """
        abborre åker ananas anka apelsin äpple april arena atlas backe badrum ballong bälte banan bandy \
        bänk bär bastu batteri bäver berg betong bild biljett björk blad blomma bok bord borste bränsle \
        brev bricka broms brygga bulle buske byrå cello cirkel citron cykel dagg damm dator delfin \
        diamant dimma disk docka dörr droppe duk duva ekorre elefant fabrik fågel fält färg fasan fiber \
        fikon film fiol fjäder fjäll flagga flaska flod flöjt flygel form fotboll fyr gaffel spegel garn \
        gata gitarr glas glob gran gris groda guld gummi gunga gurka hallon halm hamn handske harpa hatt \
        havre hink hjort hjul honung höst humla hummer hund hus hylla jacka januari juni kaffe kajak \
        kaka kälke källa kamel kamera kanal kanin kanot karta katalog kikare klocka klöver knapp koffert \
        komet konsert kopp korg krabba krita krona kruka kudde kusin kvist kyrka lada lampa lärka lax \
        lejon lilja linje lokal löv luft lykta magnet majs månad mandel måne maskin matta melon metall \
        minut mjöl moln morot mössa motor mugg murare museum näbb nål nejlika nyckel ocean odling olja \
        orange orgel orkan oxe paket panna papper park pärla päron pasta pedal pelare peppar persika \
        piano pil pimpel pion pirog plommon prick pumpa pussel radio regn resa ribba ring ruta saft sand \
        segel silver sirap skåp skata sked skog skola skruv slända slott smör snigel soppa spade spik \
        stege sten stig stol strand ström stuga sudd svala svamp svan tall tavla tiger timjan tomat torn \
        träd trappa trumma tulpan tunnel tupp tvål uggla vagn valnöt vante väska vatten vete vind vulkan \
        zebra
        """.split(separator: " ").map(String.init)
}

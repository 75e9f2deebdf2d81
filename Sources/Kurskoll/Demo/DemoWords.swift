/// Words the made-up municipality is put together from. The people are invented.
enum DemoWords {
    static let municipality = "Exempelby kommun (påhittad)"

    /// Local facts by their ids in `kommun.md`.
    static let municipalFacts = [
        "socialjour": "påhittat nummer 0000-11 22 33, kvällar och helger",
        "orosanmalan": "påhittat: mottagningen i Exempelby, 0000-11 22 00",
        "rutiner": "påhittat: Exempelbys intranät, sök på orosanmälan",
        "samtalsstod": "påhittat: företagshälsan i Exempelby, 0000-11 22 44",
    ]

    static let firstNames = [
        "Adnan", "Agnes", "Alma", "Amina", "Anton", "Asta", "Axel", "Bashir", "Berit", "Bo", "Cornelia",
        "Dalia", "Elias",
        "Elin", "Elsa", "Emil", "Engla", "Erling", "Esther", "Fatima", "Filip", "Folke", "Frida", "Gunvor",
        "Hanna",
        "Hedda", "Hugo", "Ida", "Idris", "Inga", "Isak", "Ivar", "Jamila", "Jonna", "Juni", "Kaj", "Kerstin",
        "Leia",
        "Leila", "Linus", "Liv", "Lovisa", "Love", "Majken", "Malte", "Maryam", "Mika", "Milo", "Mina", "Moa",
        "Nadja",
        "Nils", "Noor", "Olle", "Omar", "Otto", "Pelle", "Rakel", "Runa", "Rut", "Saga", "Samir", "Selma",
        "Signe",
        "Siri", "Sixten", "Stina", "Svante", "Sven", "Tage", "Tanja", "Tilda", "Tove", "Tuva", "Ture",
        "Valter", "Vega",
        "Vera", "Viggo", "Vilda", "Wilma", "Yasmin", "Yngve", "Åke", "Åsa", "Östen",
    ]

    static let lastNames = [
        "Alfjäll", "Almgärde", "Askrud", "Barrmo", "Bergstrand-Lo", "Björksten", "Blomvik", "Boräng",
        "Dalstig",
        "Djupedal", "Ekvall-Moe", "Elvesund", "Enfors", "Fjällmark", "Forsvall", "Fröjdholm", "Furuträd",
        "Gladhed",
        "Granrud", "Grenlid", "Grönmark", "Halvarsmo", "Hasselvret", "Havskrona", "Hedtuva", "Hjortlid",
        "Hultgärd",
        "Idegran", "Isberget", "Källvret", "Klarvatten", "Klöverås", "Kornvall", "Kvarnsund", "Lavmo",
        "Lejonros",
        "Lindtorp", "Ljungsten", "Lärkhed", "Lönnkvist", "Mossvall", "Myrlid", "Måsvik", "Nattvik",
        "Nordlilja",
        "Norrhassel", "Nyäng", "Ormgräs", "Pilträd", "Rallarmo", "Rimfrost", "Rosenhag", "Rågvall", "Rönnsjö",
        "Sandhassel", "Silverå", "Skogsro", "Slånbär", "Snårvik", "Solvret", "Stenrud", "Storhassel",
        "Strömlid",
        "Svalvik", "Sävkulle", "Tallhöjd", "Tranmo", "Tröskvall", "Tångvik", "Ugglemo", "Vallgräs", "Vassvik",
        "Vinterå", "Vildäpple", "Ängslycka", "Åkerbär", "Ålgräs", "Årvik", "Öhrnfjäll", "Österhag",
    ]

    static let places = [
        "Ankdammen", "Backen", "Björken", "Blåklockan", "Daggkåpan", "Eken", "Fjärilen", "Fyren", "Galaxen",
        "Gläntan",
        "Gullvivan", "Humlan", "Hästhoven", "Igelkotten", "Källan", "Kastanjen", "Klövern", "Kometen",
        "Kotten",
        "Kvarnen", "Linden", "Lyktan", "Lärkan", "Myran", "Månen", "Norrgården", "Nyckelpigan", "Parken",
        "Poppeln",
        "Regnbågen", "Rönnen", "Skatan", "Slottet", "Smultronet", "Solrosen", "Sparven", "Stjärnan", "Sälgen",
        "Söderängen", "Tallen", "Trasten", "Vallmon", "Viken", "Vitsippan", "Ängen", "Örnen", "Östergården",
    ]

    /// An administration: its part of the staff in thousandths, its kinds of units, and how many of them have
    /// completed the first course, in percent.
    struct Administration: Sendable {
        let name: String
        let staff: Int
        let units: Int
        /// `*` is a place; without it the name stands alone.
        let kinds: [String]
        let completed: Int
    }

    /// The eight of Linköping's follow-up (domain 1.1), with made-up units.
    static let administrations = [
        Administration(
            name: "Integrations- och arbetsmarknadsförvaltningen", staff: 35, units: 9,
            kinds: ["Arbetsmarknadsteam *", "Vägledningscentrum *", "Sfi *"], completed: 58),
        Administration(
            name: "Utbildningsförvaltningen", staff: 440, units: 82,
            kinds: [
                "Förskolan *", "Förskolan *", "Förskolan *", "*skolan", "Fritidshemmet *", "Gymnasiet *",
            ],
            completed: 47),
        Administration(
            name: "Kommunledningsförvaltningen", staff: 30, units: 9,
            kinds: [
                "HR-staben", "Ekonomistaben", "Kanslistaben", "Kommunikationsstaben", "Digitaliseringsstaben",
                "Stab *",
            ],
            completed: 74),
        Administration(
            name: "Kultur- och fritidsförvaltningen", staff: 45, units: 14,
            kinds: ["Biblioteket *", "Fritidsgården *", "Idrottshallen *", "Museet *"], completed: 52),
        Administration(
            name: "Social- och omsorgsförvaltningen", staff: 130, units: 26,
            kinds: ["Barn och unga *", "Vuxenenheten *", "Biståndsenheten *", "Boendestöd *"], completed: 81),
        Administration(
            name: "Miljö- och samhällsbyggnadsförvaltningen", staff: 50, units: 12,
            kinds: ["Bygglov *", "Park och gata *", "Miljötillsyn *", "Mark och exploatering *"],
            completed: 86),
        Administration(
            name: "Verksamhetsstöd och service", staff: 60, units: 14,
            kinds: ["Köket *", "Lokalvård *", "Lönekontoret *", "Vaktmästeri *"], completed: 39),
        Administration(
            name: "Leanlink", staff: 210, units: 36,
            kinds: [
                "Hemtjänst *", "Vårdboendet *", "Gruppbostaden *", "Råd och stöd *", "Daglig verksamhet *",
            ],
            completed: 63),
    ]
}

internal import Compliance
internal import Course
internal import Glibc

/// Permissions, the key, the courses and the pages' files.
extension Examination {
    /// Who may read and who may write. Without a database there is nothing to look at.
    func permissions(_ store: Store?) -> [Finding] {
        var status = stat()
        guard stat(database, &status) == 0 else { return [] }
        var found: [Finding] = []
        if user == 0, status.st_uid != 0 {
            found.append(
                .warning(
                    "doctor", "körs som root, som får allt; det som kontot får är inte prövat",
                    "kör sudo -u \(Self.name(of: status.st_uid)) kurskoll doctor …"))
        }
        if status.st_mode & 0o007 != 0, isOpenToAll(folder) {
            found.append(
                .warning(
                    database, "får läsas av alla på datorn", "kör chmod o= \(database)*"))
        }
        if access(database, R_OK | W_OK) != 0 {
            found.append(
                .fault(database, "får inte skrivas", "ge kontot som kör Kurskoll skrivrätt till filen"))
        }
        if access(folder, W_OK | X_OK) != 0 {
            found.append(
                .fault(
                    folder, "mappen får inte skrivas, så databasens journal får inte plats",
                    "ge kontot som kör Kurskoll skrivrätt till mappen"))
        }
        found.append(key(store))
        return found
    }

    /// Of the database.
    private var folder: String {
        guard let slash = database.lastIndex(of: "/") else { return "." }
        return slash == database.startIndex ? "/" : String(database[..<slash])
    }

    /// Whether others than its owner and group may look into a folder.
    private func isOpenToAll(_ folder: String) -> Bool {
        var status = stat()
        return stat(folder, &status) == 0 && status.st_mode & 0o001 != 0
    }

    private static func name(of user: uid_t) -> String {
        getpwuid(user).map { String(cString: $0.pointee.pw_name) } ?? "#\(user)"
    }

    /// The key beside the database. It is not made here: `serve` does that.
    private func key(_ store: Store?) -> Finding {
        let path = database + "-key"
        do {
            guard access(path, F_OK) == 0 else {
                guard let store, try store.hasStopList() else {
                    return .ok(
                        path,
                        "nyckelfilen görs när serve startar; förvara sedan en kopia av den på ett annat ställe"
                    )
                }
                return .fault(
                    path, "nyckelfilen saknas, så importer avvisas och utskrivna koder gäller inte",
                    "återställ den från kopian")
            }
            _ = try KeyFile.read(path)
            // Throws where it is the key of another database.
            _ = try store?.stopList()
            return .ok(path, "nyckelfilen går att läsa, bara för sin ägare")
        } catch {
            return .fault(error, at: path)
        }
    }

    /// The courses, each that is not shown by name, and the files of the pages.
    func folders() -> [Finding] {
        var found: [Finding] = []
        do {
            let municipal = CatalogLoader.municipalFile(besides: database)
            let reading = try CoursesFolder(path: courses, municipalFile: municipal).read(today: today)
            let marks = Dictionary(grouping: reading.diagnostics) {
                $0.folder.map { "\(courses)/\($0)" } ?? municipal ?? "\(courses)/kommun.md"
            }
            for (place, marks) in marks.sorted(by: { $0.key < $1.key }) {
                let faults = marks.count { $0.diagnostic.severity == .error }
                found.append(
                    Finding(
                        grade: faults > 0 ? .fault : .warning, place: place,
                        state: faults > 0
                            ? "har fel, så det visas inte"
                            : "har \(marks.count == 1 ? "en anmärkning" : "\(marks.count) anmärkningar"): "
                                + marks[0].diagnostic.problem,
                        remedy: "kör kurskoll check \(courses) och rätta"))
            }
            if reading.municipal == nil {
                found.append(
                    .warning(
                        "kommun.md", "finns inte, så sidorna saknar kommunens egna stödkontakter",
                        "skriv den i \(courses), eller bredvid databasen"))
            }
            let whole = reading.courses.compactMap(\.reading.course).map(\.id).sorted()
            found.append(
                whole.isEmpty
                    ? .fault(courses, "ingen kurs går att visa", "ange kursernas mapp med --courses")
                    : .ok(courses, "kurserna \(whole.joined(separator: ", ")) går att visa"))
        } catch {
            found.append(.fault(error, at: courses))
        }
        do {
            let names = Set(try Files.list(web))
            var missing: [String] = []
            // Every page names its files here.
            _ = Frames {
                if !names.contains($0), !missing.contains($0) { missing.append($0) }
                return $0
            }
            found.append(
                missing.isEmpty
                    ? .ok(web, "sidornas filer finns")
                    : .fault(
                        web, "\(missing.joined(separator: ", ")) saknas",
                        "kopiera mappen Web som hör till programmet, eller ange den med --web"))
        } catch {
            found.append(.fault(error, at: web))
        }
        return found
    }
}

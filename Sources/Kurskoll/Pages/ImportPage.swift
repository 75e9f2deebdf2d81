internal import Compliance
internal import Course
internal import HTTP

/// `/hr/import`: HR's file, tried first, shown, and taken in when she says so. The file waits in an `Upload` of hers.
enum ImportPage {
    static let path = "/hr/import"

    static func ask(_ visit: Visit) throws -> Response {
        Layout(visit, title: "HR").page(try ImportForm(visit).page)
    }

    /// Takes a file and begins to try it. An ordinary one is done before the answer; a long one shows how far it is.
    static func receive(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        var form = try ImportForm(visit)
        guard let order = form.order, let part = visit.parts["fil"], !part.bytes.isEmpty else {
            if form.problem == nil { form.problem = .chooseFile }
            return Layout(visit, title: "HR").page(form.page, status: .unprocessableContent)
        }
        let settings = visit.site.settings
        let upload: Upload
        do {
            upload = Upload(
                person: session.person, name: Cell.text(part.fileName ?? ""), order: order,
                file: try HeldFile(part.bytes, in: folder(of: visit.store.path)), now: visit.now)
        } catch let refusal as Refusal {
            settings.log("import", "\(refusal)")
            form.problem = .noRoomForFile
            return Layout(visit, title: "HR").page(form.page, status: .serviceUnavailable)
        }
        settings.uploads.add(upload)
        try UploadWork(
            upload: upload, database: visit.store.path, clock: settings.clock,
            courses: Set(visit.catalog.courses.map(\.course.id)), log: settings.log
        ).start()
        upload.waitWhileWorking(atMost: Uploads.patienceSeconds)
        return .seeOther("\(path)/\(upload.id)")
    }

    /// How far a file has come, what is wrong with it, or what it would do.
    static func show(_ visit: Visit) throws -> Response {
        guard let upload = try upload(visit) else { return gone(visit) }
        return try page(upload, visit)
    }

    /// Takes a file in that has been looked at.
    static func confirm(_ visit: Visit) throws -> Response {
        guard let upload = try upload(visit) else { return gone(visit) }
        let allowsEndings = visit.form["avsluta"] != nil
        if case .checked(let findings) = upload.stage {
            guard findings.endings == nil || allowsEndings else {
                return try page(upload, visit, problem: .endingsNotAllowed)
            }
            upload.askToStore(allowsEndings: allowsEndings)
            upload.waitWhileWorking(atMost: Uploads.patienceSeconds)
        }
        return .seeOther("\(path)/\(upload.id)")
    }

    /// Lets a file go. One that is being stored can be taken back afterwards.
    static func cancel(_ visit: Visit) throws -> Response {
        try upload(visit)?.drop()
        return .seeOther(path)
    }

    /// The faults of a file as CSV, to mend it by.
    static func faults(_ visit: Visit) throws -> Response {
        guard let upload = try upload(visit), case .refused(let faults) = upload.stage else {
            throw PageError.notFound
        }
        let fields: Fields = [
            "Content-Type": "text/csv; charset=utf-8", "Cache-Control": "no-store",
            "Content-Disposition": "attachment; filename=\"fel.csv\"",
        ]
        return Response(.ok, fields: fields, body: .bytes(FaultTable.csv(faults, of: upload.file)))
    }

    /// What is said where the body was so long that it was not taken: nobody has been asked who sent it.
    static func tooLarge(_ request: Request, _ site: Site) -> Response {
        let say = request.cookie("sprak").flatMap(Language.init) ?? .swedish
        return Layout(title: "HR", session: nil, site: site, language: say).page(
            """
            <h1>\(say(.fileTooLarge))</h1><p>\(say(.fileTooLargeText))</p>
            <p><a href="\(path)">\(say(.sendAnother))</a></p>
            """, status: .contentTooLarge)
    }

    private static func upload(_ visit: Visit) throws -> Upload? {
        try visit.site.settings.uploads.upload(
            visit.parameters[0], of: visit.signedIn().person, now: visit.now)
    }

    private static func page(_ upload: Upload, _ visit: Visit, problem: Phrase? = nil) throws -> Response {
        let view = UploadHTML(upload: upload, visit: visit)
        let layout = Layout(visit, title: "HR")
        switch upload.stage {
        case .working(let rows, let isStoring):
            var response = layout.page(view.working(rows: rows, isStoring: isStoring))
            // Without JavaScript too the page moves on; for as long as something is going on, and no longer.
            response.fields.append("Refresh", "2")
            return response
        case .refused(let faults):
            return layout.page(try view.refused(faults), status: .unprocessableContent)
        case .checked(let findings):
            return layout.page(
                view.checked(findings, problem: problem),
                status: problem == nil ? .ok : .unprocessableContent)
        case .stored(let number): return .seeOther("/hr/importer/\(number)")
        case .failed: return layout.page(view.failed, status: .internalServerError)
        case .over: return gone(visit)
        }
    }

    private static func gone(_ visit: Visit) -> Response {
        let say = visit.say
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.fileIsGone))</h1><p>\(say(.fileIsGoneText))</p>
            <p class="actions"><a class="button" href="\(path)">\(say(.sendAnother))</a> \
            <a class="button secondary" href="/hr/importer">\(say(.imports))</a></p>
            """, status: .notFound)
    }

    /// Beside the database: the same disk, with the same protection.
    private static func folder(of database: String) -> String {
        guard let slash = database.lastIndex(of: "/") else { return "." }
        return slash == database.startIndex ? "/" : String(database[..<slash])
    }
}

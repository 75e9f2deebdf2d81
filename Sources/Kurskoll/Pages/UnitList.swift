internal import Compliance
internal import Formats
internal import HTTP

/// The units of HR's page, searched, filtered and sorted by what stands in the address, a page at a time.
struct UnitList {
    enum Order: String, CaseIterable { case namn, andel, kvar, antal }
    enum Standing: String, CaseIterable { case alla, kvar, klara }

    struct Row {
        let administration: String
        let unit: IndicatorReport.Unit
    }

    /// Units on a page.
    static let pageSize = 50

    /// As it was typed: a part of the name, or the beginning of the code.
    let search: String
    /// Nil for all.
    let administration: Int?
    let standing: Standing
    let order: Order
    /// From 1.
    let page: Int

    /// What cannot be understood is taken for its default.
    init(_ query: Form) {
        search = Cell.text(query["sok"] ?? "")
        administration = query["forvaltning"].flatMap { Int($0) }
        standing = query["lage"].flatMap(Standing.init) ?? .alla
        order = query["ordning"].flatMap(Order.init) ?? .namn
        page = max(1, query["sida"].flatMap { Int($0) } ?? 1)
    }

    /// Whether the address asks for units at all.
    var isAsked: Bool {
        !search.isEmpty || administration != nil || standing != .alla || order != .namn || page > 1
    }

    /// Every unit of the report that fits, in order; of equals the order of names.
    func rows(of report: IndicatorReport) -> [Row] {
        let wanted = search.lowercased()
        let fitting = report.administrations.filter { administration == nil || $0.id == administration }
            .flatMap { home in home.units.map { Row(administration: home.name, unit: $0) } }
            .filter { row in
                let isFound =
                    wanted.isEmpty || row.unit.name.lowercased().contains(wanted)
                    || (row.unit.code?.lowercased().hasPrefix(wanted) ?? false)
                switch standing {
                case .alla: return isFound
                case .kvar: return isFound && row.unit.line.isMet == false
                case .klara: return isFound && row.unit.line.isMet == true
                }
            }.inSwedishOrder(by: { [$0.unit.name] }, code: { $0.unit.code ?? "" })
        func key(_ row: Row) -> Int {
            let figure = row.unit.line.figure
            return switch order {
            case .namn: 0
            // The lowest first, and those without a figure last.
            case .andel: figure.shareTenths ?? .max
            case .kvar: -row.unit.line.needed
            case .antal: -figure.counted
            }
        }
        return fitting.enumerated().sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }
            .map(\.element)
    }

    /// The form, and below it the units where some are asked for.
    func html(_ report: IndicatorReport, course: String, say: Language) -> HTML {
        "\(form(report, course: course, say: say))\(isAsked ? result(report, course: course, say: say) : .none)"
    }

    private func form(_ report: IndicatorReport, course: String, say: Language) -> HTML {
        let homes: [HTML] = report.administrations.map {
            option(String($0.id), $0.name, isChosen: $0.id == administration)
        }
        let standings: [HTML] = Standing.allCases.map {
            option($0.rawValue, say(.unitStanding($0)), isChosen: $0 == standing)
        }
        let orders: [HTML] = Order.allCases.map {
            option($0.rawValue, say(.unitOrder($0)), isChosen: $0 == order)
        }
        return """
            <form method="get" action="/hr" class="filter" id="enheter"><input type="hidden" name="kurs" value="\(course)">\
            <p><label>\(say(.unitSearch))<br><input type="text" name="sok" value="\(search)" autocomplete="off" spellcheck="false"></label></p>\
            <p><label>\(say(.administration))<br><select name="forvaltning"><option value="">\(say(.all))</option>\(homes)</select></label></p>\
            <p><label>\(say(.target))<br><select name="lage">\(standings)</select></label></p>\
            <p><label>\(say(.orderBy))<br><select name="ordning">\(orders)</select></label></p>\
            <p><button class="button secondary">\(say(.showUnits))</button></p></form>
            """
    }

    private func option(_ value: String, _ text: String, isChosen: Bool) -> HTML {
        "<option value=\"\(value)\"\(isChosen ? " selected" : HTML.none)>\(text)</option>"
    }

    private func result(_ report: IndicatorReport, course: String, say: Language) -> HTML {
        let rows = rows(of: report)
        let last = max(1, (rows.count + Self.pageSize - 1) / Self.pageSize)
        let here = min(page, last)
        let shown: [HTML] = rows.dropFirst((here - 1) * Self.pageSize).prefix(Self.pageSize).map { row in
            let line = row.unit.line
            return """
                <tr><th scope="row"><a href="/hr/forklaring/\(row.unit.id)?kurs=\(course)">\(row.unit.name)</a></th>\
                <td data-label="\(say(.administration))">\(row.administration)</td>\
                <td class="bar">\(FigureHTML.bar(line))</td>\
                <td class="number" data-label="\(say(.share))">\(line.share.map { "\($0) %" } ?? "–")</td>\
                <td class="number" data-label="\(say(.target))">\(line.percent) %</td>\
                <td class="number" data-label="\(say(.counted))">\(Numbers.swedish(line.figure.counted))</td>\
                <td>\(FigureHTML.verdict(line, say: say))</td></tr>
                """
        }
        guard !shown.isEmpty else { return "<p role=\"status\">\(say(.noUnitFits))</p>" }
        return """
            <p role="status">\(say(.unitsFound(rows.count, here, last)))</p>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.unit))</th><th scope="col">\(say(.administration))</th>\
            <td></td><th scope="col" class="number">\(say(.share))</th><th scope="col" class="number">\(say(.target))</th>\
            <th scope="col" class="number">\(say(.counted))</th><th scope="col">\(say(.status))</th></tr></thead><tbody>\(shown)</tbody></table></div>
            <p class="pages">\(here > 1 ? link(to: here - 1, course, say(.previousPage)) : .none) \
            \(here < last ? link(to: here + 1, course, say(.nextPage)) : .none) <a href="/hr?kurs=\(course)">\(say(.allAdministrations))</a></p>
            """
    }

    private func link(to page: Int, _ course: String, _ text: String) -> HTML {
        let typed = search.utf8.map { byte in
            let isPlain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        let home = administration.map { String($0) } ?? ""
        return """
            <a href="/hr?kurs=\(course)&amp;sok=\(typed)&amp;forvaltning=\(home)&amp;lage=\(standing.rawValue)\
            &amp;ordning=\(order.rawValue)&amp;sida=\(page)#enheter">\(text)</a>
            """
    }
}

internal import CommonMark

extension BodyReader {
    /// The knowledge test of `kunskapstest.md`; nil where its front matter has no pass mark.
    mutating func test(
        of blocks: [Block], _ front: FrontMatter, footnotes: [FootnoteDefinition], anchors: Anchors
    )
        -> KnowledgeTest?
    {
        let errors = findings.errorCount
        var sections = sections(of: blocks)[...]
        var introduction: [Block] = []
        var areas: [WrittenArea] = []
        while let section = sections.popFirst() {
            switch section.heading?.role {
            case .word(.area)?:
                if let area = area(section) { areas.append(area) }
                reportText(section.blocks)
            case .word(let role)? where role.isQuestion:
                guard let question = question(role, section, &sections) else { continue }
                if !question.isGraded {
                    findings.report(.gradedOnly, at: place(of: section))
                } else if areas.isEmpty {
                    areas.append(WrittenArea(id: nil, position: place(of: section), questions: [question]))
                } else {
                    areas[areas.count - 1].questions.append(question)
                }
            case .word(.inDepth)?: findings.report(.textInTest, at: place(of: section))
            case .word(let role)?:
                findings.report(.stepOutside(words[role], words: words), at: place(of: section))
            case .broken?: skipSteps(&sections)
            case nil, .plain?, .leader?:
                let text = text(section)
                if areas.isEmpty { introduction += text } else { reportText(text) }
            }
        }
        // A question that could not be read is missing in the numbers below.
        guard let mark = front["godkänt"]?.value.passMark, let markPosition = front["godkänt"]?.valuePosition,
            findings.errorCount == errors
        else { return nil }
        decideDraws(&areas, front)
        guard findings.errorCount == errors else { return nil }
        let drawn = areas.map { area in
            KnowledgeTest.Area(
                id: area.id ?? front["id"]?.value ?? "",
                title: area.id == nil ? front["titel"]?.value ?? "" : area.title,
                draw: area.draw ?? 0, questions: area.questions)
        }
        let test = KnowledgeTest(
            title: front["titel"]?.value ?? "", introduction: introduction, areas: drawn, passMark: mark.mark,
            isShuffled: front["blanda"]?.value != "nej", footnotes: footnotes, anchors: anchors)
        check(mark, of: test, at: markPosition)
        return test
    }

    private struct WrittenArea {
        /// Nil for questions that stand before any area.
        var id: String?
        var title = ""
        var position: Position
        var draw: Int?
        var questions: [Question] = []
    }

    private mutating func area(_ section: Section) -> WrittenArea? {
        guard let heading = section.heading else { return nil }
        if heading.level != 2 {
            findings.report(.wrongLevel(words[.area], hashes: 2), at: heading.textPosition, insteadOf: "K065")
        }
        let draw = settings(of: heading, .area)[.draw]?.number
        return id(of: heading, noun: "området").map { id in
            WrittenArea(
                id: id.name, title: heading.text.plainText, position: heading.textPosition, draw: draw)
        }
    }

    /// Text between the questions has no place in a test that draws them.
    private mutating func reportText(_ blocks: [Block]) {
        guard let first = blocks.first else { return }
        findings.report(.textInTest, at: first.position)
    }

    /// Decides how many questions each area gives. Without `dra` an area gives what the test's own `dra` leaves to it,
    /// and where the test has none, all its questions.
    private mutating func decideDraws(_ areas: inout [WrittenArea], _ front: FrontMatter) {
        let total = front["dra"]?.value.number
        let place = front["dra"]?.valuePosition ?? .top
        let errors = findings.errorCount
        checkAreas(areas)
        let open = areas.indices.filter { areas[$0].draw == nil }
        if let total, let first = open.first {
            let others = areas.compactMap(\.draw).reduce(0, +)
            if open.count > 1 {
                findings.report(.drawUndecided, at: areas[first].position)
            } else if others >= total {
                findings.report(.drawDiffers(areas: others, test: total), at: place)
            }
            areas[first].draw = max(total - others, 1)
        }
        for index in open where areas[index].draw == nil { areas[index].draw = areas[index].questions.count }
        guard findings.errorCount == errors else { return }
        let sum = areas.compactMap(\.draw).reduce(0, +)
        if let total, total != sum { findings.report(.drawDiffers(areas: sum, test: total), at: place) }
        for area in areas {
            let draw = area.draw ?? 0
            if draw > area.questions.count {
                let position = area.id == nil ? place : area.position
                findings.report(.drawTooMany(draw, questions: area.questions.count), at: position)
            } else if draw < area.questions.count, Set(area.questions.map(\.points)).count > 1 {
                findings.report(.unevenPoints, at: area.position)
            }
        }
    }

    /// Reports areas without questions, questions without an area, and two areas with the same id.
    private mutating func checkAreas(_ areas: [WrittenArea]) {
        guard let first = areas.first else { return findings.report(.emptyTest, at: .top) }
        if areas.count > 1, first.id == nil {
            findings.report(.questionOutsideArea(words[.area]), at: first.position)
        }
        var lines: [String: Int] = [:]
        for area in areas {
            guard let id = area.id else { continue }
            if area.questions.isEmpty { findings.report(.emptyArea(id), at: area.position) }
            if let line = lines.updateValue(area.position.line, forKey: id) {
                findings.report(.repeatedID(id, firstFile: source.path, firstLine: line), at: area.position)
            }
        }
    }

    /// A pass mark that nobody can reach, or that counts with another number than the test has, is a mistake.
    private mutating func check(_ mark: WrittenPassMark, of test: KnowledgeTest, at position: Position) {
        let points = test.points
        if let asked = mark.asked, asked != points {
            findings.report(.markOfOther(asked, drawn: points), at: position)
        } else if case .count(let needed) = mark.mark, needed > points {
            findings.report(.unreachableMark(needed, of: points), at: position)
        }
    }
}

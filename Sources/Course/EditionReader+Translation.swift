extension EditionReader {
    /// Reports where a translation and its original differ in what completions and progress are counted by: ids, kinds
    /// of questions, and what a test asks for (K083).
    mutating func compare(_ course: Course, with original: Course) {
        let front = prefix + Self.courseFile
        if course.id != original.id {
            let place = files[front]?.front?["id"]?.valuePosition ?? .top
            report(
                .translationDiffers(
                    "kursens id är »\(course.id)« men originalets »\(original.id)«",
                    "Skriv »id: \(original.id)«."),
                in: front, at: place)
        }
        let chapters = Dictionary(course.chapters.map { ($0.id, $0) }) { first, _ in first }
        for chapter in original.chapters {
            guard let translated = chapters[chapter.id] else {
                report(
                    .translationDiffers(
                        "kapitlet »\(chapter.id)« saknas i översättningen",
                        "Översätt \(chapter.file), med samma id."), in: front)
                continue
            }
            compare(translated.questions, with: chapter.questions, in: translated.file)
        }
        for chapter in course.chapters where !original.chapters.contains(where: { $0.id == chapter.id }) {
            report(
                .translationDiffers(
                    "kapitlet »\(chapter.id)« finns inte i originalet",
                    "Ge det samma id som kapitlet det översätter."),
                in: chapter.file, at: chapterPlaces[chapter.id]?.position ?? .top)
        }
        compare(course.test, with: original.test)
    }

    private mutating func compare(_ test: KnowledgeTest?, with original: KnowledgeTest?) {
        let path = prefix + Self.testFile
        guard let test, let original else {
            if (test == nil) != (original == nil) {
                report(
                    .translationDiffers(
                        "bara ett av språken har \(Self.testFile)", "Översätt testet, eller ta bort det."),
                    in: prefix + Self.courseFile)
            }
            return
        }
        let isEqual =
            test.passMark == original.passMark && test.areas.map(\.id) == original.areas.map(\.id)
            && test.areas.map(\.draw) == original.areas.map(\.draw)
        if !isEqual {
            report(
                .translationDiffers(
                    "testets områden, »dra« eller »godkänt« är inte som originalets",
                    "Skriv dem som i originalets \(Self.testFile)."), in: path)
        }
        compare(test.areas.flatMap(\.questions), with: original.areas.flatMap(\.questions), in: path)
    }

    private mutating func compare(_ questions: [Question], with original: [Question], in path: String) {
        let translated = Dictionary(questions.map { ($0.id, $0) }) { first, _ in first }
        for question in original {
            guard let other = translated[question.id] else {
                report(
                    .translationDiffers(
                        "frågan »\(question.id)« saknas i översättningen", "Översätt den, med samma id."),
                    in: path)
                continue
            }
            if other.shape != question.shape {
                report(
                    .translationDiffers(
                        "frågan »\(question.id)« är av ett annat slag eller har ett annat antal svar än originalet",
                        "Skriv den med samma slag och lika många svar."),
                    in: path, at: questionPlaces[question.id]?.position ?? .top)
            }
        }
        for question in questions where !original.contains(where: { $0.id == question.id }) {
            report(
                .translationDiffers(
                    "frågan »\(question.id)« finns inte i originalet",
                    "Ge den samma id som frågan den översätter."),
                in: path, at: questionPlaces[question.id]?.position ?? .top)
        }
    }
}

extension Question {
    /// The kind, and how much there is to answer.
    fileprivate var shape: [String] {
        switch kind {
        case .single(let choices): ["single", "\(choices.count)"]
        case .multiple(let choices): ["multiple", "\(choices.count)"]
        case .trueFalse: ["trueFalse"]
        case .text: ["text"]
        case .order(let steps): ["order", "\(steps.count)"]
        case .match(_, _, let left, let right): ["match", "\(left.count)", "\(right.count)"]
        case .scenario(let choices, let steps): ["scenario", "\(choices.count)"] + steps.map(\.id).sorted()
        case .reflection: ["reflection"]
        }
    }
}

/// Turns blocks into HTML. Safe unless told otherwise: raw HTML is dropped and every URL is judged.
package struct HTMLRenderer: Sendable {
    /// Plain CommonMark as the specification's examples show it: raw HTML passes, no URL is judged.
    package var isUnsafe = false
    /// The number shown for a footnote reference; nil drops the reference. A course numbers its footnotes by
    /// the order of their definitions, so that parts of a page can be rendered apart.
    package var footnoteNumbers: [String: Int] = [:]
    /// Added before `fn-` and `fnref-` in ids, so that several texts fit on one page.
    package var idPrefix = ""
    /// The ids of the page's headings and footnote references, if its parts are rendered apart. Nil: they are
    /// counted within each call, and each footnote gets one link back.
    package var anchors: Anchors?
    /// Maps a judged link or image destination to what stands in the page (a chapter's path, a media file's
    /// hashed name). Nil drops the link and keeps its text.
    package var resolve: @Sendable (_ destination: String, _ isImage: Bool) -> String? = { url, _ in url }
    /// What is added in brackets after a link with that destination, such as the telephone number it stands for.
    package var note: @Sendable (_ destination: String) -> String? = { _ in nil }
    /// The title line of each alert; one that is missing has none.
    package var alertTitles: [Alert: String] = [
        .note: "Observera", .tip: "Tips", .important: "Viktigt", .warning: "Varning",
        .caution: "Var försiktig",
    ]
    /// What a screen reader says for the link from a footnote back to the text.
    package var backLinkLabel = "Tillbaka till texten"

    package init() {}

    /// The HTML of the blocks, with a line feed after each as in the specification's examples.
    package func render(_ blocks: [Block]) -> String {
        var writer = HTMLWriter(self)
        writer.write(blocks)
        return writer.html
    }

    /// The HTML of running text, without a paragraph around it.
    package func render(_ inlines: [Inline]) -> String {
        var writer = HTMLWriter(self)
        writer.write(inlines)
        return writer.html
    }

    /// The list of footnotes at the end of a page, in the order of their numbers; empty text for none. A
    /// definition without a number is left out.
    package func renderFootnotes(_ definitions: [FootnoteDefinition]) -> String {
        var writer = HTMLWriter(self)
        writer.write(footnotes: definitions)
        return writer.html
    }
}

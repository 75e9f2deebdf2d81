#!/usr/bin/env python3
"""Compares our parser with Debian's cmark 0.30.2 on random documents.

    python3 Tests/CommonMarkTests/differential.py [documents] [seed]

Needs swiftc and cmark. Documents are built from the pieces below, or are mutations of the
examples in examples.txt and of the specification where it is at hand ($COMMONMARK_SPEC). Each difference is made
smaller; it counts as explained by one of CHANGES or FAULTS, each with the sentence of the specification that decides,
or is printed and makes the exit status 1. The same seed gives the same documents; 100 000 take some ten minutes.
"""
import glob
import json
import os
import random
import re
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# Reads documents with their length in front, writes the HTML of each likewise.
TOOL = """
import Glibc
func readAll(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
        let got = bytes.withUnsafeMutableBytes { read(0, $0.baseAddress! + filled, count - filled) }
        if got <= 0 { return nil }
        filled += got
    }
    return bytes
}
func number(_ bytes: [UInt8]) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
var renderer = HTMLRenderer()
renderer.isUnsafe = true
while let head = readAll(4), let text = readAll(number(head)) {
    let document = Document(String(decoding: text, as: UTF8.self), extensions: [])
    let html = Array(renderer.render(document.blocks).utf8)
    let answer = (0..<4).map { UInt8(truncatingIfNeeded: html.count >> ($0 * 8)) } + html
    var sent = 0
    while sent < answer.count { sent += write(1, Array(answer[sent...]), answer.count - sent) }
}
"""


class Ours:
    """Our parser as a process."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        main, tool = (os.path.join(self.folder.name, name) for name in ("main.swift", "tool"))
        with open(main, "w") as file:
            file.write(TOOL)
        subprocess.run(
            ["swiftc", "-O", "-swift-version", "6", "-package-name", "kurskoll", "-o", tool, main]
            + glob.glob(os.path.join(ROOT, "Sources/CommonMark/*.swift")), check=True)
        self.process = subprocess.Popen([tool], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def html(self, text):
        data = text.encode()
        self.process.stdin.write(struct.pack("<I", len(data)) + data)
        self.process.stdin.flush()
        size = struct.unpack("<I", self.process.stdout.read(4))[0]
        return self.process.stdout.read(size).decode()


class Cmark:
    """Debian's cmark, which takes a process for each document."""

    def html(self, text):
        command = ["cmark", "--unsafe"]
        return subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, close_fds=False).stdout.decode()


PIECES = """\
a b c foo bar Å ö ” é 1 2 10 . , : ; ! ? ' "
* ** *** _ __ ___ ` `` ``` ~~~ ~~ ~ [ ] ( ) ![ [] [^ ]( ]: [a] [a]: [b]: [foo] <> < > </ /> /
<a> </a> <a\thref="b"> <b\tc='d' <div> </div> <pre> </pre> <script> <!-- --> <!--> <? ?> <!A <![CDATA[ ]]>
<https://a.b> <a@b.c> http://a.se www.a.se a@b.se &amp; &#65; &#x41; &copy; &foo; &#0; & \\ \\* \\[ \\` \\\\ $ £
> >> - + * 1. 2) 10. # ## ### ####### = === - -- --- *** ___ | |-| :-: --- =""".split(" ")
PIECES = [piece.replace("\\t", " ") for line in PIECES for piece in line.split("\n")]
SPACES = [" "] * 12 + ["  ", "   ", "    ", "\t", "\u00a0"]
ENDS = ["\n"] * 10 + ["\n\n"] * 4 + ["  \n", "\\\n", "\r\n", "\n\n\n"]
STARTS = ["", "", "", "", "> ", "> ", "- ", "* ", "1. ", "2) ", "  ", "    ", "\t", "# ", "   ", ">", "-", "```", "~~~",
          "<div>", "[a]: ", "    - ", "  - ", "-\t", ">\t", "1)\t", "- - ", "> > ", "- > ", "> - "]


def generated(rng):
    lines = []
    for _ in range(rng.randint(1, 7)):
        line = "".join(rng.choice(STARTS) for _ in range(rng.choice([0, 1, 1, 2])))
        for _ in range(rng.randint(0, 6)):
            line += rng.choice(PIECES) + (rng.choice(SPACES) if rng.random() < 0.5 else "")
        lines.append(line + rng.choice(ENDS))
    return "".join(lines)


def mutated(rng, examples):
    text = rng.choice(examples)
    if rng.random() < 0.4:
        text += rng.choice(["", "\n"]) + rng.choice(examples)
    for _ in range(rng.randint(1, 4)):
        at = rng.randint(0, len(text))
        kind = rng.random()
        if kind < 0.35:
            text = text[:at] + rng.choice(PIECES + SPACES + ENDS) + text[at:]
        elif kind < 0.7:
            text = text[:at] + text[at + rng.randint(1, 3):]
        else:
            other = rng.randint(0, len(text))
            text = text[:at] + text[min(at, other):max(at, other)] + text[at:]
    return text[:2000]


def examples():
    found = []
    own = os.path.join(HERE, "examples.txt")
    if os.path.exists(own):
        with open(own, encoding="utf-8") as file:
            found += [e.replace("→", "\t") for e in re.findall(r"^`{32} example.*?\n(.*?)^\.$", file.read(), re.S | re.M)]
    for place in [os.environ.get("COMMONMARK_SPEC"), os.path.join(ROOT, "../shared/commonmark-0.31.2.json")]:
        if place and os.path.exists(place):
            with open(place, encoding="utf-8") as file:
                found += [example["markdown"] for example in json.load(file)]
            break
    return found


def smaller(text, differs):
    """Leaves out lines, then characters, as long as the difference stays."""
    for parts in (text.splitlines(keepends=True), None):
        parts = parts if parts is not None else list(text)
        size = max(1, len(parts) // 2)
        while size >= 1:
            at = 0
            while at < len(parts):
                rest = parts[:at] + parts[at + size:]
                if differs("".join(rest)):
                    parts = rest
                else:
                    at += size
            size //= 2
        text = "".join(parts)
    return text


def same_but_paragraphs(one, other):
    return re.sub(r"</?p>|\n", "", one) == re.sub(r"</?p>|\n", "", other)


class Difference:
    """Why the two differ: a change from 0.30 to 0.31.2, or a fault of cmark's, with the section and the sentence of the
    specification 0.31.2 that decides. `test` says whether a text that was made as small as it gets shows it."""

    def __init__(self, name, section, sentence, test):
        self.name, self.section, self.sentence, self.test = name, section, sentence, test


def same_without_space(ours, cmark):
    return "".join(ours.split()) == "".join(cmark.split())


CHANGES = [
    Difference(
        "0.31: <!--> and <!---> are comments, and -- may stand inside one", "6.6 Raw HTML",
        "An HTML comment consists of `<!-->`, `<!--->`, or `<!--`, a string of characters not including the string "
        "`-->`, and `-->`", lambda text, *_: "<!--" in text),
    Difference(
        "0.31: a declaration begins with a letter, and nothing need follow", "6.6 Raw HTML",
        "A declaration consists of the string `<!`, an ASCII letter, zero or more characters not including the "
        "character `>`, and the character `>`.", lambda text, *_: re.search("<![A-Za-z]", text)),
    Difference(
        "0.31: symbols outside ASCII are punctuation", "2.1 Characters and lines",
        "A Unicode punctuation character is a character in the Unicode `P` or `S` general categories.",
        lambda text, *_: re.search("[*_]", text) and re.search("[£©€]|&copy;", text)),
]
FAULTS = [
    Difference(
        "an opening tag of pre, script, style or textarea begins no HTML block of the seventh kind", "4.6 HTML blocks",
        "line begins with a complete open tag (with any tag name other than `pre`, `script`, `style`, or `textarea`) "
        "or a complete closing tag", lambda text, *_: re.search("<(pre|script|style|textarea)", text, re.I)),
    Difference(
        "the indentation of a lazy line stays", "4.8 Paragraphs",
        "The paragraph's raw content is formed by concatenating the lines and removing initial and final spaces or "
        "tabs.",
        lambda text, ours, cmark: re.search(r"[\r\n][ \t]", text) and same_without_space(ours, cmark)),
    Difference(
        "code spans behind an unmatched run of backticks are missed", "6.1 Code spans",
        "A code span begins with a backtick string and ends with a backtick string of equal length.",
        lambda text, ours, cmark: "``" in text and ours.count("<code>") > cmark.count("<code>")),
    Difference(
        "openers of _ are given up for closers of another length", "6.2 Emphasis, rules 2 and 6",
        "A single `_` character can open emphasis iff it is part of a left-flanking delimiter run and either (a) not "
        "part of a right-flanking delimiter run or (b) part of a right-flanking delimiter run preceded by a Unicode "
        "punctuation character.",
        lambda text, ours, cmark: "__" in text
        and ours.count("<em>") + ours.count("<strong>") > cmark.count("<em>") + cmark.count("<strong>")),
    Difference(
        "tags show in an image's description (a matter of rendering: a recommendation)", "6.4 Images",
        "it is recommended that in rendering to HTML, only the plain string content of the image description be used",
        lambda text, ours, cmark: "![" in text and re.search('alt="[^"]*&lt;', cmark)),
    Difference(
        "a title with text behind it is kept", "4.7 Link reference definitions", "No further character may occur.",
        lambda text, ours, cmark: "]:" in text and cmark.count("title=") > ours.count("title=")),
    Difference(
        "[ ] is taken for []", "6.3 Links",
        "A collapsed reference link consists of a link label that matches a link reference definition elsewhere in "
        "the document, followed by the string `[]`.", lambda text, *_: re.search(r"\]\[\s+\]", text)),
    Difference(
        "a fence's indentation is counted in bytes, also of a tab", "2.2 Tabs",
        "in contexts where spaces help to define block structure, tabs behave as if they were replaced by spaces with "
        "a tab stop of 4 characters",
        lambda text, ours, cmark: re.search("\t *(```|~~~)", text) and same_without_space(ours, cmark)),
    Difference(
        "a quote behind an escaped backslash is not a title's end", "6.3 Links",
        "a sequence of zero or more characters between straight double-quote characters (`\"`), including a `\"` "
        "character only if it is backslash-escaped", lambda text, ours, cmark: re.search(r"""\\["')]""", text)
        and ("]:" in text or cmark.count("title=") > ours.count("title="))),
    Difference(
        "an instruction does not end at ???>", "6.6 Raw HTML",
        "A processing instruction consists of the string `<?`, a string of characters not including the string `?>`, "
        "and the string `?>`.", lambda text, *_: "<???" in text),
    Difference(
        "the line under definitions becomes text, also a rule", "4.3 Setext headings",
        "The lines of text must be such that, were they not followed by the setext heading underline, they would be "
        "interpreted as a paragraph",
        lambda text, ours, cmark: "]:" in text and "<hr />" in ours and re.search(">-+<", cmark)),
    Difference(
        "an entity behind a backslash is resolved in destinations and info strings", "2.4 Backslash escapes",
        "Escaped characters are treated as regular characters and do not have their usual Markdown meanings",
        lambda text, *_: "\\&" in text),
    Difference(
        "an item begins with two blank lines", "5.2 List items", "A list item can begin with at most one blank line.",
        lambda text, *_: re.search(r"([-+*]|\d[.)])[ \t]*\n[ \t]+\n", text)),
    Difference(
        "a blank line behind a rule, or before a definition, in an item is not counted as in the others", "5.3 Lists",
        "A list is loose if any of its constituent list items are separated by blank lines, or if any of its "
        "constituent list items directly contain two block-level elements with a blank line between them.",
        lambda text, ours, cmark: ("<hr />" in ours or "]:" in text) and same_but_paragraphs(ours, cmark)),
    Difference(
        "spaces are cut off a destination in angle brackets", "6.3 Links",
        "a sequence of zero or more characters between an opening `<` and a closing `>` that contains no line endings "
        "or unescaped `<` or `>` characters", lambda text, ours, cmark: re.sub("%20|%09", "", ours) == cmark),
    Difference(
        "a backslash and a line end stand in a destination", "6.3 Links",
        "a sequence of zero or more characters between an opening `<` and a closing `>` that contains no line endings "
        "or unescaped `<` or `>` characters", lambda text, ours, cmark: re.search(r"<[^>]*\\\n", text)),
]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    ours, cmark, sources = Ours(), Cmark(), examples()
    known, unknown = {}, []
    differs = lambda text: ours.html(text) != cmark.html(text)
    for number in range(count):
        text = mutated(rng, sources) if sources and number % 2 else generated(rng)
        if not differs(text):
            continue
        text = smaller(text, differs)
        found = (ours.html(text), cmark.html(text))
        known_one = next((one for one in CHANGES + FAULTS if one.test(text, *found)), None)
        if known_one:
            known.setdefault(known_one, []).append(text)
            continue
        unknown.append(text)
        if len(unknown) <= 40:
            print(f"{text!r}\n  ours  {ours.html(text)!r}\n  cmark {cmark.html(text)!r}", flush=True)
    print(f"{count} documents, {sum(map(len, known.values()))} known differences, {len(unknown)} unknown")
    for title, differences in (("Changed since 0.30", CHANGES), ("Faults of cmark 0.30.2", FAULTS)):
        print(title)
        for one in differences:
            for texts in filter(None, [known.get(one)]):
                shortest = min(texts, key=len)
                print(f"{len(texts):6} {one.name}\n       {one.section}: \u201c{one.sentence}\u201d")
                print(f"       {shortest!r}: {ours.html(shortest)!r}, cmark {cmark.html(shortest)!r}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())

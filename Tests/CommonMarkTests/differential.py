#!/usr/bin/env python3
"""Compares our parser with Debian's cmark 0.30.2 on random documents.

    python3 Tests/CommonMarkTests/differential.py [documents] [seed]

Needs swiftc and cmark. Documents are built from the pieces below, or are mutations of the
examples in examples.txt and of the specification where it is at hand ($COMMONMARK_SPEC). Each difference is made
smaller and printed, unless one of the KNOWN ones explains it. The same seed gives the same documents.
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


# Where 0.30.2 and 0.31.2 differ, or cmark differs from the specification. Each: what it is, whether a text that was
# made as small as it gets shows it.
KNOWN = [
    ("0.31: <!--> and <!---> are comments, -- may stand inside one", lambda text, *_: "<!--" in text),
    ("0.31: a declaration begins with any letter, nothing need follow", lambda text, *_: re.search("<![A-Za-z]", text)),
    ("0.31: symbols outside ASCII are punctuation", lambda text, *_: re.search("[*_]", text) and re.search("[£©€]|&copy;", text)),
    ("tags of pre, script, style, textarea begin no HTML block of kind 7",
     lambda text, *_: re.search("</?(pre|script|style|textarea)", text, re.I)),
    ("cmark keeps the indentation of a lazy line",
     lambda text, ours, cmark: re.search(r"[\r\n][ \t]", text) and "".join(ours.split()) == "".join(cmark.split())),
    ("cmark misses code spans behind an unmatched run of backticks",
     lambda text, ours, cmark: "``" in text and ours.count("<code>") > cmark.count("<code>")),
    ("cmark gives up openers of _ for closers of another length",
     lambda text, ours, cmark: "__" in text and ours.count("<em>") + ours.count("<strong>") > cmark.count("<em>") + cmark.count("<strong>")),
    ("cmark shows tags in an image's description", lambda text, ours, cmark: "![" in text and re.search('alt="[^"]*&lt;', cmark)),
    ("cmark keeps a title with text behind it",
     lambda text, ours, cmark: "]:" in text and cmark.count("title=") > ours.count("title=")),
    ("cmark takes [ ] for []", lambda text, *_: re.search(r"\]\[\s+\]", text)),
    ("cmark counts a fence's indentation in bytes, also of a tab",
     lambda text, ours, cmark: re.search("\t *(```|~~~)", text) and "".join(ours.split()) == "".join(cmark.split())),
    ("cmark takes a quote behind a backslash for a title's end", lambda text, ours, cmark: re.search(r"""\\["')]""", text) and "]:" in text),
    ("cmark ends no instruction at ???>", lambda text, *_: "<???" in text),
    ("cmark makes the line under definitions text, also a rule",
     lambda text, ours, cmark: "]:" in text and "<hr />" in ours and re.search(">-+<", cmark)),
    ("cmark resolves an entity behind a backslash in destinations and info strings", lambda text, *_: "\\&" in text),
    ("cmark lets an item begin with two blank lines", lambda text, *_: re.search(r"([-+*]|\d[.)])[ \t]*\n[ \t]+\n", text)),
    ("cmark counts no blank line behind a rule in an item",
     lambda text, ours, cmark: "<hr />" in ours and same_but_paragraphs(ours, cmark)),
    ("cmark counts a blank line before a definition in the last item",
     lambda text, ours, cmark: "]:" in text and same_but_paragraphs(ours, cmark)),
    ("cmark cuts spaces off a destination in angle brackets", lambda text, ours, cmark: re.sub("%20|%09", "", ours) == cmark),
    ("cmark lets a backslash and line end stand in a destination", lambda text, *_: re.search(r"<[^>]*\\\n", text)),
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
        name = next((name for name, test in KNOWN if test(text, ours.html(text), cmark.html(text))), None)
        if name:
            known.setdefault(name, []).append(text)
            continue
        unknown.append(text)
        if len(unknown) <= 40:
            print(f"{text!r}\n  ours  {ours.html(text)!r}\n  cmark {cmark.html(text)!r}", flush=True)
    print(f"{count} documents, {sum(map(len, known.values()))} known differences, {len(unknown)} unknown")
    for name, texts in sorted(known.items()):
        print(f"{len(texts):6} {name}: for instance {min(texts, key=len)!r}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())

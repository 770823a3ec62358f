"""Nothing in a pack runs a program or fetches anything behind the reader's back.

Packs come from other libraries, so texts are judged as the most forgiving reader does: what
Python-Markdown lets through although it is not well-formed, and addresses spelt with entities.
Only code that every reader takes for code is passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.harm import harm_in, harmful_address, own_disk
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.rule import Rule
from metodbank.model.text import BlockKind, Text

RULE = Rule(
    name="text-is-harmless",
    title=said(
        "Varken text eller bild kör program eller hämtar något",
        "No text or figure runs a program or fetches anything",
    ),
    why=said(
        "Den som läser eller lånar en metod ska kunna lita på den. Ett program i en text eller bild"
        " kan läsa det besökaren skriver, och det som hämtas utifrån kan bytas ut.",
        "Whoever reads or borrows a method must be able to trust it. A program in a text or a"
        " figure can read what visitors write, and what is fetched can be exchanged.",
    ),
    remedy=said(
        "Ta bort det. Spara teckningen som ren SVG (Inkscape: Vanlig SVG), med allt den visar i"
        " filen. Visa kod mellan `grava accenter`.",
        "Remove it. Save the drawing as plain SVG (Inkscape: Plain SVG), with all that it shows in"
        " the file. Show code between `backticks`.",
    ),
    bad='<a href="javascript:alert(1)">Anmäl er</a>',
    good="[Anmäl er](https://biblioteket.example/anmalan)",
)

_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)([^\n]+?)(?<!`)\1(?!`)")
_FENCED = re.compile(
    r"(```+|~~~+)[ \t]*[\w+#-]*[ \t]*\n(?:(?![ ]{0,3}(?:```|~~~)).*\n)*\1[ \t]*\n?"
)
_SCRIPT = re.compile(r"(?<![\w-])(?:java|vb)script:(?=\S)|data:text/html", re.IGNORECASE)
_LONGEST = 60


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for each harmful thing in texts, in YAML and in drawings."""
    for _, text in catalogue.texts:
        yield from _in_text(text)
    for written in catalogue.written:
        if _possible(written.text):
            found = {what: None for _, what in harm_in(written.text)}
            found.update((match[0].lower(), None) for match in _SCRIPT.finditer(written.text))
            found.update((what, None) for _, what in own_disk(written.text))
            for what in found:
                yield _finding(written.location, what)
    for _, file in catalogue.figure_files:
        for remark in file.harmful:
            yield Finding.of(RULE, remark.location, remark.message)


def _possible(text: str) -> bool:
    """Whether it is worth a closer look; of most texts it is not."""
    lowered = text.lower()
    return any(sign in lowered for sign in ("<", "script", "data:", "file:", "&"))


def _in_text(text: Text) -> Iterator[Finding]:
    told: Counter[str] = Counter()
    if _possible(text.body):
        body = _without_certain_code(text)
        disk = ((at, what) for at, what in own_disk(body) if body[at - 1] in "\"'=")
        for offset, what in sorted({*harm_in(body), *disk}):
            told[what] += 1
            before = body[:offset]
            line = text.body_line + before.count("\n")
            yield _finding(Location(text.path, line, offset - before.rfind("\n")), what)
    for link in text.links:
        if harmful_address(link.target):
            what = link.target.partition(":")[0].strip().lower() + ":"
            told[what] -= 1
            if told[what] < 0:  # seen by the parser only, as with an escaped colon
                yield _finding(link.location, what)


def _without_certain_code(text: Text) -> str:
    """The body with blanks for what no reader can take for anything but code."""
    body = text.body
    if "`" not in body and "~~~" not in body:
        return body
    lines = body.split("\n")
    for block in text.blocks:
        if block.kind is BlockKind.CODE and _FENCED.fullmatch(block.source):
            start = (block.start.line or 1) - text.body_line
            for number in range(start, start + block.source.count("\n") + 1):
                lines[number] = " " * len(lines[number])
    return "\n".join(_SPAN.sub(lambda match: " " * len(match[0]), line) for line in lines)


def _finding(where: Location, what: str) -> Finding:
    shown = what if len(what) <= _LONGEST else f"{what[: _LONGEST - 1]}…"
    if what.startswith("file:"):
        return Finding(
            RULE,
            where,
            f"”{shown}” finns bara på den egna datorn",
            f'"{shown}" is only on one\'s own computer',
        )
    return Finding(
        RULE,
        where,
        f"”{shown}” kan köra ett program eller hämta något",
        f'"{shown}" can run a program or fetch something',
    )

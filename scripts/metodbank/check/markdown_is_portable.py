r"""Texts keep to the Markdown that every reader reads alike.

Some two hundred constructs were put through Python-Markdown 3.11 (with tables, sane_lists,
pymdownx.saneheaders and superfences), markdown-it-py 4.3 (CommonMark), and pandoc 3.9 (gfm,
commonmark and markdown), and the HTML compared.

- Alike in all: ATX headings from the first column, bold and italic, links, pictures, references
  and autolinks, lists and their continuation lines, quotes, tables that begin with a pipe, fences,
  code spans, backslash before `` \\`*_{}[]()>#+-.!| ``, and two spaces at the end of a line.
- Read by one or two only, and signs on the page elsewhere: what this rule reports. Footnotes, task
  lists, ``~~``, maths, bare addresses and ``:codes:`` are GitHub's or pandoc's, definition lists,
  ``a.`` and ``(1)`` lists, fenced boxes and attributes are pandoc's, ``[TOC]`` and an address
  with a space are Python-Markdown's.
- Signs on the page everywhere: admonitions, tabs, snippets, ``==``, ``++``, ``[[``. They are
  another program's, and are reported too.
- A heading underlined with ``---`` is the same only when it is one line, and a line break written
  as a backslash is a backslash to Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.dialect import SIGNS
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.markup import PROSE
from metodbank.model.rule import Rule
from metodbank.model.sign import Sign
from metodbank.model.text import Block, BlockKind

RULE = Rule(
    name="markdown-is-portable",
    title=said(
        "Texten går att läsa likadant i alla program", "The text reads the same in every program"
    ),
    why=said(
        "Texten blir webbsida, Wordfil och PDF, och andra bibliotek visar den på sitt sätt. Tecken"
        " som bara ett program förstår blir skräp i de andra.",
        "The text becomes a web page, a Word file and a PDF, and other libraries show it in their"
        " own way. Signs that one program understands are rubbish in the others.",
    ),
    remedy=said(
        "Skriv om stället med rubriker (##), stycken, listor (- och 1.), tabeller, citat (>), fet"
        " stil (**), kursiv stil (*) och länkar. Det räcker till allt.",
        "Rewrite the place with headings (##), paragraphs, lists (- and 1.), tables, quotes (>),"
        " bold (**), italics (*) and links. They are enough for everything.",
    ),
    bad="!!! note\n    Boka gästen först.[^1]",
    good="**Obs:** boka gästen först [1].",
)

_LONGEST = 40
_BEFORE = re.compile(r"\A[ \t]*(?:(?:>|[-*+]|[0-9]{1,9}[.)])[ \t]+)*")
_OPEN_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*([^\n]*)")
_PLAIN_INFO = re.compile(r"[\w+#-]*[ \t]*")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every construct that is not read alike."""
    for _, text in catalogue.texts:
        body = f"\n{text.body}"
        signs = [sign for sign in SIGNS if any(each in body for each in sign.hints)]
        for block in text.blocks:
            if block.kind is BlockKind.CODE:
                yield from _fence(block)
            elif block.kind in PROSE:
                if block.kind is BlockKind.HEADING:
                    yield from _heading(block)
                yield from _signs(block, signs)


def _signs(block: Block, signs: list[Sign]) -> Iterator[Finding]:
    looks: dict[Callable[[str], str], str] = {}
    source = f"\n{block.source}"
    for sign in signs:
        if sign.kinds and block.kind not in sign.kinds:
            continue
        if not any(each in source for each in sign.hints):
            continue
        if sign.seen not in looks:
            looks[sign.seen] = sign.seen(block.source)
        for match in sign.matches(looks[sign.seen]):
            group = "found" if "found" in sign.pattern.groupindex else 0
            place = block.at(match.start(group))
            found = " ".join(match[group].split())[:_LONGEST]
            mend = sign.mend(match) if sign.mend else None
            yield Finding(
                RULE,
                place,
                sign.message["sv"].format(found=found),
                sign.message["en"].format(found=found),
                Replacement.at(place, match[group], mend) if mend else None,
            )


def _heading(block: Block) -> Iterator[Finding]:
    line = _BEFORE.sub("", block.source)
    if not line.startswith("#"):
        yield Finding(
            RULE,
            block.at(len(block.source) - len(block.source.lstrip())),
            "rubriken är understruken med --- eller ===, väntade ## före rubriken",
            "the heading is underlined with --- or ===, expected ## before the heading",
        )
    elif block.source.startswith(" ") and not block.source.startswith("    "):
        indent = len(block.source) - len(block.source.lstrip())
        place = block.at(0)
        yield Finding(
            RULE,
            place,
            f"rubriken är indragen {indent} mellanslag, väntade # först på raden",
            f"the heading is indented {indent} spaces, expected # first on the line",
            Replacement.at(place, block.source[:indent], ""),
        )


def _fence(block: Block) -> Iterator[Finding]:
    opening = _OPEN_FENCE.match(block.source)
    if not opening:
        return
    if not _PLAIN_INFO.fullmatch(opening[2]):
        found = opening[2].strip()[:_LONGEST]
        yield Finding(
            RULE,
            block.at(opening.start(2)),
            f"efter {opening[1]} står ”{found}”, väntade bara kodens språk",
            f'after {opening[1]} stands "{found}", expected only its language',
        )
    last = block.source.rstrip("\n").rpartition("\n")[2].strip(" \t>")
    if last != opening[1] or "\n" not in block.source.rstrip("\n"):
        yield Finding(
            RULE,
            block.at(opening.start(1)),
            f"koden som börjar här avslutas inte med en rad {opening[1]}",
            f"the code that begins here is not ended by a line {opening[1]}",
        )

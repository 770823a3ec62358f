"""No section is left empty, and nothing is left as the template wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from metodbank.model.catalogue import Catalogue, Written
from metodbank.model.finding import Finding
from metodbank.model.language import LANGUAGES, said
from metodbank.model.location import Location
from metodbank.model.markup import PROSE
from metodbank.model.outline import SOURCES, WRITTEN, part_of
from metodbank.model.pack import Pack
from metodbank.model.rule import Rule, Severity
from metodbank.model.text import Block, BlockKind, Heading, Text

RULE = Rule(
    name="text-says-something",
    title=said("Varje avsnitt har ett innehåll", "Every section has something to say"),
    why=said(
        "Ett tomt avsnitt lovar ett svar som inte finns. Läsaren vet inte om det är glömt eller om"
        " sidan är trasig.",
        "An empty section promises an answer that is not there. The reader cannot tell whether it"
        " was forgotten or the page is broken.",
    ),
    remedy=said(
        "Skriv det som ska stå där, eller skriv i en mening vad ni inte vet. Ett avsnitt utöver"
        " mallens kan tas bort.",
        "Write what is to stand there, or say in a sentence what you do not know. A section beyond"
        " the template's can be removed.",
    ),
    bad="## Följ upp\n\nSkriv här.",
    good="## Följ upp\n\nRäkna skålarna och fråga tre gäster.",
    severity=Severity.WARNING,
)

_MARKED = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBA)\b|(?i:\blorem ipsum\b)|(?<![\w./])(?:x{3,}|X{3,})(?![\w/])"
)
_HINTS = ("TODO", "FIXME", "TBD", "TBA", "orem", "xxx", "XXX")
_WHOLE = re.compile(
    r"(?:skriv|fyll i|write|fill in|insert)(?:\s+\w+){0,2}\s+(?:här|here)[.:!]?"
    r"|\[?\.{3}\]?|\[?…\]?|-{1,3}|[–—]|\?{1,3}|text här|text here",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:Titel|Title): \S+")
_SUMMARIES = (
    "En eller två meningar som säger vad som händer och för vem.",
    "One or two sentences that say what happens and for whom.",
)
_LONGEST = 40
_SECTION = 2
"""The level of the standard's headings."""


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every empty section and for every text that only holds a place."""
    for pack in catalogue.packs:
        for text in pack.texts.values():
            yield from _sections(text, pack)
    for page in catalogue.pages:
        for text in page.texts.values():
            yield from _sections(text)
    for _, text in catalogue.texts:
        marked = any(hint in text.body for hint in _HINTS)
        for block in text.blocks:
            yield from _block(block, marked)
    for written in catalogue.written:
        found = _of_the_template(written) or _place_held(written)
        if found:
            yield _finding(written.location, found)


def _of_the_template(written: Written) -> str:
    """The title or the summary that a new pack is made with, or nothing."""
    words = written.text
    if written.where == ("title",):
        return words if _TITLE.fullmatch(words) else ""
    if written.where == ("summary",):
        return words if words.startswith(_SUMMARIES) else ""
    return ""


def _place_held(written: Written) -> str:
    words = written.text
    told = written.language is not None or written.where in (("title",), ("summary",))
    if told and len(words) <= _LONGEST and _WHOLE.fullmatch(words.strip()):
        return words
    if written.where[-1] != "url" and any(hint in words for hint in _HINTS):
        match = _MARKED.search(words)
        return match[0] if match else ""
    return ""


def _block(block: Block, marked: bool) -> Iterator[Finding]:
    if block.kind not in PROSE:
        return
    words = block.words
    found = list(_MARKED.finditer(words)) if marked else []
    if not found and block.kind is not BlockKind.ROW and len(words.strip()) <= _LONGEST:
        start = len(words) - len(words.lstrip())
        whole = _WHOLE.fullmatch(words, start, len(words.rstrip()))
        found = [whole] if whole else []
    for match in found:
        yield _finding(block.at(match.start()), match[0])


def _finding(where: Location, words: str) -> Finding:
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return Finding(
        RULE,
        where,
        f"”{shown}” håller bara platsen, väntade färdig text",
        f'"{shown}" only holds the place, expected finished text',
    )


def _sections(text: Text, pack: Pack | None = None) -> Iterator[Finding]:
    """Headings with nothing under them. Sources are added by the machine."""
    filled = [block.start.line or 0 for block in text.blocks if block.kind is not BlockKind.HEADING]
    headings: Sequence[Heading | None] = (*text.headings, None)
    for heading, after in pairwise(headings):
        if heading is None or (after is not None and after.level > heading.level):
            continue
        first = heading.location.line or 0
        last = (after.location.line or 0) if after else float("inf")
        if any(first < line < last for line in filled) or _made(heading, text, pack):
            continue
        yield Finding(
            RULE,
            heading.location,
            f"avsnittet ”{heading.text}” är tomt",
            f'the section "{heading.text}" is empty',
        )


def _made(heading: Heading, text: Text, pack: Pack | None) -> bool:
    """Whether the machine fills a section: that of the sources, last in a method and in a case."""
    if pack is None or pack.facts is None or not WRITTEN[pack.kind]:
        return False
    part = part_of(pack.kind, heading.text, text.language)
    last = heading is text.headings[-1] and text.language not in LANGUAGES
    its_place = last if part is None else part.key == SOURCES.key
    return its_place and heading.level == _SECTION and bool(pack.facts.sources)

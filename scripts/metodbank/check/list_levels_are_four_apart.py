"""What belongs to a list is indented four spaces a level, and nothing else is indented.

Seen with every indentation from 0 to 12 under every kind of marker: GitHub and pandoc count from
where an item's words begin (two spaces after ``-``, three after ``1.``), Python-Markdown counts
in fours. Four spaces a level is in both their ranges; two and three make an inner list part of the
outer one on the site, six and seven make it a paragraph on GitHub. Python-Markdown also joins
lists that follow one another, unless a numbered one and one of dashes have an empty line between
them, and makes a heading of the words above an empty item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.markup import PROSE, is_fenced
from metodbank.model.rule import Rule
from metodbank.model.text import Block, BlockKind, Text

RULE = Rule(
    name="list-levels-are-four-apart",
    title=said(
        "Listor i listor är indragna fyra mellanslag", "Lists within lists are indented four spaces"
    ),
    why=said(
        "Med två eller tre mellanslag hamnar underpunkterna bland huvudpunkterna på webbplatsen,"
        " fast det ser rätt ut på GitHub.",
        "With two or three spaces the inner items land among the outer ones on the site, though it"
        " looks right on GitHub.",
    ),
    remedy=said(
        "Dra in det som hör till en punkt fyra mellanslag, och det som hör till en underpunkt åtta."
        " Dra inte in annat.",
        "Indent what belongs to an item by four spaces, and what belongs to an inner item by"
        " eight. Indent nothing else.",
    ),
    bad="- Bröd\n  - mörkt\n  - ljust",
    good="- Bröd\n    - mörkt\n    - ljust",
)

STEP = 4
_STARTS = frozenset(" \t>-*+0123456789")
"""What a line that is indented, quoted or an item begins with."""
_QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)*")
_MARKER = re.compile(r"(?P<sign>[-*+]|[0-9]{1,9}[.)])(?P<space>[ ]+|$)")
_LATER = re.compile(
    r"\n(?:[ ]{0,3}>[ ]?)*(?P<indent>[ ]{3,})(?:(?P<item>[-*+]|[0-9]{1,9}[.)])[ ]+\S|>|```|~~~)"
)
_EMPTY = re.compile(r"^[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]*$", re.MULTILINE)


@dataclass(slots=True)
class _Item:
    """An item that is open: its marker, how far in its words begin, and where it has a gap."""

    sign: str
    words: int
    gap: bool = False


@dataclass(slots=True)
class _Lists:
    """The items that are open at some line, outermost first, and the quote that they stand in."""

    items: list[_Item] = field(default_factory=list)
    quote: str = ""

    def leave(self, indent: int) -> list[_Item]:
        """Close the items that a line so far in cannot belong to, innermost first."""
        closed: list[_Item] = []
        while self.items and indent < self.items[-1].words:
            closed.append(self.items.pop())
        return closed


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every line whose level is not the same to all."""
    for _, text in catalogue.texts:
        lists = _Lists()
        lines = text.body.split("\n")
        ended = 0
        for block in text.blocks:
            index = (block.start.line or 1) - text.body_line
            yield from _level(lists, block, lines[ended:index])
            ended = index + block.source.count("\n") + 1
        yield from _empty(text)


def _level(lists: _Lists, block: Block, between: list[str]) -> Iterator[Finding]:
    """``between`` are the lines since the last block."""
    if not lists.items and not lists.quote and block.source[:1] not in _STARTS:
        yield from _inside(block, 0)
        return
    quote = _QUOTED.match(block.source)
    mark = quote[0].replace(" ", "") if quote else ""
    if mark != lists.quote:
        lists.items.clear()
        lists.quote = mark
    start = len(quote[0]) if quote else 0
    first = block.source[start:].partition("\n")[0].expandtabs(STEP)
    indent = len(first) - len(first.lstrip(" "))
    here = block.at(start + indent)
    marker = _MARKER.match(first, indent) if block.kind is BlockKind.ITEM else None
    closed = lists.leave(indent)
    depth = len(lists.items)
    if depth and between:
        lists.items[-1].gap = True
    if block.kind is BlockKind.CODE and not depth and not is_fenced(block):
        yield Finding(
            RULE,
            here,
            f"raden är indragen {indent} mellanslag och blir programkod, väntade ingen indragning",
            f"the line is indented {indent} spaces and becomes program code, expected none",
        )
    elif indent // STEP != depth and (depth or marker):
        if block.kind not in (BlockKind.HEADING, BlockKind.HTML):
            yield _wrong(here, indent, depth)
    elif marker and closed and not any(line.strip(" \t>") for line in between):
        yield from _after(closed, marker["sign"], here, bool(between))
    if marker:
        space = len(marker["space"])
        width = len(marker["sign"]) + (space if 1 <= space <= STEP else 1)
        lists.items.append(_Item(marker["sign"], indent + width))
    yield from _inside(block, len(lists.items))


def _inside(block: Block, depth: int) -> Iterator[Finding]:
    """Lines in the middle of a block that some take for the start of another."""
    if block.kind in PROSE and "\n" in block.source:
        for match in _LATER.finditer(block.source):
            if match["item"] is None or block.kind is BlockKind.ITEM:
                found = len(match["indent"])
                yield _wrong(block.at(match.end("indent")), found, min(found // STEP, depth))


def _after(closed: list[_Item], sign: str, here: Location, apart: bool) -> Iterator[Finding]:
    """What an item must not follow: a list that it is taken for a part of, or an inner gap."""
    before = closed[-1].sign
    if _run_together(before, sign, apart):
        yield Finding(
            RULE,
            here,
            f"en lista med {sign} följer på en med {before}, väntade text emellan",
            f"a list with {sign} follows one with {before}, expected text in between",
        )
    elif not apart and any(item.gap for item in closed):
        yield Finding(
            RULE,
            here,
            "punkten följer på något som har en tom rad före sig, väntade en tom rad även här",
            "the item follows something with an empty line before it, expected one here too",
            Replacement.at(Location(here.path, here.line, 1), "", "\n"),
        )


def _wrong(where: Location, indent: int, depth: int) -> Finding:
    return Finding(
        RULE,
        where,
        f"är indraget {indent} mellanslag, väntade {depth * STEP}",
        f"is indented {indent} spaces, expected {depth * STEP}",
    )


def _run_together(one: str, other: str, after_empty: bool) -> bool:
    """Whether Python-Markdown takes two lists for one: ``-`` and ``*``, or ``-`` after ``1.``."""
    if one[-1] in ".)" and other[-1] in ".)":
        return False
    if one[-1] in ".)" or other[-1] in ".)":
        return not after_empty
    return one != other


def _empty(text: Text) -> Iterator[Finding]:
    taken: set[int] = set()
    for block in text.blocks:
        first = block.start.line or 1
        taken.update(range(first, first + block.source.count("\n") + 1))
    for match in _EMPTY.finditer(text.body):
        line = text.body_line + text.body.count("\n", 0, match.start())
        if line not in taken:
            yield Finding(
                RULE,
                Location(text.path, line, len(match[0]) - len(match[0].lstrip(" \t>")) + 1),
                "punkten är tom",
                "the item is empty",
            )

"""Between two parts of a text stands an empty line.

What was seen when every kind of part was put right after every other, in Python-Markdown,
markdown-it-py and pandoc: a list or a table right after a paragraph is a list on GitHub and a
long line of hyphens on the site and in Word. A heading, a quote or a dividing line is lost in
Word. Text right after a table becomes a row of it, and text right after code is swallowed by the
site. Only what follows a heading is read alike with or without the empty line. Two quotes with
only an empty line between them are one to Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import Bilingual, said
from metodbank.model.location import Location
from metodbank.model.rule import Rule
from metodbank.model.text import Block, BlockKind, Text

RULE = Rule(
    name="blocks-stand-apart",
    title=said(
        "Tomma rader skiljer textens delar åt", "Empty lines keep the parts of a text apart"
    ),
    why=said(
        "Utan en tom rad före blir listan ett stycke fullt av bindestreck, på webbplatsen och i"
        " Word, fast den ser rätt ut på GitHub.",
        "Without an empty line before it the list becomes a paragraph full of hyphens, on the site"
        " and in Word, though it looks right on GitHub.",
    ),
    remedy=said(
        "Lägg en tom rad före varje lista, tabell, rubrik, citat, kodblock och linje, och efter"
        " tabeller och kodblock.",
        "Put an empty line before every list, table, heading, quote, block of code and"
        " dividing line, and after tables and blocks of code.",
    ),
    bad="Ta med:\n- bröd\n- smör",
    good="Ta med:\n\n- bröd\n- smör",
)

_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_QUOTES = re.compile(r"(?:[ \t]*>)*")
_LINE = re.compile(r"^[ \t>]*([-*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
_DEFINITION = re.compile(r"(?<=\n)[ ]{0,3}\[[^\]\n]+\]:[ \t]+\S")
_WORDS = {
    BlockKind.PARAGRAPH: said("stycket", "the paragraph"),
    BlockKind.HEADING: said("rubriken", "the heading"),
    BlockKind.ITEM: said("listan", "the list"),
    BlockKind.QUOTE: said("citatet", "the quote"),
    BlockKind.ROW: said("tabellen", "the table"),
    BlockKind.CODE: said("koden", "the code"),
}
_RULE_LINE = said("linjen", "the dividing line")
_DEFINED = said("adressraden", "the line with an address")
_FREE = {
    BlockKind.PARAGRAPH: (BlockKind.CODE,),
    BlockKind.HEADING: (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.ROW),
    BlockKind.ITEM: (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ROW, BlockKind.CODE),
    BlockKind.QUOTE: (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW),
    BlockKind.ROW: (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CODE),
    BlockKind.CODE: tuple(set(BlockKind) - {BlockKind.HEADING, BlockKind.HTML}),
}
"""What a block of a kind must not follow at once."""


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every block that begins on the line after another."""
    for _, text in catalogue.texts:
        lines = text.body.split("\n")
        before: Block | None = None
        for number, block in enumerate(text.blocks):
            if before is not None:
                sure = block.kind is not BlockKind.ITEM or _goes_on(text.blocks, number)
                yield from _follows(before, block, text, lines, sure)
            before = block
            yield from _definitions(block)
        yield from _rules(text, lines)


def _follows(
    before: Block, block: Block, text: Text, lines: list[str], sure: bool
) -> Iterator[Finding]:
    index = (block.start.line or 1) - text.body_line
    ended = (before.start.line or 1) - text.body_line + before.source.count("\n") + 1
    between = lines[ended:index]
    if BlockKind.HTML in (before.kind, block.kind):
        return
    if block.kind is before.kind is BlockKind.ROW:
        if "|" not in block.source:
            yield from _apart(block.at(0), _WORDS[BlockKind.PARAGRAPH], _WORDS[BlockKind.ROW], "")
        return
    if between:
        if _quoted(block) and _quoted(before) and not "".join(between).strip():
            yield Finding(
                RULE,
                block.at(0),
                "två citat följer på varandra och blir ett, väntade text emellan",
                "two quotes follow one another and become one, expected text between them",
            )
        return
    after_heading = before.kind is BlockKind.HEADING and not _quoted(before)
    if _quoted(block) != _quoted(before) and not after_heading:
        what = BlockKind.QUOTE if _quoted(block) else block.kind
        after = BlockKind.QUOTE if _quoted(before) else before.kind
        yield from _apart(block.at(0), _WORDS[what], _WORDS[after], lines[index])
        return
    if before.kind not in _FREE.get(block.kind, ()):
        return
    if block.kind is BlockKind.ITEM and not _ITEM.match(block.source):
        if before.kind is not BlockKind.CODE:
            return
        yield from _apart(block.at(0), _WORDS[BlockKind.PARAGRAPH], _WORDS[before.kind], "")
        return
    yield from _apart(
        block.at(0), _WORDS[block.kind], _WORDS[before.kind], lines[index] if sure else ""
    )


def _quoted(block: Block) -> int:
    """How many quotes deep a block begins."""
    signs = _QUOTES.match(block.source)
    return signs[0].count(">") if signs else 0


def _goes_on(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether an item is followed by another: a lone hyphen may be a minus, or a dash."""
    after = blocks[number + 1 : number + 2]
    return bool(after) and after[0].kind is BlockKind.ITEM


def _definitions(block: Block) -> Iterator[Finding]:
    if block.kind is BlockKind.PARAGRAPH and "]:" in block.source:
        for match in _DEFINITION.finditer(block.source):
            yield from _apart(block.at(match.start()), _DEFINED, _WORDS[block.kind], "[")


def _rules(text: Text, lines: list[str]) -> Iterator[Finding]:
    """Rules are no blocks; one right under a paragraph is that paragraph's underline."""
    if not any(sign in text.body for sign in ("---", "***", "___", "- -", "* *", "_ _")):
        return
    kinds: dict[int, BlockKind] = {}
    for block in text.blocks:
        first = (block.start.line or 1) - text.body_line
        kinds.update(dict.fromkeys(range(first, first + block.source.count("\n") + 1), block.kind))
    for match in _LINE.finditer(text.body):
        index = text.body.count("\n", 0, match.start())
        above = kinds.get(index - 1)
        if index in kinds or not index or not lines[index - 1].strip(" \t>"):
            continue
        if above is None and _LINE.match(lines[index - 1]):
            where = Location(text.path, text.body_line + index, 1)
            yield from _apart(where, _RULE_LINE, _RULE_LINE, lines[index])
        elif above in _WORDS and not (
            above is BlockKind.HEADING and not lines[index - 1].startswith("#")
        ):
            where = Location(text.path, text.body_line + index, 1)
            yield from _apart(where, _RULE_LINE, _WORDS[above], lines[index])


def _apart(where: Location, what: Bilingual, after: Bilingual, line: str) -> Iterator[Finding]:
    """``line`` is given when an empty one before it is certain to be what was meant."""
    yield Finding(
        RULE,
        where,
        f"{what['sv']} börjar på raden efter {after['sv']}, väntade en tom rad emellan",
        f"{what['en']} begins on the line after {after['en']}, expected an empty line between",
        Replacement.at(Location(where.path, where.line, 1), "", "\n")
        if line[:1].strip(" \t>")
        else None,
    )

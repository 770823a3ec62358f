"""Texts are Markdown through and through, without HTML.

Seen: inside a block of HTML Python-Markdown leaves ``*`` and ``-`` as signs where GitHub and
pandoc read them; a tag in a line is kept on the web by all, and vanishes from Word and PDF (pandoc
writes ``a<br>b`` as "ab" and drops a whole ``<table>``); and words between angle brackets vanish
everywhere, with what stands there. Comments are read alike, as nothing, and are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.harm import harm_in, own_disk
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.markup import PROSE, without_code
from metodbank.model.rule import Rule
from metodbank.model.text import BlockKind

RULE = Rule(
    name="text-is-without-html",
    title=said("Texten är skriven utan HTML", "The text is written without HTML"),
    why=said(
        "Taggar försvinner när texten blir Word eller PDF, och ibland orden i dem också.",
        "Tags vanish when the text becomes Word or PDF, and sometimes the words in them too.",
    ),
    remedy=said(
        "Skriv **fet**, *kursiv*, en lista eller en tabell i stället. Behövs tecknet <, skriv det"
        " mellan `grava accenter`.",
        "Write **bold**, *italics*, a list or a table instead. If the sign < is needed, write it"
        " between `backticks`.",
    ),
    bad="Soppa<br>och <b>bröd</b> till <antal> gäster",
    good="Soppa och **bröd** till ett bestämt antal gäster",
)

_TAG = re.compile(r"(?<!\\)<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?=[\s/>])[^<>]*>")
_SIMPLE = re.compile(r"<(b|strong|i|em)>(\w(?:[^<>*_\n]*\w)?)</\1>")
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_LONGEST = 40


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every tag, or for the first of a block of HTML."""
    for _, text in catalogue.texts:
        if "<" not in text.body:
            continue
        for block in text.blocks:
            if "<" not in block.source or block.kind is BlockKind.CODE:
                continue
            tags = _tags(without_code(block.source))
            for offset, tag, mend in tags if block.kind in PROSE else tags[:1]:
                yield _finding(block.at(offset), tag, mend)
    for written in catalogue.written:
        if "<" in written.text:
            for _, tag, _ in _tags(written.text)[:1]:
                yield _finding(written.location, tag, "")


def _tags(source: str) -> list[tuple[int, str, str]]:
    """Where each opening tag stands, what it is, and the Markdown for it when that is certain.

    What is harmful is left to rule ``text-is-harmless``.
    """
    found: list[tuple[int, str, str]] = []
    opened: Counter[str] = Counter()
    for match in _TAG.finditer(source):
        name = match["name"].lower()
        if any(harm_in(match[0])) or any(own_disk(match[0])):
            opened[name] += 1
        elif match["close"] and opened[name]:
            opened[name] -= 1
        else:
            simple = _SIMPLE.match(source, match.start())
            if simple:
                sign = _SIGNS[simple[1]]
                found.append((match.start(), simple[0], f"{sign}{simple[2]}{sign}"))
            else:
                found.append((match.start(), match[0], ""))
            opened[name] += 1
    return found


def _finding(where: Location, tag: str, mend: str) -> Finding:
    shown = " ".join(tag.split())
    shown = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    return Finding(
        RULE,
        where,
        f"”{shown}” är HTML" + (f": skriv ”{mend}”" if mend else ", väntade ord eller Markdown"),
        f'"{shown}" is HTML' + (f': write "{mend}"' if mend else ", expected words or Markdown"),
        Replacement.at(where, tag, mend) if mend else None,
    )

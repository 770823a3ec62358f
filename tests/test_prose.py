"""Is our prose readable, of the agreed length, and nowhere said twice in the same words?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from metodbank.check.text_is_readable import lix
from metodbank.model.language import ENGLISH, LANGUAGES, SWEDISH
from metodbank.model.library import Kind
from metodbank.model.pack import Pack
from metodbank.model.passages import Passage, passages
from metodbank.model.sentences import measured
from metodbank.model.text import Block, BlockKind, Text
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = read_catalogue(read_library(ROOT))
FOLDERS = {pack.folder for pack in CATALOGUE.packs}
TEXTS = [(pack, text) for pack in CATALOGUE.packs for text in pack.texts.values()]
WORDS = {Kind.METHOD: (700, 1100), Kind.CASE: (350, 600), Kind.CHECKLIST: (60, 150)}
LIX = (27, 45)
RUN = 10
# Sentences that may stand in several packs.
STOCK = {
    ENGLISH: ("whatever lacks a source in the list is the editors judgement",),
    SWEDISH: ("det som saknar källa i listan är redaktionens bedömning",),
}

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Titles of pages and descriptions of drawings: two packs may name or draw the same thing.
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^)]*\)")

by_text = pytest.mark.parametrize(("pack", "text"), TEXTS, ids=[text.path for _, text in TEXTS])


def prose(text: Text) -> Iterator[Block]:
    """The blocks that a reader reads: no headings, no drawings and no legends of drawings."""
    legend = False
    for block in text.blocks:
        drawn = block.source.startswith("![")
        legend = drawn or (legend and block.kind is BlockKind.ITEM)
        if not legend and block.kind is not BlockKind.HEADING:
            yield block


@by_text
def test_length(pack: Pack, text: Text) -> None:
    least, most = WORDS[pack.kind]
    number = sum(measured(block.words, text.language)[0] for block in prose(text))
    assert least <= number <= most, (
        f"{text.path}:{text.body_line}: {number} words without headings and drawings: write"
        f" {least} to {most}"
    )


@by_text
def test_swedish_is_neither_heavy_nor_chopped(pack: Pack, text: Text) -> None:
    if text.language == SWEDISH:
        least, most = LIX
        found = round(lix(text))
        assert least <= found <= most, (
            f"{text.path}:{text.body_line}: LIX {found}, between {least} and {most} is right:"
            f" {'part long sentences' if found > most else 'join short sentences'}"
        )


@pytest.mark.parametrize("kind", [Kind.METHOD, Kind.CASE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_texts_open_alike(kind: Kind, language: str) -> None:
    openings: dict[str, list[str]] = defaultdict(list)
    for pack, text in TEXTS:
        if pack.kind is kind and text.language == language:
            first = next(block for block in prose(text) if block.kind is BlockKind.PARAGRAPH)
            openings[" ".join(words(first.words)[:3])].append(str(first.start))
    alike = [
        f"{place}: opens with “{opening}” as {others[0]} does: begin in another way"
        for opening, others in openings.items()
        for place in others[1:]
    ]
    assert not alike, "\n".join(alike)


class Run(NamedTuple):
    """Some words in a row. ``unit`` is the pack or page, in every language."""

    language: str
    words: str
    unit: str
    where: str


def words(text: str) -> list[str]:
    return [match[0].casefold().replace("’", "'") for match in _WORD.finditer(text)]


def unit(path: str) -> str:
    """The pack that a file belongs to, or the page without its language."""
    folder = path.rpartition("/")[0]
    return folder if folder in FOLDERS else re.sub(r"\.[a-z]+\.md$", "", path)


def runs(passage: Passage) -> Iterator[Run]:
    """Every run of ten words in a passage, none of them in a link."""
    if passage.kind is BlockKind.HEADING:
        return
    links = [match.span() for match in _LINK.finditer(passage.source)]
    edges = [0, *(edge for span in links for edge in span), len(passage.words)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        found = list(_WORD.finditer(passage.words, start, end))
        for at in range(len(found) - RUN + 1):
            first, last = found[at], found[at + RUN - 1]
            said = " ".join(words(passage.words[first.start() : last.end()]))
            place = passage.at(first.start())
            yield Run(passage.language, said, unit(str(place.path)), str(place))


def test_no_ten_words_stand_in_two_places() -> None:
    where: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for passage in passages(CATALOGUE):
        for run in runs(passage):
            where[run.language, run.words].setdefault(run.unit, run.where)
    shared = [
        f"{places[-1]}: “{said}” stands at {places[0]} too: say it in other words, or once on a"
        " support page"
        for (language, said), found in where.items()
        if len(found) > 1 and not any(said in sentence for sentence in STOCK[language])
        for places in [list(found.values())]
    ]
    assert not shared, "\n".join(shared)

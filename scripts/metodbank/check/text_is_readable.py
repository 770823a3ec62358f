"""A text as a whole is easy to read: its LIX is at most 45.

LIX is the mean length of sentences plus the share of long words, those of more than six letters.
It was made for Swedish and has been tried on English with good agreement (J. Anderson, "Lix and
Rix: variations on a little-known readability index", Journal of Reading 26, 1983; there 45 is the
tenth year of school). It counts letters, where measures made for English count syllables and must
guess. The same text comes out alike in both: longer sentences make up for shorter words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule, Severity
from metodbank.model.sentences import LANGUAGES, measured, sentences
from metodbank.model.text import Block, BlockKind, Text

MOST = 45
ENOUGH = 100
"""Words: of a shorter text the measure says little."""

RULE = Rule(
    name="text-is-readable",
    title=said("Texten är lättläst", "The text is easy to read"),
    why=said(
        "Långa meningar och långa ord stänger ute många läsare. Läsbarhetsmåttet LIX ger"
        " myndigheters beslut över 45 och en bra handledning 30–42.",
        "Long sentences and long words shut many readers out. The readability measure LIX gives"
        " official decisions more than 45 and a good guide 30–42.",
    ),
    remedy=said(
        "Börja med stycket som pekas ut: dela meningar, byt långa ord mot korta och gör listor av"
        " uppräkningar. LIX 30–42 är lagom.",
        "Begin with the paragraph pointed at: part sentences, change long words for short ones and"
        " turn enumerations into lists. LIX 30–42 is right.",
    ),
    bad="Samtalsmetodens huvudsakliga användningsområde är kommunövergripande dialogprocesser.",
    good="Metoden passar när flera kommuner vill prata om samma fråga.",
    severity=Severity.WARNING,
)

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_WORTH_POINTING_AT = 20


@dataclass(frozen=True, slots=True)
class _Measured:
    """Some running text, counted."""

    words: int
    long: int
    sentences: int

    @property
    def lix(self) -> float:
        return self.words / self.sentences + 100 * self.long / self.words


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every text that is too heavy, at its worst paragraph."""
    for _, text in catalogue.texts:
        if text.language in LANGUAGES:
            yield from _heavy(text)


def lix(text: Text) -> float:
    """How heavy a text is as a whole; one without running text weighs nothing."""
    found = _measured(text)
    return _whole(found).lix if found else 0.0


def _measured(text: Text) -> list[tuple[Block, _Measured]]:
    found = [
        (block, _Measured(*measured(block.words, text.language)))
        for block in text.blocks
        if block.kind in _RUNNING
    ]
    return [(block, each) for block, each in found if each.words]


def _whole(found: list[tuple[Block, _Measured]]) -> _Measured:
    return _Measured(
        sum(each.words for _, each in found),
        sum(each.long for _, each in found),
        sum(each.sentences for _, each in found),
    )


def _heavy(text: Text) -> Iterator[Finding]:
    found = _measured(text)
    whole = _whole(found)
    if whole.words < ENOUGH or round(whole.lix) <= MOST:
        return
    block, worst = max(found, key=_heaviness)
    start = next(sentences(block.words, text.language)).start
    yield Finding(
        RULE,
        block.at(start),
        f"texten har LIX {whole.lix:.0f}, väntade högst {MOST}; det här stycket har"
        f" {worst.lix:.0f}",
        f"the text has LIX {whole.lix:.0f}, expected at most {MOST}; this paragraph has"
        f" {worst.lix:.0f}",
    )


def _heaviness(each: tuple[Block, _Measured]) -> tuple[bool, float]:
    """Of a few words the measure is a matter of chance: longer paragraphs come first."""
    return each[1].words >= _WORTH_POINTING_AT, each[1].lix

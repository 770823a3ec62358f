"""A number in the text says where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import ENGLISH, SWEDISH, Language, said
from metodbank.model.location import Location
from metodbank.model.pack import Pack
from metodbank.model.rule import Rule, Severity
from metodbank.model.sentences import sentences
from metodbank.model.text import BlockKind, Text
from metodbank.model.uses import every_number, every_text

RULE = Rule(
    name="numbers-say-where-from",
    title=said(
        "Varje tal i texten säger varifrån det kommer", "Every number in the text has a basis"
    ),
    why=said(
        "Läsaren vill veta om talet är uppmätt, hämtat någon annanstans eller vårt eget omdöme.",
        "Readers want to know whether a number was measured, taken from elsewhere or is our own"
        " judgement.",
    ),
    remedy=said(
        "Skriv källans nummer i samma mening, [1], eller [red] när det är redaktionens bedömning."
        " Tal som redan står i packens fakta behöver ingen källa till.",
        "Write the number of the source in the same sentence, [1], or [ed] when it is the editors'"
        " judgement. Numbers that stand in the pack's facts already need no further source.",
    ),
    bad="Ta emot 20 procent fler än ni har portioner.",
    good="Ta emot 20 procent fler än ni har portioner [red].",
    severity=Severity.WARNING,
)

_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW)
_DIGITS = r"[0-9]{1,3}(?:[ \u00a0\u202f.,][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?"
_RANGE = rf"(?<![\w.,:/–-])(?:{_DIGITS})(?:[ \u00a0]?[–-][ \u00a0]?(?:{_DIGITS}))?"
_UNITS: Mapping[Language, str] = {
    SWEDISH: (
        r"personer|deltagare|besökare|gäster|invånare|väljare|elever|minuter|min|timmar|timme"
        r"|dagar|dygn|veckor|månader|kronor|kr|tkr|mkr|grader|procent|portioner|meter"
        r"|kvadratmeter|kilometer|km"
    ),
    ENGLISH: (
        r"people|persons|participants|visitors|guests|residents|inhabitants|voters|pupils|minutes"
        r"|min|hours?|days?|weeks?|months?|kronor|degrees|per\ cent|percent|portions|metres"
        r"|square\ metres|kilometres|km"
    ),
}
_SCALES: Mapping[Language, str] = {
    SWEDISH: r"(?:(?:tusen|miljon(?:er)?|miljard(?:er)?)\ )?",
    ENGLISH: r"(?:(?:thousand|million|billion)\ )?",
}
_CROWNS = rf"SEK[ \u00a0](?:{_DIGITS})(?:\ (?:million|billion))?"
_PATTERNS = {
    language: re.compile(
        rf"{_RANGE}[ \u00a0]?(?:%|°C?|{_SCALES[language]}(?:{units})\b)"
        + (rf"|{_CROWNS}" if language == ENGLISH else ""),
        re.IGNORECASE,
    )
    for language, units in _UNITS.items()
}
_BASIS = re.compile(r"\[(?:[0-9]{1,3}|red|ed)\](?!\()")
_IMAGE = re.compile(r"!\[[^\]]*\]\((?:[^()\n]|\([^()\n]*\))*\)")
_NUMBER = re.compile(_DIGITS)
_DIGIT = re.compile(r"[0-9]")
_NOT_DIGITS = re.compile(r"[ \u00a0\u202f]|[.,](?=[0-9]{3}(?![0-9]))")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every number with a unit whose sentence has no basis.

    One that stands elsewhere in the text with its basis, or in the facts, needs it only there.
    """
    for pack, _ in catalogue.known:
        known: set[str] | None = None
        for text in pack.texts.values():
            if text.language not in _PATTERNS:
                continue
            told = tuple(_told(text))
            bare = [each for each in told if not each.has_basis]
            if not bare:
                continue
            known = _known(pack) if known is None else known
            elsewhere = {number for each in told if each.has_basis for number in each.numbers}
            for each in bare:
                if not each.numbers <= known | elsewhere:
                    yield Finding(
                        RULE,
                        each.where,
                        f"”{each.words}” har ingen källa i meningen, väntade [1] eller [red]",
                        f'"{each.words}" has no source in its sentence, expected [1] or [ed]',
                    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A number with a unit, and whether its sentence says where it comes from."""

    words: str
    numbers: frozenset[str]
    where: Location
    has_basis: bool


def _told(text: Text) -> Iterator[_Told]:
    """The numbers with a unit in a text, but not those in what a figure shows."""
    led = False
    for block in text.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            led = False
        if block.kind not in _KINDS:
            continue
        digits = _DIGIT.search(block.words)
        found = list(_PATTERNS[text.language].finditer(block.words)) if digits else []
        leads = block.kind is BlockKind.PARAGRAPH and block.source.rstrip().endswith(":")
        if not found and not leads:
            continue
        drawn = [image.span() for image in _IMAGE.finditer(block.source)]
        starts = [each.start for each in sentences(block.words, text.language)]
        if block.kind is BlockKind.ROW:
            starts = []
        for match in found:
            start = match.start()
            if any(first <= start < last for first, last in drawn):
                continue
            begins = max((each for each in starts if each <= start), default=0)
            ends = min((each for each in starts if each > start), default=None)
            basis = led or bool(_BASIS.search(block.source[begins:ends]))
            numbers = frozenset(map(_plain, _NUMBER.findall(match[0])))
            yield _Told(match[0], numbers, block.at(start), basis)
        if leads:
            # The source of a list may stand once, in the sentence that opens it.
            led = bool(_BASIS.search(block.source[starts[-1] if starts else 0 :]))


def _known(pack: Pack) -> set[str]:
    """The numbers in the pack's facts, also those in their words."""
    found: set[str] = set()
    for read in (pack.facts, pack.checklist):
        if read is not None:
            found |= {str(number) for number in every_number(read)}
            for _, _, words in every_text(read):
                found |= {_plain(each) for each in _NUMBER.findall(words)}
    return found


def _plain(number: str) -> str:
    """``10 000`` and ``10,000`` -> ``10000``; ``1,4`` -> ``1.4``."""
    return _NOT_DIGITS.sub("", number).replace(",", ".")

"""Headings go down one level at a time, each with words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule
from metodbank.model.text import Heading, Text

RULE = Rule(
    name="heading-levels-are-sequential",
    title=said(
        "Rubrikerna går en nivå i taget och skiljer sig åt",
        "Headings go one level at a time and differ",
    ),
    why=said(
        "Den som lyssnar på sidan hoppar mellan rubrikerna. En nivå som saknas låter som ett"
        " avsnitt som saknas, och två lika rubriker går inte att skilja åt.",
        "Whoever listens to the page jumps between its headings. A missing level sounds like a"
        " missing section, and two equal headings cannot be told apart.",
    ),
    remedy=said(
        "Börja på ##, gå till ### och sedan ####. Titeln står överst i filen, så # används inte."
        " Ge varje rubrik egna ord.",
        "Begin with ##, go on to ### and then ####. The title stands at the top of the file, so #"
        " is not used. Give every heading words of its own.",
    ),
    bad="# Soppa\n### Före\n### Före",
    good="## Så gör ni\n### Före\n### Efter",
)

_FIRST = 2


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for headings that are too high, too deep, empty, or said already."""
    for _, text in catalogue.texts:
        yield from _levels(text)


def _levels(text: Text) -> Iterator[Finding]:
    deepest = _FIRST - 1
    said_at: dict[int, dict[str, Heading]] = {}
    for heading in text.headings:
        level = heading.level
        if level < _FIRST:
            yield Finding(
                RULE,
                heading.location,
                f"rubriken ”{heading.text}” har ett #, väntade ##: titeln står överst i filen",
                f'the heading "{heading.text}" has one #, expected ##: the title is at the top'
                " of the file",
            )
        elif level > deepest + 1:
            yield Finding(
                RULE,
                heading.location,
                f"rubriken har {'#' * level}, väntade {'#' * (deepest + 1)}",
                f"the heading has {'#' * level}, expected {'#' * (deepest + 1)}",
            )
        deepest = max(level, _FIRST - 1)
        said_at = {known: words for known, words in said_at.items() if known <= level}
        same = said_at.setdefault(level, {})
        before = same.setdefault(heading.text.casefold(), heading)
        if not heading.text:
            yield Finding(RULE, heading.location, "rubriken är tom", "the heading is empty")
        elif before is not heading:
            yield Finding(
                RULE,
                heading.location,
                f"rubriken ”{heading.text}” står redan på rad {before.location.line}",
                f'the heading "{heading.text}" already stands on line {before.location.line}',
            )

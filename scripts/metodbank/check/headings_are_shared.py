"""Both languages of a text have the same skeleton."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import LANGUAGES, said
from metodbank.model.library import Kind
from metodbank.model.location import Location
from metodbank.model.outline import WRITTEN, part_of
from metodbank.model.rule import Rule
from metodbank.model.text import Heading, Text

RULE = Rule(
    name="headings-are-shared",
    title=said("Språken har samma rubriker", "The languages share their headings"),
    why=said(
        "Läsaren byter språk mitt i sidan, och två kollegor ska kunna tala om samma avsnitt.",
        "Readers switch language in mid-page, and two colleagues must be able to name one section.",
    ),
    remedy=said(
        "Ge båda texterna samma rubriker i samma ordning och på samma nivåer. Standardrubrikerna"
        " står i mallen.",
        "Give both texts the same headings in the same order and levels. The standard headings are"
        " in the template.",
    ),
    bad="sv: ## Kort sagt / ## Så gör ni   en: ## In short",
    good="sv: ## Kort sagt / ## Så gör ni   en: ## In short / ## How to do it",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Compare every text with the library's own language, and packs with their standard."""
    own = catalogue.library.languages[0]
    for pack in catalogue.packs:
        faults = {
            language: tuple(_standard(pack.kind, text)) if language in LANGUAGES else ()
            for language, text in pack.texts.items()
        }
        for language, text in pack.texts.items():
            yield from faults[language]
            # What the standard has said already is not said again as a difference.
            if language != own and not faults[language] and faults.get(own) == ():
                yield from _same(pack.texts[own], text, pack.kind)
    for page in catalogue.pages:
        for language, text in page.texts.items():
            if language != own and own in page.texts:
                yield from _same(page.texts[own], text)


def _standard(kind: Kind, text: Text) -> Iterator[Finding]:
    wanted = [part.heading[text.language] for part in WRITTEN[kind]]
    found = {heading.text: heading for heading in text.headings if heading.level == 2}
    present = [name for name in wanted if name in found]
    for before, after in pairwise(present):
        if found[after].location.sort_key < found[before].location.sort_key:
            yield Finding(
                RULE,
                found[after].location,
                f"rubriken ”## {after}” står före ”## {before}”, väntade efter",
                f'the heading "## {after}" stands before "## {before}", expected after it',
            )
    for name in wanted:
        if name not in found:
            yield Finding(
                RULE,
                Location(text.path),
                f"rubriken ”## {name}” saknas",
                f'the heading "## {name}" is missing',
            )


def _same(original: Text, text: Text, kind: Kind | None = None) -> Iterator[Finding]:
    for theirs, ours in zip(original.headings, text.headings, strict=False):
        if theirs.level != ours.level:
            yield Finding(
                RULE,
                ours.location,
                f"rubriken har nivå {ours.level}, {theirs.location} har nivå {theirs.level}",
                f"the heading is level {ours.level}, {theirs.location} is level {theirs.level}",
            )
            return
        spoken = {original.language, text.language} <= set(LANGUAGES)
        if kind and spoken and _key(kind, theirs, original) != _key(kind, ours, text):
            yield Finding(
                RULE,
                ours.location,
                f"rubriken ”{ours.text}” svarar inte mot ”{theirs.text}” på {theirs.location}",
                f'the heading "{ours.text}" does not answer "{theirs.text}" at {theirs.location}',
            )
            return
    difference = len(original.headings) - len(text.headings)
    if difference:
        yield Finding(
            RULE,
            Location(text.path),
            f"har {len(text.headings)} rubriker, {original.path} har {len(original.headings)}",
            f"has {len(text.headings)} headings, {original.path} has {len(original.headings)}",
        )


def _key(kind: Kind, heading: Heading, text: Text) -> str | None:
    """Which standard part a heading opens, in whichever language it is written."""
    part = part_of(kind, heading.text, text.language) if heading.level == 2 else None
    return part.key if part else None

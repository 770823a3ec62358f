"""Both languages of a text have the same skeleton."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import LANGUAGES, said
from metodbank.model.library import Kind
from metodbank.model.location import Location
from metodbank.model.outline import WRITTEN
from metodbank.model.rule import Rule
from metodbank.model.text import Text

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
        for language, text in pack.texts.items():
            if language in LANGUAGES:
                yield from _standard(pack.kind, text)
            if language != own and own in pack.texts:
                yield from _same(pack.texts[own], text)
    for page in catalogue.pages:
        for language, text in page.texts.items():
            if language != own and own in page.texts:
                yield from _same(page.texts[own], text)


def _standard(kind: Kind, text: Text) -> Iterator[Finding]:
    wanted = [part.heading[text.language] for part in WRITTEN[kind]]
    found = [heading.text for heading in text.headings if heading.level == 2]
    for name in wanted:
        if name not in found:
            yield Finding(
                RULE,
                Location(text.path),
                f"rubriken ”## {name}” saknas",
                f'the heading "## {name}" is missing',
            )


def _same(original: Text, text: Text) -> Iterator[Finding]:
    for theirs, ours in zip(original.headings, text.headings, strict=False):
        if theirs.level != ours.level:
            yield Finding(
                RULE,
                ours.location,
                f"rubriken har nivå {ours.level}, {theirs.location} har nivå {theirs.level}",
                f"the heading is level {ours.level}, {theirs.location} is level {theirs.level}",
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

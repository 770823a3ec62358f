"""Two pages of one language never share a title."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.register import title_key
from metodbank.model.rule import Rule

RULE = Rule(
    name="title-is-unique",
    title=said("Titeln är ensam i sitt språk", "The title is alone in its language"),
    why=said(
        "I sökning, flikar och utskrifter är titeln allt läsaren ser.",
        "In search, tabs and print-outs the title is all that a reader sees.",
    ),
    remedy=said(
        "Ge den ena sidan en titel som säger vad som skiljer dem åt.",
        "Give one of the pages a title that says how they differ.",
    ),
    bad="title: Samtal  (i två packar)",
    good="title: Samtal vid bord",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every later text with a title already used in its language."""
    first = catalogue.register.first_titles
    for _, text in catalogue.texts:
        if not text.title:
            continue
        key = (text.language, title_key(text))
        if first[key] != text.path:
            yield Finding(
                RULE,
                text.positions.at("title"),
                f"titeln ”{text.title}” finns redan i {first[key]}",
                f'the title "{text.title}" already stands in {first[key]}',
            )

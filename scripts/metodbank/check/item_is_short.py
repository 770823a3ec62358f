"""An item of a checklist can be read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule

RULE = Rule(
    name="item-is-short",
    title=said("Punkten ryms på en rad", "The item fits on a line"),
    why=said(
        "Checklistan läses stående, med en kastrull i handen. Det man ska göra måste synas genast.",
        "The checklist is read standing, pan in hand. What is to be done must be seen at once.",
    ),
    remedy=said(
        "Skriv en sak som en person kan göra, med högst 90 tecken. Lägg råd och skäl i `help`.",
        "Write one thing that one person can do, in at most 90 characters. Put advice and reasons"
        " in `help`.",
    ),
    bad="text: {sv: Ring gästen, för hon har ofta bytt nummer, och fråga om mikrofon, ...}",
    good="text: {sv: Ring gästen och fråga om mikrofon}   help: {sv: Hon byter ofta nummer.}",
)

LONGEST = 90


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every item that is too long, in each language."""
    for _, items, positions in catalogue.item_lists:
        for index, item in enumerate(items):
            for language, words in item.text.items():
                if len(words) > LONGEST:
                    yield Finding(
                        RULE,
                        positions.value_at("items", index, "text", language),
                        f"punkten har {len(words)} tecken, väntade högst {LONGEST}",
                        f"the item has {len(words)} characters, expected at most {LONGEST}",
                    )

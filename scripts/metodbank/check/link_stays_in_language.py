"""A link keeps its reader in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.address import Addresses, addresses_of, split
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.rule import Rule
from metodbank.model.text import Link, LinkKind

RULE = Rule(
    name="link-stays-in-language",
    title=said("Länken stannar i läsarens språk", "The link stays in the reader's language"),
    why=said(
        "Den som läser svenska och hamnar på engelska tror att den svenska sidan inte finns.",
        "Somebody who reads English and lands in Swedish believes there is no English page.",
    ),
    remedy=said(
        "Länka utan språk i filnamnet (index.md). Är det andra språket meningen, låt länktexten"
        " sluta med ”(på engelska)”.",
        "Link without a language in the file name (index.md). When the other language is meant, let"
        ' the link text end with "(in Swedish)".',
    ),
    bad="[World Café](../world-cafe/index.en.md)   (i en svensk text)",
    good="[World Café](../world-cafe/index.md)",
)


MARKS = ("(på svenska)", "(på engelska)", "(in Swedish)", "(in English)")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every unmarked link into another language of the library."""
    addresses = addresses_of(catalogue)
    for uri, text in catalogue.texts:
        for link in text.links:
            if link.image:
                continue
            page: str | None
            if link.kind is LinkKind.EXTERNAL or link.target.startswith("/"):
                language, page = addresses.published(link.target)
            elif link.kind is LinkKind.LOCAL:
                language = addresses.language_of(split(link.target)[0])
                page = addresses.resolve(uri, link.target)
            else:
                continue
            if language in (None, text.language) or page == uri or link.text.endswith(MARKS):
                continue
            yield Finding(
                RULE,
                link.location,
                f"”{link.target}” leder till språket {language}, sidan är på {text.language}",
                f'"{link.target}" leads to the language {language}, the page is in {text.language}',
                _mend(addresses, link),
            )


def _mend(addresses: Addresses, link: Link) -> Replacement | None:
    """The same page in the reader's language, when the file name spells the other out."""
    path, hash_, fragment = link.target.partition("#")
    if link.kind is not LinkKind.LOCAL or fragment or addresses.language_of(path) is None:
        return None
    return Replacement.at(link.location, link.target, addresses.page(path) + hash_)

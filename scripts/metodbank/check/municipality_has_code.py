"""A Swedish municipality has its code, and no other has one."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule

SWEDEN = "SE"

RULE = Rule(
    name="municipality-has-code",
    title=said("En svensk kommun har sin kod", "A Swedish municipality has its code"),
    why=said(
        "Kommuner byter namn och stavas olika. Med koden hamnar intervjun rätt på kartan och i"
        " andras kataloger.",
        "Municipalities change names and are spelt in several ways. With the code the case lands"
        " right on the map and in the catalogues of others.",
    ),
    remedy=said(
        "Skriv SCB:s fyra siffror i `municipality.code`, till exempel ”1315” för Hylte. Ligger"
        " kommunen i ett annat land skriver ni landet i `country` och ingen kod.",
        'Write Statistics Sweden\'s four digits in `municipality.code`, such as "1315" for Hylte.'
        " If the municipality is in another country, write that in `country` and no code.",
    ),
    bad="municipality: {name: Hylte}",
    good='municipality: {name: Hylte, code: "1315"}',
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every code that is missing or cannot be."""
    for pack, facts in catalogue.cases:
        place = facts.municipality
        if place is None:
            continue
        if place.country == SWEDEN and place.code is None:
            yield Finding(
                RULE,
                pack.positions.at("municipality"),
                f"{place.name} saknar `code`, väntade SCB:s fyra siffror",
                f"{place.name} has no `code`, expected Statistics Sweden's four digits",
            )
        elif place.country != SWEDEN and place.code is not None:
            yield Finding(
                RULE,
                pack.positions.at("municipality", "code"),
                f"{place.name} ligger i {place.country}, där SCB:s koder inte gäller: väntade ingen"
                " kod",
                f"{place.name} is in {place.country}, where Statistics Sweden's codes do not apply:"
                " expected no code",
            )

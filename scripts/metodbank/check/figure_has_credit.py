"""Every figure says who made it, and may be shared with the pack."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.check.licence_is_compatible import conflict
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.licences import judge, licence
from metodbank.model.record import Figure
from metodbank.model.rule import Rule

RULE = Rule(
    name="figure-has-credit",
    title=said(
        "Varje bild har upphov och får följa med packen",
        "Every figure has a creator and may go along with the pack",
    ),
    why=said(
        "Den som lånar packen tar också bilderna. Då måste det stå vem som har gjort dem, och"
        " packens licens måste gälla även för dem.",
        "Whoever borrows the pack takes the figures too. It must say who made them, and the licence"
        " of the pack must hold for them as well.",
    ),
    remedy=said(
        "Skriv i `creator` vem som har gjort bilden. Får den inte delas så som packen: rita en egen"
        " eller be om lov.",
        "Write in `creator` who made the figure. If it may not be shared as the pack is, draw your"
        " own or ask for leave.",
    ),
    bad="figures: [{file: rum.svg, creator: okänd, licence: CC-BY-4.0}]",
    good="figures: [{file: rum.svg, creator: Biblioteken i Hylte, licence: CC-BY-4.0}]",
)

_NOBODY = frozenset(
    {
        *("okänd", "okänt", "anonym", "ingen", "saknas", "internet", "webben", "google"),
        *("unknown", "anonymous", "nobody", "none", "n/a", "todo", "tbd", "web"),
    }
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for figures that nobody made, and for licences that do not go together."""
    for pack, facts in catalogue.known:
        figures: list[Figure] = getattr(facts, "figures", [])
        into = licence(facts.licence)
        for index, figure in enumerate(figures):
            name = figure.creator.strip(" .?!–-").casefold()
            if not name or name in _NOBODY:
                yield Finding(
                    RULE,
                    pack.positions.at("figures", index, "creator"),
                    f"upphovet till {figure.file} är ”{figure.creator}”, väntade ett namn",
                    f'the creator of {figure.file} is "{figure.creator}", expected a name',
                )
            own = licence(figure.licence)
            if own is not None and into is not None:
                problem = conflict(judge(own, into), figure.licence, facts.licence)
                if problem is not None:
                    where = pack.positions.at("figures", index, "licence")
                    yield Finding.of(RULE, where, problem)

"""No pack sends its readers to one that is retired."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.library import Kind
from metodbank.model.location import Positions
from metodbank.model.register import Neighbour
from metodbank.model.rule import Rule, Severity

RULE = Rule(
    name="retired-is-not-recommended",
    title=said("Ingen rekommenderar en avslutad pack", "No pack recommends a retired one"),
    why=said(
        "Läsaren litar på tipset och planerar efter en metod som redaktionen inte längre står för.",
        "Readers trust the advice and plan by a method that the editors no longer stand for.",
    ),
    remedy=said(
        "Byt till den pack som har ersatt den. Finns ingen tar ni bort raden, för metoder i båda"
        " packarna.",
        "Change to the pack that has replaced it. If there is none, remove the row, for methods in"
        " both packs.",
    ),
    bad="related: [{id: gammalmetod, as: after, why: ...}]",
    good="related: [{id: world-cafe, as: after, why: ...}]",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for related methods and included checklists that are retired."""
    for pack, facts in catalogue.methods:
        if facts.retired is not None:
            continue
        for index, related in enumerate(facts.related):
            yield from _named(
                catalogue.register.get(Kind.METHOD, related.id),
                pack.positions,
                "related",
                index,
                "id",
            )
        if pack.checklist is not None:
            for index, id_ in enumerate(pack.checklist.includes):
                yield from _named(
                    catalogue.register.get(Kind.CHECKLIST, id_),
                    pack.checklist_positions,
                    "includes",
                    index,
                )


def _named(other: Neighbour | None, positions: Positions, *where: str | int) -> Iterator[Finding]:
    if other is None or other.replaced_by is None:
        return
    instead = other.replaced_by
    yield Finding(
        RULE,
        positions.at(*where),
        f"”{other.id}” är avslutad" + (f": ta ”{instead}”" if instead else ""),
        f'"{other.id}" is retired' + (f': take "{instead}"' if instead else ""),
    )

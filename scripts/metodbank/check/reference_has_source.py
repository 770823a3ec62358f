"""Every numbered reference has a source behind it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location, Positions
from metodbank.model.record import Fields
from metodbank.model.rule import Rule
from metodbank.model.text import references_in
from metodbank.model.uses import basis_uses, translated_texts

RULE = Rule(
    name="reference-has-source",
    title=said("Varje källnummer har en källa", "Every reference number has a source"),
    why=said(
        "En siffra i klammer lovar att det går att kontrollera påståendet.",
        "A number in brackets promises that the statement can be checked.",
    ),
    remedy=said(
        "Lägg källan i `sources` med det numret, eller rätta siffran.",
        "Put the source in `sources` under that number, or correct the number.",
    ),
    bad="... 50 portioner [7].   (sources: 1, 2)",
    good="... 50 portioner [2].   (sources: 1, 2)",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for numbers without a source, and for sources numbered twice or wrongly."""
    for pack, facts in catalogue.known:
        numbers = [source.number for source in facts.sources]
        for index, number in enumerate(numbers):
            if number != index + 1:
                yield Finding(
                    RULE,
                    pack.positions.at("sources", index, "number"),
                    f"källan har nummer {number}, väntade {index + 1}",
                    f"the source has number {number}, expected {index + 1}",
                )
        for where, number in basis_uses(facts):
            if number not in numbers:
                yield Finding(
                    RULE,
                    pack.positions.at(*where),
                    f"det finns ingen källa {number} i `sources`",
                    f"there is no source {number} in `sources`",
                )
        uses = [
            (each.number, each.location) for text in pack.texts.values() for each in text.references
        ]
        own = catalogue.library.own_fields(pack.kind).translated
        uses += _in_yaml(facts, pack.positions, own)
        if pack.checklist is not None:
            uses += _in_yaml(pack.checklist, pack.checklist_positions)
        for number, location in uses:
            if number not in numbers:
                yield Finding(
                    RULE,
                    location,
                    f"[{number}]: det finns ingen källa {number} i {pack.positions.path}",
                    f"[{number}]: there is no source {number} in {pack.positions.path}",
                )


def _in_yaml(
    facts: Fields, positions: Positions, own: Container[str] = ()
) -> Iterator[tuple[int, Location]]:
    """References in the texts that stand in YAML: notes, steps, items and their help."""
    for where, _, text in translated_texts(facts, own):
        for number, _ in references_in(text):
            yield number, positions.at(*where)

"""Every numbered reference has a source behind it."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import basis_uses
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule

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
        for text in pack.texts.values():
            for reference in text.references:
                if reference.number not in numbers:
                    yield Finding(
                        RULE,
                        reference.location,
                        f"[{reference.number}]: det finns ingen källa {reference.number} i"
                        f" {pack.positions.path}",
                        f"[{reference.number}]: there is no source {reference.number} in"
                        f" {pack.positions.path}",
                    )

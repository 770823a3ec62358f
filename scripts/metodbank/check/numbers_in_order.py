"""A range runs from its smaller number to its larger."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import Measure
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule

RULE = Rule(
    name="numbers-in-order",
    title=said("Det minsta talet är inte störst", "The smaller number is not the larger"),
    why=said(
        "Läsaren planerar efter talen, och filtren räknar med dem.",
        "Readers plan by the numbers, and the filters count with them.",
    ),
    remedy=said(
        "Byt plats på `min` och `max`, eller ta bort `max` om det inte finns någon övre gräns.",
        "Swap `min` and `max`, or remove `max` when there is no upper limit.",
    ),
    bad="people: {min: 60, max: 15, basis: judgement}",
    good="people: {min: 15, max: 60, basis: judgement}",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every range that is upside down or empty."""
    for pack, facts in catalogue.known:
        for name in type(facts).model_fields:
            measure = getattr(facts, name)
            if not isinstance(measure, Measure) or measure.max is None:
                continue
            if measure.min > measure.max:
                yield Finding(
                    RULE,
                    pack.positions.at(name, "max"),
                    f"`{name}`: min {measure.min} är större än max {measure.max}",
                    f"`{name}`: min {measure.min} is above max {measure.max}",
                )

"""Values of closed lists are in the list."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.location import Positions
from metodbank.model.nearest import certain, nearest
from metodbank.model.record import Fields
from metodbank.model.rule import Rule
from metodbank.model.uses import vocabulary_uses

RULE = Rule(
    name="term-in-vocabulary",
    title=said("Valet finns i ordlistan", "The choice is in the vocabulary"),
    why=said(
        "Filter, rubriker och översättningar byggs av ordlistan. Ett eget ord hamnar utanför.",
        "Filters, headings and translations are built from the vocabulary. A word of your own falls"
        " outside.",
    ),
    remedy=said(
        "Välj en kod ur ordlistan, eller föreslå en ny där med båda språken.",
        "Choose a code from the vocabulary, or propose a new one there in both languages.",
    ),
    bad="cost: {level: cheap}",
    good="cost: {level: low}",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every value that is not a term of its list.

    Of a vocabulary that could not be read nobody knows the terms; it has findings of its own.
    """
    broken = {finding.location.path for finding in catalogue.findings}
    if not catalogue.vocabulary.root and catalogue.library.vocabulary in broken:
        return
    for pack, facts in catalogue.known:
        yield from _unknown(catalogue, facts, pack.positions)
        if pack.checklist is not None:
            yield from _unknown(catalogue, pack.checklist, pack.checklist_positions)


def _unknown(catalogue: Catalogue, facts: Fields, positions: Positions) -> Iterator[Finding]:
    for where, name, code in vocabulary_uses(facts):
        terms = catalogue.vocabulary.terms(name)
        if code in terms:
            continue
        near = nearest(code, terms, 0.5)
        meant = certain(code, terms)
        choices = ", ".join(terms) or "–"
        yield Finding(
            RULE,
            positions.at(*where),
            f"”{code}” finns inte i listan {name}"
            + (f": menade ni ”{near}”?" if near else f": välj bland {choices}"),
            f'"{code}" is not in the list {name}'
            + (f': did you mean "{near}"?' if near else f": choose from {choices}"),
            Replacement.at(positions.value_at(*where), code, meant) if meant else None,
        )

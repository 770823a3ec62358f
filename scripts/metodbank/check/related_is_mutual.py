"""Two methods that are related both say so."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.library import Kind
from metodbank.model.rule import Rule

RULE = Rule(
    name="related-is-mutual",
    title=said("Släktskap står i båda metoderna", "Relations stand in both methods"),
    why=said(
        "Läsaren kan komma från vilket håll som helst och ska hitta vidare.",
        "A reader may come from either side and must find the way on.",
    ),
    remedy=said(
        "Lägg samma släktskap i den andra metoden: `before` motsvaras av `after`, `instead` av"
        " `instead`.",
        "Put the same relation in the other method: `before` is answered by `after`, `instead` by"
        " `instead`.",
    ),
    bad="soppa: related: [{id: cafe, as: after}]   cafe: related: []",
    good="soppa: [{id: cafe, as: after}]   cafe: [{id: soppa, as: before}]",
)


MIRROR = {"before": "after", "after": "before", "instead": "instead"}


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for relations to nothing, to oneself, or without an answer."""
    for pack, facts in catalogue.methods:
        for index, related in enumerate(facts.related):
            other = catalogue.register.get(Kind.METHOD, related.id)
            if related.id == pack.id:
                yield Finding(
                    RULE,
                    pack.positions.at("related", index, "id"),
                    "metoden är släkt med sig själv",
                    "the method is related to itself",
                )
            elif other is None:
                yield Finding(
                    RULE,
                    pack.positions.at("related", index, "id"),
                    f"det finns ingen metod ”{related.id}”",
                    f'there is no method "{related.id}"',
                )
            elif other.known:
                answer = MIRROR[related.relation]
                if (pack.id, answer) not in other.related:
                    yield Finding(
                        RULE,
                        pack.positions.at("related", index, "id"),
                        f"{other.facts_path} svarar inte med `id: {pack.id}, as: {answer}`",
                        f"{other.facts_path} does not answer `id: {pack.id}, as: {answer}`",
                    )

"""A method and the cases that used it name each other."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.library import Kind
from metodbank.model.rule import Rule

RULE = Rule(
    name="cases-are-mutual",
    title=said("Metod och intervju nämner varandra", "Method and case interview name each other"),
    why=said(
        "Från metoden vill läsaren se vem som gjort det, från intervjun hur det går till.",
        "From the method a reader wants to see who did it; from the case, how it is done.",
    ),
    remedy=said(
        "Lägg intervjuns id i metodens `cases` och metodens id i intervjuns `methods`.",
        "Put the case's id in the method's `cases`, and the method's id in the case's `methods`.",
    ),
    bad="soppa: cases: [hylte]   hylte: methods: []",
    good="soppa: cases: [hylte]   hylte: methods: [soppa]",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for ids that lead nowhere and for links without an answer."""
    for pack, facts in catalogue.methods:
        for index, id_ in enumerate(facts.cases):
            other = catalogue.register.get(Kind.CASE, id_)
            if other is None:
                yield Finding(
                    RULE,
                    pack.positions.at("cases", index),
                    f"det finns ingen intervju ”{id_}”",
                    f'there is no case "{id_}"',
                )
            elif other.known and pack.id not in other.named:
                yield Finding(
                    RULE,
                    pack.positions.at("cases", index),
                    f"{other.facts_path} nämner inte {pack.id} i `methods`",
                    f"{other.facts_path} does not name {pack.id} in `methods`",
                )
    for case, case_facts in catalogue.cases:
        for index, id_ in enumerate(case_facts.methods):
            other = catalogue.register.get(Kind.METHOD, id_)
            if other is None:
                yield Finding(
                    RULE,
                    case.positions.at("methods", index),
                    f"det finns ingen metod ”{id_}”",
                    f'there is no method "{id_}"',
                )
            elif other.known and case.id not in other.named:
                yield Finding(
                    RULE,
                    case.positions.at("methods", index),
                    f"{other.facts_path} nämner inte {case.id} i `cases`",
                    f"{other.facts_path} does not name {case.id} in `cases`",
                )

"""One thing has one name: the one in the library's glossary."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.check.spotting import spotted, terms
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.glossary import Entry
from metodbank.model.language import said
from metodbank.model.rule import Rule, Severity

RULE = Rule(
    name="terms-as-in-glossary",
    title=said("Samma sak heter alltid likadant", "One thing always has one name"),
    why=said(
        "Läsaren tror att en samtalsledare och en moderator är två personer, och den som söker på"
        " det ena ordet hittar inte det andra.",
        "The reader believes that a moderator and a facilitator are two people, and whoever"
        " searches for one word does not find the other.",
    ),
    remedy=said(
        "Skriv ordet som står i ordlistan methods/_glossary.yml, eller föreslå en ändring där."
        " Citat inom citattecken och kursiv text får stå som de är.",
        "Write the word in the glossary methods/_glossary.yml, or propose a change there. What"
        " stands in quotation marks and italics may stay as it is.",
    ),
    bad="The facilitator welcomes everybody.",
    good="The moderator welcomes everybody.",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every word that the glossary has another one for."""
    for each in spotted(catalogue):
        passage, language = each.passage, each.passage.language
        if not each.terms:
            continue
        for match in terms(catalogue, language).find(passage, each.terms):
            entry: Entry = match.entry
            term = entry.term[language]
            if match.named and not term[0].isupper():
                continue
            yield Finding(
                RULE,
                passage.at(match.start),
                f"”{match.text}” heter ”{term}” i ordlistan",
                f'"{match.text}" is called "{term}" in the glossary',
            )

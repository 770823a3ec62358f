"""A word that everybody uses stands where an official or an English one could."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.check.spotting import spotted
from metodbank.check.wordlist import plain_words
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, said
from metodbank.model.outline import WRITTEN
from metodbank.model.passages import Passage
from metodbank.model.rule import Rule, Severity
from metodbank.model.text import BlockKind

RULE = Rule(
    name="words-are-plain",
    title=said("Orden är vanliga ord", "The words are ordinary words"),
    why=said(
        "Kanslisvenska och lånord från engelskan stoppar den som läser fort, är trött eller lär sig"
        " svenska.",
        "Official words and jargon stop those who read fast, are tired or are learning the"
        " language.",
    ),
    remedy=said(
        "Ta ett av de föreslagna orden, eller skriv om meningen. Citat inom citattecken, namn och"
        " kursiv text får stå som de är.",
        "Take one of the suggested words, or write the sentence anew. What stands in quotation"
        " marks, names and italics may stay as they are.",
    ),
    bad="Säkerställ att deltagarna erhåller feedback.",
    good="Se till att deltagarna får svar.",
    severity=Severity.WARNING,
)

_NOTHING = ("-",)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every heavy word, with the better ones."""
    for each in spotted(catalogue):
        passage = each.passage
        if not each.plain or _standard(passage):
            continue
        for match in plain_words(passage.language).find(passage, each.plain):
            if match.named:
                continue
            better = _better(match.entry)
            yield Finding(
                RULE,
                passage.at(match.start),
                f"”{match.text}”: {better['sv']}",
                f'"{match.text}": {better["en"]}',
            )


def _better(words: tuple[str, ...]) -> Bilingual:
    if words == _NOTHING:
        return said("går att stryka", "can be left out")
    swedish, english = [f"”{word}”" for word in words], [f'"{word}"' for word in words]
    return said(f"skriv hellre {_listed(swedish, 'eller')}", f"better is {_listed(english, 'or')}")


def _listed(words: list[str], last: str) -> str:
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _standard(passage: Passage) -> bool:
    """Whether a passage is a heading of the standard, which no writer has chosen."""
    if passage.kind is not BlockKind.HEADING or passage.pack is None:
        return False
    words = passage.words.strip()
    return any(part.heading.get(passage.language) == words for part in WRITTEN[passage.pack])

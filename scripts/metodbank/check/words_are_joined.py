"""A Swedish compound is written as one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from metodbank.check.spotting import spotted
from metodbank.check.wordlist import quoted, tokens
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.passages import Passage
from metodbank.model.rule import Rule, Severity

RULE = Rule(
    name="words-are-joined",
    title=said("Sammansatta ord skrivs ihop", "Swedish compounds are written as one word"),
    why=said(
        "En samtalsledare är någon annan än en samtals ledare. Särskrivning får läsaren att stanna"
        " och läsa om, och den som söker på ordet hittar inte sidan.",
        "In Swedish a compound that is parted means something else. The reader stops and reads"
        " again, and whoever searches for the word does not find the page.",
    ),
    remedy=said("Skriv ihop orden.", "Write the two words as one."),
    bad="Samtals ledaren hälsar alla välkomna.",
    good="Samtalsledaren hälsar alla välkomna.",
    severity=Severity.WARNING,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Small words that often stand before or after another without being one with it.
_LOOSE = _set(
    "allt att av bort dit efter en er ett fram från för före hem hos hur här i in inne inom inte"
    " just kring lika med mellan mer mest mindre mot na ned ner nog när nästan och om på runt samma"
    " samt sedan sen sin som så till tills under upp ur ut utan utom var vid väl än åt över är"
)
# Adjectives that may stand before a noun: "lokal historia" is another thing than "lokalhistoria".
_ADJECTIVES = _set(
    "digital fri full gemensam gratis halv hel hög ideell kommunal kort liten lokal låg lång"
    " nationell ny offentlig politisk privat regional social stark stor svensk små varm öppen öppet"
)
# After one of these an s makes a genitive: "ett biblioteks personal", "varje kommuns invånare".
_ARTICLES_OF_EN = _set("den denna en er ingen min någon sin vilken vår")
_ARTICLES = _ARTICLES_OF_EN | _set(
    "alla annan annat deras det detta dessa de ens era ert ett flera hans hela hennes inget många"
    " mitt något några samma sitt två tre varje våra vårt vilket"
)
# Of these words only an article of their own kind does: "en samtals ledare" is a parted word.
_NEUTER = _set(
    "arbete barn beslut besök bibliotek bord café demokratiarbete evenemang folkbibliotek förbund"
    " förslag kafé kök lag land möte parti råd rum samhälle samtal skolbibliotek språk"
    " studieförbund val ämne"
)
_SHORTEST = 3


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every two words that together are a compound somebody knows."""
    for each in spotted(catalogue):
        if each.parted:
            yield from _parted(each.passage, each.parted)


def _parted(passage: Passage, known: frozenset[str]) -> Iterator[Finding]:
    words = tokens(passage.words)
    pairs = {
        (first, second)
        for first, second in pairwise(words)
        if first + second in known
        and min(len(first), len(second)) >= _SHORTEST
        and _LOOSE.isdisjoint((first, second))
        and first not in _ADJECTIVES
    }
    for first, second in sorted(pairs):
        pattern = rf"(?<![\w-]){re.escape(first)}\s+{re.escape(second)}(?![\w-])"
        for match in re.finditer(pattern, passage.words, re.IGNORECASE):
            if _owner(passage.words[: match.start()], first) or _other(passage, match):
                continue
            found = " ".join(match[0].split())
            joined = match[0].split()[0] + second
            yield Finding(
                RULE,
                passage.at(match.start()),
                f"”{found}” är ett ord: ”{joined}”",
                f'"{found}" is one word: "{joined}"',
            )


def _owner(before: str, first: str) -> bool:
    """Whether the first word is a genitive that stands by itself."""
    if not first.endswith("s"):
        return False
    articles = _ARTICLES - _ARTICLES_OF_EN if first[:-1] in _NEUTER else _ARTICLES
    return not articles.isdisjoint(tokens(before)[-2:])


def _other(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the words are somebody else's, or the second of them begins a name."""
    last = match[0].split()[-1]
    return (last[0].isupper() and not last.isupper()) or quoted(passage, match.start())

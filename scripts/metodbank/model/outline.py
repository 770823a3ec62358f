"""The parts a text is made of: which headings it has, and which the machine adds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metodbank.model.language import ENGLISH, LANGUAGES, Bilingual, Language, said
from metodbank.model.library import Kind

_DROPPED = re.compile(r"[^\w\s-]")
_RUNS = re.compile(r"[\s-]+")


def anchor(heading: str) -> str:
    """The fragment of a heading: ``Så gör ni`` -> ``sa-gor-ni``.

    The same as Python-Markdown's default slug, so that the check and the built site agree.
    """
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode("ascii")
    return _RUNS.sub("-", _DROPPED.sub("", plain).strip().lower())


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page. ``key`` names it in code and in style sheets."""

    key: str
    heading: Bilingual

    def anchor(self, language: Language) -> str:
        return anchor(self.heading[language])


def _parts(*rows: tuple[str, str, str]) -> tuple[Part, ...]:
    return tuple(Part(key, said(sv, en)) for key, sv, en in rows)


WRITTEN: Mapping[Kind, tuple[Part, ...]] = {
    Kind.METHOD: _parts(
        ("short", "Kort sagt", "In short"),
        ("fit", "När den passar, och när inte", "When it fits, and when not"),
        (
            "gives",
            "Det här ger metoden, och det här ger den inte",
            "What the method gives, and what it does not",
        ),
        ("steps", "Så gör ni", "How to do it"),
        ("room", "Roller, rum och material", "Roles, room and materials"),
        ("everyone", "Så får alla plats", "Room for everyone"),
        ("risks", "Risker och hur ni möter dem", "Risks and how to meet them"),
        ("follow-up", "Följ upp", "Follow up"),
        ("variations", "Varianter", "Variations"),
        ("sources", "Ursprung och källor", "Origin and sources"),
    ),
    Kind.CASE: _parts(
        ("library", "Biblioteket", "The library"),
        ("joined", "Varför de ville vara med", "Why they joined"),
        ("explore", "Vad de utforskar", "What they explore"),
        ("whom", "Vilka de vill nå", "Whom they want to reach"),
        ("did", "Vad de gjorde", "What they did"),
        ("went", "Hur det gick", "How it went"),
        ("take", "Vad de tar med sig", "What they take with them"),
        ("unknown", "Det vi inte vet", "What we do not know"),
        ("sources", "Källor", "Sources"),
    ),
    Kind.CHECKLIST: (),
}
"""The headings that an author writes, in order."""

PLAN = Part("plan", said("Minutplan", "Minute plan"))
BUDGET = Part("budget", said("Vad det kan kosta", "What it can cost"))
CHECKLIST = Part("checklist", said("Checklista", "Checklist"))
CASES = Part("cases", said("Så gjorde andra", "How others did it"))
RELATED = Part("related", said("Metoder i närheten", "Related methods"))
SOURCES = Part("sources", said("Källor", "Sources"))

GENERATED: Mapping[Kind, tuple[Part, ...]] = {
    Kind.METHOD: (PLAN, BUDGET, CHECKLIST, CASES, RELATED),
    Kind.CASE: (),
    Kind.CHECKLIST: (SOURCES,),
}
"""The parts that the machine adds; links may point at them too."""


def keys_of(kind: Kind, language: Language, anchors: Sequence[str]) -> tuple[str, ...]:
    """Which part each heading opens, from the anchors of a text's second level; "" is its own.

    In a language that the tool does not speak, a text has the English headings, or as many of
    its own in the same order.
    """
    parts = WRITTEN[kind]
    spoken = language in LANGUAGES
    known = {part.anchor(language if spoken else ENGLISH): part.key for part in parts}
    keys = tuple(known.get(each, "") for each in anchors)
    if not spoken and not any(keys) and len(anchors) == len(parts):
        return tuple(part.key for part in parts)
    return keys


def part_of(kind: Kind, heading: str, language: Language) -> Part | None:
    """The standard part that a heading opens, or None for a heading of the author's own."""
    for part in WRITTEN[kind]:
        if part.heading.get(language) == heading:
            return part
    return None

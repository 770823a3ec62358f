"""Words for a choice -> the codes of a list, however they are said: code, label, either language.

A form gives the labels joined by commas, and a label may hold commas itself: the longest that fits
is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metodbank.model.facts import MethodFacts
from metodbank.model.form import BETWEEN, joined, options
from metodbank.model.language import Bilingual, Language, said
from metodbank.model.nearest import nearest
from metodbank.model.vocabulary import Term

_BETWEEN = ",;\n"
_SHORT = re.compile(r"(?:, | \().*")
_LONGEST = 2000
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """``unknown`` are the words that are no choice, with what to say of them."""

    codes: tuple[str, ...]
    unknown: tuple[tuple[str, Bilingual], ...]


def chosen(text: str, terms: Mapping[str, Term], languages: tuple[Language, ...]) -> Chosen:
    """The terms that a text names, in its order and each once."""
    known = _known(terms, languages)
    codes: list[str] = []
    unknown: list[tuple[str, Bilingual]] = []
    for part in _parts(text, known) if len(text) <= _LONGEST else (text,):
        code = known.get(_bare(part)) or _by_half(part, known)
        if code is None:
            unknown.append((part, _told(part, terms, known)))
        elif code not in codes:
            codes.append(code)
    return Chosen(tuple(codes), tuple(unknown))


def most_of(name: str) -> int:
    """How many terms a field may hold."""
    info = MethodFacts.model_fields.get(name)
    marks = info.metadata if info else []
    return next((most for mark in marks if (most := getattr(mark, "max_length", None))), 99)


def _known(terms: Mapping[str, Term], languages: tuple[Language, ...]) -> dict[str, str]:
    """Every way to say a term: as the form does, by code, by label, by how a label begins."""
    known: dict[str, str] = {}
    for code, shown in options(terms, languages).items():
        known[_bare(shown)] = code
    for code in terms:
        known.setdefault(_bare(code), code)
    for code, term in terms.items():
        for label in (*term.label.values(), joined(term.label, languages)):
            known.setdefault(_bare(label), code)
    for code, term in terms.items():
        for label in term.label.values():
            known.setdefault(_bare(_SHORT.sub("", label)), code)
    return known


def _parts(text: str, known: Mapping[str, str]) -> Iterator[str]:
    """What is between the commas, where a comma inside a choice is none."""
    longest = sorted(known, key=len, reverse=True)
    rest = text.strip(f"{_BETWEEN} ")
    while rest:
        fits = (label for label in longest if _bare(rest[: len(label)]) == label)
        ended = (label for label in fits if rest[len(label) :].lstrip()[:1] in _BETWEEN)
        first = next(ended, None)
        ends = (rest.find(sign) for sign in _BETWEEN)
        length = len(first) if first else min((end for end in ends if end > 0), default=len(rest))
        yield rest[:length].strip()
        rest = rest[length:].strip(f"{_BETWEEN} ")


def _bare(label: str) -> str:
    return " ".join(label.lower().split())


def _by_half(part: str, known: Mapping[str, str]) -> str | None:
    """The term that has one of the labels, where another has been given new words since."""
    codes = {code for half in part.split(BETWEEN) if (code := known.get(_bare(half)))}
    return codes.pop() if len(codes) == 1 else None


def _told(word: str, terms: Mapping[str, Term], known: Mapping[str, str]) -> Bilingual:
    shown = word if len(word) <= _SHOWN else f"{word[: _SHOWN - 3]}..."
    near = nearest(_bare(shown), known, 0.7)
    if near is None:
        return said(f"”{shown}” finns inte bland valen", f'"{shown}" is not one of the choices')
    label = terms[known[near]].label
    sv, en = (label.get(each) or known[near] for each in ("sv", "en"))
    return said(
        f"”{shown}” finns inte bland valen: menade ni ”{sv}”?",
        f'"{shown}" is not one of the choices: did you mean "{en}"?',
    )

"""The glossary as a page: every word in the order of its alphabet, explained."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from metodbank.model.glossary import Entry, Glossary
from metodbank.model.language import ENGLISH, LANGUAGES, SWEDISH, Language, name_of
from metodbank.model.outline import anchor
from metodbank.render.strings import words

_LAST: Mapping[Language, str] = {SWEDISH: "åäö"}
"""Letters of their own, after z; in other languages a mark on a letter changes no order."""


class Letter(NamedTuple):
    """A letter that words begin with, and the anchor of the first of them."""

    letter: str
    anchor: str


def in_order(glossary: Glossary, language: Language) -> list[Entry]:
    """The words as a reader of the language looks for them."""
    return sorted(glossary.root.values(), key=lambda entry: _order(entry.term[language], language))


def letters(glossary: Glossary, language: Language) -> tuple[Letter, ...]:
    """What the words begin with, each letter once."""
    found: dict[str, str] = {}
    for entry in in_order(glossary, language):
        term = entry.term[language]
        found.setdefault(_plain(term[0], language).upper(), anchor(term))
    return tuple(Letter(*each) for each in found.items())


def glossary_markdown(glossary: Glossary, language: Language, *, tagged: bool) -> str:
    """Every word under a heading of its own, so that contents and search have it too.

    ``tagged``: with the HTML that tells a screen reader the language of the other word, and
    lets the page mark the word that a link led to.
    """
    say = words(language)
    tongue = language if language in LANGUAGES else ENGLISH
    parts = []
    for entry in in_order(glossary, language):
        others = [
            say("glossary.other", language=name_of(other)[tongue], term=_word(other, word, tagged))
            for other, word in entry.term.items()
            if other != language
        ]
        term = entry.term[language]
        heading = f"## <span>{escape(term)}</span>" if tagged else f"## {term}"
        parts.append("\n\n".join([heading, _text(entry, language), *others]))
    return "".join(f"\n\n{part}" for part in parts) + "\n"


def _text(entry: Entry, language: Language) -> str:
    return escape(entry.definition[language], quote=False)


def _word(language: Language, term: str, tagged: bool) -> str:
    return f'<span lang="{language}">{escape(term)}</span>' if tagged else term


def _order(term: str, language: Language) -> str:
    last = _LAST.get(language, "")
    plain = _plain(term, language)
    return "".join(chr(ord("{") + last.index(sign)) if sign in last else sign for sign in plain)


def _plain(term: str, language: Language) -> str:
    """Small letters without marks, save for the marks that make a letter of their own."""
    last = _LAST.get(language, "")
    return "".join(
        sign if sign in last else unicodedata.normalize("NFD", sign)[0] for sign in term.casefold()
    )

"""A pack that nobody has written yet: what somebody has said about it so far."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from metodbank.model.language import ENGLISH, LANGUAGES, Bilingual, Language, said
from metodbank.model.outline import anchor

PLACEHOLDER = said("Skriv här.", "Write here.")
"""What stands where somebody is to write."""

GIVEN, NOT_NEEDED = "given", "none-needed"
"""Codes of the list ``consent``."""

TITLE_LENGTH, SUMMARY_LENGTH = (3, 90), (40, 300)
"""Characters, at least and at most; rule ``summary-fits-a-card`` asks for the same."""

_LONGEST_ID = 60
# Letters that stay one letter when their marks are taken away.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "ð": "d", "þ": "th", "ł": "l", "_": "-"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range that somebody gave. No ``high`` means "or more"."""

    low: int
    high: int | None


USUAL_AMOUNTS: Mapping[str, Amount] = {
    "minutes": Amount(60, 90),
    "people": Amount(4, 20),
    "staff": Amount(1, 2),
    "preparation_weeks": Amount(2, 4),
}
"""What stands in a new pack where nobody has said anything else."""


def more_staff_than_people(amounts: Mapping[str, Amount]) -> bool:
    """Whether there would be more who work than there is room for."""
    people, staff = ({**USUAL_AMOUNTS, **amounts}[name].high for name in ("people", "staff"))
    return people is not None and staff is not None and staff > people


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as somebody gave it: an address, and words for it."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a pack before its files are written. What is missing gets the template's.

    ``titles`` and ``summaries`` have one line a language. ``sections`` is Markdown that a pack may
    hold: language -> key of a part of ``model.outline.WRITTEN`` -> text. ``terms`` is field ->
    codes, ``amounts`` field -> number. ``facts`` are other fields of one line each, ``practice``
    one a language. ``municipality`` has ``name``, ``code`` and ``country``; empty is none at all.
    ``remarks`` become comments above a field (``""`` is the top of the file): what
    somebody answered and could not be used, and which numbers are only the template's.
    """

    titles: Mapping[Language, str] = field(default_factory=dict)
    summaries: Mapping[Language, str] = field(default_factory=dict)
    sections: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    practice: Mapping[Language, str] = field(default_factory=dict)
    municipality: Mapping[str, str] | None = None
    sources: tuple[Citation, ...] = ()
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell the one who sent an answer in. ``line`` is where it stands, from 1.

    ``field`` is the fact above which it is kept as a comment too, when it tells of something that
    stands nowhere else.
    """

    line: int | None
    message: Bilingual
    field: str = ""


def id_of(title: str) -> str:
    """The id that a title gives: ``Språkkafé på torget`` -> ``sprakkafe-pa-torget``.

    Empty for a title without any letter that can be written a-z.
    """
    plain = unicodedata.normalize("NFC", title).casefold().translate(_LETTERS)
    whole = anchor(plain).strip("-")
    if len(whole) <= _LONGEST_ID:
        return whole
    return whole[: _LONGEST_ID + 1].rpartition("-")[0] or whole[:_LONGEST_ID]


def tongue_of(language: Language) -> Language:
    """The language that the tool speaks to those who write in another."""
    return language if language in LANGUAGES else ENGLISH

"""How the languages of a text stand to each other: which is the original, which lag behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metodbank.model.language import Language
from metodbank.model.pack import Pack, Page
from metodbank.model.sections import OPENING, TITLE, Section, sections
from metodbank.model.text import Heading, Text
from metodbank.model.translation import Record, Records


class State(StrEnum):
    """``UNRECORDED``: nobody has said which state of the original the translation answers to."""

    ORIGINAL = "original"
    CURRENT = "current"
    STALE = "stale"
    UNRECORDED = "unrecorded"
    MISSING = "missing"


class ChangeKind(StrEnum):
    """What has happened to a section of the original."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One section of the original that is not what it was.

    ``theirs`` is its heading in the original (none when it is gone, or has no heading), ``ours``
    the heading in the translation that answers to it, where that is known.
    """

    kind: ChangeKind
    key: str
    theirs: Heading | None
    ours: Heading | None

    @property
    def place(self) -> str:
        """``title``, ``opening`` or ``section``."""
        return self.key if self.key in (TITLE, OPENING) else "section"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one language of a text stands. ``original`` is the language it is written after."""

    state: State
    original: Language | None = None
    on: date | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A pack or page, and where each of the library's languages stands in it."""

    of: Pack | Page
    standings: Mapping[Language, Standing]


def original_of(
    languages: Iterable[Language], written: Iterable[Language], records: Records
) -> Language | None:
    """The language that a text was first written in: the first that has no record.

    Where every language says that it is a translation, it is the first that is written at all.
    """
    there = set(written)
    present = [language for language in languages if language in there]
    return next((each for each in present if each not in records), next(iter(present), None))


def goes_round(language: Language, records: Records) -> bool:
    """Whether a translation is, by way of others or at once, a translation of itself."""
    seen: set[Language] = set()
    here = language
    while here in records and here not in seen:
        seen.add(here)
        here = records[here].original
    return here == language


def standings(
    languages: Iterable[Language], texts: Mapping[Language, Text], records: Records
) -> dict[Language, Standing]:
    """Where each language of the library stands. The texts must have their blocks."""
    languages = tuple(languages)
    first = original_of(languages, texts, records)
    found: dict[Language, Standing] = {}
    for language in languages:
        record = records.get(language)
        if language not in texts:
            found[language] = Standing(State.MISSING)
        elif language == first:
            found[language] = Standing(State.ORIGINAL)
        elif record is None:
            found[language] = Standing(State.UNRECORDED, first)
        else:
            original = texts.get(record.original)
            changes = changes_of(record, original, texts[language]) if original else ()
            state = State.STALE if changes else State.CURRENT
            found[language] = Standing(state, record.original, record.on, changes)
    return found


def changes_of(record: Record, original: Text, translation: Text) -> tuple[Change, ...]:
    """The sections of the original that are not as they were when the record was made."""
    known, theirs = record.sections, sections(original)
    if original.fields is None:
        # What cannot be read has findings of its own; nobody knows whether it has changed.
        known = {key: digest for key, digest in known.items() if key != TITLE}
    was = {section.key: section.key for section in theirs} | _renamed(known, theirs)
    answering = _answering(known, theirs, sections(translation))
    found = [
        Change(
            ChangeKind.CHANGED if was[section.key] in known else ChangeKind.NEW,
            section.key,
            section.heading,
            answering.get(was[section.key]) or answering.get(section.key),
        )
        for section in theirs
        if known.get(was[section.key]) != section.digest
    ]
    kept = set(was.values())
    found.extend(
        Change(ChangeKind.GONE, key, None, answering.get(key)) for key in known if key not in kept
    )
    return tuple(found)


def _renamed(known: Iterable[str], theirs: Iterable[Section]) -> dict[str, str]:
    """Key now -> key then, of headings that were given other words where they stand."""
    then, now = _headed(known), _headed(section.key for section in theirs)
    if len(then) != len(now):
        return {}
    pairs = zip(now, then, strict=True)
    return {new: old for new, old in pairs if new not in then and old not in now}


def _answering(
    known: Iterable[str], theirs: Iterable[Section], ours: Iterable[Section]
) -> Mapping[str, Heading]:
    """Key of a section of the original -> the translation's heading in the same place.

    The translation has the parts that the original had then, or those that it has now; where it
    has neither, nobody can tell.
    """
    own = [section.heading for section in ours if section.heading]
    for keys in (_headed(known), _headed(section.key for section in theirs)):
        if len(keys) == len(own):
            return dict(zip(keys, own, strict=True))
    return {}


def _headed(keys: Iterable[str]) -> list[str]:
    return [key for key in keys if key not in (TITLE, OPENING)]

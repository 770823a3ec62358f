"""A form that somebody fills in on the web: its questions, and what each answer becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from metodbank.model.language import ENGLISH, LANGUAGES, Language
from metodbank.model.library import Kind
from metodbank.model.record import Fields
from metodbank.model.translated import Translated
from metodbank.model.vocabulary import Term

BETWEEN = " / "
"""What stands between the languages, in words that are shown in all of them."""

_NOT_WORDS = re.compile(r"[\W_]+")


class Ask(StrEnum):
    """How a form asks. The value is what GitHub's form schema calls it."""

    LINE = "input"
    TEXT = "textarea"
    CHOICE = "dropdown"
    TICK = "checkboxes"


class Becomes(StrEnum):
    """What an answer becomes. The question's ``name`` says which one, where there are many."""

    NOTHING = "nothing"
    LANGUAGE = "language"
    TITLE = "title"
    OTHER_TITLE = "other-title"
    SUMMARY = "summary"
    SECTION = "section"
    AMOUNT = "amount"
    TERMS = "terms"
    FACT = "fact"
    PRACTICE = "practice"
    METHODS = "methods"
    SOURCES = "sources"
    TICKS = "ticks"


class Choice(Fields):
    """A fixed answer to a question, or a box to tick."""

    id: str
    label: Translated
    required: bool = False


class Question(Fields):
    """``name`` is the field, the list of terms or the part of the text that the answer is for.

    ``example`` is shown, pale, in the empty box. The choices of a question about terms are the
    vocabulary's own.
    """

    id: str
    ask: Ask
    label: Translated
    becomes: Becomes = Becomes.NOTHING
    name: str = ""
    help: Translated | None = None
    example: Translated | None = None
    required: bool = False
    many: bool = False
    choices: tuple[Choice, ...] = ()

    def has_label(self, heading: str) -> bool:
        """Tell whether a heading is this label, in all of its languages or in one."""
        known = {bare(label) for label in self.label.values()}
        return {bare(part) for part in heading.split(BETWEEN)} <= known


class Form(Fields):
    """``kind`` is the pack that the answers can become; without one a person reads them."""

    id: str
    kind: Kind | None = None
    name: Translated
    about: Translated
    prefix: Translated
    intro: Translated
    questions: tuple[Question, ...]

    def asked(self, languages: tuple[Language, ...]) -> tuple[Question, ...]:
        """The questions that make sense in a library: with one language, none about languages."""
        absent = {
            Becomes.LANGUAGE: len(languages) < 2,
            Becomes.OTHER_TITLE: len(languages) != 2,
        }
        return tuple(each for each in self.questions if not absent.get(each.becomes))


def tongues(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """The languages of a library that the tool itself can speak; English when there is none."""
    return tuple(each for each in languages if each in LANGUAGES) or (ENGLISH,)


def joined(wording: Mapping[Language, str], languages: tuple[Language, ...]) -> str:
    """The same in several languages on one line, each wording once: ``Gratis / Free``."""
    return BETWEEN.join(dict.fromkeys(wording[each] for each in languages if each in wording))


def options(terms: Mapping[str, Term], languages: tuple[Language, ...]) -> dict[str, str]:
    """What a form shows for each term: code -> wording. Two terms are never shown alike."""
    shown: dict[str, str] = {}
    for code, term in terms.items():
        text = " ".join(joined(term.label, languages).split())
        # GitHub keeps the word None for itself.
        alike = text in shown.values() or text.casefold() == "none"
        shown[code] = f"{text} ({code})" if alike else text
    return shown


def bare(label: str) -> str:
    """A label without case, space and punctuation, to compare by."""
    return _NOT_WORDS.sub(" ", label).strip().casefold()

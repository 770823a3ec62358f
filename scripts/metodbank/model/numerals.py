"""Counts as people write them: ``tre fel``, ``12 eller fler``, ``10 000 packar``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metodbank.model.language import ENGLISH, SWEDISH, Language

_WORDS: Mapping[Language, tuple[str, ...]] = {
    SWEDISH: (
        *("noll", "en", "två", "tre", "fyra", "fem", "sex"),
        *("sju", "åtta", "nio", "tio", "elva", "tolv"),
    ),
    ENGLISH: (
        *("no", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
}
_FIRST_GROUPED = 10_000
_THOUSANDS = {SWEDISH: "\N{NO-BREAK SPACE}", ENGLISH: ","}


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: one and several of it in each language, and its gender in Swedish."""

    sv: tuple[str, str]
    en: tuple[str, str]
    neuter: bool = False

    def form(self, number: int, language: Language) -> str:
        return (self.sv if language == SWEDISH else self.en)[number != 1]


def in_words(number: int, language: Language, *, neuter: bool = False) -> str:
    """A number in letters up to twelve, in digits above that."""
    known = _WORDS[SWEDISH if language == SWEDISH else ENGLISH]
    if number == 1 and neuter and language == SWEDISH:
        return "ett"
    return known[number] if number < len(known) else in_digits(number, language)


def in_digits(number: int, language: Language) -> str:
    """A number in digits, in groups of three from five digits up."""
    if number < _FIRST_GROUPED:
        return str(number)
    mark = _THOUSANDS[SWEDISH if language == SWEDISH else ENGLISH]
    return f"{number:,}".replace(",", mark)


def counted(number: int, noun: Noun, language: Language) -> str:
    """``1 fel``, ``2 packar``: for lines where numbers are compared."""
    return f"{in_digits(number, language)} {noun.form(number, language)}"


def told(number: int, noun: Noun, language: Language) -> str:
    """``ett fel``, ``två packar``: for a sentence."""
    return f"{in_words(number, language, neuter=noun.neuter)} {noun.form(number, language)}"

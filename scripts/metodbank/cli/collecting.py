"""Answers about a new pack, each checked as it comes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from metodbank.cli.asking import Unusable
from metodbank.cli.packing import NoPack, usable_id, usable_title
from metodbank.cli.wishes import Wish
from metodbank.model.catalogue import Catalogue
from metodbank.model.draft import (
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    Amount,
    Draft,
    id_of,
    more_staff_than_people,
)
from metodbank.model.form import Becomes
from metodbank.model.language import Language, said
from metodbank.model.library import Kind
from metodbank.model.personal import is_person
from metodbank.read.amount import LIMITS, read_amount
from metodbank.read.cards import as_summary, as_title
from metodbank.read.chosen import chosen, most_of
from metodbank.read.places import read_municipality
from metodbank.read.tame import plain

_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")


@dataclass
class Collected:
    """Answers as they come in. ``id`` is empty until it is given, or a title gives it."""

    catalogue: Catalogue
    kind: Kind
    id: str
    titles: dict[Language, str] = field(default_factory=dict)
    summaries: dict[Language, str] = field(default_factory=dict)
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    practice: dict[Language, str] = field(default_factory=dict)
    municipality: Mapping[str, str] | None = None

    def draft(self) -> Draft:
        return Draft(
            titles=self.titles,
            summaries=self.summaries,
            terms=self.terms,
            amounts=self.amounts,
            facts=self.facts,
            practice=self.practice,
            municipality=self.municipality,
        )

    def take(self, wish: Wish, text: str) -> None:
        """Take an answer.

        Raises:
            Unusable: it cannot be used.
        """
        takers: Mapping[Becomes, Callable[[Wish, str], None]] = {
            Becomes.TITLE: self._title,
            Becomes.SUMMARY: self._summary,
            Becomes.AMOUNT: self._amount,
            Becomes.TERMS: self._terms,
            Becomes.FACT: self._fact,
            Becomes.PRACTICE: self._practice,
        }
        takers[wish.question.becomes](wish, text)

    def _title(self, wish: Wish, text: str) -> None:
        language = wish.language or ""
        title = as_title(text)
        _fits(title, *TITLE_LENGTH)
        try:
            usable_title(self.catalogue, language, title)
            if not self.id and language == self.catalogue.library.languages[0]:
                self.id = usable_id(self.catalogue, self.kind, _id(title))
        except NoPack as error:
            raise Unusable(error.message) from None
        self.titles[language] = title

    def _summary(self, wish: Wish, text: str) -> None:
        summary = as_summary(text)
        _fits(summary, *SUMMARY_LENGTH)
        self.summaries[wish.language or ""] = summary

    def _amount(self, wish: Wish, text: str) -> None:
        name = wish.question.name
        amount = read_amount(text, name)
        if amount is None:
            low, high = LIMITS[name]
            raise Unusable(
                said(
                    f"”{text}” går inte att läsa: skriv ett tal eller ett spann mellan {low} och"
                    f" {high}, till exempel 10 eller 10-40",
                    f'"{text}" cannot be read: write a number or a range between {low} and {high},'
                    " such as 10 or 10-40",
                )
            )
        if more_staff_than_people({**self.amounts, name: amount}):
            raise Unusable(
                said(
                    "det blir fler i personalen än deltagare",
                    "that makes more staff than participants",
                )
            )
        self.amounts[name] = amount

    def _terms(self, wish: Wish, text: str) -> None:
        name = wish.question.name
        terms = self.catalogue.vocabulary.terms(name)
        found = chosen(text, terms, self.catalogue.library.languages)
        if found.unknown:
            codes = ", ".join(terms)
            why = found.unknown[0][1]
            raise Unusable(said(f"{why['sv']} ({codes})", f"{why['en']} ({codes})"))
        most = most_of(name) if wish.question.many else 1
        if len(found.codes) > most:
            raise Unusable(said(f"välj högst {most}", f"choose {most} at most"))
        self.terms[name] = found.codes

    def _fact(self, wish: Wish, text: str) -> None:
        name, words = wish.question.name, _words(text)
        if name == "municipality":
            self.municipality = read_municipality(words, self.catalogue)
            if self.municipality is None:
                raise Unusable(
                    said(
                        "skriv också SCB:s fyra siffror, som Hylte 1315, eller landet, som Oslo NO",
                        "write Statistics Sweden's four digits too, as in Hylte 1315, or the"
                        " country, as in Oslo NO",
                    )
                )
            return
        now = self.catalogue.today.year
        if name == "year" and not (_YEAR.fullmatch(words) and int(words) <= now):
            raise Unusable(
                said(
                    f"”{words}” är inget årtal till och med {now}",
                    f'"{words}" is no year up to {now}',
                )
            )
        if name == "creator" and is_person(words):
            raise Unusable(
                said(
                    f"”{words}” ser ut som ett personnamn: skriv en organisation",
                    f'"{words}" looks like a person\'s name: write an organisation',
                )
            )
        self.facts[name] = words

    def _practice(self, wish: Wish, text: str) -> None:
        self.practice[wish.language or ""] = _words(text)


def _words(text: str) -> str:
    words = plain(text)
    if not words:
        raise Unusable(said("det här är inga ord", "these are no words"))
    return words


def _id(title: str) -> str:
    id_ = id_of(title)
    if not id_:
        raise Unusable(
            said(
                f"”{title}” har inga bokstäver som kan bli ett id: ange ett id efter sorten",
                f'"{title}" has no letters that can become an id: give an id after the kind',
            )
        )
    return id_


def _fits(text: str, shortest: int, longest: int) -> None:
    if not shortest <= len(text) <= longest:
        raise Unusable(
            said(
                f"väntade {shortest}–{longest} tecken, fann {len(text)}",
                f"expected {shortest}–{longest} characters, found {len(text)}",
            )
        )

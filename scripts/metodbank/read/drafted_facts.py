"""The short answers -> the facts of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from metodbank.model.catalogue import Catalogue
from metodbank.model.draft import Amount, Note, more_staff_than_people
from metodbank.model.form import Becomes, Question, bare
from metodbank.model.language import Language, said
from metodbank.model.library import Kind
from metodbank.model.nearest import nearest
from metodbank.model.personal import is_person
from metodbank.read.amount import LIMITS, read_amount
from metodbank.read.answers import Answer
from metodbank.read.chosen import chosen, most_of
from metodbank.read.places import read_municipality
from metodbank.read.tame import plain
from metodbank.read.told import Told

_SHOWN = 60
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_LAST_PART = re.compile(r"[^/]+(?=/*$)")


@dataclass
class ShortFacts:
    """``language`` is the one that the answers are in."""

    catalogue: Catalogue
    language: Language
    told: Told
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    practice: dict[Language, str] = field(default_factory=dict)
    municipality: Mapping[str, str] | None = None

    def take(self, question: Question, answer: Answer | None) -> None:
        """Take an answer; None is a question that nobody answered."""
        match question.becomes:
            case Becomes.AMOUNT:
                self._amount(question.name, answer)
            case Becomes.TERMS:
                self._terms(question, answer)
            case Becomes.FACT:
                self._fact(question.name, answer)
            case Becomes.PRACTICE if answer:
                self.practice[self.language] = plain(answer.text)
            case Becomes.METHODS if answer:
                self._methods(answer)
            case _:
                pass

    def _amount(self, name: str, answer: Answer | None) -> None:
        if answer is None:
            self.told.unanswered(name)
            return
        text = plain(answer.text)
        amount = read_amount(text, name)
        if amount is not None and not more_staff_than_people({**self.amounts, name: amount}):
            self.amounts[name] = amount
            return
        if amount is not None:
            why = said(
                f"fler i personalen än som får plats: `{name}` är mallens",
                f"more staff than there is room for: `{name}` is the template's",
            )
            self.told.unused(name, answer.line, text, why)
            return
        low, high = LIMITS[name]
        self.told.unused(
            name,
            answer.line,
            text,
            said(
                f"”{text[:_SHOWN]}” går inte att läsa som ett tal eller ett spann mellan {low} och"
                f" {high}: `{name}` är mallens",
                f'"{text[:_SHOWN]}" cannot be read as a number or a range between {low} and {high}:'
                f" `{name}` is the template's",
            ),
        )

    def _terms(self, question: Question, answer: Answer | None) -> None:
        name = question.name
        terms = self.catalogue.vocabulary.terms(name)
        if not terms:
            return
        if answer is None or bare(answer.text) == "none":
            self.told.unanswered(name)
            return
        found = chosen(answer.text, terms, self.catalogue.library.languages)
        for text, why in found.unknown:
            self.told.unused(name, answer.line, text, why)
        most = most_of(name) if question.many else 1
        for code in found.codes[most:]:
            label = terms[code].label
            why = said(
                f"högst {most} val: ”{label.get('sv', code)}” fick inte plats",
                f'{most} choices at most: "{label.get("en", code)}" was left out',
            )
            self.told.unused(name, answer.line, label.get(self.told.tongue, code), why)
        if found.codes:
            self.terms[name] = found.codes[:most]

    def _fact(self, name: str, answer: Answer | None) -> None:
        text = plain(answer.text) if answer else ""
        line = answer.line if answer else None
        if name == "municipality":
            self._municipality(text, line)
        elif not text:
            if name != "creator":
                self.told.unanswered(name)
        elif name == "year":
            self._year(text, line)
        elif name == "creator" and is_person(text):
            # The name itself is not repeated: what is told is read by all.
            self.told.note(
                line,
                said(
                    "avsändaren ser ut som ett personnamn och följer inte med",
                    "the sender looks like a person's name and is not taken along",
                ),
            )
        else:
            self.facts[name] = text

    def _year(self, text: str, line: int | None) -> None:
        now = self.catalogue.today.year
        years = [each for each in _YEAR.findall(text) if int(each) <= now]
        if years:
            self.facts["year"] = max(years)
            return
        why = said(
            f"”{text[:_SHOWN]}” är inget årtal till och med {now}: `year` är mallens",
            f'"{text[:_SHOWN]}" is no year up to {now}: `year` is the template\'s',
        )
        self.told.unused("year", line, text, why)

    def _municipality(self, text: str, line: int | None) -> None:
        found = read_municipality(text, self.catalogue)
        self.municipality = found or {}
        if text and not found:
            why = said(
                f"”{text[:_SHOWN]}” saknar SCB:s fyra siffror, som Hylte 1315",
                f'"{text[:_SHOWN]}" lacks Statistics Sweden\'s four digits, as in Hylte 1315',
            )
            self.told.unused("municipality", line, text, why)

    def _methods(self, answer: Answer) -> None:
        """Only tell which they are: a case and a method name each other, or neither does."""
        known = dict(_names(self.catalogue))
        for number, line in enumerate(answer.lines, answer.line):
            text = plain(line.lstrip("-*+ "))
            if not text:
                continue
            last = _LAST_PART.search(text.partition("?")[0].partition("#")[0])
            found = known.get(bare(text)) or known.get(bare(last[0]) if last else "")
            if found:
                told = said(
                    f"metoden {found}: skriv den här, och den här intervjun i dess `cases`",
                    f"the method {found}: write it here, and this interview in its `cases`",
                )
                self.told.take((Note(number, told, "methods"),))
                continue
            near = nearest(bare(text), known, 0.6)
            sv = f": menade ni {known[near]}?" if near else ""
            en = f": did you mean {known[near]}?" if near else ""
            self.told.unused(
                "methods",
                number,
                text,
                said(
                    f"metoden ”{text[:_SHOWN]}” finns inte här{sv}",
                    f'there is no method "{text[:_SHOWN]}" here{en}',
                ),
            )


def _names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Everything that a method can be called -> its id."""
    for pack in catalogue.of_kind(Kind.METHOD):
        for text in pack.texts.values():
            for name in (text.title, *text.aliases):
                yield bare(name), pack.id
    for pack in catalogue.of_kind(Kind.METHOD):
        yield bare(pack.id), pack.id

"""What can be said of a new pack, as options and as questions: both come from the forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import click

from metodbank.model.form import Becomes, Question
from metodbank.model.language import Language, name_of, said
from metodbank.model.library import Kind
from metodbank.read.forms import read_forms

_TAKEN = (Becomes.AMOUNT, Becomes.TERMS, Becomes.FACT)
_IN_EACH = (Becomes.TITLE, Becomes.SUMMARY, Becomes.PRACTICE)
_ASKED = {
    Kind.METHOD: ("people", "minutes", "staff", "weeks", "cost", "setting", "purpose"),
    Kind.CASE: ("library", "municipality", "region", "year"),
    Kind.CHECKLIST: (),
}
_CHECKLIST = said("Vad heter checklistan?", "What is the checklist called?")


@dataclass(frozen=True, slots=True)
class Wish:
    """``language`` is set where there is one answer a language."""

    question: Question
    language: Language | None = None

    @property
    def option(self) -> str:
        return f"{self.question.id}-{self.language}" if self.language else self.question.id

    @property
    def parameter(self) -> str:
        return self.option.replace("-", "_")

    def wording(self, lang: Language, several: bool) -> str:
        """The question, with the language that its answer is to be in."""
        label = self.question.label[lang]
        if not self.language or not several:
            return label
        preposition = {"sv": "på"}.get(lang, "in")
        return f"{label.rstrip('?')} {preposition} {name_of(self.language)[lang]}?"

    def as_option(self, kinds: str) -> click.Option:
        help_ = self.wording("en", several=True)
        example = self.question.example
        shown = f" {example['en']}." if example else ""
        return click.Option([f"--{self.option}", self.parameter], help=f"{kinds}: {help_}{shown}")


def wishes(kind: Kind, languages: tuple[Language, ...]) -> Iterator[Wish]:
    """Everything that can be said of a pack, in the order in which it is asked."""
    form = next((each for each in read_forms() if each.kind is kind), None)
    questions = form.questions if form else tuple(_of_checklist())
    first = [each for each in questions if each.becomes in (Becomes.TITLE, Becomes.SUMMARY)]
    for question in first:
        yield from (Wish(question, language) for language in languages)
    rest = [each for each in questions if each not in first]
    order = {id_: place for place, id_ in enumerate(_ASKED[kind])}
    for question in sorted(rest, key=lambda each: order.get(each.id, len(order))):
        if question.becomes is Becomes.PRACTICE:
            yield from (Wish(question, language) for language in languages)
        elif question.becomes in _TAKEN:
            yield Wish(question)


def is_asked(kind: Kind, wish: Wish) -> bool:
    """Whether somebody at a terminal is asked; the rest are options only."""
    return wish.language is not None or wish.question.id in _ASKED[kind]


def _of_checklist() -> Iterator[Question]:
    method = next(form for form in read_forms() if form.kind is Kind.METHOD)
    for question in method.questions:
        if question.becomes is Becomes.TITLE:
            yield question.model_copy(update={"label": _CHECKLIST})
        elif question.becomes is Becomes.SUMMARY or question.name == "creator":
            yield question

"""Answers to a form -> a draft of a pack, and what to tell about what could not be used.

Nothing that somebody wrote is lost. An answer that no field can hold stands as a comment above the
field, where the one who goes on writing needs it; words that belong nowhere stand last in the text.
Each is told of with its line too.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from metodbank.model.catalogue import Catalogue
from metodbank.model.draft import GIVEN, NOT_NEEDED, Draft, Note, tongue_of
from metodbank.model.form import BETWEEN, Becomes, Question, bare
from metodbank.model.language import said
from metodbank.model.library import Kind
from metodbank.read.answers import Answer, Answers
from metodbank.read.drafted_facts import ShortFacts
from metodbank.read.drafted_texts import Texts
from metodbank.read.issue import Issue
from metodbank.read.tame import plain
from metodbank.read.told import Told
from metodbank.read.tongue import written_in

_BARE = said(
    "texterna hade tecken som kontrollen inte godtar: bara orden och skiljetecknen är kvar",
    "the texts had signs that the check refuses: only words and punctuation are left",
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """With ``problems`` there can be no pack of the draft."""

    draft: Draft
    notes: tuple[Note, ...]
    problems: tuple[Note, ...]


def drafted(
    issue: Issue,
    answers: Answers,
    kind: Kind,
    catalogue: Catalogue,
    *,
    bare: bool = False,
    refused: Collection[str] = (),
) -> Drafted:
    """Make a draft of the answers to a form.

    Args:
        issue: what was sent in.
        answers: its answers.
        kind: what they become.
        catalogue: the library that it comes into.
        bare: keep no signs in the texts but those of ordinary writing.
        refused: addresses that cannot be sources.
    """
    languages = catalogue.library.languages
    told = Told(tongue_of(languages[0]))
    language = written_in(answers, languages, told)
    texts = Texts(kind, language, languages, told, bare=bare, refused=refused)
    texts.take(answers, _title_of(issue, answers))
    short = ShortFacts(catalogue, language, told)
    for question in answers.form.asked(languages):
        answer = answers.to.get(question.id)
        if answer is not None and (answer.empty or not plain(answer.text)):
            answer = None
        if question.becomes is Becomes.TICKS:
            _tick(question, answer, short)
        else:
            short.take(question, answer)
    _judge(texts, short)
    if bare:
        told.note(None, _BARE)
    if issue.number:
        made = said(f"Gjord av ärende {issue.number}.", f"Made of issue {issue.number}.")
        told.remarks[""] = [made[told.tongue]]
    draft = Draft(
        titles=texts.titles,
        summaries=texts.summaries,
        sections=texts.sections,
        terms=short.terms,
        amounts=short.amounts,
        facts=short.facts,
        practice=short.practice,
        municipality=short.municipality,
        sources=tuple(texts.sources),
        remarks={name: tuple(each) for name, each in told.remarks.items()},
    )
    return Drafted(draft, tuple(told.notes), tuple(told.problems))


def _title_of(issue: Issue, answers: Answers) -> str:
    """The issue's own title, without what the form puts before it."""
    title = issue.title.strip()
    for prefix in answers.form.prefix.values():
        title = title.removeprefix(prefix.strip()).strip()
    return title


def _tick(question: Question, answer: Answer | None, short: ShortFacts) -> None:
    """Nobody may publish what its writer has not let go of."""
    whole = answer.ticked() if answer else ()
    ticked = {bare(part) for each in whole for part in each.split(BETWEEN)}
    for choice in question.choices:
        is_ticked = bool(ticked & {bare(label) for label in choice.label.values()})
        if choice.required and not is_ticked:
            short.told.problem(
                answer.line if answer else None,
                said(
                    f"rutan ”{choice.label['sv']}” är inte ikryssad",
                    f'the box "{choice.label["en"]}" is not ticked',
                ),
            )
        if choice.id == "consent":
            short.facts["consent"] = GIVEN if is_ticked else NOT_NEEDED


def _judge(texts: Texts, short: ShortFacts) -> None:
    """What makes a pack impossible, seen to the whole."""
    if not any(texts.own.values()) and not texts.summaries:
        short.told.problem(None, said("ingen text alls", "no text at all"))
    if short.facts.get("consent") == NOT_NEEDED and not texts.sources:
        short.told.problem(
            None,
            said(
                "en intervju behöver ett medgivande eller minst en publicerad källa",
                "a case interview needs consent, or at least one published source",
            ),
        )

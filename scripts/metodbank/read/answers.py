"""An issue's text -> the answers to a form, each with the line it stands on.

GitHub writes a form as Markdown: a heading of the third level for each question, and the answer
below it. Which headings are questions is decided by the form, for an answer may hold headings too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from markdown_it import MarkdownIt

from metodbank.model.form import Ask, Form, Question

_PARSER = MarkdownIt("commonmark").disable("inline")
_LEVEL = "###"
_NO_ANSWER = ("_no response_", "")
_TICKED = re.compile(r"[-*+]\s*\[(?P<mark>[ xX])\]\s*(?P<label>.*)")


@dataclass(frozen=True, slots=True)
class Answer:
    """``lines`` are the answer without empty lines around it; the first stands on ``line``."""

    heading: str
    line: int
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def empty(self) -> bool:
        return self.text.strip().casefold() in _NO_ANSWER

    def ticked(self) -> frozenset[str]:
        """The labels of the boxes that are ticked."""
        matches = (_TICKED.match(line.strip()) for line in self.lines)
        return frozenset(m["label"].strip() for m in matches if m and m["mark"] in "xX")


@dataclass(frozen=True, slots=True)
class Answers:
    """``rest`` is what answers no question of the form: said twice, or before the first."""

    form: Form
    to: Mapping[str, Answer]
    rest: tuple[Answer, ...]


def answers_in(body: str, forms: Iterable[Form]) -> Answers | None:
    """The answers to the form whose questions stand in a text; None when no form's do.

    Questions that are asked in several forms do not tell which one it was.
    """
    forms = tuple(forms)
    asked = Counter(label for form in forms for label in {_key(each) for each in form.questions})

    def own(found: Answers) -> int:
        return sum(asked[_key(each)] == 1 for each in found.form.questions if each.id in found.to)

    best = max((_answers(body, form) for form in forms), key=own)
    return best if own(best) else None


def _key(question: Question) -> str:
    return "|".join(sorted(question.label.values()))


def _answers(body: str, form: Form) -> Answers:
    lines = body.rstrip().split("\n")
    marks = [*_headings(lines, form.questions), (len(lines), "", None)]
    to: dict[str, Answer] = {}
    rest: list[Answer] = []
    open_to: Question | None = None
    before = _answer("", lines, 0, marks[0][0])
    if not before.empty:
        rest.append(before)
    for (start, heading, question), (end, _, _) in pairwise(marks):
        answer = _answer(heading, lines, start + 1, end)
        if question is None and open_to and open_to.ask is Ask.TEXT and open_to.id in to:
            # A heading of the writer's own, in the middle of an answer.
            whole = to[open_to.id]
            to[open_to.id] = _answer(whole.heading, lines, whole.line - 1, end)
            continue
        open_to = question
        known = to.get(question.id) if question else None
        if question and (known is None or known.empty):
            to[question.id] = answer
        elif not answer.empty:
            rest.append(answer)
            open_to = None
    return Answers(form, to, tuple(rest))


def _answer(heading: str, lines: list[str], start: int, end: int) -> Answer:
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return Answer(heading, start + 1, tuple(lines[start:end]))


def _headings(
    lines: list[str], questions: Collection[Question]
) -> Iterable[tuple[int, str, Question | None]]:
    """Every heading of the third level: its line (from 0), its words, the question it asks.

    Something that is opened and never closed (a code fence, a comment) takes in all that follows,
    questions too. There the labels of questions not seen yet are looked for, and the reading
    starts afresh: as many times, at most, as there are questions.
    """
    seen: set[str] = set()
    start = 0
    while start < len(lines):
        again = len(lines)
        tokens = _PARSER.parse("\n".join(lines[start:]))
        for token, inside in zip_longest(tokens, tokens[1:]):
            first, last = (start + each for each in token.map or (0, 0))
            if token.type == "heading_open" and token.markup == _LEVEL and token.level == 0:
                heading = inside.content.strip()
                question = _asking(heading, questions)
                if question:
                    seen.add(question.id)
                yield first, heading, question
            elif token.type in ("fence", "html_block") and last >= len(lines):
                unseen = [each for each in questions if each.id not in seen]
                again = next(
                    (
                        number
                        for number in range(first + 1, last)
                        if lines[number].startswith(f"{_LEVEL} ")
                        and _asking(lines[number][len(_LEVEL) :].strip(), unseen)
                    ),
                    again,
                )
        start = again


def _asking(heading: str, questions: Collection[Question]) -> Question | None:
    return next((each for each in questions if each.has_label(heading)), None)

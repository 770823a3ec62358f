"""The long answers -> title, summary and the parts of a text, in every language of the library.

The language that was written in gets the words; the others get the same parts, to be filled in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from metodbank.model.draft import (
    PLACEHOLDER,
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    Citation,
    tongue_of,
)
from metodbank.model.form import Becomes, Question
from metodbank.model.language import ENGLISH, SWEDISH, Language, said
from metodbank.model.library import Kind
from metodbank.model.outline import WRITTEN
from metodbank.model.text import references_in
from metodbank.read.answers import Answer, Answers
from metodbank.read.cards import as_summary, as_title, beginning, cut
from metodbank.read.citations import MOST, citation, citations
from metodbank.read.tame import mirror, plain, tame
from metodbank.read.told import Told

_LISTED = said("Källor:", "Sources:")


@dataclass
class Texts:
    """``own`` is what was written in ``language``: key of a part -> its pieces.

    ``given`` is how many of the sources were named as such; those after them are addresses in the
    texts. With ``bare`` the texts keep no signs but those of ordinary writing.
    """

    kind: Kind
    language: Language
    languages: tuple[Language, ...]
    told: Told
    titles: dict[Language, str] = field(default_factory=dict)
    summaries: dict[Language, str] = field(default_factory=dict)
    bare: bool = False
    refused: Collection[str] = ()
    given: int = 0
    sources: list[Citation] = field(default_factory=list)
    own: dict[str, list[str]] = field(default_factory=dict)

    def take(self, answers: Answers, given_title: str) -> None:
        """Take the answers that become text. ``given_title`` is for want of an answer."""
        by_kind: dict[Becomes, list[tuple[Question, Answer]]] = {}
        for question in answers.form.questions:
            answer = answers.to.get(question.id)
            if answer is not None and not answer.empty:
                by_kind.setdefault(question.becomes, []).append((question, answer))
        left = [
            each for _, answer in by_kind.get(Becomes.SOURCES, ()) for each in self._cite(answer)
        ]
        for question, answer in by_kind.get(Becomes.SECTION, ()):
            self._write(question.name, answer)
        for answer in left:
            self._write(WRITTEN[self.kind][-1].key, answer)
        for _, answer in by_kind.get(Becomes.SUMMARY, ()):
            self._summarise(answer)
        for _, answer in by_kind.get(Becomes.TITLE, ()):
            self._entitle(self.language, answer)
        for _, answer in by_kind.get(Becomes.OTHER_TITLE, ()):
            other = next(each for each in self.languages if each != self.language)
            self._entitle(other, answer)
        if self.language not in self.titles and given_title:
            self._entitle(self.language, Answer("", 1, (given_title,)))
        for answer in answers.rest:
            self._leave(answer)

    @property
    def sections(self) -> Mapping[Language, Mapping[str, str]]:
        """What each language says under each heading."""
        words = {key: "\n\n".join(pieces) for key, pieces in self.own.items()}
        last = WRITTEN[self.kind][-1].key
        used = {number for text in words.values() for number, _ in references_in(text)}
        unused = [n for n in range(1, len(self.sources) + 1) if n not in used]
        found: dict[Language, dict[str, str]] = {}
        for language in self.languages:
            tongue = tongue_of(language)
            parts = {
                key: text if language == self.language else mirror(text, PLACEHOLDER[tongue])
                for key, text in words.items()
            }
            if unused:
                listed = f"{_LISTED[tongue]} {', '.join(f'[{n}]' for n in unused)}."
                parts[last] = "\n\n".join(filter(None, (parts.get(last), listed)))
            found[language] = parts
        return found

    def _write(self, part: str, answer: Answer) -> None:
        text, notes = tame(
            answer.text,
            sources=self.given,
            cite=self._number_of,
            first_line=answer.line,
            bare=self.bare,
        )
        self.told.take(notes)
        if text:
            self.own.setdefault(part, []).append(text)

    def _leave(self, answer: Answer) -> None:
        """Put what answers no question last in the text, and tell so."""
        heading = plain(answer.heading)
        self.told.note(
            answer.line,
            said(
                f"svaret under ”{heading}” hör till ingen fråga, eller står två gånger: det ligger"
                " sist i texten",
                f'the answer under "{heading}" belongs to no question, or stands twice: it is last'
                " in the text",
            )
            if heading
            else said(
                "det som står före den första frågan ligger sist i texten",
                "what stands before the first question is last in the text",
            ),
        )
        last = WRITTEN[self.kind][-1].key
        if heading:
            self._write(last, Answer("", answer.line - 1, (f"### {answer.heading}",)))
        self._write(last, answer)

    def _cite(self, answer: Answer) -> Iterator[Answer]:
        """Take the sources; what is left are the lines that hold no address."""
        found, left = citations(answer.lines, self.refused)
        self.sources, self.given = list(found), len(found)
        for number, line in left:
            self.told.note(
                answer.line + number,
                said(
                    "ingen webbadress här: raden ligger sist i texten",
                    "no web address here: the line is last in the text",
                ),
            )
            yield Answer("", answer.line + number, (line,))

    def _number_of(self, words: str, address: str) -> int:
        """The number of the source at an address, which becomes one now; 0 if it cannot."""
        numbers = {each.url: number for number, each in enumerate(self.sources, 1)}
        new = citation(words, address, self.refused)
        if new is None:
            return 0
        if new.url not in numbers and len(self.sources) < MOST:
            self.sources.append(new)
            return len(self.sources)
        return numbers.get(new.url, 0)

    def _entitle(self, language: Language, answer: Answer) -> None:
        title = as_title(answer.text)
        shortest, longest = TITLE_LENGTH
        if len(title) > longest:
            self.told.note(
                answer.line,
                said(
                    f"titeln är {len(title)} tecken, väntade högst {longest}: den har kortats, och"
                    " hela ligger sist i texten",
                    f"the title has {len(title)} characters, expected {longest} at most: it is"
                    " cut, and all of it is last in the text",
                ),
            )
            self._write(WRITTEN[self.kind][-1].key, answer)
            title = cut(title, longest)
        if len(title) >= shortest:
            self.titles[language] = title
        else:
            self.told.note(
                answer.line,
                said(
                    f"titeln ”{title}” är för kort, väntade minst {shortest} tecken",
                    f'the title "{title}" is too short, expected at least {shortest} characters',
                ),
            )

    def _summarise(self, answer: Answer) -> None:
        summary = as_summary(answer.text)
        shortest, longest = SUMMARY_LENGTH
        if shortest <= len(summary) <= longest:
            self.summaries[self.language] = summary
            return
        first = WRITTEN[self.kind][0]
        heading = {each: first.heading[each] for each in (SWEDISH, ENGLISH)}
        self.told.note(
            answer.line,
            said(
                f"sammanfattningen är {len(summary)} tecken, väntade {shortest}–{longest}:"
                f" den ligger under ”{heading[SWEDISH]}”",
                f"the summary has {len(summary)} characters, expected {shortest}–{longest}:"
                f' it is under "{heading[ENGLISH]}"',
            ),
        )
        pieces = self.own.get(first.key, [])
        self.own[first.key] = []
        self._write(first.key, answer)
        self.own[first.key] += pieces
        if len(summary) > longest:
            self.summaries[self.language] = beginning(summary)

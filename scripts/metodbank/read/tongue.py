"""Which language somebody has answered in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.model.form import BETWEEN, Becomes, bare
from metodbank.model.language import Language, name_of, said
from metodbank.read.answers import Answer, Answers
from metodbank.read.tame import plain
from metodbank.read.told import Told

_WORD = re.compile(r"[^\W\d_]+")
_COMMON: dict[str, Language] = {
    word: language
    for language, same in {
        "sv": "och att det som är på för med inte till av vi ni har ett eller när sedan",
        "en": "the and of to is with not we you are that have it this they was when then",
    }.items()
    for word in same.split()
}
"""The commonest words of each language that stand in no other."""
_SURE = 3


def language_of(text: str, languages: tuple[Language, ...]) -> Language | None:
    """The language that a text is in, when its commonest words leave no doubt."""
    found = [_COMMON.get(word.casefold()) for word in _WORD.findall(text)]
    counts = sorted(((found.count(each), each) for each in languages), reverse=True)
    first, second = counts[0], counts[1] if len(counts) > 1 else (0, "")
    return first[1] if first[0] >= _SURE and first[0] > 2 * second[0] else None


def written_in(answers: Answers, languages: tuple[Language, ...], told: Told) -> Language:
    """The language of the answers: the one that was chosen, or else the one they look like."""
    texts = list(_given(answers, Becomes.SUMMARY, Becomes.SECTION))
    looks = language_of(" ".join(answer.text for answer in texts), languages)
    chosen = _chosen(answers, languages, told)
    if chosen is None:
        return looks or languages[0]
    if looks is not None and looks != chosen:
        says, seems = name_of(chosen), name_of(looks)
        told.note(
            texts[0].line,
            said(
                f"texten ser ut att vara på {seems['sv']}, men språket är valt till {says['sv']}:"
                f" den ligger i index.{chosen}.md",
                f"the text looks like {seems['en']}, but the language chosen is {says['en']}:"
                f" it is in index.{chosen}.md",
            ),
        )
    return chosen


def _chosen(answers: Answers, languages: tuple[Language, ...], told: Told) -> Language | None:
    for answer in _given(answers, Becomes.LANGUAGE):
        named = {bare(part) for part in answer.text.split(BETWEEN)}
        for language in languages:
            if named & {bare(each) for each in (language, *name_of(language).values())}:
                return language
        shown = plain(answer.text)[:60]
        if bare(shown) != "none":
            told.note(
                answer.line,
                said(
                    f"”{shown}” är inget av bibliotekets språk",
                    f'"{shown}" is none of the languages of the library',
                ),
            )
    return None


def _given(answers: Answers, *becomes: Becomes) -> Iterator[Answer]:
    for question in answers.form.questions:
        answer = answers.to.get(question.id)
        if answer and not answer.empty and question.becomes in becomes:
            yield answer

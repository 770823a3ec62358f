"""Words and sentences of running text, in the languages whose abbreviations are known here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from metodbank.model.language import ENGLISH, SWEDISH, Language

LONG_WORD = 6
"""Letters: a word with more of them is long, as LIX counts."""

_WORD = re.compile(r"\w+(?:[.,:’'/–-]\w+)*")
_LONG = re.compile(rf"\b[^\W\d_]{{{LONG_WORD + 1},}}")
_CLOSED = r"[\"”’»)\]]*"
# A sentence ends where the next word has no small letter.
_END = re.compile(rf"[.!?…]+{_CLOSED}\s(?!\s*[\"“”‘’«»(\[–—-]*[a-zß-öø-ÿ])")
_SHORT = re.compile(rf"(?<![\w.])([\w.]{{1,8}})\.(?={_CLOSED}\s+[\"“”‘’«»(\[]*(.))")
_NO_END = "\0"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# After the first of each pair a full stop ends nothing; after the second it does when a capital
# follows.
_ABBREVIATIONS: Mapping[Language, tuple[frozenset[str], frozenset[str]]] = {
    SWEDISH: (
        _set(
            "t.ex bl.a ca kl nr s.k f.d f.n fr.o.m t.o.m dvs d.v.s jfr jmf resp tel kap sid ang"
            " enl ev inkl exkl forts utg uppl övers p.g.a m.a.o s.a.s t.v dr prof doc mom prop"
            " bet skr à"
        ),
        _set(
            "bl etc osv o.s.v m.m m.fl mfl o.d o.dyl e.d e.dyl kr mkr mdr tkr st s red obs art"
            " max min vol i.st e.kr f.kr"
        ),
    ),
    ENGLISH: (
        _set("e.g i.e cf vs nos pp approx viz mr mrs ms dr prof eds trans dept"),
        _set("etc no vol p ch fig ca c st sec art al ed rev a.m p.m inc ltd co jr sr"),
    ),
}

LANGUAGES = frozenset(_ABBREVIATIONS)
"""The languages whose sentences can be told apart."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``start`` is how far in it begins, ``words`` how many it has, ``long`` how many are long.

    A hyphen joins two words into one; it parts the letters of a long word.
    """

    start: int
    words: int
    long: int


def sentences(text: str, language: Language) -> Iterator[Sentence]:
    """The sentences of a text, in order; what has no letters or digits is none."""
    start = 0
    masked = _masked(text, language)
    for end in (*(match.end() for match in _END.finditer(masked)), len(text)):
        words = _WORD.findall(text, start, end)
        if words:
            first = _WORD.search(text, start, end)
            begins = first.start() if first else start
            yield Sentence(begins, len(words), len(_LONG.findall(text, start, end)))
        start = end


def may_have_longer(text: str, language: Language, most: int) -> bool:
    """Whether a text can have a sentence of more words, told quickly and never wrongly denied."""
    if text.count(" ") + text.count("\n") < most:
        return False
    return any(len(part.split()) >= most for part in _END.split(_masked(text, language)))


def measured(text: str, language: Language) -> tuple[int, int, int]:
    """How many words, long words and sentences a text has."""
    words = len(_WORD.findall(text))
    parts = _END.split(_masked(text, language)) if words else ()
    return words, len(_LONG.findall(text)), sum(bool(_WORD.search(part)) for part in parts)


def _masked(text: str, language: Language) -> str:
    """The text with another sign for every full stop that ends an abbreviation only."""
    if _DOTTED.get(language, frozenset()).isdisjoint(text.replace("(", " ").split()):
        return text
    never, seldom = _ABBREVIATIONS[language]

    def mask(match: re.Match[str]) -> str:
        word, following = match[1], match[2]
        bare, capital = word.casefold(), following.isupper()
        initial = len(word) == 1 and word.isupper() and capital
        if bare in never or initial or (bare in seldom and not capital):
            return word + _NO_END
        return match[0]

    return _SHORT.sub(mask, text)


def _dotted(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from (f"{word}.", f"{word.capitalize()}.")


_DOTTED: Mapping[Language, frozenset[str]] = {
    language: frozenset(_dotted((*never, *seldom, *"abcdefghijklmnopqrstuvwxyzåäöé")))
    for language, (never, seldom) in _ABBREVIATIONS.items()
}
"""What a text holds, between blanks, when it holds an abbreviation or an initial."""

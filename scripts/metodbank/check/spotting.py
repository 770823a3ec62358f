"""One pass over all words of a catalogue, for the rules that look for some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import add

from metodbank.check.wordlist import Lexicon, plain_words, shipped, tokens
from metodbank.model.catalogue import Catalogue
from metodbank.model.language import ENGLISH, SWEDISH, Language
from metodbank.model.passages import Passage, passages

LANGUAGES = (SWEDISH, ENGLISH)
"""The languages whose words are known here."""

_ENDINGS = (
    *("s", "en", "ens", "et", "ets", "n", "ns", "t", "ts", "na", "nas"),
    *("er", "ers", "erna", "ernas", "ar", "ars", "arna", "arnas"),
)
_OF_VOWELS = {"a": ("or", "ors", "orna", "ornas"), "e": ("ar", "ars", "arna", "arnas")}
_SHORTEST = 7
"""Letters of a compound: below that, two words beside each other are too often just that."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A passage that holds something: anchors of its language's lexicons, parted compounds."""

    passage: Passage
    plain: frozenset[str]
    terms: frozenset[str]
    parted: frozenset[str]


def spotted(catalogue: Catalogue) -> tuple[Spotted, ...]:
    """The passages that some rule about words has something to look at in."""
    if "spotted" not in catalogue.memo:
        catalogue.memo["spotted"] = tuple(_spot(catalogue))
    found: tuple[Spotted, ...] = catalogue.memo["spotted"]
    return found


def terms(catalogue: Catalogue, language: Language) -> Lexicon:
    """What the glossary says not to write, each with its entry."""
    key = f"terms {language}"
    if key not in catalogue.memo:
        lexicon = Lexicon()
        for entry in catalogue.glossary.root.values():
            for written in entry.instead_of.get(language, ()):
                lexicon.add(written, entry)
        catalogue.memo[key] = lexicon
    found: Lexicon = catalogue.memo[key]
    return found


def _spot(catalogue: Catalogue) -> Iterator[Spotted]:
    plain = {language: frozenset(plain_words(language).anchors) for language in LANGUAGES}
    named = {language: frozenset(terms(catalogue, language).anchors) for language in LANGUAGES}
    either = {language: plain[language] | named[language] for language in LANGUAGES}
    joined = _compounds(catalogue)
    for passage in passages(catalogue):
        language = passage.language
        if language not in LANGUAGES:
            continue
        words = tokens(passage.words)
        parted: frozenset[str] = frozenset()
        if language == SWEDISH:
            parted = joined.intersection(map(add, words, words[1:]))
            if own := forms_of(passage.title):
                parted |= own.intersection(map(add, words, words[1:]))
        found = either[language].intersection(words)
        if found or parted:
            yield Spotted(passage, found & plain[language], found & named[language], parted)


def _compounds(catalogue: Catalogue) -> frozenset[str]:
    """The forms of every Swedish compound that the library or the tool knows."""
    labels = (
        term.label.get(SWEDISH, "")
        for terms in catalogue.vocabulary.root.values()
        for term in terms.values()
    )
    entries = (entry.term.get(SWEDISH, "") for entry in catalogue.glossary.root.values())
    found = set(_shipped_compounds())
    for words in (*labels, *entries):
        found |= forms_of(words)
    return frozenset(found)


@cache
def _shipped_compounds() -> frozenset[str]:
    groups = shipped(f"joined.{SWEDISH}").values()
    return frozenset(form for group in groups for word in group for form in forms_of(word))


@cache
def forms_of(words: str) -> frozenset[str]:
    """The forms of each word of some words that is long enough to be a compound."""
    return frozenset(form for word in tokens(words) for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    if len(word) < _SHORTEST:
        return
    yield word
    yield from (word + ending for ending in _ENDINGS)
    yield from (word[:-1] + ending for ending in _OF_VOWELS.get(word[-1], ()))

"""Is a word spelled right: dictionaries of Swedish and of British English, and our own words.

The dictionaries come with two packages from PyPI, so that nothing need be installed beside them:
spylls has one of Swedish and one of American English, codespell tells which of the American words
are spelled otherwise in Britain. Our own words stand in ``tests/words/<language>.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, Protocol

from metodbank.check.wordlist import quoted
from metodbank.model.catalogue import Catalogue
from metodbank.model.language import ENGLISH, LANGUAGES, SWEDISH, Language
from metodbank.model.passages import passages
from metodbank.model.text import BlockKind

LISTS = Path(__file__).resolve().parent / "words"
_DICTIONARIES = {SWEDISH: "sv/sv_SE", ENGLISH: "en/en_US"}
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[’'-][^\W\d_]+)*(?!\w)")
# Settings, titles of others' pages, and web addresses: nobody here chose their words.
_GIVEN = re.compile(
    r"\{\{[^}]*\}\}|\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?https?:[^)]*\)|[\w.-]+\.(?:fi|no|org|se)\b"
)
_POSSESSIVE = re.compile(r"'s?$")
# American spellings that are also British words of another meaning.
_BOTH = frozenset(("practice", "practices", "program", "programs", "story", "stories"))


class Use(NamedTuple):
    """A word where it stands, and the languages that it may be in."""

    word: str
    languages: tuple[Language, ...]
    where: str


class Lookup(Protocol):
    def lookup(self, word: str) -> bool: ...


def uses(catalogue: Catalogue) -> Iterator[Use]:
    """Every word that a reader meets in packs, pages, glossary and vocabulary.

    A name, a quotation, a link to elsewhere and an invitation to copy may be in either language.
    """
    for passage in passages(catalogue):
        given = [match.span() for match in _GIVEN.finditer(passage.source)]
        for match in _WORD.finditer(passage.words):
            word, start = match[0], match.start()
            if any(first <= start < last for first, last in given):
                continue
            either = word[0].isupper() or passage.kind is BlockKind.QUOTE or quoted(passage, start)
            languages = LANGUAGES if either else (passage.language,)
            yield Use(word, languages, str(passage.at(start)))
    library, vocabulary = catalogue.library, catalogue.vocabulary.root.values()
    for path, told in (
        (library.glossary, [e.term for e in catalogue.glossary.root.values()]),
        (library.glossary, [e.definition for e in catalogue.glossary.root.values()]),
        (library.vocabulary, [t.label for terms in vocabulary for t in terms.values()]),
    ):
        for translations in told:
            for language, text in translations.items():
                for word in _WORD.findall(text):
                    yield Use(word, LANGUAGES if word[0].isupper() else (language,), path)


def misspelled(found: Iterable[Use], known: Mapping[Language, set[str]]) -> Iterator[Use]:
    """The uses whose word no dictionary has, each word once.

    ``known`` are words that were looked up before and found; new ones are added to it.
    """
    told: set[tuple[str, tuple[Language, ...]]] = set()
    for use in found:
        word = use.word.replace("’", "'")
        if (word, use.languages) in told:
            continue
        told.add((word, use.languages))
        if _known(word, use.languages, known):
            continue
        parts = word.split("-")
        if len(parts) > 1 and all(_known(part, use.languages, known) for part in parts):
            known[use.languages[0]].add(word)
        else:
            yield use


def _known(word: str, languages: Iterable[Language], known: Mapping[Language, set[str]]) -> bool:
    if any(word in known[language] for language in languages):
        return True
    for language in languages:
        if is_word(word, language):
            known[language].add(word)
            return True
    return False


def is_word(word: str, language: Language) -> bool:
    """Whether our own list or the dictionary has a word."""
    own = own_words(language)
    bare = _POSSESSIVE.sub("", word)
    shapes = {word, bare} | ({bare.removesuffix("s")} if bare[0].isupper() else set())
    if own & {each for shape in shapes for each in (shape, shape.lower())}:
        return True
    if language == ENGLISH:
        lower = bare.lower()
        if lower in british() and lower not in _BOTH:
            return False
        return lower in british().values() or dictionary(ENGLISH).lookup(word)
    return dictionary(language).lookup(bare)


@cache
def own_words(language: Language) -> frozenset[str]:
    return frozenset(listed(language))


def listed(language: Language) -> list[str]:
    """The lines of our own list that are words."""
    lines = (LISTS / f"{language}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@cache
def dictionary(language: Language) -> Lookup:
    """The dictionary that spylls carries; it takes some seconds to read."""
    from spylls.hunspell import Dictionary

    path = files("spylls.hunspell") / "data" / _DICTIONARIES[language]
    found: Lookup = Dictionary.from_files(str(path))
    return found


@cache
def british() -> dict[str, str]:
    """American spelling -> British spelling, for words that have two."""
    source = files("codespell_lib") / "data" / "dictionary_en-GB_to_en-US.txt"
    pairs = (line.split("->") for line in source.read_text("utf-8").splitlines() if line)
    return {american: word for word, american in pairs}

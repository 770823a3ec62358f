"""Lists of words as people write them -> a lexicon that finds their forms in a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import yaml

from metodbank.model.language import Language
from metodbank.model.passages import Passage

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_COMMON = frozenset(("down", "such", "that", "with", "under", "inom"))
_TOKEN = re.compile(r"\w+")
_BEFORE, _AFTER = r"(?<![\w-])", r"(?![\w-])"
# What stands between quotation marks, in single emphasis or in the text of a link to somebody
# else's page is a quotation, a title or a name: nobody here chose its words.
_QUOTED = re.compile(
    r"”[^”“]*”|“[^”“]*”|\"[^\"]*\"|»[^«»]*[«»]|«[^«»]*»"
    r"|(?<![\w*])\*(?![\s*])[^*]+\*(?!\*)|(?<!\w)_(?!\s)[^_]+_(?!\w)"
    r"|\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?https?:[^)]*\)"
)
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:…])[\s\"”“’»«(\[*_>#|-]*\Z")


def tokens(words: str) -> list[str]:
    """The words of a passage, in small letters; a hyphen parts two."""
    return _TOKEN.findall(words.casefold())


@dataclass(frozen=True, slots=True)
class Match:
    """Where a form stands in a passage, and what its list says of it.

    ``named``: it begins with a capital inside a sentence, as a name does.
    """

    start: int
    text: str
    entry: Any
    named: bool


@dataclass(slots=True)
class Lexicon:
    """Words of one language, each with something to say about it.

    ``anchors`` has for every form or phrase its rarest word, as well as its length tells: a
    passage that holds none of them holds nothing of the lexicon, and that is quickly asked.
    """

    anchors: dict[str, list[tuple[str, Any]]] = field(default_factory=dict)

    def add(self, written: str, entry: Any) -> None:
        """Add a word or phrase as lists write it: ``påbörja|r|de``, ``vidta|r åtgärd|er``."""
        for form in forms(written):
            anchor = max(tokens(form), key=lambda word: (word not in _COMMON, len(word)))
            self.anchors.setdefault(anchor, []).append((form, entry))

    def find(self, passage: Passage, present: Iterable[str]) -> Iterator[Match]:
        """Every form in a passage that somebody here chose; ``present`` are its anchors."""
        for anchor in present:
            for form, entry in self.anchors.get(anchor, ()):
                for match in _pattern(form).finditer(passage.words):
                    start = match.start()
                    if not quoted(passage, start):
                        text = " ".join(match[0].split())
                        yield Match(start, text, entry, _named(passage, start))


def forms(written: str) -> Iterator[str]:
    """All forms of a word or phrase in small letters: ``Erhåll-|a|er`` -> erhålla, erhåller."""
    yield from spelled(written.casefold())


def spelled(written: str) -> Iterator[str]:
    """All forms of a word or phrase, with the capitals that it is written with."""
    yield from (" ".join(each) for each in product(*map(_endings, written.split())))


def _endings(word: str) -> list[str]:
    stem, *endings = word.split("|")
    if endings and stem.endswith("-"):
        return [stem[:-1] + ending for ending in endings]
    return [stem, *(stem + ending for ending in endings)]


def quoted(passage: Passage, offset: int) -> bool:
    """Whether a place in a passage is part of a quotation, a title or a name in italics."""
    return any(each.start() <= offset < each.end() for each in _QUOTED.finditer(passage.source))


def _named(passage: Passage, offset: int) -> bool:
    before = passage.words[:offset]
    return passage.words[offset].isupper() and not _SENTENCE_BEGINS.search(before)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    inside = r"\s+".join(re.escape(word) for word in form.split())
    return re.compile(f"{_BEFORE}{inside}{_AFTER}", re.IGNORECASE)


@cache
def shipped(name: str) -> Mapping[str, Any]:
    """One of the lists beside this file, by group."""
    source = files("metodbank.check").joinpath(f"words/{name}.yml").read_text("utf-8")
    lists: Mapping[str, Any] = yaml.load(source, Loader=_LOADER)
    return lists


@cache
def plain_words(language: Language) -> Lexicon:
    """The heavy words of a language, each with its better ones."""
    lexicon = Lexicon()
    for group in shipped(language).values():
        for written, better in group.items():
            lexicon.add(written, tuple(each.strip() for each in better.split(",")))
    return lexicon

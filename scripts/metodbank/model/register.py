"""What every pack and page tells the others, and no more: enough to hold for thousands of them.

A rule that compares packs asks here for all that is not its own. So a check has whole packs in
its hands only a few at a time, and a library may grow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from sys import intern
from typing import Any

from metodbank.model.facts import CaseFacts, ChecklistFacts, Item, MethodFacts
from metodbank.model.language import Language
from metodbank.model.library import Kind, Library
from metodbank.model.pack import Pack, Page
from metodbank.model.text import Text
from metodbank.model.uses import vocabulary_uses

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A pack as the others see it.

    ``facts_path`` is where its facts stand, ``known`` whether they could be read; all that they
    say is empty when not. ``related`` are pairs of id and relation, ``named`` the cases of a
    method and the methods of a case. ``items`` are pairs of id and time: the pack's own, without
    what it ``includes``, or None where it has no list. ``replaced_by`` is None for a pack that is
    still recommended, and empty for one that is retired without a replacement.
    """

    kind: Kind
    folder: str
    facts_path: str
    files: tuple[str, ...]
    texts: tuple[Told, ...]
    known: bool = False
    code: str = ""
    related: tuple[tuple[str, str], ...] = ()
    named: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] | None = None
    includes: tuple[str, ...] = ()
    replaced_by: str | None = None
    library: str = ""
    publishers: tuple[str, ...] = ()
    has_budget: bool = False

    @property
    def id(self) -> str:
        return self.folder.rsplit("/", 1)[-1]

    @classmethod
    def of(cls, library: Library, pack: Pack) -> Neighbour:
        """What the others may ask of a pack."""
        facts, list_ = pack.facts, pack.checklist
        items = facts.items if isinstance(facts, ChecklistFacts) else list_.items if list_ else None
        uri = library.uri(f"{pack.folder}/index.md")
        known: dict[str, Any] = {}
        if facts is not None:
            known = {
                "code": facts.code,
                "publishers": tuple(source.publisher for source in facts.sources),
                "replaced_by": (facts.retired.replaced_by or "") if facts.retired else None,
            }
        if isinstance(facts, MethodFacts):
            known["related"] = tuple((each.id, each.relation) for each in facts.related)
            known["named"] = tuple(facts.cases)
            known["has_budget"] = facts.budget is not None
        elif isinstance(facts, CaseFacts):
            known["named"], known["library"] = tuple(facts.methods), facts.library
        return cls(
            pack.kind,
            pack.folder,
            pack.positions.path,
            tuple(map(intern, pack.files)),
            tuple(Told.of(uri, text) for text in pack.texts.values()),
            facts is not None,
            items=None if items is None else tuple(map(_named, items)),
            includes=tuple(list_.includes) if list_ else (),
            **known,
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A text as the others see it. ``headings`` are its anchors in one piece, one a line."""

    uri: str
    path: str
    language: Language
    title_key: str
    summary_key: str
    headings: str
    template: str | None = None

    @classmethod
    def of(cls, uri: str, text: Text) -> Told:
        """What the others may ask of a text that is published as ``uri``."""
        return cls(
            uri,
            text.path,
            text.language,
            title_key(text),
            summary_key(text),
            _BETWEEN.join(heading.anchor for heading in text.headings),
            text.fields.template if text.fields else None,
        )

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(self.headings.split(_BETWEEN)) if self.headings else frozenset()


def title_key(text: Text) -> str:
    """Titles that nobody can tell apart have the same key; no title has none."""
    return _key(" ".join(text.title.casefold().split()))


def summary_key(text: Text) -> str:
    """Summaries that say the same in the same words have the same key; no summary has none."""
    return _key(" ".join(text.summary.casefold().split()).rstrip(".!? "))


def _key(words: str) -> str:
    """Sixteen signs that stand for some words."""
    return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest() if words else ""


def _named(item: Item) -> tuple[str, str]:
    return item.id, item.when


@dataclass(frozen=True)
class Register:
    """``neighbours`` are in the order of the packs; ``lists`` are the vocabularies in use."""

    neighbours: tuple[Neighbour, ...] = ()
    pages: tuple[Told, ...] = ()
    lists: frozenset[str] = frozenset()

    @classmethod
    def of(cls, library: Library, packs: Iterable[Pack], pages: Iterable[Page]) -> Register:
        """What some packs and pages tell."""
        packs = tuple(packs)
        return cls(
            tuple(Neighbour.of(library, pack) for pack in packs),
            tuple(Told.of(page.uri, text) for page in pages for text in page.texts.values()),
            frozenset(name for pack in packs for name in _lists(library, pack)),
        )

    @classmethod
    def together(cls, parts: Iterable[Register]) -> Register:
        """What all of them tell."""
        parts = tuple(parts)
        return cls(
            tuple(each for part in parts for each in part.neighbours),
            tuple(each for part in parts for each in part.pages),
            frozenset().union(*(part.lists for part in parts)),
        )

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What several rules ask of the whole library, worked out by the first of them."""
        return {}

    @cached_property
    def _by_id(self) -> dict[tuple[Kind, str], Neighbour]:
        return {(each.kind, each.id): each for each in self.neighbours}

    def get(self, kind: Kind, id_: str) -> Neighbour | None:
        return self._by_id.get((kind, id_))

    def ids(self, kind: Kind) -> list[str]:
        return [each.id for each in self.neighbours if each.kind is kind]

    @property
    def texts(self) -> Iterable[Told]:
        """Every text of packs and pages."""
        for each in self.neighbours:
            yield from each.texts
        yield from self.pages

    # ---- who was first with what only one may have ----

    @cached_property
    def first_ids(self) -> dict[str, str]:
        """Id -> the folder of the first pack that has it."""
        return _first((each.id, each.folder) for each in self.neighbours)

    @cached_property
    def first_codes(self) -> dict[str, str]:
        """Code -> the folder of the first pack that has it."""
        return _first((each.code, each.folder) for each in self.neighbours if each.known)

    @cached_property
    def first_titles(self) -> dict[tuple[Language, str], str]:
        """Language and key of a title -> the first path of a text that has it."""
        return _first(((each.language, each.title_key), each.path) for each in self._by_path)

    @cached_property
    def first_summaries(self) -> dict[tuple[Language, str], str]:
        """Language and key of a summary -> the first path of a text that has it."""
        return _first(((each.language, each.summary_key), each.path) for each in self._by_path)

    @property
    def _by_path(self) -> list[Told]:
        return sorted(self.texts, key=lambda each: each.path)


def _first(pairs: Iterable[tuple[Any, str]]) -> dict[Any, str]:
    found: dict[Any, str] = {}
    for key, where in pairs:
        found.setdefault(key, where)
    return found


def _lists(library: Library, pack: Pack) -> Iterable[str]:
    for read in (pack.facts, pack.checklist):
        if read is not None:
            yield from (name for _, name, _ in vocabulary_uses(read))
    if pack.facts is not None:
        own = library.own_fields(pack.kind).fields
        yield from (
            field.vocabulary
            for name in pack.facts.local
            if (field := own.get(name)) and field.vocabulary
        )

"""All packs and pages with every language, read once and frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from metodbank.model.facts import CaseFacts, ChecklistFacts, Item, MethodFacts
from metodbank.model.figurefile import FigureFile
from metodbank.model.finding import Finding
from metodbank.model.glossary import Glossary
from metodbank.model.language import Language
from metodbank.model.library import Kind, Library
from metodbank.model.location import Location, Positions
from metodbank.model.pack import AnyFacts, Pack, Page
from metodbank.model.record import Fields
from metodbank.model.register import Register
from metodbank.model.text import Text
from metodbank.model.uses import Where, every_text
from metodbank.model.vocabulary import Vocabulary

F = TypeVar("F", MethodFacts, CaseFacts, ChecklistFacts)


class Written(NamedTuple):
    """A text in YAML. ``language`` is None where the field has none of its own."""

    positions: Positions
    where: Where
    language: Language | None
    text: str

    @property
    def location(self) -> Location:
        return self.positions.at(*self.where)


@dataclass(frozen=True)
class Catalogue:
    """``findings`` is what went wrong on the way in; every pack that could be read is here.

    ``files`` are the files under docs that belong to no pack, relative to the root. ``today`` is
    the day on which reviews and exceptions are overdue or not. ``figures`` tells of the pictures
    among ``files``. ``published_items`` is what the items of each page were called when they were
    published, with a digest of their words. ``told`` is the register of a whole library of which
    these are some packs; without it they are all.
    """

    library: Library
    packs: tuple[Pack, ...]
    pages: tuple[Page, ...]
    vocabulary: Vocabulary
    files: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = field(default=())
    today: date = field(default_factory=date.today)
    glossary: Glossary = field(default_factory=lambda: Glossary({}))
    figures: Mapping[str, FigureFile] = field(default_factory=dict)
    published_items: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    told: Register | None = None

    @cached_property
    def register(self) -> Register:
        """What every pack and page of the library tells the others."""
        return self.told or Register.of(self.library, self.packs, self.pages)

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What several rules ask of the same catalogue, worked out by the first of them."""
        return {}

    @cached_property
    def by_id(self) -> dict[tuple[Kind, str], Pack]:
        return {(pack.kind, pack.id): pack for pack in self.packs}

    def get(self, kind: Kind, id_: str) -> Pack | None:
        return self.by_id.get((kind, id_))

    def of_kind(self, kind: Kind) -> tuple[Pack, ...]:
        return tuple(pack for pack in self.packs if pack.kind is kind)

    @property
    def methods(self) -> Iterator[tuple[Pack, MethodFacts]]:
        return self._with_facts(MethodFacts)

    @property
    def cases(self) -> Iterator[tuple[Pack, CaseFacts]]:
        return self._with_facts(CaseFacts)

    @property
    def checklists(self) -> Iterator[tuple[Pack, ChecklistFacts]]:
        return self._with_facts(ChecklistFacts)

    @property
    def known(self) -> Iterator[tuple[Pack, AnyFacts]]:
        """Every pack whose facts could be read."""
        return ((pack, pack.facts) for pack in self.packs if pack.facts is not None)

    def _with_facts(self, model: type[F]) -> Iterator[tuple[Pack, F]]:
        return ((pack, pack.facts) for pack in self.packs if isinstance(pack.facts, model))

    @property
    def item_lists(self) -> Iterator[tuple[Pack, tuple[Item, ...], Positions]]:
        """Every checklist as its file has it, without what it includes."""
        for pack in self.packs:
            if isinstance(pack.facts, ChecklistFacts):
                yield pack, tuple(pack.facts.items), pack.positions
            elif pack.checklist is not None:
                yield pack, tuple(pack.checklist.items), pack.checklist_positions

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """Every text that stands in YAML: in facts, in checklists, and at the top of a text."""
        fields: list[tuple[Positions, Fields | None, frozenset[str]]] = []
        for pack in self.packs:
            own = self.library.own_fields(pack.kind).translated
            fields.append((pack.positions, pack.facts, own))
            fields.append((pack.checklist_positions, pack.checklist, frozenset()))
        fields.extend((text.positions, text.fields, frozenset()) for _, text in self.texts)
        return tuple(
            Written(positions, *each)
            for positions, read, own in fields
            if read is not None
            for each in every_text(read, own)
        )

    @property
    def figure_files(self) -> Iterator[tuple[str, FigureFile]]:
        """Every figure's file with its path; also that of a picture outside the packs."""
        for pack in self.packs:
            yield from ((f"{pack.folder}/{name}", file) for name, file in pack.figures.items())
        yield from self.figures.items()

    @cached_property
    def texts(self) -> tuple[tuple[str, Text], ...]:
        """Every text, with the published path of its page (``metoder/a/index.md``)."""
        found: list[tuple[str, Text]] = []
        for pack in self.packs:
            uri = self.library.uri(f"{pack.folder}/index.md")
            found.extend((uri, text) for text in pack.texts.values())
        for page in self.pages:
            found.extend((page.uri, text) for text in page.texts.values())
        return tuple(found)

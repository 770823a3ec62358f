"""The fragments that a link to a page may have: its headings, and what the machine adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from metodbank.model.catalogue import Catalogue
from metodbank.model.glossary import TEMPLATE, Glossary
from metodbank.model.language import ENGLISH, LANGUAGES, Language
from metodbank.model.library import Kind
from metodbank.model.outline import BUDGET, CHECKLIST, GENERATED, RELATED, SOURCES, anchor
from metodbank.model.register import Neighbour, Register, Told
from metodbank.model.rulebook import ANCHORS, RULES_PAGE
from metodbank.model.values import phase_anchor

Place: TypeAlias = tuple[Language, str]
"""A page of a language: its path in the published tree, without language."""

CHECKLIST_PAGE = "checklista.md"
"""The page with a method's whole checklist, beside the method's own."""


def glossary_page(register: Register) -> str | None:
    """The path of the page with the glossary, or None where a library has no such page."""
    return next((page.uri for page in register.pages if page.template == TEMPLATE), None)


@dataclass(frozen=True)
class Anchors:
    """Put together when somebody asks: links with a fragment lead to few of a library's pages.

    ``packs`` are the packs of the register by the path of their page.
    """

    register: Register = field(default_factory=Register)
    packs: Mapping[str, Neighbour] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=lambda: Glossary({}))

    @classmethod
    def of(cls, catalogue: Catalogue) -> Anchors:
        """Those of a library's pages."""
        uri, register = catalogue.library.uri, catalogue.register
        packs = {uri(f"{pack.folder}/index.md"): pack for pack in register.neighbours}
        return cls(register, packs, catalogue.glossary)

    def get(self, language: Language, uri: str) -> frozenset[str] | None:
        """The anchors of a page, or None where nobody knows them."""
        if told := self._told.get((language, uri)):
            terms = self.glossary.root.values() if uri == self._glossary_page else ()
            return told.anchors | {anchor(each.term[language]) for each in terms}
        if uri == RULES_PAGE:
            return ANCHORS
        folder, _, name = uri.rpartition("/")
        pack = self.packs.get(f"{folder}/index.md")
        if pack is None:
            return None
        if name == CHECKLIST_PAGE:
            there = pack.items is not None and f"index.{language}.md" in pack.files
            return self._phases(pack) if there else None
        text = next(
            (each for each in pack.texts if (each.language, each.uri) == (language, uri)), None
        )
        if text is None or not pack.known:
            return None
        phases = self._phases(pack) if pack.kind is Kind.CHECKLIST else frozenset()
        return text.anchors | _generated(pack, language) | phases

    @cached_property
    def _told(self) -> Mapping[Place, Told]:
        return {(told.language, told.uri): told for told in self.register.pages}

    @cached_property
    def _glossary_page(self) -> str | None:
        return glossary_page(self.register)

    def _phases(self, pack: Neighbour) -> frozenset[str]:
        """The anchors of a pack's checklist, with what it includes."""
        included = (self.register.get(Kind.CHECKLIST, id_) for id_ in pack.includes)
        lists = (pack.items, *(other.items for other in included if other))
        return frozenset(phase_anchor(when) for items in lists for _, when in items or ())


def _generated(pack: Neighbour, language: Language) -> frozenset[str]:
    """The anchors that the machine adds to a pack's page, its checklist's phases aside."""
    present = {
        SOURCES.key: bool(pack.publishers),
        CHECKLIST.key: pack.items is not None,
        RELATED.key: bool(pack.related),
        BUDGET.key: pack.has_budget,
    }
    tongue = language if language in LANGUAGES else ENGLISH
    parts = GENERATED[pack.kind]
    return frozenset(part.anchor(tongue) for part in parts if present.get(part.key, True))

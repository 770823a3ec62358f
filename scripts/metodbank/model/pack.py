"""A folder that can be moved whole: facts, texts, checklist, figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from metodbank.model.facts import CaseFacts, Checklist, ChecklistFacts, MethodFacts
from metodbank.model.figurefile import FigureFile
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.location import Location, Positions
from metodbank.model.text import Text
from metodbank.model.translation import Records

AnyFacts: TypeAlias = MethodFacts | CaseFacts | ChecklistFacts

FACTS: Mapping[Kind, type[MethodFacts] | type[CaseFacts] | type[ChecklistFacts]] = {
    Kind.METHOD: MethodFacts,
    Kind.CASE: CaseFacts,
    Kind.CHECKLIST: ChecklistFacts,
}
"""The model of each kind of pack."""


@dataclass(frozen=True, slots=True)
class Pack:
    """``facts``, a text or the checklist is missing when its file is, or could not be read.

    ``files`` are the paths inside the folder, POSIX, sorted. ``checklist`` is a method's own
    list; a stand-alone checklist keeps its items in its facts. ``records`` says which state of
    the original each translation was last brought up to. ``figures`` tells of the files of its
    figures, by their names in ``files``.
    """

    kind: Kind
    folder: str
    facts: AnyFacts | None
    positions: Positions
    texts: Mapping[Language, Text]
    files: tuple[str, ...]
    checklist: Checklist | None = None
    checklist_positions: Positions = field(default_factory=lambda: Positions(""))
    figures: Mapping[str, FigureFile] = field(default_factory=dict)
    records: Records = field(default_factory=dict)
    records_positions: Positions = field(default_factory=lambda: Positions(""))

    @property
    def id(self) -> str:
        """The folder's name. ``facts.id`` says the same when rule ``id-is-folder-name`` is met."""
        return self.folder.rsplit("/", 1)[-1]

    @property
    def location(self) -> Location:
        return Location(self.folder)


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page: ``uri`` is its path in the published tree, without language.

    ``records`` is the page's part of the ledger of translations, which all pages share.
    """

    uri: str
    texts: Mapping[Language, Text]
    records: Records = field(default_factory=dict)
    records_positions: Positions = field(default_factory=lambda: Positions(""))

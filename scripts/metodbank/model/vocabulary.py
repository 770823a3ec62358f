"""Closed lists of terms, with every language side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, PrivateAttr, RootModel

from metodbank.model.location import Positions
from metodbank.model.translated import Translated
from metodbank.model.values import Number


@dataclass(frozen=True, slots=True)
class InVocabulary:
    """Annotates a field: its value is a term of the list ``name``."""

    name: str


class Term(BaseModel):
    """One entry. ``broader`` names a term of the list ``occasion`` (as skos:broader does).

    ``min`` and ``max`` are what the term promises in whole kronor, in the list ``cost``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: Translated
    definition: Translated | None = None
    broader: str | None = None
    min: Number | None = None
    max: Number | None = None


class Vocabulary(RootModel[dict[str, dict[str, Term]]]):
    """All lists: name of list -> code of term -> term, in the order they are written."""

    model_config = ConfigDict(frozen=True)
    _positions: Positions = PrivateAttr(default_factory=lambda: Positions(""))

    @property
    def positions(self) -> Positions:
        """Where each term stands in the file that it was read from."""
        return self._positions

    def standing_at(self, positions: Positions) -> Vocabulary:
        """The same lists, which know where they stand."""
        placed = self.model_copy()
        placed._positions = positions
        return placed

    def terms(self, name: str) -> Mapping[str, Term]:
        """The terms of a list; an unknown list has none."""
        return self.root.get(name, {})

    def label(self, name: str, code: str, language: str) -> str:
        """The words for a term; a code that is not in the list speaks for itself."""
        term = self.terms(name).get(code)
        return term.label[language] if term else code

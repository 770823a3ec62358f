"""Closed lists of terms, with every language side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, RootModel

from metodbank.model.language import Translated


@dataclass(frozen=True, slots=True)
class InVocabulary:
    """Annotates a field: its value is a term of the list ``name``."""

    name: str


class Term(BaseModel):
    """One entry. ``broader`` names a term of the list ``occasion`` (as skos:broader does)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: Translated
    definition: Translated | None = None
    broader: str | None = None


class Vocabulary(RootModel[dict[str, dict[str, Term]]]):
    """All lists: name of list -> code of term -> term, in the order they are written."""

    model_config = ConfigDict(frozen=True)

    def terms(self, name: str) -> Mapping[str, Term]:
        """The terms of a list; an unknown list has none."""
        return self.root.get(name, {})

    def label(self, name: str, code: str, language: str) -> str:
        """The words for a term; a code that is not in the list speaks for itself."""
        term = self.terms(name).get(code)
        return term.label[language] if term else code

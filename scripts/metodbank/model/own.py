"""Fields that a library has decided on itself, held in each pack's ``local``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from metodbank.model.language import Language


class OwnType(StrEnum):
    """What a field holds: whole number, text, day, one term, several terms, text a language."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TERM = "term"
    TERMS = "terms"
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class OwnField:
    """``vocabulary`` names the list of a TERM or TERMS; ``label`` is what readers may see."""

    name: str
    type: OwnType
    vocabulary: str = ""
    required: bool = False
    label: Mapping[Language, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnFields:
    """What a library adds to one kind of pack.

    ``fields`` are those in ``local``, by name. ``required`` are other fields that are optional
    to everybody else: paths in the facts (``budget``, ``sources.year``, ``local.theme``) or
    names of fields at the top of a text (``aliases``).
    """

    fields: Mapping[str, OwnField] = field(default_factory=dict)
    required: tuple[str, ...] = ()

    @property
    def translated(self) -> frozenset[str]:
        """The names of the fields that hold a text in each language."""
        return frozenset(
            name for name, each in self.fields.items() if each.type is OwnType.TRANSLATED
        )


LOCAL = "local"
"""The field of a pack that holds a library's own."""

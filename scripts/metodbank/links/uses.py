"""What one file uses and defines, before anybody asks where an address leads.

This module and those that make a ``Found`` are loaded by every process that reads pages, so they
import nothing but the standard library and the parser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias


class Kind(IntEnum):
    """What a browser or a reader does with an address."""

    LINK = 0
    """A link that a reader follows."""
    SPOKEN = 1
    """A link that says in which language its target is."""
    LOAD = 2
    """Something the page is made of: a picture, a script, a style sheet. Fragments do not count."""
    PART = 3
    """A part of a drawing, which has to be there by its id."""
    TOLD = 4
    """An address that is only told: canonical, alternates, feeds, the search index."""


Use: TypeAlias = tuple[Kind, str]


@dataclass(slots=True)
class Found:
    """One file's uses and definitions; ``faults`` are addresses that are wrong in themselves.

    ``base`` is what ``<base href>`` says. ``alternates`` are pairs of a language and an address,
    ``refresh`` the address that the page leads on to by itself, at once or after a while.
    """

    uses: list[Use] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    lang: str = ""
    base: str | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)
    refresh: str | None = None

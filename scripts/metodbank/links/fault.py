"""One thing that is wrong with a site, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Meant(NamedTuple):
    """The place that somebody most likely meant; ``certain`` when it can be no other."""

    file: str
    fragment: str = ""
    certain: bool = False


@dataclass(slots=True)
class Fault:
    """``pages`` show it; ``raw`` is the address as the first of them writes it.

    ``rule`` is the rule's name. ``target`` is the file and ``fragment`` the anchor that it is
    about. ``words`` are what else the message tells, as the rule wants it. ``entries`` are the
    numbers of all entries that come down to it: one place can be written in several ways.
    """

    rule: str
    pages: list[str]
    raw: str = ""
    target: str = ""
    fragment: str = ""
    meant: Meant | None = None
    words: dict[str, str] = field(default_factory=dict)
    line: int | None = None
    entries: set[int] = field(default_factory=set)

    @property
    def page(self) -> str:
        return self.pages[0]

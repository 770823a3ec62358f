"""What one file uses and defines, before anybody asks where an address leads.

This module and those that make a ``Found`` are loaded by every process that reads pages, so they
import nothing but the standard library and the parser.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Found:
    """One file's uses, by what a browser or a reader does with them, and its definitions.

    ``links`` a reader follows; ``spoken`` are links in text of another language, and ``named``
    those that say in which language their target is: pairs of it and the address. ``loads`` are
    what a page is made of (pictures, scripts, style sheets), where fragments do not count;
    ``parts`` are parts of a drawing, which have to be there by their id. ``told`` are only told:
    canonical addresses, feeds, the search index.

    ``ids`` are what can stand after #. ``faults`` are addresses that are wrong in themselves, each
    after its rule. ``base`` is what ``<base href>`` says, ``alternates`` are pairs of a language
    and an address, ``refresh`` is where the page leads on to by itself, at once or after a while.
    """

    links: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    lang: str = ""
    base: str | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)
    refresh: str | None = None

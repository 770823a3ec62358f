"""What is kept of a file once it has been read: little enough for ten thousand pages.

Entries (see ``address``) stand once in a table; a file holds their numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from metodbank.links.address import Here, Reader
from metodbank.links.files import place_of, read_file
from metodbank.links.uses import Found, Kind

NUL = "\0"
GIVEN = "built-address-is-given"
_NEEDED = (Kind.LOAD, Kind.PART)


class Facts(NamedTuple):
    """``links`` a reader follows, ``spoken`` those that name a language, ``rest`` all others.

    The three are arrays of numbers of entries, as bytes. ``ids`` are joined by NUL, which no
    page can hold. ``alternates`` are pairs of language and number; ``refresh`` is a number or -1.
    """

    lang: str = ""
    ids: str = ""
    links: bytes = b""
    spoken: bytes = b""
    rest: bytes = b""
    alternates: tuple[tuple[str, int], ...] = ()
    refresh: int = -1

    def renumbered(self, new: Sequence[int]) -> Facts:
        """The same with the numbers of another table."""
        return Facts(
            self.lang,
            self.ids,
            *(packed(map(new.__getitem__, numbers(part))) for part in self[2:5]),
            tuple((language, new[number]) for language, number in self.alternates),
            self.refresh if self.refresh < 0 else new[self.refresh],
        )


@dataclass(slots=True)
class Table:
    """Every entry once, in the order in which they were first seen."""

    entries: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def number(self, entry: str) -> int:
        found = self.places.get(entry)
        if found is None:
            found = self.places[entry] = len(self.entries)
            self.entries.append(entry)
        return found


def numbers(part: bytes) -> array[int]:
    """The numbers of entries that a file keeps."""
    return array("I", part)


def packed(found: Iterable[int]) -> bytes:
    return array("I", found).tobytes()


def entries(reader: Reader, path: str, found: Found) -> Iterator[tuple[Kind, str, str]]:
    """Every use of a file as kind, address as written, and entry.

    What needs no judgement is left out: the page itself and the anchors that it has.
    """
    here = Here(reader, place_of(path), found.base)
    own = here.own if here.own == here.page else None
    ids = set(found.ids)
    entry_of = here.entry
    for kind, raw in found.uses:
        if raw[:1] == "#" and own is not None:
            fragment = raw[1:]
            if not fragment or fragment in ids or unquote(fragment) in ids:
                continue
        entry, fault = entry_of(raw)
        if fault:
            yield Kind.TOLD, raw, fault
        if kind in _NEEDED and not raw.strip():
            yield kind, raw, f"!{GIVEN} "
        elif kind is Kind.LOAD and "#" in entry and entry[0] != "!":
            yield kind, raw, entry[: entry.index("#")]
        elif entry and entry != own:
            yield kind, raw, entry
    for name, raw in found.faults:
        yield Kind.TOLD, raw, f"!{name} {raw}"


def facts_of(reader: Reader, path: str, data: bytes, table: Table) -> Facts:
    """Read a file and keep what matters of it."""
    found = read_file(path, data)
    number = table.number
    links: set[int] = set()
    spoken: set[int] = set()
    rest: set[int] = set()
    into = (links, spoken, rest, rest, rest)
    for kind, _, entry in entries(reader, path, found):
        into[kind].add(number(entry))
    alternates, refresh = [], -1
    if found.alternates or found.refresh is not None:
        here = Here(reader, path, found.base)
        for language, raw in found.alternates:
            entry = here.entry(raw)[0].partition("#")[0] or here.page
            alternates.append((language, number(entry)))
            rest.add(alternates[-1][1])
        if found.refresh is not None:
            refresh = number(here.entry(found.refresh)[0] or here.page)
            links.add(refresh)
    return Facts(
        found.lang,
        NUL.join(dict.fromkeys(found.ids)),
        packed(links),
        packed(spoken),
        packed(rest),
        tuple(alternates),
        refresh,
    )

"""What is kept of a file once it has been read: little enough for ten thousand pages.

Entries (see ``address``) stand once in a table; a file holds their numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote

from metodbank.links.address import ROOTED, Reader
from metodbank.links.files import place_of, read_file
from metodbank.links.place import Here
from metodbank.links.uses import Found

NUL = "\0"
GIVEN = "built-address-is-given"


class Facts(NamedTuple):
    """``links`` a reader follows, ``spoken`` those that name a language, ``rest`` all others.

    The three are arrays of numbers of entries, as bytes. ``ids`` are joined by NUL, which no
    page can hold. ``alternates`` and ``named`` are pairs of language and number; ``refresh`` is a
    number or -1.
    """

    lang: str = ""
    ids: str = ""
    links: bytes = b""
    spoken: bytes = b""
    rest: bytes = b""
    alternates: tuple[tuple[str, int], ...] = ()
    refresh: int = -1
    named: tuple[tuple[str, int], ...] = ()

    @property
    def parts(self) -> tuple[bytes, bytes, bytes]:
        """The numbers of all entries that a file uses, in three parts."""
        return self.links, self.spoken, self.rest


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


def renumbered(found: Sequence[Facts], new: Sequence[int]) -> list[Facts]:
    """The same with the numbers of another table, all of them at once."""
    whole = b"".join(part for each in found for part in each.parts)
    parts = BytesIO(packed(map(new.__getitem__, numbers(whole))))
    told = []
    for each in found:
        links, spoken, rest = (parts.read(len(part)) for part in each.parts)
        alternates = tuple((language, new[number]) for language, number in each.alternates)
        refresh = each.refresh if each.refresh < 0 else new[each.refresh]
        named = tuple((language, new[number]) for language, number in each.named)
        told.append(Facts(each.lang, each.ids, links, spoken, rest, alternates, refresh, named))
    return told


def uses(found: Found) -> Iterator[tuple[list[str], bool, bool]]:
    """The uses of a file with whether fragments count, and whether an address is needed."""
    yield found.links, True, False
    yield found.spoken + [raw for _, raw in found.named], True, False
    yield found.loads, False, True
    yield found.parts, True, True
    yield found.told, True, False


def entries(
    here: Here, ids: Collection[str], raws: Iterable[str], *, fragments: bool, needed: bool
) -> Iterator[tuple[str, str, int]]:
    """Addresses of a file with what they come down to, and how far that is shared.

    It is shared by the pages of a folder so many folders up, by all (ROOTED), or by none (0).
    What needs no judgement is left out: the page itself and the anchors that it has.
    """
    own = here.own if here.own == here.page else None
    for raw in raws:
        entry, fragment, fault, ups = here.entry(raw)
        if fault:
            yield raw, fault, 0
            ups = 0
        if entry == own:
            anchor = fragment[1:]
            if needed and not raw.strip():
                yield raw, f"!{GIVEN} ", 0
            elif anchor and fragments and anchor not in ids and _decoded(anchor) not in ids:
                yield raw, entry + fragment, 0
        elif entry:
            yield raw, entry + fragment if fragments else entry, ups


_decoded = lru_cache(10_000)(unquote)


class Keeper:
    """Turns files into facts, one after another.

    Neighbours link alike: what an address came down to on one page it is on all pages of the same
    folder, unless it is counted from the page itself; and if it is counted from the site's root,
    on all pages of the same depth. So most addresses are looked up, not read.
    """

    def __init__(self, base_url: str, table: Table) -> None:
        self._reader = Reader(base_url)
        self._table = table
        self._folder: str | None = None
        self._known: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._from_root: dict[tuple[int, bool], dict[str, int]] = {}

    def _enter(self, here: Here) -> None:
        """Forget what held for the folder before, when a file lies in another one."""
        folder = here.above[1] if len(here.above) > 1 else ""
        if folder != self._folder or here.own != here.page:
            self._folder = folder if here.own == here.page else None
            self._known = ({}, {})

    def _all(self, here: Here, counts: bool) -> dict[str, int]:
        """What addresses from the root come down to, on every page of a depth."""
        if here.own != here.page:
            return {}
        return self._from_root.setdefault((len(here.above), counts), {})

    def facts(self, path: str, data: bytes) -> Facts:
        """Take a file apart and keep what matters of it."""
        found = read_file(path, data)
        here = Here(self._reader, place_of(path), found.base)
        ids = frozenset(found.ids)
        self._enter(here)
        number = self._table.number
        links, spoken, loads, parts, told = (
            self._numbers(here, ids, raws, counts, needed) if raws else set()
            for raws, counts, needed in uses(found)
        )
        rest = loads | parts | told
        rest.update(number(f"!{name} {raw}") for name, raw in found.faults)
        alternates = []
        for language, raw in found.alternates:
            alternates.append((language, number(here.entry(raw)[0] or here.page)))
            rest.add(alternates[-1][1])
        refresh = -1
        if found.refresh is not None:
            entry, fragment, *_ = here.entry(found.refresh)
            refresh = number(entry + fragment if entry else here.page)
            links.add(refresh)
        return Facts(
            found.lang,
            NUL.join(dict.fromkeys(found.ids)),
            packed(links),
            packed(spoken),
            packed(rest),
            tuple(alternates),
            refresh,
            self._named(here, found.named, spoken) if found.named else (),
        )

    def _named(
        self, here: Here, pairs: Iterable[tuple[str, str]], spoken: Collection[int]
    ) -> tuple[tuple[str, int], ...]:
        """Links that say a language, each once, but for those that stay on their page."""
        known = self._known[True]
        named: dict[tuple[str, int], None] = {}
        for pair in pairs:
            number = known.get(pair[1], -1)
            if number < 0:
                entry, fragment, *_ = here.entry(pair[1])
                number = self._table.places.get(entry + fragment, -1)
            if number in spoken:
                named[pair[0], number] = None
        return tuple(named)

    def _numbers(
        self, here: Here, ids: frozenset[str], raws: list[str], counts: bool, needed: bool
    ) -> set[int]:
        """The numbers of what some addresses come down to."""
        known = self._known[counts]
        found = set(map(known.get, raws))
        if None in found:
            found.discard(None)
            number, root = self._table.number, self._all(here, counts)
            depth = len(here.above) - 1
            # An anchor that its own page has needs no more: most lists of contents are such.
            own = ids if here.own == here.page else frozenset()
            new = []
            for raw in raws:
                if raw in known:
                    continue
                if raw in root:
                    known[raw] = root[raw]
                    found.add(root[raw])
                elif raw[:1] != "#" or not (raw[1:] in own or _decoded(raw[1:]) in own):
                    new.append(raw)
            for raw, entry, ups in entries(here, ids, new, fragments=counts, needed=needed):
                place = number(entry)
                found.add(place)
                if ups:
                    known[raw] = place
                    if ups in (depth, ROOTED):
                        root[raw] = place
        return found  # type: ignore[return-value]

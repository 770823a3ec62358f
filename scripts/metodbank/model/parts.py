"""What each section of a text holds beside words: figures, links, references, lists, tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from metodbank.model.location import Location
from metodbank.model.text import Block, BlockKind, Heading, Link, Reference, Text

_MARKER = re.compile(r"[ \t]*(?:>[ \t]?)*([ \t]*)(?:([-*+])|[0-9]{1,9}([.)]))(?:[ \t]|$)")


@dataclass(slots=True)
class ListOf:
    """A list: how many items it has, and where it begins."""

    location: Location
    mark: str
    items: int = 1


@dataclass(slots=True)
class Parts:
    """What stands under one heading, of whichever level, or before the first."""

    heading: Heading | None
    figures: list[Link] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    lists: list[ListOf] = field(default_factory=list)
    rows: list[Location] = field(default_factory=list)


def parts_of(text: Text) -> tuple[Parts, ...]:
    """One for what stands before the first heading, and one for each heading."""
    found = (Parts(None), *(Parts(heading) for heading in text.headings))
    lines = [heading.location.line or 1 for heading in text.headings]

    def at(location: Location) -> Parts:
        return found[bisect_right(lines, location.line or 1)]

    for link in text.links:
        parts = at(link.location)
        (parts.figures if link.image else parts.links).append(link)
    for reference in text.references:
        at(reference.location).references.append(reference)
    for block in text.blocks:
        if block.kind is BlockKind.ROW:
            at(block.start).rows.append(block.start)
    for each in _lists(text.blocks):
        at(each.location).lists.append(each)
    return found


def _lists(blocks: tuple[Block, ...]) -> Iterator[ListOf]:
    """Lists in the order in which they begin; a list inside an item is one of its own."""
    found: list[ListOf] = []
    open_lists: list[tuple[int, ListOf]] = []
    for block in blocks:
        match = _MARKER.match(block.source) if block.kind is BlockKind.ITEM else None
        if match is None:
            if block.kind is not BlockKind.ITEM and not block.source.startswith((" ", "\t")):
                open_lists.clear()
            continue
        depth, mark = match.end(1), match[2] or match[3]
        while open_lists and open_lists[-1][0] > depth:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == depth:
            current = open_lists.pop()[1]
            if current.mark == mark:
                current.items += 1
                open_lists.append((depth, current))
                continue
        new = ListOf(block.at(depth), mark)
        open_lists.append((depth, new))
        found.append(new)
    yield from found

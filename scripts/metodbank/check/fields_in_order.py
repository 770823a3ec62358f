"""Fields stand in the order of the template, in every pack alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import FieldPath, Positions
from metodbank.model.record import Fields
from metodbank.model.rule import Rule

RULE = Rule(
    name="fields-in-order",
    title=said("Fälten står i mallens ordning", "The fields stand in the order of the template"),
    why=said(
        "Den som läser tjugo packar hittar i alla när samma uppgift står på samma plats. En"
        " granskare ser också direkt vad som är ändrat.",
        "Whoever reads twenty packs finds the way in all of them when the same thing stands in the"
        " same place. A reviewer also sees at once what has changed.",
    ),
    remedy=said(
        "Flytta fältet dit meddelandet säger. Mallen visar hela ordningen: methods/_template.",
        "Move the field to where the message says. The template shows the whole order:"
        " methods/_template.",
    ),
    bad="code: soppa\nid: soppa",
    good="id: soppa\ncode: soppa",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for the first misplaced field of each file."""
    for pack in catalogue.packs:
        yield from _first(pack.facts, pack.positions)
        yield from _first(pack.checklist, pack.checklist_positions)
    for _, text in catalogue.texts:
        yield from _first(text.fields, text.positions)


def _first(read: Fields | None, positions: Positions) -> Iterator[Finding]:
    if read is None:
        return
    written: dict[FieldPath, list[Any]] = {}
    for where in positions.marks:
        if where:
            written.setdefault(where[:-1], []).append(where[-1])
    found = (
        (where, *misplaced)
        for where, model in _models(read, ())
        if (misplaced := _misplaced(written.get(where, []), _order(model)))
    )
    places = [(positions.at(*where, name), name, before) for where, name, before in found]
    if not places:
        return
    location, name, before = min(places, key=lambda place: place[0].sort_key)
    yield Finding(
        RULE,
        location,
        f"`{name}` står på fel plats: väntade det " + (f"efter `{before}`" if before else "först"),
        f"`{name}` is out of order: expected it " + (f"after `{before}`" if before else "first"),
    )


def _models(value: Any, where: FieldPath) -> Iterator[tuple[FieldPath, type[Fields]]]:
    if isinstance(value, Fields):
        yield where, type(value)
        for name, info in type(value).model_fields.items():
            yield from _models(getattr(value, name), (*where, info.alias or name))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from _models(inside, (*where, index))


@cache
def _order(model: type[Fields]) -> dict[str, int]:
    names = (info.alias or name for name, info in model.model_fields.items())
    return {name: place for place, name in enumerate(names)}


def _misplaced(names: list[Any], order: dict[str, int]) -> tuple[str, str] | None:
    """The first field that must move, and the one it is to stand after (``""`` is none)."""
    places = [order[name] for name in names if name in order]
    if all(one < other for one, other in pairwise(places)):
        return None
    by_place = {place: name for name, place in order.items()}
    keep = _longest_rise(places)
    moved = next(place for place in places if place not in keep)
    before = max((place for place in places if place < moved), default=None)
    return by_place[moved], "" if before is None else by_place[before]


def _longest_rise(places: list[int]) -> set[int]:
    """The most fields that can stay where they are."""
    rises: list[list[int]] = []
    for place in places:
        at = bisect_left([rise[-1] for rise in rises], place)
        rises[at : at + 1] = [[*(rises[at - 1] if at else []), place]]
    return set(rises[-1])

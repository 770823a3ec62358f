"""Where the cases are: a small drawn map of the places, with their names beside them.

Plate carrée, stretched for the middle latitude: over a few hundred kilometres that is as true as
a drawing needs. Outlines are those of ``land.json`` (Natural Earth, public domain).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files
from math import cos, radians

from metodbank.model.catalogue import Catalogue
from metodbank.model.language import Language
from metodbank.model.pack import Pack
from metodbank.render.cards import text_in
from metodbank.render.views import MapView, Place, Target

WIDTH = 640
_MARGIN = 0.5
_SMALLEST = 3.0
"""Degrees of latitude that a map shows at least, however close together the places are."""
_DOT = 8
_TEXT = 23
_LETTER = 0.6

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def case_map(catalogue: Catalogue, language: Language) -> MapView | None:
    """The places of all cases that say where they are; None when none do."""
    found: dict[tuple[str, Point], list[Pack]] = {}
    countries: Counter[str] = Counter()
    for pack, facts in catalogue.cases:
        where = facts.municipality
        if where is not None and where.position is not None:
            found.setdefault((where.name, where.position), []).append(pack)
            countries[where.country] += 1
    if not found:
        return None
    frame = _Frame([position for _, position in found])
    names = sorted(found, key=lambda key: (-key[1][0], key[1][1]))
    dots = [frame.at(position) for _, position in names]
    labels = _labels([name for name, _ in names], dots, frame.height)
    places = tuple(
        Place(
            name=name,
            x=round(x),
            y=round(y),
            label_x=round(label[0]),
            label_y=round(label[1]),
            anchor=label[2],
            targets=tuple(_targets(catalogue, found[name, position], language)),
        )
        for (name, position), (x, y), label in zip(names, dots, labels, strict=True)
    )
    home = countries.most_common(1)[0][0]
    others = _land()["countries"].keys() - {home}
    return MapView(
        width=WIDTH,
        height=frame.height,
        land=frame.path({home}),
        beyond=frame.path(others),
        lakes=frame.path({home}, "lakes"),
        places=places,
    )


def _targets(catalogue: Catalogue, packs: Iterable[Pack], language: Language) -> Iterator[Target]:
    for pack in packs:
        text = text_in(catalogue, pack, language)
        if text is not None:
            yield Target(catalogue.library.uri(f"{pack.folder}/index.md"), text.title)


class _Frame:
    """From degrees to the units of a drawing that holds some places."""

    def __init__(self, positions: list[Point]) -> None:
        north, south = max(p[0] for p in positions), min(p[0] for p in positions)
        east, west = max(p[1] for p in positions), min(p[1] for p in positions)
        self.middle = cos(radians((north + south) / 2))
        tall = max(north - south + 2 * _MARGIN, _SMALLEST)
        wide = max((east - west) * self.middle + 4 * _MARGIN, tall * 0.8) / self.middle
        self.north = (north + south + tall) / 2
        self.west = (east + west - wide) / 2
        self.scale = WIDTH / (wide * self.middle)
        self.height = round(tall * self.scale)

    def at(self, position: Point) -> Point:
        north, east = position
        return (east - self.west) * self.middle * self.scale, (self.north - north) * self.scale

    def path(self, countries: Collection[str], kind: str = "countries") -> str:
        """The land of some countries, or their lakes, as an SVG path of whole units."""
        parts = []
        for code in sorted(countries):
            for ring in _land()[kind].get(code, ()):
                points = [self.at((north, east)) for east, north in ring]
                inside = _clipped(points, (-20, -20, WIDTH + 20, self.height + 20))
                if len(inside) > 2:
                    parts.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in inside) + "Z")
        return "".join(parts)


@cache
def _land() -> dict[str, dict[str, list[list[Point]]]]:
    text = files("metodbank.render").joinpath("land.json").read_text("utf-8")
    land: dict[str, dict[str, list[list[Point]]]] = json.loads(text)
    return land


def _clipped(points: list[Point], box: Box) -> list[Point]:
    """The part of a closed outline inside a box (Sutherland and Hodgman, 1974)."""
    left, top, right, bottom = box
    for axis, bound, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        kept: list[Point] = []
        for here, there in zip(points, [*points[1:], *points[:1]], strict=True):
            within = sign * (here[axis] - bound) >= 0
            if within:
                kept.append(here)
            if within != (sign * (there[axis] - bound) >= 0):
                part = (bound - here[axis]) / (there[axis] - here[axis])
                kept.append(tuple(h + part * (t - h) for h, t in zip(here, there, strict=True)))  # type: ignore[arg-type]
        points = kept
    return points


def _labels(names: list[str], dots: list[Point], height: int) -> list[tuple[float, float, str]]:
    """Where each name is written: beside its dot, clear of other dots, names and the edge."""
    taken: list[Box] = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in dots]
    placed = []
    for name, (x, y) in zip(names, dots, strict=True):
        length = len(name) * _TEXT * _LETTER
        choices = (
            (x + _DOT + 6, y + _TEXT * 0.34, "start"),
            (x - _DOT - 6, y + _TEXT * 0.34, "end"),
            (x + _DOT, y - _DOT - 4, "start"),
            (x + _DOT, y + _DOT + _TEXT, "start"),
            (x - _DOT, y - _DOT - 4, "end"),
            (x - _DOT, y + _DOT + _TEXT, "end"),
        )
        best = min(choices, key=lambda at: _crowding(_box(at, length), taken, height))
        taken.append(_box(best, length))
        placed.append(best)
    return placed


def _box(at: tuple[float, float, str], length: float) -> Box:
    x, y, anchor = at
    left = x if anchor == "start" else x - length
    return (left, y - _TEXT * 0.8, left + length, y + _TEXT * 0.25)


def _crowding(box: Box, taken: Iterable[Box], height: int) -> float:
    """How much of a name would lie upon something else or outside the map."""
    left, top, right, bottom = box
    outside = max(0, -left) + max(0, right - WIDTH) + max(0, -top) + max(0, bottom - height)
    shared = sum(
        max(0.0, min(right, r) - max(left, x)) * max(0.0, min(bottom, b) - max(top, t))
        for x, t, r, b in taken
    )
    return outside * 100 + shared

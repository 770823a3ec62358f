"""Is every place on the map, inside it, where it lies, with its name clear of the others?"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render import map as drawn
from metodbank.render.map import case_map

from tests.library import plant
from tests.support import ROOT

CASE = "docs/intervjuer/storby/case.yml"


def with_place(root: Path, place: str):
    text = (plant(root) / CASE).read_text("utf-8")
    (root / CASE).write_text(re.sub(r"^municipality: .*$", place, text, flags=re.MULTILINE))
    return read_catalogue(read_library(root), outline=False)


def test_our_own_places() -> None:
    catalogue = read_catalogue(read_library(ROOT), outline=False)
    view = case_map(catalogue, "sv")
    assert view is not None
    by_name = {place.name: place for place in view.places}
    assert by_name["Jönköping"].y < by_name["Ystad"].y
    assert by_name["Hylte"].x < by_name["Jönköping"].x
    listed = [target.uri for place in view.places for target in place.targets]
    known = [
        catalogue.library.uri(f"{pack.folder}/index.md")
        for pack, facts in catalogue.cases
        if facts.municipality and facts.municipality.position
    ]
    assert sorted(listed) == sorted(known)
    boxes = [
        drawn._box((p.label_x, p.label_y, p.anchor), len(p.name) * drawn._TEXT * drawn._LETTER)
        for p in view.places
    ]
    for left, top, right, bottom in boxes:
        assert left >= 0 <= top
        assert right <= view.width
        assert bottom <= view.height
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@pytest.mark.parametrize(
    "place",
    [
        "municipality: {name: Malmö, code: 1280, position: [55.61, 13.00]}",
        "municipality: {name: Kiruna, code: 2584, position: [67.86, 20.23]}",
        "municipality: {name: Nuuk, country: GL, position: [64.18, -51.72]}",
    ],
)
def test_one_place_is_a_map_too(place: str, tmp_path: Path) -> None:
    view = case_map(with_place(tmp_path, place), "en")
    assert view is not None
    assert [place.targets[0].title for place in view.places] == ["Soup in Storby"]
    assert 0 < view.places[0].x < view.width
    assert 0 < view.places[0].y < view.height


def test_without_a_position_there_is_no_map(tmp_path: Path) -> None:
    assert case_map(with_place(tmp_path, "municipality: {name: Malmö, code: 1280}"), "sv") is None


def test_an_outline_is_cut_at_the_edge() -> None:
    square = [(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)]
    assert sorted(set(drawn._clipped(square, (0, 0, 5, 5)))) == [(0, 0), (0, 5), (5, 0), (5, 5)]
    assert drawn._clipped(square, (20, 20, 30, 30)) == []

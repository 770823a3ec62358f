"""Does a drawing keep its colours when it is taken out of the page?"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.read.files import drawing_styles, pack_files
from metodbank.render.drawing import standalone, standalone_all
from metodbank.site.drawings import inline

from tests.library import plant

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = read_catalogue(read_library(ROOT), outline=False)
STYLES = drawing_styles(CATALOGUE)
DRAWINGS = {path: svg for path, svg in pack_files(CATALOGUE).items() if path.endswith(".svg")}
TOKENS = ":root { --day: #111; --ink: light-dark(var(--day), rgb(9, 9, 9)); }"
SHEET = "/* a */ .line { stroke: var(--ink); } .fill { fill: red; } @media print { .line { x: y } }"


def test_colours_are_written_in_by_day_and_in_the_evening() -> None:
    done = standalone('<svg viewBox="0 0 9 9"><path class="line"/></svg>', TOKENS, SHEET)
    assert done == (
        '<svg viewBox="0 0 9 9"><style>.line{stroke: #111;}'
        "@media (prefers-color-scheme: dark){.line{stroke: rgb(9, 9, 9);}}</style>"
        '<path class="line"/></svg>'
    )


@pytest.mark.parametrize("path", DRAWINGS)
def test_our_drawings_stand_on_their_own(path: str) -> None:
    text = standalone(DRAWINGS[path].decode("utf-8"), *STYLES)
    ET.fromstring(text)
    assert "var(" not in text
    assert "light-dark(" not in text
    assert "undefined" not in text
    used = set(" ".join(re.findall(r'class="([^"]*)"', text)).split())
    style = text.partition("<style>")[2].partition("</style>")[0]
    named = set(re.findall(r"\.([\w-]+)", style))
    assert used & named, "none of its classes has a colour"


@pytest.mark.parametrize("path", DRAWINGS)
def test_our_drawings_fetch_and_run_nothing(path: str) -> None:
    root = ET.fromstring(DRAWINGS[path])
    for node in root.iter():
        assert node.tag.rpartition("}")[2] not in ("script", "foreignObject", "image", "a", "style")
        for name, value in node.attrib.items():
            assert not name.startswith("on")
            assert not re.match(r"\s*(https?:|//|data:|javascript:)", value)


def test_a_library_without_our_styles_keeps_its_drawings(tmp_path: Path) -> None:
    catalogue = read_catalogue(read_library(plant(tmp_path)), outline=False)
    assert drawing_styles(catalogue) == ()
    files = pack_files(catalogue)
    assert (
        standalone_all(files, ())
        == files
        == {
            "metoder/soppa/figures/rum.svg": (
                tmp_path / "methods/soppa/figures/rum.svg"
            ).read_bytes()
        }
    )


def test_what_is_no_text_is_left_as_it_is(tmp_path: Path) -> None:
    broken = b"\xff\xfe<svg>"
    assert standalone_all({"a.svg": broken, "b.png": b"\x89"}, (TOKENS, SHEET)) == {
        "a.svg": broken,
        "b.png": b"\x89",
    }
    (tmp_path / "a.svg").write_bytes(broken)
    assert inline(tmp_path / "a.svg") == ""
    assert inline(tmp_path / "none.svg") == ""


def test_a_drawing_in_a_page_is_named_or_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text('<?xml version="1.0"?>\n<!-- x -->\n<svg a="b">\n  <g/>\n</svg>\n')
    named = inline(path, label='Ett "rum" <b>')
    assert named.startswith('<svg role="img" aria-label="Ett &quot;rum&quot; &lt;b&gt;" focus')
    assert named.endswith(' a="b"><g/></svg>')
    assert inline(path) == '<svg aria-hidden="true" focusable="false" a="b"><g/></svg>'

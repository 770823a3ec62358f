"""Is a figure's file told apart from what it says it is, whatever lies in it, and at its place?"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from metodbank.model.figurefile import FigureFile, ending, is_picture
from metodbank.model.harm import harmful_address
from metodbank.read import svg
from metodbank.read.figures import read_figures

OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9">'
)
PARTS = (
    *('<g class="a">', "</g>", '<path d="M1 1h1"/>', '<rect fill="url(#a)"/>', "<title>on</title>"),
    *("<script/>", '<path onclick="x"/>', '<path\nonload="x"/>', "<PATH ONCLICK='x'/>", "<b/>"),
    *('<use href="#a"/>', '<use href="x.svg"/>', '<a xlink:href="javascript:x"/>', "å", "\n"),
    *("<style>a{b:url(x)}</style>", "<style><g/>@import 'x'</style>", "<!-- a -->", "<!--> b -->"),
    *(
        "<?x > y?>",
        "<![CDATA[<b>]]>",
        "&amp;",
        "&b;",
        "<!DOCTYPE a>",
        "</svg>",
        '<g xml:base="x"/>',
    ),
    *('<g style="a:b"/>', '<g style="a:u\\72l(x)"/>', "<x:g/>", '<set attributeName="href"/>'),
)
NEVER_LATE = settings(deadline=None, derandomize=True, max_examples=150)


def read(root: Path, name: str, content: bytes) -> FigureFile:
    (root / "figures").mkdir(exist_ok=True)
    (root / name).write_bytes(content)
    return read_figures(root, "", (name,))[name]


@given(st.lists(st.sampled_from(PARTS), max_size=8))
@NEVER_LATE
def test_a_drawing_of_shapes_is_not_judged_more_mildly(parts: list[str]) -> None:
    """A drawing that looks plain is read without questions; that must hide nothing."""
    raw = f"{OPENING}{''.join(parts)}</svg>".encode()
    quick = svg.read_svg(raw, "a.svg")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(svg, "is_plain", lambda _: False)
        assert svg.read_svg(raw, "a.svg") == quick


@given(st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(PARTS)).map(OPENING.join)))
@NEVER_LATE
def test_anything_may_lie_in_the_file(content: bytes | str) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    for remark in (each for told in svg.read_svg(raw, "a.svg") for each in told):
        assert remark.location.path == "a.svg"
        assert remark.location.line
        assert 1 <= remark.location.line <= raw.count(b"\n") + 1
        assert (remark.location.column or 0) >= 1
        assert all(words and "\n" not in words for words in remark.message.values())


@pytest.mark.parametrize(
    "inside",
    [
        "<g>" * 100_000,
        '<path onclick="x"/>' * 50_000,
        "<!--" + "-" * 500_000,
        '<a b="' * 50_000,
        "<style>" + "url(" * 100_000 + "</style>",
    ],
    ids=("deep", "many", "comment", "quotes", "style"),
)
def test_a_hostile_drawing_takes_no_time(inside: str) -> None:
    started = time.process_time()
    _, harmful = svg.read_svg(f"{OPENING}{inside}".encode(), "a.svg")
    assert len(harmful) <= 20
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("figures/a.png", b"\x89PNG\r\n\x1a\n" + bytes(9), "PNG"),
        ("figures/a.jpg", b"\xff\xd8\xff\xe1", "JPEG"),
        ("figures/a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        ("figures/a.avif", b"\0\0\0\x1cftypavif", "AVIF"),
        ("figures/a.gif", b"GIF89a", "GIF"),
        ("figures/a.png", b"", None),
        ("figures/a.svg", f"{OPENING}</svg>".encode(), "SVG"),
        ("figures/a.svg", b"\x1f\x8b\x08", "gzip"),
        ("figures/a.txt", b"text", None),
    ],
)
def test_a_format_is_told_by_its_bytes(
    name: str, content: bytes, format_: str | None, tmp_path: Path
) -> None:
    found = read(tmp_path, name, content)
    assert (found.size, found.format) == (len(content), format_)


def test_a_drawing_that_is_too_heavy_is_not_looked_through(tmp_path: Path) -> None:
    content = f"{OPENING}<script/>".encode() + b" " * 2_000_000
    assert read(tmp_path, "figures/a.svg", content) == FigureFile(len(content), None)


def test_a_file_that_is_gone_is_left_out(tmp_path: Path) -> None:
    assert read_figures(tmp_path, "", ("figures/a.svg", "index.sv.md")) == {}


def test_an_ending_is_what_follows_the_last_dot() -> None:
    names = ("figures/a.SVG", "a.b/c", "figures/.svg", "a.tar.png", "a")
    assert [ending(name) for name in names] == ["svg", "", "", "png", ""]
    assert [is_picture(name) for name in names] == [True, False, False, True, False]


@pytest.mark.parametrize(
    ("address", "harmful"),
    [
        *[("javascript:x", True), (" JaVaScRiPt:x", True), ("java\tscript:x", True)],
        *[("java&#115;cript:x", True), ("java&NewLine;script&colon;x", True)],
        *[("javascript%3Ax", True), ("\x01vbscript:x", True), ("data:text/html,x", True)],
        *[("data:image/svg+xml,x", True), ("data:application/xhtml+xml,x", True)],
        *[("data:image/png;base64,x", False), ("javascript.md", False), ("javascript", False)],
        *[("https://a.example/javascript:x", False), ("#javascript:x", False), ("", False)],
    ],
)
def test_an_address_is_read_as_a_browser_does(address: str, harmful: bool) -> None:
    assert harmful_address(address) is harmful

"""Which addresses of a built page are uses, and what does a page define?"""

from __future__ import annotations

from pathlib import Path

import pytest
from metodbank.links.built import broken_links

from tests.library import plant


def broken(root: Path, page: str, files: dict[str, str] | None = None, base: str = "") -> list[str]:
    plant(root, {"index.html": page, **(files or {})}, base=False)
    return [finding.en for finding in broken_links(root, base)[0]]


@pytest.mark.parametrize(
    "use",
    [
        '<a href="borta/">',
        '<link href="borta/">',
        '<area href="borta/">',
        '<svg><use href="borta/"></svg>',
        *(f'<{tag} src="borta/">' for tag in ("img", "script", "source", "iframe", "video")),
        *(f'<{tag} src="borta/">' for tag in ("audio", "track", "embed")),
        '<A HREF="borta/">',
        "<a href=' borta/ '>",
    ],
)
def test_these_are_uses(use: str, tmp_path: Path) -> None:
    assert len(broken(tmp_path, use)) == 1


@pytest.mark.parametrize(
    "use",
    [
        '<a href="https://elsewhere.example/borta/">',
        '<a href="//elsewhere.example/borta/">',
        '<a href="mailto:x@example.org">',
        '<a href="tel:+4670">',
        '<a href="data:text/plain,x">',
        '<a href="javascript:void(0)">',
        "<a>",
        '<a href="">',
        '<a href="#">',
        '<a href="#top">',
        "<!-- <a href='borta/'> -->",
        '<template data-href="borta/"></template>',
        '<meta content="borta/">',
    ],
)
def test_these_are_not(use: str, tmp_path: Path) -> None:
    assert broken(tmp_path, use) == []


@pytest.mark.parametrize(
    ("target", "files"),
    [
        ("a/", {"a/index.html": ""}),
        ("a", {"a/index.html": ""}),
        ("a/index.html", {"a/index.html": ""}),
        ("a.html?x=1#b", {"a.html": "<p id=b>"}),
        ("a.html#b", {"a.html": "<a name=b>"}),
        ("a.html#%C3%A5", {"a.html": '<p id="å">'}),
        ("%C3%A5%20b.txt", {"å b.txt": ""}),
        ("./a/../a/", {"a/index.html": ""}),
        ("bild.svg#del", {"bild.svg": '<svg xmlns="http://www.w3.org/2000/svg" id="del"/>'}),
        ("a.html#b:~:text=x", {"a.html": "<p id=b>X"}),
    ],
)
def test_these_lead_somewhere(target: str, files: dict[str, str], tmp_path: Path) -> None:
    assert broken(tmp_path, f'<a href="{target}">', files) == []


def test_the_same_fault_is_told_once_and_pages_are_counted(tmp_path: Path) -> None:
    plant(tmp_path, {"b.html": '<a href="x">', "a.html": '<a href="x">', "c.txt": ""}, base=False)
    findings, pages = broken_links(tmp_path)
    assert [str(finding.location) for finding in findings] == ["a.html:1:10"]
    assert [str(place) for place in findings[0].also] == ["b.html"]
    assert pages == 2


def test_bytes_that_are_no_page_are_no_crash(tmp_path: Path) -> None:
    plant(tmp_path, {"a.html": {"hex": "ff fe 00 3c 61 20 68 72 65 66 3d 78 3e"}}, base=False)
    assert broken_links(tmp_path)[1] == 1


def test_a_base_that_only_begins_alike_is_somebody_elses(tmp_path: Path) -> None:
    page = '<a href="https://x.example/basar/">a</a> <a href="https://x.example/bas/borta/">b</a>'
    assert broken(tmp_path, page, base="https://x.example/bas/") == [
        '"https://x.example/bas/borta/" does not exist'
    ]

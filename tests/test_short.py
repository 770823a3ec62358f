"""Does the short address on paper lead to the pack's page?"""

from __future__ import annotations

from pathlib import Path

import pytest
from metodbank.links.built import broken_links
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render.short import short_pages

from tests.library import plant


def pages(root: Path) -> dict[str, str]:
    return dict(short_pages(read_catalogue(read_library(root), outline=False)))


def test_every_code_has_a_page_that_leads_on_in_every_language(tmp_path: Path) -> None:
    found = pages(plant(tmp_path / "library"))
    assert sorted(found) == [f"k/{code}/index.html" for code in ("kafe", "mat", "soppa", "storby")]
    soup = found["k/soppa/index.html"]
    assert '<html lang="sv">' in soup
    assert 'http-equiv="refresh" content="0; url=../../metoder/soppa/"' in soup
    assert 'rel="canonical" href="https://bas.example/prov/metoder/soppa/"' in soup
    assert '<p lang="en"><a href="../../en/metoder/soppa/" hreflang="en">Soup</a></p>' in soup
    built = {
        f"{folder}{path}/index.html": ""
        for folder in ("", "en/")
        for path in ("metoder/soppa", "metoder/kafe", "intervjuer/storby", "checklistor/mat")
    }
    plant(tmp_path / "site", {**built, **found}, base=False)
    assert broken_links(tmp_path / "site", "https://bas.example/prov/") == ([], 12)


def test_an_untranslated_pack_leads_to_what_there_is(tmp_path: Path) -> None:
    found = pages(plant(tmp_path, {"methods/soppa/index.en.md": None}))
    assert "en/" not in found["k/soppa/index.html"]


@pytest.mark.parametrize("code", ["..", "../../x", "a/b", "/etc", '"><b>', "a"])
def test_a_code_of_another_shape_makes_no_page(code: str, tmp_path: Path) -> None:
    change = {"methods/soppa/method.yml": {"edit": {"code: soppa": f"code: '{code}'"}}}
    assert len(pages(plant(tmp_path, change))) == 3


def test_a_title_cannot_break_the_page(tmp_path: Path) -> None:
    change = {"edit": {"title: Soppa": "title: '<b>\"&'"}}
    soup = pages(plant(tmp_path, {"methods/soppa/index.sv.md": change}))["k/soppa/index.html"]
    assert "<title>&lt;b&gt;&quot;&amp;</title>" in soup
    assert "<b>" not in soup

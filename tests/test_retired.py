"""Is whoever opens a retired pack told so, and is it offered to nobody?"""

from __future__ import annotations

from pathlib import Path

import pytest
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render.stage import stage_tree

from tests.library import plant
from tests.small_site import finish, make, page, start

RETIRED = (
    "licence: CC-BY-4.0\nretired: {date: 2026-05-01, reason: {sv: Ingen använder den längre.,"
    " en: Nobody uses it any longer.}, replaced_by: soppa}"
)
EDITS = {
    "methods/kafe/method.yml": {
        "edit": {
            "licence: CC-BY-4.0": RETIRED,
            "related:\n  - {id: soppa, as: before, why: {sv: Ett bord., en: One table.}}\n": "",
        }
    },
    "methods/soppa/method.yml": {
        "edit": {
            "related:\n  - {id: kafe, as: after, why: {sv: Fler bord., en: More tables.}}\n": ""
        }
    },
    "docs/intervjuer/storby/case.yml": {
        "edit": {"licence: CC-BY-4.0": RETIRED.replace(", replaced_by: soppa", "")}
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("retired")
    finish(start(make(folder / "library", EDITS), folder / "site"))
    return folder / "site"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "metoder/kafe/",
            "Rekommenderas inte sedan 1 maj 2026. Ingen använder den längre. Välj i stället: Soppa",
        ),
        (
            "en/metoder/kafe/",
            "Not recommended since 1 May 2026. Nobody uses it any longer. Choose instead: Soup",
        ),
        (
            "en/metoder/kafe/checklista/",
            "Not recommended since 1 May 2026. Nobody uses it any longer. Choose instead: Soup",
        ),
        (
            "intervjuer/storby/",
            "Rekommenderas inte sedan 1 maj 2026. Ingen använder den längre.",
        ),
        ("metoder/soppa/", ""),
    ],
)
def test_the_reader_is_told_why_and_what_instead(site: Path, address: str, words: str) -> None:
    found = page(site, address).css_first("aside.notice")
    assert (" ".join(found.text().split()) if found else "") == words


def test_the_link_leads_to_the_replacement(site: Path) -> None:
    link = page(site, "en/metoder/kafe/checklista/").css_first("aside.notice a")
    assert link is not None
    assert link.attributes["href"] == "../../soppa/"


def test_lists_offer_what_is_recommended(site: Path) -> None:
    links = [a.attributes["href"] for a in page(site, "metoder/").css("main a")]
    assert "soppa/" in links
    assert "kafe/" not in links


def test_a_staged_page_says_so_too(tmp_path: Path) -> None:
    tree = stage_tree(read_catalogue(read_library(plant(tmp_path, EDITS))))
    assert (
        "\n\n> Not recommended since 1 May 2026. Nobody uses it any longer."
        " Choose instead: [Soup](../soppa/index.md)\n\n"
    ) in tree["metoder/kafe/index.en.md"]
    assert "Not recommended" not in tree["metoder/soppa/index.en.md"]

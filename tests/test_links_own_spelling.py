"""Is the site's own place known again, however an address spells it?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from metodbank.links.built import broken_links

from tests.library import plant

HEAD = '<!doctype html><html lang="en"><title>x</title>'
HOST, FOLDER = "https://å.example", "må"
NFD = unicodedata.normalize("NFD", FOLDER)
BASES = [
    f"{HOST}/{FOLDER}/",
    f"{HOST}/m%C3%A5/",
    f"{HOST}/{NFD}/",
    f"https://xn--5ca.example/{FOLDER}/",
    f"https://A\u030a.example/{FOLDER}",
]
OURS = [
    f"{HOST}/{FOLDER}/",
    f"{HOST}/m%C3%A5/",
    f"https://xn--5ca.example/{FOLDER}/",
    "https://%C3%A5.example/m%c3%a5/",
    f"/{FOLDER}/",
    "/m%C3%A5/",
    f"../{FOLDER}/",
    f"b/../../{FOLDER}/./",
    f"../../../m%C3%A5/../{FOLDER}/",
]


def told(root: Path, files: dict[str, str], base_url: str) -> list[str]:
    plant(root, files, base=False)
    return [
        f"{each.rule.name} {each.en}"
        for each in broken_links(root, base_url)[0]
        if each.rule.name != "page-is-reachable"
    ]


@pytest.mark.parametrize("ours", OURS)
@pytest.mark.parametrize("base_url", BASES)
def test_our_own_place(base_url: str, ours: str, tmp_path: Path) -> None:
    page = f'{HEAD}<a href="{ours}b.html">sound</a> <a href="{ours}gone.html">broken</a>'
    (found,) = told(tmp_path, {"index.html": page, "b.html": HEAD}, base_url)
    assert found.startswith("built-link-leads-somewhere ")
    assert f'"{ours}gone.html" does not exist' in found


@pytest.mark.parametrize(
    "beside",
    ["/", "/m%C3%A6/", "../", "b/../../", f"../{FOLDER}/../", f"../{FOLDER}s/", "/m%C3%A5s/"],
)
def test_a_place_beside_ours(beside: str, tmp_path: Path) -> None:
    page = f'{HEAD}<a href="{beside}b.html">a</a>'
    (found,) = told(tmp_path, {"index.html": page, "b.html": HEAD}, BASES[0])
    assert found.startswith("built-address-stays-in-site ")


@pytest.mark.parametrize("other", ["https://ä.example/må/", "https://xn--4ca.example/m%C3%A5/"])
def test_somebody_elses_place(other: str, tmp_path: Path) -> None:
    page = f'{HEAD}<a href="{other}gone.html">a</a>'
    assert told(tmp_path, {"index.html": page}, BASES[0]) == []


BARE = f'{HEAD}<a href="about">a</a><a href="about?x#part">b</a>'
SITE = "https://prov.example/"
SITEMAP = "<urlset><url><loc>https://prov.example/{}</loc></url></urlset>"


def about(canonical: str) -> str:
    return f'{HEAD}<link rel="canonical" href="{SITE}{canonical}"><p id="part">'


@pytest.mark.parametrize(
    "files",
    [
        {"about.html": about("about")},
        {"about.html": f'{HEAD}<p id="part">', "sitemap.xml": SITEMAP.format("about")},
        {"about.html": about("about"), "404.html": about("404.html")},
        {"about.html": about("about"), "sitemap.xml": SITEMAP.format("")},
    ],
)
def test_a_server_that_gives_pages_without_their_ending(
    files: dict[str, str], tmp_path: Path
) -> None:
    assert told(tmp_path, {"index.html": BARE, **files}, SITE) == []


@pytest.mark.parametrize(
    "files",
    [
        {"about.html": f'{HEAD}<p id="part">'},
        {"about.html": about("about.html")},
        {"about.html": about(""), "sitemap.xml": SITEMAP.format("")},
        {"about.html": about("about"), "sitemap.xml": SITEMAP.format("about.html")},
        {"about.html": about("about"), "b.html": f'{HEAD}<link rel="canonical" href="b.html">'},
    ],
)
def test_a_site_that_does_not_rely_on_it(files: dict[str, str], tmp_path: Path) -> None:
    found = told(tmp_path, {"index.html": BARE, **files}, SITE)
    assert any('about" does not exist; did you mean "' in each for each in found)


def test_without_its_ending_a_page_still_has_its_anchors(tmp_path: Path) -> None:
    page = f'{HEAD}<a href="about#gone">a</a><a href="about/">b</a>'
    found = told(tmp_path, {"index.html": page, "about.html": about("about")}, SITE)
    assert [each.partition(" ")[0] for each in found] == [
        "built-anchor-exists",
        "built-link-leads-somewhere",
    ]

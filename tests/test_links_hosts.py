"""Is a site right that counts on what its host, or its readers' programs, make of it?"""

from __future__ import annotations

from pathlib import Path

import pytest
from metodbank.links.built import broken_links
from metodbank.links.html import read_tree
from metodbank.links.tags import read_tags

BASE = "https://a.example/"
HEAD = '<html lang="sv">'
MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>'
)


def found_in(tmp_path: Path, files: dict[str, str | bytes]) -> list[str]:
    for path, content in files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [f"{each.location} {each.rule.name}" for each in broken_links(tmp_path, BASE)[0]]


ABOUT = f'{HEAD}<h2 id="plats">x</h2><a href="./">start</a>'
START = f'{HEAD}<a href="om">om</a> <a href="/om#plats">plats</a>'


@pytest.mark.parametrize(
    ("more", "silent"),
    [
        ({}, False),
        ({"om.html": f'{ABOUT}<link rel="canonical" href="{BASE}om">'}, True),
        ({"om.html": f'{ABOUT}<link rel="canonical" href="{BASE}om.html">'}, False),
        ({"sitemap.xml": MAP.format(f"{BASE}om")}, True),
        ({"sitemap.xml": MAP.format(f"{BASE}om.html")}, False),
    ],
)
def test_pages_without_their_ending(more: dict[str, str], silent: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, {"index.html": START, "om.html": ABOUT, **more})
    assert (found == []) is silent
    if not silent:
        assert "built-link-leads-somewhere" in found[0]


def test_a_page_without_its_ending_has_its_anchors(tmp_path: Path) -> None:
    om = f'{HEAD}<link rel="canonical" href="{BASE}om"><a href="./">start</a>'
    found = found_in(tmp_path, {"index.html": START, "om.html": om})
    assert [each.split()[1] for each in found] == ["built-anchor-exists"]


@pytest.mark.parametrize(
    ("name", "silent"),
    [
        ("google1234567890abcdef.html", True),
        ("404.html", True),
        ("en/404.html", True),
        ("google.html", False),
    ],
)
def test_pages_that_nobody_should_find(name: str, silent: bool, tmp_path: Path) -> None:
    words = f"google-site-verification: {name}" if "google" in name else f"{HEAD}<p>x"
    found = found_in(tmp_path, {"index.html": f"{HEAD}<p>x", name: words})
    assert (found == []) is silent


@pytest.mark.parametrize(
    ("start", "silent"),
    [
        (f'{HEAD}<a href="#besök">x</a><p id="besök">'.encode("cp1252"), True),
        (f'{HEAD}<a href="#bes%C3%B6k">x</a><p id="besök">'.encode("cp1252"), True),
        (f'{HEAD}<a href="#bes%C3%B6k">x</a><p id="besök">'.encode(), True),
        (f'{HEAD}<a href="#bes%C3%B6k">x</a><p id="besok">'.encode("cp1252"), False),
    ],
)
def test_letters_of_a_page_that_does_not_say_how_they_are_written(
    start: bytes, silent: bool, tmp_path: Path
) -> None:
    assert (found_in(tmp_path, {"index.html": start}) == []) is silent


POD = 'xmlns:m="http://search.yahoo.com/mrss/" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"'
FEEDS = {
    "pod.rss": f'<rss version="2.0" {POD}><channel><item>{{}}</item></channel></rss>',
    "a.atom": f'<feed xmlns="http://www.w3.org/2005/Atom" {POD}><entry>{{}}</entry></feed>',
}
XHTML = '<div xmlns="http://www.w3.org/1999/xhtml"><p>{}</p></div>'


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize(
    "inside",
    [
        '<i:image href="https://a.example/{}"/>',
        '<m:content url="https://a.example/{}"/>',
        '<m:thumbnail url="https://a.example/{}"/>',
        f'<content type="xhtml">{XHTML.format("<a href=&quot;/{}&quot;>x</a>")}</content>',
        f'<content type="xhtml">{XHTML.format("<img src=&quot;/{}&quot;/>")}</content>',
    ],
)
def test_what_a_feed_shows(feed: str, inside: str, tmp_path: Path) -> None:
    if "xhtml" in inside and feed.endswith(".rss"):
        feed = "a.atom"  # RSS has no content that is no text
    inside = inside.replace("&quot;", '"')
    files = {"index.html": f"{HEAD}<p>x", "bild.png": "x"}
    broken = FEEDS[feed].format(inside.format("borta.png"))
    sound = FEEDS[feed].format(inside.format("bild.png"))
    assert found_in(tmp_path, {**files, feed: broken}) == [f"{feed} built-link-leads-somewhere"]
    assert found_in(tmp_path, {**files, feed: sound}) == []


def test_a_page_inside_a_drawing_says_nothing_of_the_page() -> None:
    data = b'<svg><html lang="en"></svg><a href="b">b</a>'
    assert read_tags(data) is None
    assert read_tree(data).lang == ""

"""Does a small site come out of MkDocs whole, in both languages, and twice the same?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.small_site import REPOSITORY, SITE_URL, finish, make, page, start

PAGES = (
    *("", "om/", "metoder/", "intervjuer/", "metoder/soppa/", "metoder/soppa/checklista/"),
    *("metoder/kafe/", "metoder/kafe/checklista/", "intervjuer/storby/", "checklistor/mat/"),
)
AWKWARD = 'Soup "in" <b>Storby</b> & <more> &amp; $1 {{ x }}'
FILES = {
    # Not translated: the English page shows the Swedish text, and says so.
    "methods/kafe/index.en.md": None,
    "methods/soppa/index.en.md": {"edit": {"../kafe/index.md#how-to-do-it": "../kafe/index.md"}},
    # A title that would break YAML, a tag or a quotation.
    "docs/intervjuer/storby/index.en.md": {
        "edit": {
            "title: Soup in Storby": f"title: '{AWKWARD}'",
            "They made": f"{AWKWARD}. They made",
        }
    },
    # None of this is published.
    "methods/_template/index.sv.md": "---\ntitle: Mall\nsummary: Mall.\n---\n",
    "docs/_ledger/links.yml": "https://a.example/: {first_seen: 2026-01-01, verdict: unverified}\n",
    "docs/_ledger/a.sv.md": "---\ntitle: Bok\nsummary: Bok.\n---\n",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same library built twice, at once, by processes that hash strings differently."""
    folder = tmp_path_factory.mktemp("site")
    root = make(folder / "library", FILES)
    both = folder / "one", folder / "two"
    builds = [
        start(root, site, REPOSITORY_URL=REPOSITORY, PYTHONHASHSEED=str(seed))
        for seed, site in enumerate(both, 1)
    ]
    for build in builds:
        finish(build)
    return both


@pytest.fixture(scope="module")
def site(sites: tuple[Path, Path]) -> Path:
    return sites[0]


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_byte_identical(sites: tuple[Path, Path]) -> None:
    one, two = map(files, sites)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("language", "folder"), [("sv", ""), ("en", "en/")])
def test_page_is_there_in_its_language(
    site: Path, address: str, language: str, folder: str
) -> None:
    tree = page(site, folder + address)
    html, canonical = tree.css_first("html"), tree.css_first("link[rel=canonical]")
    assert html is not None
    assert canonical is not None
    assert html.attributes["lang"] == language
    assert canonical.attributes["href"] == f"{SITE_URL}{folder}{address}"
    assert len(tree.css("h1")) == 1


@pytest.mark.parametrize("address", PAGES)
def test_hreflang_is_absolute_and_mutual(site: Path, address: str) -> None:
    wanted = {"sv": f"{SITE_URL}{address}", "en": f"{SITE_URL}en/{address}"}
    for folder in ("", "en/"):
        found = {
            str(link.attributes["hreflang"]): link.attributes["href"]
            for link in page(site, folder + address).css("link[hreflang]")
        }
        # A page without a translation names none: the other language only shows it again.
        assert found == ({} if address == "metoder/kafe/" else wanted)


def test_an_untranslated_page_says_so(site: Path) -> None:
    tree = page(site, "en/metoder/kafe/")
    notice, robots = tree.css_first(".notice"), tree.css_first("meta[name=robots]")
    assert notice is not None
    assert "has not been translated" in notice.text()
    link = notice.css_first("a")
    assert link is not None
    assert link.attributes["hreflang"] == "sv"
    assert (site / "en/metoder/kafe" / str(link.attributes["href"])).resolve() == (
        site / "metoder/kafe"
    ).resolve()
    assert robots is not None
    assert robots.attributes["content"] == "noindex"
    heading = tree.css_first("h1")
    assert heading is not None
    around, languages = heading.parent, []
    while around is not None:
        languages.append(around.attributes.get("lang"))
        around = around.parent
    assert next(each for each in languages if each) == "sv"
    assert page(site, "metoder/kafe/").css(".notice, meta[name=robots]") == []


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("metoder/soppa/", "methods/soppa/index.sv.md"),
        ("en/metoder/soppa/", "methods/soppa/index.en.md"),
        ("en/metoder/kafe/", "methods/kafe/index.sv.md"),
        ("metoder/soppa/checklista/", "methods/soppa/checklist.yml"),
        ("intervjuer/storby/", "docs/intervjuer/storby/index.sv.md"),
        ("en/om/", "docs/om/index.en.md"),
    ],
)
def test_edit_link_reaches_the_file(site: Path, address: str, source: str) -> None:
    links = [link.attributes["href"] for link in page(site, address).css("a.edit")]
    assert links == [f"{REPOSITORY}/edit/main/{source}"]


def test_the_404_page_is_one_in_both_languages(site: Path) -> None:
    tree = page(site, "404.html")
    html, english = tree.css_first("html"), tree.css_first("[lang=en] h2")
    assert html is not None
    assert html.attributes["lang"] == "sv"
    assert english is not None
    assert "Sidan finns inte" in tree.text()
    assert "no such page" in tree.text()
    assert not (site / "en/404.html").exists()
    hrefs = [str(link.attributes["href"]) for link in tree.css("main a, .notfound a")]
    assert all(href.startswith("/bas/") for href in hrefs)


def test_only_pages_and_their_figures_are_published(site: Path) -> None:
    names = set(files(site))
    assert {"metoder/soppa/figures/rum.svg", "k/soppa/index.html"} <= names
    assert [name for name in names if name.endswith((".yml", ".yaml", ".md", ".py"))] == []
    assert [name for name in names if re.search(r"(^|/)_", name)] == []
    assert b"_template" not in (site / "sitemap.xml").read_bytes()


def test_nothing_comes_from_elsewhere(site: Path) -> None:
    uses = ("script[src]", "img[src]", "iframe[src]", "source[src]", "use[href]", "link[href]")
    for name, content in files(site).items():
        if name.endswith(".html"):
            for use in LexborHTMLParser(content).css(", ".join(uses)):
                rel = str(use.attributes.get("rel", "")).strip()
                if rel in ("canonical", "alternate", "license"):
                    continue
                address = str(use.attributes.get("src") or use.attributes.get("href"))
                assert not re.match(r"(https?:)?//", address), f"{name}: {address}"
        elif name.endswith(".css"):
            assert not re.search(rb"""(url\(|@import)\s*["']?(https?:)?//""", content), name


def test_the_search_index_is_split_by_language(site: Path) -> None:
    swedish, english = (
        [
            doc["location"]
            for doc in json.loads((site / f"search/{language}.json").read_text("utf-8"))["docs"]
        ]
        for language in ("sv", "en")
    )
    assert "metoder/soppa/" in swedish
    assert "en/metoder/soppa/" in english
    assert not any(location.startswith("en/") for location in swedish)
    assert all(location.startswith("en/") for location in english)
    whole = json.loads((site / "search/search_index.json").read_text("utf-8"))
    assert whole["docs"] == []


def test_words_are_shown_as_they_are_written(site: Path) -> None:
    tree = page(site, "en/intervjuer/storby/")
    heading, lead = tree.css_first("h1"), tree.css_first(".lead")
    description, title = tree.css_first("meta[name=description]"), tree.css_first("title")
    assert heading is not None
    assert heading.text() == AWKWARD
    assert lead is not None
    assert lead.text().startswith(f"{AWKWARD}. They made")
    assert description is not None
    assert str(description.attributes["content"]).startswith(f"{AWKWARD}. They made")
    assert title is not None
    assert title.text().startswith(AWKWARD)
    listed = page(site, "en/intervjuer/")
    assert AWKWARD in listed.css_first(".card").text()  # type: ignore[union-attr]

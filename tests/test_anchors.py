"""Is the anchor that the check knows the one that the built page has?"""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import slugify
from metodbank.model.outline import GENERATED, WRITTEN, anchor
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.read.markdown import read_markdown

ROOT = Path(__file__).resolve().parent.parent
# As mkdocs.yml has them.
EXTENSIONS = ["tables", "sane_lists", "toc"]
EXTENSIONS += [f"pymdownx.{name}" for name in ("betterem", "saneheaders", "superfences")]


def built(body: str) -> list[str]:
    """The anchors that Python-Markdown gives, in order."""
    found: list[str] = []
    page = markdown.Markdown(extensions=EXTENSIONS)
    page.convert(body)

    def walk(tokens: list[dict]) -> None:
        for token in tokens:
            found.append(token["id"])
            walk(token["children"])

    walk(page.toc_tokens)  # type: ignore[attr-defined]
    return found


def known(body: str) -> list[str]:
    return [heading.anchor for heading in read_markdown(body, "x.md").headings]


@pytest.mark.parametrize(
    "body",
    [
        "## Så gör ni",
        "## När den passar, och när inte",
        "## Före\n\n## Före\n\n### Före",
        "## a_1\n\n## a\n\n## a\n\n## a_1",
        "## a 1\n\n## a\n\n## a\n\n## a_1",
        "## !!!\n\n## ???",
        "## Vad *händer* och `varför`?",
        "## [En länk](x.md) i rubriken",
        "## En bild ![alt](x.svg) i rubriken",
        '## 1. Före &amp; efter – "citat" ’',
        "## Ærø, Łódź, Straße, ﬁn, 日本",
        "## med_understreck och-bindestreck -- två",
        "## Slutar så här ##",
        "Understruken\n============\n\nTvå\n---",
        "```\n## inte en rubrik\n```\n\n## Men här",
        "    ## inte heller\n\n## Men här",
        "#Utan mellanslag\n\n## Med",
        "## <b>HTML</b> i rubriken",
        "## Snabel\\_a \\*stjärna\\*",
    ],
)
def test_same_as_python_markdown(body: str) -> None:
    assert known(body) == built(body)


@given(st.text(max_size=40))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_slug_is_python_markdowns(heading: str) -> None:
    assert anchor(heading) == slugify(heading, "-")


@given(st.lists(st.text("ab1_ -!å", min_size=1, max_size=4), max_size=8))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_repeated_headings_are_numbered_alike(headings: list[str]) -> None:
    words = [f"x{each.strip()}".replace("_", "\\_") for each in headings]
    body = "\n\n".join(f"## {each}" for each in words)
    assert known(body) == built(body)


def test_the_real_texts() -> None:
    for path, text in read_catalogue(read_library(ROOT)).texts:
        assert [heading.anchor for heading in text.headings] == built(text.body), path


def test_standard_headings_do_not_collide() -> None:
    for kind, parts in WRITTEN.items():
        for language in ("sv", "en"):
            anchors = [part.anchor(language) for part in (*parts, *GENERATED[kind])]
            assert len(set(anchors)) == len(anchors)

"""Where the rules on Markdown are silent, do Python-Markdown and CommonMark read the same?

The site is made by the first, GitHub and pandoc are kin to the second. Paragraphs inside items
are passed over: how airy a list is differs, and nobody misreads it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown
from markdown_it import MarkdownIt
from metodbank.check import (
    blocks_stand_apart,
    list_levels_are_four_apart,
    markdown_is_portable,
    text_is_without_html,
)
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.library import Library
from metodbank.model.pack import Page
from metodbank.model.text import Text
from metodbank.model.vocabulary import Vocabulary
from metodbank.read.markdown import read_markdown

EXTENSIONS = ("tables", "sane_lists", "pymdownx.saneheaders", "pymdownx.superfences")
COMMONMARK = MarkdownIt("commonmark").enable("table")
RULES = (
    markdown_is_portable,
    blocks_stand_apart,
    list_levels_are_four_apart,
    text_is_without_html,
)
PARTS = (
    *("text", "more text", "", "", "", "", "## H", "### K", " ## L", "##M", "Head\n---"),
    *("- a", "- b", "* c", "+ d", "1. e", "2. f", "3) g", "10. h", "-", "1."),
    *("  - i", "   - j", "    - k", "     - l", "      - m", "        - n", "    1. o", "   2. p"),
    *("    further", "  further", "        deep", "> q", "> - r", "> 1. s", "> ## T", "    > u"),
    *("| a | b |\n| - | - |\n| 1 | 2 |", "    | a |\n    | - |\n    | 1 |", "| v |", "w | x"),
    *("```\ncode\n```", "    ```\n    code\n    ```", "~~~text\ncode\n~~~", "---", "***"),
    *("**y:** z", "**y:**z", "a\\\nb", "a  \nb", "[c](d)", "[e](f g)", "`h` *i*", "<p>j</p>"),
)
_AROUND = re.compile(r"\s*(</?\w+[^>]*>)\s*")
_SAME = (
    (r"</?(?:div|tbody|thead|span)\b[^>]*>", ""),
    (r' (?:class|start|id|style|title)="[^"]*"', ""),
    (r"<(\w+)\s*/>", r"<\1>"),
    (r"&(?:quot|gt|lt);", "'"),
    (r"<li><p>", "<li>"),
    (r"</p>(?=</?(?:[uo]l|li)>)", ""),
    (r"\s+", " "),
)


def findings(body: str) -> list[Finding]:
    found = read_markdown(body, "x.md")
    text = Text(
        language="sv",
        path="x.md",
        fields=None,
        body=body,
        body_line=1,
        headings=found.headings,
        links=found.links,
        references=found.references,
        blocks=found.blocks,
    )
    library = Library(Path())
    catalogue = Catalogue(library, (), (Page("x.md", {"sv": text}),), Vocabulary({}))
    return [finding for rule in RULES for finding in rule.check(catalogue)]


def shape(html: str) -> str:
    """What a reader sees, whichever program wrote it."""
    for pattern, put in _SAME:
        html = re.sub(pattern, put, _AROUND.sub(r"\1", html))
    return html.strip()


def both(body: str) -> tuple[str, str]:
    return shape(markdown(body, extensions=list(EXTENSIONS))), shape(COMMONMARK.render(body))


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8))
@settings(deadline=None, derandomize=True, max_examples=600)
def test_what_is_not_reported_is_read_alike(parts: list[str]) -> None:
    body = "\n".join(parts) + "\n\nend\n"
    ours, theirs = both(body)
    assert ours == theirs or findings(body)


@pytest.mark.parametrize(
    "body",
    [
        "text\n- a\n- b\n",
        "- a\n  - b\n",
        "1. a\n   - b\n",
        "1) a\n",
        "a\\\nb\n",
        "- a\n\n    1. b\n- c\n",
        "```\na\n```\nb\n",
        "**b:**c\n",
    ],
)
def test_what_is_reported_is_not_read_alike(body: str) -> None:
    ours, theirs = both(body)
    assert findings(body)
    assert ours != theirs


def test_a_private_address_is_neither_repeated_nor_kept() -> None:
    """Other programs show what a report says, and a mend would make the address a link."""
    private, public = (
        findings(f"Skriv till {address} i dag.")[0]
        for address in ("anna.berg@post.se", "biblioteket@kommunen.se")
    )
    assert private.replacement is None
    assert "anna" not in private.message("sv") + private.message("en")
    assert public.replacement is not None
    assert public.replacement.new == "<biblioteket@kommunen.se>"

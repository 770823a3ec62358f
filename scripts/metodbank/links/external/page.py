"""What a page of somebody else's says of itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from metodbank.links.encoding import as_utf8
from metodbank.links.external.answer import Reply

_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_READ = 60_000
"""Signs. What a page is about stands in its beginning."""
_EMPTY = 40
"""Words of four letters or more."""
_AROUND = "nav, header, footer, aside, form"
_USER = "user-content-"
"""What some code hosts put before the ids that a page's author wrote."""


@dataclass(frozen=True, slots=True)
class Page:
    """``words`` counts the page's words of four letters or more, in lower case.

    ``prose`` is how many of them stand in paragraphs, outside menus and footers.
    """

    title: str = ""
    heading: str = ""
    language: str = ""
    ids: frozenset[str] = frozenset()
    words: Counter[str] = field(default_factory=Counter)
    prose: int = 0
    asks_password: bool = False
    scripted: bool = False

    @property
    def length(self) -> int:
        return self.words.total()

    @property
    def is_built_by_script(self) -> bool:
        """Whether there is next to nothing on the page before its scripts have been run."""
        return self.scripted and self.length < _EMPTY

    def has(self, anchor: str) -> bool:
        return anchor in self.ids or f"{_USER}{anchor}" in self.ids


def read_page(reply: Reply) -> Page:
    """Take a page apart; bytes that make no sense become an empty page."""
    told = _IN_HEADER.search(reply.headers.get("content-type", ""))
    tree = LexborHTMLParser(as_utf8(reply.body, told[1] if told else ""))
    ids: set[str] = set()
    for node in tree.css("[id], a[name]"):
        ids.update(value for key in ("id", "name") if (value := node.attributes.get(key)))
    # Browsers find a place by its name as written in the link before they decode the link.
    ids.update({unquote(each) for each in ids if "%" in each})
    root, body = tree.root, tree.body
    password = tree.css_first("input[type=password]") is not None
    title, heading = tree.css_first("title"), tree.css_first("h1")
    scripted = tree.css_first("script[src], script[type=module]") is not None
    for node in tree.css("script, style, noscript, template, svg"):
        node.decompose()
    title_, heading_ = (_plain(each.text()) if each else "" for each in (title, heading))
    words = Counter(_WORD.findall(body.text(separator=" ")[:_READ].lower() if body else ""))
    for node in tree.css(_AROUND):
        node.decompose()
    prose = " ".join(node.text(separator=" ") for node in tree.css("p"))
    return Page(
        title=title_,
        heading=heading_,
        language=_tongue((root.attributes.get("lang") if root else "") or ""),
        ids=frozenset(ids),
        words=words,
        prose=len(_WORD.findall(prose[:_READ])),
        asks_password=password,
        scripted=scripted,
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _tongue(tag: str) -> str:
    """``sv-SE`` -> ``sv``."""
    return tag.strip().lower().partition("-")[0]

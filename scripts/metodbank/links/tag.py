"""One tag of a page, and what it says wherever it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from metodbank.links.asked import Attributes, is_asked
from metodbank.links.attributes import attributes_of
from metodbank.links.elements import take, take_text
from metodbank.links.uses import Found

RAW = ("script", "style", "title", "textarea", "iframe")
"""What stands in these is text, up to the end of them."""
DRAWINGS = ("svg", "math")
_DECIDED = (
    *("template", "select", "frameset", "frame", "image", "plaintext", "xmp", "noembed"),
    "noframes",
)
"""The tree decides what becomes of these, or of what stands in them."""
_PLACED = (
    *("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr", "head"),
    "noscript",
)
"""The tree decides whether these are there at all: it matters where they hold something."""
ONCE = ("html", "body")
"""A later one of these adds to the first what that did not say."""
ENDS = ("form", *DRAWINGS)
"""Where these end matters as well."""
MATTER = (*DRAWINGS, *_DECIDED, *RAW, "form")
"""These matter even if they hold nothing."""

PAIRS = ("alternates", "named")
LISTS = ("links", "spoken", "loads", "parts", "told", "ids", "faults", *PAIRS)
_FIRSTS = ("base", "refresh")

END = r"(?=[\t\n\f\r />])"
BLANK = r"[\t\n\f\r ]*+"
"""What may follow a name, and what may stand before the end of a tag."""
NAME = re.compile(r"<([a-z][^\t\n\f\r />]*+)")
_CLOSING = re.compile(rf"</({'|'.join(ENDS)}){BLANK}>")


@dataclass(slots=True)
class Tag:
    """What a tag says wherever it stands.

    ``adds`` goes to fields of ``Found`` that are lists, ``firsts`` to those where the first of a
    page counts. ``turn`` is the name of a tag that changes how others are read, with a slash where
    it is an end.
    """

    adds: tuple[tuple[str, list[Any]], ...] = ()
    firsts: tuple[tuple[str, str], ...] = ()
    turn: str = ""
    lang: str = ""


class NeedsTree(Exception):
    """The tags of a page do not tell what is in it."""


def apart(piece: str) -> Tag | None:
    """Take a piece apart: a tag, with the text where an element holds text, or what is none.

    Raises:
        NeedsTree: only the tree of the page tells what it is.
    """
    if piece[-1] != ">":
        if piece.startswith("<!--"):
            return None  # a comment without an end goes on to the end of the page
        raise NeedsTree
    match = NAME.match(piece)
    if match is None:
        return _apart_from_tags(piece)
    name, (opening, _, rest) = match[1], piece.partition(">")
    if name in _DECIDED:
        raise NeedsTree
    attributes = attributes_of(opening, match.end())
    if attributes is None:
        raise NeedsTree
    found = Found()
    turn = name if name in ("form", *DRAWINGS) else ""
    if is_asked(name, attributes):
        if "srcdoc" in attributes:
            raise NeedsTree
        take(name, attributes, found)
        turn = name if name in ONCE else turn
    elif name == "html" and attributes:
        turn = name
    if name == "script" and ("href" in attributes or "xlink:href" in attributes):
        raise NeedsTree  # in a drawing it loads that, elsewhere it says nothing
    if name in RAW:
        turn = _text(name, attributes, opening, rest, found)
    adds = tuple((key, value) for key in LISTS if (value := getattr(found, key)))
    firsts = tuple((key, value) for key in _FIRSTS if (value := getattr(found, key)) is not None)
    if (adds or firsts) and name in _PLACED:
        raise NeedsTree
    lang = (attributes.get("lang") or "") if name == "html" else ""
    return Tag(adds, firsts, turn, lang) if adds or firsts or turn else None


def _apart_from_tags(piece: str) -> Tag | None:
    """What stands between < and > and is no tag that begins an element: seldom anything."""
    if ending := _CLOSING.fullmatch(piece):
        return Tag(turn=f"/{ending[1]}")
    if piece[1] in "!?" and piece[-1] == ">" and not piece.startswith("<![CDATA["):
        return None
    raise NeedsTree


def _text(name: str, attributes: Attributes, opening: str, rest: str, found: Found) -> str:
    """Take the text that an element holds; the turn that it is."""
    content, _, closing = rest.rpartition("</")
    ended = closing[-1:] == ">" and closing[:-1].rstrip("\t\n\f\r ").lower() == name
    if not ended or opening[-1] == "/" or (name == "script" and "<!--" in content):
        raise NeedsTree
    if name in ("script", "style"):
        take_text(name, attributes, content, found)
    return name if "<" in content or "&" in content else ""

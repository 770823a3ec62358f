"""A page of HTML read by its tags, where those alone tell what a browser makes of it.

A browser builds a tree, and in some places the tree decides what is a link at all: inside a
``<template>`` or a ``<select>``, in a drawing's ``<style>``, for a table row without a table. A
page with one of those is left to ``html``. On all others the tags are the answer, and most of
them have stood on a page before. The grammar of a tag, errors included, is that of the HTML
standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from metodbank.links.attributes import attributes_of
from metodbank.links.elements import Attributes, is_asked, take, take_text
from metodbank.links.uses import Found

_RAW = ("script", "style", "title", "textarea", "iframe")
"""What stands in these is text, up to the end of them."""
_DRAWINGS = ("svg", "math")
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
_ONCE = ("html", "body")
"""A later one of these adds to the first what that did not say."""

_END = r"(?=[\t\n\f\r />])"
_BLANK = r"[\t\n\f\r ]*+"
_CLOSING = re.compile(rf"</(form|svg|math){_BLANK}>")
_NAME = re.compile(r"<([a-z][^\t\n\f\r />]*+)")
_TURNS = "|".join((*_DRAWINGS, *_DECIDED, *_RAW, "form"))
_PIECE = re.compile(
    r"<(?:!(?:--(?:-?+>|(?>(?s:.*?)--!?+>)|)|(?!--)[^>]*+>)|\?[^>]*+>|"
    + "".join(rf"{name}{_END}[^>]*+>(?>(?s:.*?)</{name}{_END}){_BLANK}>|" for name in _RAW)
    # Tags without attributes, or with a class and no more, are passed over.
    + rf"""(?!(?!(?:{_TURNS}){_END})[a-z][a-z0-9-]*+(?: class="[^"<>]*+")?+>)[a-zA-Z][^>]*+>"""
    rf"""|/(?:(?:form|svg|math){_END}[^>]*+>|[^>"'<=]*+["'<=][^>]*+>|[A-Z][^>]*+>))"""
)
"""Everything in a page that may say something, with the text where an element holds text.

It is right where each tag ends at its first ``>``, which ``attributes_of`` tells.
"""

# Two kinds of tag that say one thing, and something else each time.
_SILENT = r"""(?:class|title|rel|target|role|aria-[a-z]++|data-[a-z-]++)="[^"]*+\""""
_LINK = re.compile(rf"""<a (?:{_SILENT} )*+href="([^"&]*+)"(?: {_SILENT})*+>""")
_ANCHOR = re.compile(
    r"<(?:h[1-6]|div|section|span|p|li|ul|ol|dl|d[td]|article|nav|main|aside|figure|pre|code) "
    rf"""(?:{_SILENT} )*+id="([^"&]++)"(?: {_SILENT})*+>"""
)

_LISTS = ("links", "spoken", "loads", "parts", "told", "ids", "faults", "alternates")
_FIRSTS = ("base", "refresh")
_KEPT, _LONGEST = 4_000, 500
"""How many pieces are remembered before all are forgotten, and how long they may be."""


@dataclass(slots=True)
class _Tag:
    """What a tag says wherever it stands.

    ``adds`` goes to fields of ``Found`` that are lists, ``firsts`` to those where the first of a
    page counts. ``turn`` is the name of a tag that changes how others are read, with a slash where
    it is an end.
    """

    adds: tuple[tuple[str, list[object]], ...] = ()
    firsts: tuple[tuple[str, str], ...] = ()
    turn: str = ""
    lang: str = ""


class _NeedsTree(Exception):
    """The tags of a page do not tell what is in it."""


_remembered: dict[str, _Tag | None] = {}


def read_tags(data: bytes) -> Found | None:
    """What a page in UTF-8 uses and defines, or None where only a tree can tell."""
    try:
        return _read(data.decode("utf-8"))
    except (UnicodeDecodeError, _NeedsTree):
        return None


def _read(text: str) -> Found:
    if "\0" in text:
        raise _NeedsTree
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found, turns, remembered = Found(), _Turns(), _remembered
    add_link, add_id = found.links.append, found.ids.append
    for piece in _PIECE.findall(text):
        if piece in remembered:
            tag = remembered[piece]
        else:
            if match := _LINK.fullmatch(piece):
                add_link(match[1])
                continue
            if match := _ANCHOR.fullmatch(piece):
                add_id(match[1])
                continue
            tag = _tag(piece)
        if tag is None:
            continue
        for name, values in tag.adds:
            getattr(found, name).extend(values)
        for name, value in tag.firsts:
            if getattr(found, name) is None:
                setattr(found, name, value)
        if tag.turn:
            turns.take(tag, found)
    return found


class _Turns:
    """What the tags so far mean for those that follow."""

    def __init__(self) -> None:
        self.form = False
        self.drawings = dict.fromkeys(_DRAWINGS, 0)
        self.seen: set[str] = set()

    def take(self, tag: _Tag, found: Found) -> None:
        """Note a tag.

        Raises:
            _NeedsTree: it may be another thing here than it says.
        """
        turn = tag.turn
        if turn in _ONCE:
            if turn in self.seen:
                raise _NeedsTree
            self.seen.add(turn)
            found.lang = tag.lang or found.lang
        elif turn == "form":
            if self.form:
                raise _NeedsTree  # a form in a form is none
            self.form = True
        elif turn == "/form":
            self.form = False
        elif turn in _RAW:
            if any(self.drawings.values()):
                raise _NeedsTree  # what is text elsewhere may be elements in a drawing
        elif turn[0] == "/":
            self.drawings[turn[1:]] = max(0, self.drawings[turn[1:]] - 1)
        else:
            self.drawings[turn] += 1


def _tag(piece: str) -> _Tag | None:
    """What a piece says, taken apart once."""
    tag = _apart(piece)
    if len(_remembered) >= _KEPT:
        _remembered.clear()
    if len(piece) <= _LONGEST:
        _remembered[piece] = tag
    return tag


def _apart(piece: str) -> _Tag | None:
    match = _NAME.match(piece)
    if match is None:
        return _apart_from_tags(piece)
    name, (opening, _, rest) = match[1], piece.partition(">")
    if name in _DECIDED:
        raise _NeedsTree
    attributes = attributes_of(opening, match.end())
    if attributes is None:
        raise _NeedsTree
    found = Found()
    turn = name if name in ("form", *_DRAWINGS) else ""
    if is_asked(name, attributes):
        if "srcdoc" in attributes:
            raise _NeedsTree
        take(name, attributes, found)
        turn = name if name in _ONCE else turn
    elif name == "html" and attributes:
        turn = name
    if name in _RAW:
        turn = _text(name, attributes, opening, rest, found)
    adds = tuple((key, value) for key in _LISTS if (value := getattr(found, key)))
    firsts = tuple((key, value) for key in _FIRSTS if (value := getattr(found, key)) is not None)
    if (adds or firsts) and name in _PLACED:
        raise _NeedsTree
    lang = (attributes.get("lang") or "") if name == "html" else ""
    return _Tag(adds, firsts, turn, lang) if adds or firsts or turn else None


def _apart_from_tags(piece: str) -> _Tag | None:
    """What stands between < and > and is no tag that begins an element: seldom anything."""
    if ending := _CLOSING.fullmatch(piece):
        return _Tag(turn=f"/{ending[1]}")
    if piece[1] in "!?" and piece[-1] == ">" and not piece.startswith("<![CDATA["):
        return None
    raise _NeedsTree


def _text(name: str, attributes: Attributes, opening: str, rest: str, found: Found) -> str:
    """Take the text that an element holds; the turn that it is."""
    content, end, _ = rest.rpartition("</")
    if not end or opening[-1] == "/" or (name == "script" and "<!--" in content):
        raise _NeedsTree
    if name in ("script", "style"):
        take_text(name, attributes, content, found)
    return name if "<" in content or "&" in content else ""

"""A page of HTML read by its tags, where those alone tell what a browser makes of it.

A browser builds a tree, and in some places the tree decides what is a link at all: inside a
``<template>`` or a ``<select>``, in a drawing's ``<style>``, for a table row without a table. A
page with one of those is left to ``html``. On all others the tags are the answer, and most of
them have stood on a page before. The grammar of a tag, errors included, is that of the HTML
standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_lowercase
from typing import Any

from metodbank.links.alike import HOLE, MORE, remembered, told
from metodbank.links.tag import (
    BLANK,
    DRAWINGS,
    END,
    ENDS,
    LISTS,
    MATTER,
    ONCE,
    RAW,
    NeedsTree,
    Tag,
)
from metodbank.links.uses import Found

_OTHER = "".join(sorted({*ascii_lowercase} - {name[0] for name in MATTER}))
_OTHER_ENDS = "".join(sorted({*ascii_lowercase} - {name[0] for name in ENDS}))
_PICTURE = r"(?:og|twitter):(?:url|image|video|audio|player)|image"
_PIECE = re.compile(
    (
        # Nearly all tags are ends, or have no attributes, or a class and no more. Of most of those
        # their first letter tells that they say nothing; …
        rf"""<(?!/[{_OTHER_ENDS}][^>"'<=]*+>|/span>|/strong>"""
        rf"""|(?:[{_OTHER}][a-z0-9]*+|p|span|strong|t[dhr])(?:>| class="[^"<>]*+">)"""
        r"""|title>[^<&]*+</title>)"""
        # What has no end takes all that is left: else each further one would look for it again.
        rf"""(?:!(?:--(?:-?+>|[^-]*+(?:-(?!-!?+>)[^-]*+)*+(?:--!?+>)?+)|(?!--)[^>]*+>?+)|\?[^>]*+>?+|"""
        + "".join(
            rf"{name}{END}[^>]*+(?:>[^<]*+(?:<(?!/(?i:{name}){END})[^<]*+)*+(?:</(?i:{name}){BLANK}>)?+)?+|"
            for name in RAW
        )
        # … of the others, and of what says no more than words, their names.
        + rf"""(?!(?!(?:{"|".join(MATTER)}){END})[a-z][a-z0-9-]*+(?: class="[^"<>]*+")?+>)"""
        rf"""(?!meta (?:name|property)="(?!{_PICTURE})[a-z:.-]++" content="[^"<>]*+" ?/?>)"""
        r"""[a-zA-Z][^>]++>?+"""
        rf"""|/(?:(?:{"|".join(ENDS)}){END}[^>]*+>?+|[^>"'<=]*+["'<=][^>]*+>?+|[A-Z][^>]++>?+))"""
    ).encode("ascii")
)
"""Everything in a page that may say something, with the text where an element holds text.

It is right where each tag ends at its first ``>``, which ``attributes_of`` tells.
"""


def read_tags(data: bytes) -> Found | None:
    """What a page in UTF-8 uses and defines, or None where only a tree can tell."""
    try:
        return _read(data)
    except (UnicodeDecodeError, NeedsTree):
        return None


def _read(data: bytes) -> Found:
    if HOLE.encode() in data:
        raise NeedsTree  # a browser drops it, or puts another sign in its place
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    found = Found()
    add: dict[str, Callable[[Any], None]] = {name: getattr(found, name).append for name in LISTS}
    add[MORE] = _Turns(found).take
    for piece in _PIECE.findall(data):
        kind, value = remembered.get(piece) or told(piece)
        if kind:
            add[kind](value)
    if found.refresh is not None and b"<noscript" in data.lower():
        raise NeedsTree  # it may stand there, and then it leads nobody on
    return found


class _Turns:
    """What the tags so far mean for those that follow."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.form = False
        self.drawings = dict.fromkeys(DRAWINGS, 0)
        self.seen: set[str] = set()

    def take(self, tag: Tag) -> None:
        """Note a tag and add what it says.

        Raises:
            NeedsTree: it may be another thing here than it says.
        """
        for name, values in tag.adds:
            getattr(self.found, name).extend(values)
        for name, value in tag.firsts:
            if getattr(self.found, name) is None:
                setattr(self.found, name, value)
        if tag.turn:
            self._turn(tag)

    def _turn(self, tag: Tag) -> None:
        turn = tag.turn
        if turn in ONCE:
            if turn in self.seen or any(self.drawings.values()):
                raise NeedsTree
            self.seen.add(turn)
            self.found.lang = tag.lang or self.found.lang
        elif turn == "form":
            if self.form:
                raise NeedsTree  # a form in a form is none
            self.form = True
        elif turn == "/form":
            self.form = False
        elif turn in RAW:
            if any(self.drawings.values()):
                raise NeedsTree  # what is text elsewhere may be elements in a drawing
        elif turn[0] == "/":
            self.drawings[turn[1:]] = max(0, self.drawings[turn[1:]] - 1)
        else:
            self.drawings[turn] += 1

"""What pieces of pages say, remembered: most have stood on a page before, or are like one."""

from __future__ import annotations

import re
from itertools import count
from typing import Any, TypeAlias, TypeVar

from metodbank.links.asked import ALWAYS, BY_VALUE, HOLDING
from metodbank.links.attributes import is_simple
from metodbank.links.tag import END, MATTER, NAME, ONCE, PAIRS, Tag, apart

Says: TypeAlias = tuple[str, Any]
"""The list that a piece adds to, and what; or ``MORE`` and a tag; or ``_NOTHING``."""
MORE = "more"
_NOTHING: Says = ("", None)
HOLE = "\0"
"""Stands for an address or anchor that each page writes otherwise. No page can hold it."""
_KEPT, _LONGEST = 4_000, 500
"""How many pieces are remembered before all are forgotten, and how long they may be."""

_HELD = "|".join(map(re.escape, HOLDING))
_TOLD_BY_NAME = "|".join((*MATTER, *ONCE, *ALWAYS))
_QUIET = re.compile(
    rf"<(?!(?:{_TOLD_BY_NAME}){END})[a-z][a-z0-9-]*+"
    rf"""(?: (?!(?:{_HELD})[=> /])[a-z][a-z0-9:-]*+(?:="[^"<>]*+")?+)*+ ?/?>"""
)
"""Tags that neither use nor define anything, whatever else they say."""
_PAINTED = re.compile(r"url\(", re.IGNORECASE)
# Addresses and anchors, and attributes that say nothing: tags that differ in these are alike.
_SLOT = re.compile(r""" (name(?<=<a name)|href|src|id)="([^"&]++)\"""")
_SILENT = re.compile(
    r"""[ \n]++(?:class|title|alt|target|role|aria-[a-z]++|data-[a-z-]++)="[^"]*+\""""
)

remembered: dict[bytes, Says] = {}
_Fills: TypeAlias = tuple[tuple[str, str, int], ...] | None
"""Lists that a piece adds to, with the language where it tells of one, and which of its values.
None where pieces that differ in their values may say different things."""
_alike: dict[str, _Fills] = {}
_K = TypeVar("_K")
_T = TypeVar("_T")


def told(data: bytes) -> Says:
    """What a piece says that is not remembered. Only such a piece is read as text.

    Raises:
        NeedsTree: only the tree of the page tells what it is.
        UnicodeDecodeError: it is not in UTF-8.
    """
    piece = data.decode("utf-8")
    says = _like_others(piece)
    if says is None:
        quiet = _QUIET.fullmatch(piece) and not _PAINTED.search(piece)
        says = _NOTHING if quiet else _says(apart(piece))
    if len(piece) <= _LONGEST:
        _keep(remembered, data, says)
    return says


def _like_others(piece: str) -> Says | None:
    """What a piece says that is like others but for its addresses and anchors."""
    if len(piece) > _LONGEST:
        return None
    parts = _SLOT.split(piece)
    values = parts[2::3]
    if not values:
        return None
    del parts[2::3]
    like = HOLE.join(parts)
    fills = _alike[like] if like in _alike else _alike_by(like, piece)
    if not fills:
        return None if fills is None else _NOTHING
    if len(fills) == 1:
        return _filled(*fills[0], values)
    adds = (_filled(*each, values) for each in fills)
    return MORE, Tag(tuple((kind, [value]) for kind, value in adds))


def _filled(kind: str, language: str, place: int, values: list[str]) -> Says:
    return kind, (language, values[place]) if kind in PAIRS else values[place]


def _alike_by(like: str, piece: str) -> _Fills:
    """What pieces say that are like this one."""
    places = count()
    bare = _SLOT.sub(lambda slot: f' {slot[1]}="{HOLE}{next(places)}"', piece)
    name = NAME.match(bare)
    if name and name[1] in BY_VALUE:
        return None
    if name and is_simple(bare[:-1], name.end()):
        bare = _SILENT.sub("", bare)
    fills = _alike[bare] if bare in _alike else _fills(apart(bare))
    for each in (bare, like):
        _keep(_alike, each, fills)
    return fills


def _fills(tag: Tag | None) -> _Fills:
    if tag is None:
        return ()
    if tag.firsts or tag.turn:
        return None
    found = []
    for kind, values in tag.adds:
        for value in values:
            language, hole = value if kind in PAIRS else ("", value)
            if hole[:1] != HOLE:
                return None
            found.append((kind, language, int(hole[1:])))
    return tuple(found)


def _says(tag: Tag | None) -> Says:
    if tag is None:
        return _NOTHING
    if len(tag.adds) == 1 and not tag.firsts and not tag.turn:
        kind, values = tag.adds[0]
        if len(values) == 1:
            return kind, values[0]
    return MORE, tag


def _keep(known: dict[_K, _T], piece: _K, says: _T) -> None:
    if len(known) >= _KEPT:
        known.clear()
    known[piece] = says

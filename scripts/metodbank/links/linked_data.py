"""Addresses in JSON: linked data, a web app's manifest, a search index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

# Properties of schema.org whose value is an address, also a relative one.
_PLACES = {
    *("url", "contentUrl", "embedUrl", "thumbnailUrl", "downloadUrl", "installUrl", "image"),
    *("logo", "item", "mainEntityOfPage", "license", "hasMap", "menu", "target", "urlTemplate"),
    *("acquireLicensePage", "codeRepository", "discussionUrl", "photo", "screenshot"),
}
# Of these the value may also be plain words: "license": "MIT".
_OR_WORDS = {"license", "mainEntityOfPage", "menu"}
_LIKE_AN_ADDRESS = re.compile(r"[/.#]")
# Names of things: they look like addresses and lead nowhere.
_NAMES = {"@id", "@type", "@context", "@vocab", "@base", "identifier", "inDefinedTermSet"}
_FULL = ("http://", "https://")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a sign, as an emoji that was cut in two leaves it: no address can hold one."""


def linked_data(text: str) -> Iterator[str]:
    """Addresses in JSON-LD. JSON that is broken holds none: nobody could read it."""
    return _places(_json(text), named=False)


def manifest(data: bytes) -> Iterator[str]:
    """Addresses in a web app's manifest."""
    content = _json(data)
    if not isinstance(content, dict):
        return
    yield from _members([content], "start_url")
    for name in ("icons", "screenshots"):
        yield from _members(content.get(name), "src")
    for shortcut in _listed(content.get("shortcuts")):
        if isinstance(shortcut, dict):
            yield from _members([shortcut], "url")
            yield from _members(shortcut.get("icons"), "src")


def search_index(data: bytes) -> Iterator[str]:
    """The locations of MkDocs' search index, relative to the site's root."""
    content = _json(data)
    if isinstance(content, dict):
        yield from _members(content.get("docs"), "location")


def _json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _places(value: Any, *, named: bool) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inside in value.items():
            worded = key in _OR_WORDS and not _LIKE_AN_ADDRESS.search(str(inside))
            if key not in _NAMES:
                yield from _places(inside, named=key in _PLACES and not worded)
    elif isinstance(value, list):
        for inside in value:
            yield from _places(inside, named=named)
    elif isinstance(value, str) and value and "{" not in value:
        words = any(sign.isspace() for sign in value)
        if value.startswith(_FULL) or (named and not words):
            yield _whole(value)


def _members(value: Any, key: str) -> Iterator[str]:
    for each in _listed(value):
        if isinstance(each, dict) and isinstance(each.get(key), str):
            yield _whole(each[key])


def _whole(value: str) -> str:
    """As a browser reads it: half a sign is one that cannot be read."""
    return _HALF.sub("\ufffd", value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

"""The attributes of one tag of HTML, as a browser reads them, errors included."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

_NAME = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
_BLANK = r"[\t\n\f\r ]*+"
_VALUE = (
    rf"{_BLANK}={_BLANK}"
    r"""(?:"(?P<a>[^"]*+)"|'(?P<b>[^']*+)'|(?P<c>[^\t\n\f\r "'>][^\t\n\f\r >]*+)|\Z)"""
)
# What is left after the last is taken whole: else it would be tried from each of its signs.
_ATTRIBUTE = re.compile(rf"[\t\n\f\r /]*+(?:(?P<name>{_NAME})(?:{_VALUE}|(?!{_BLANK}=))|\Z)")
_ALL = re.compile(
    rf"(?:[\t\n\f\r /]++|{_NAME}" + re.sub(r"\?P<[abc]>", "?:", rf"(?:{_VALUE}|(?!{_BLANK}=)))*+")
)
# What nearly all tags look like.
_SIMPLE = re.compile(r"""(?:[ \n]++[a-z][a-z0-9:-]*+="[^"&]*+")*+[ \n]*+/?+""")
_PAIR = re.compile(r"""([a-z][a-z0-9:-]*+)="([^"]*+)\"""")


def is_simple(opening: str, place: int) -> bool:
    """Whether all attributes have values in double quotes, and no entities."""
    return _SIMPLE.fullmatch(opening, place) is not None


def attributes_of(opening: str, place: int) -> Mapping[str, str | None] | None:
    """The attributes of ``<name …``, a tag without its last sign; the first of a name counts.

    ``place`` is where its name ends. None when the tag does not end there: one of its values holds
    the sign that would have ended it.
    """
    if is_simple(opening, place):
        pairs = _PAIR.findall(opening, place)
        found: dict[str, str | None] = dict(pairs)
        if len(found) == len(pairs):
            return found
    if not _ALL.fullmatch(opening, place):
        return None
    found = {}
    for match in _ATTRIBUTE.finditer(opening, place):
        name, *values = match.groups()
        if name is None:
            break
        name = _lower(name)
        if name not in found:
            value = next((each for each in values if each is not None), None)
            found[name] = value and _decoded(value)
    return found


def _lower(name: str) -> str:
    """A name in small letters, as far as a browser goes: A to Z."""
    return name.lower() if name.isascii() else re.sub("[A-Z]", lambda each: each[0].lower(), name)


def _decoded(value: str) -> str:
    """A value with its entities read, by the parser where there are others than ``&amp;``."""
    if "&" not in value:
        return value
    if value.count("&") == value.count("&amp;"):
        return value.replace("&amp;", "&")
    quoted = value.replace('"', "&quot;").encode("utf-8", "replace")
    tag = LexborHTMLParser(b'<a title="' + quoted + b'">').css_first("a")
    return (tag.attributes["title"] or "") if tag else ""

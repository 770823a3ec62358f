"""The files that a style sheet asks for."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_INSIDE = r"""(?:"(?:[^"\\\n]++|\\.)*+{end}|'(?:[^'\\\n]++|\\.)*+{other})"""
_STRING = _INSIDE.format(end='"', other="'")
# What has no end goes on to the end of its line: else each further one would look for its end.
_SKIPPED = _INSIDE.format(end=r'(?:"|\\?\Z|(?=\n))', other=r"(?:'|\\?\Z|(?=\n))")
_URL = rf"""\burl\(\s*+(?P<url>{_STRING}|(?:[^)"'(\s\\]++|\\.)*+)\s*+(?:\)|\Z)"""
_TOKEN = re.compile(
    rf"""/\*.*?(?:\*/|\Z)
    | @namespace\b[^;{{}}]*+
    | @import\s*+(?P<sheet>{_STRING})
    | {_URL}
    | \b(?P<set>image-set\()
    | {_SKIPPED}
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_IN_SET = re.compile(
    rf"/\*.*?(?:\*/|\Z)|{_URL}|(?P<text>{_STRING})|{_SKIPPED}"
    r"|(?P<end>\bimage-set\(|[;{}])|(?P<paren>[()])",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(\r\n|[\n\r\f])|(.))", re.DOTALL)
_CHARSET = re.compile(rb'@charset "([\x20\x21\x23-\x7e]{1,40})";')
_HIGHEST = 0x10FFFF


def addresses(sheet: str) -> Iterator[str]:
    """Every address in ``url()``, ``@import`` and ``image-set()``.

    Comments, other strings and the names of ``@namespace`` are passed over; an address that is
    only a fragment means something in the page that is being drawn.
    """
    for written in _written(sheet):
        quoted = written[:1] in ('"', "'")
        address = _ESCAPE.sub(_sign, written[1:-1] if quoted else written).strip()
        if address and not address.startswith("#"):
            yield address


def decoded(data: bytes) -> str:
    """The text of a file of its own: in UTF-8, or in what ``@charset`` at its very start says."""
    said = _CHARSET.match(data)
    name = said[1].decode("ascii") if said else "utf-8"
    try:
        # As in a page: Latin-1 is what Windows makes of it, and UTF-16 could not be read so far.
        known = codecs.lookup(name).name
        name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(known, known)
        return data.decode("utf-8-sig" if name.startswith("utf") else name, "replace")
    except (LookupError, UnicodeError, ValueError):
        return data.decode("utf-8-sig", "replace")


def _written(sheet: str) -> Iterator[str]:
    for match in _TOKEN.finditer(sheet):
        if match["set"]:
            yield from _in_set(sheet, match.end())
        else:
            yield match["sheet"] or match["url"] or ""


def _in_set(sheet: str, start: int) -> Iterator[str]:
    """The strings of an ``image-set()`` that are pictures; those in ``type()`` are none.

    It ends before another one begins, so no part of a sheet is read over and over.
    """
    depth = 1
    for match in _IN_SET.finditer(sheet, start):
        if match["paren"]:
            depth += 1 if match["paren"] == "(" else -1
        if match["end"] or depth == 0:
            return
        if match["text"] and depth == 1:
            yield match["text"]


def _sign(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        valid = 0 < number <= _HIGHEST and not 0xD800 <= number <= 0xDFFF
        return chr(number) if valid else "\ufffd"
    return "" if match[2] else str(match[3])

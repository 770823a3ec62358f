"""The files that a style sheet asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_TOKEN = re.compile(
    rf"""/\*.*?(?:\*/|\Z)
    | @namespace\b[^;{{}}]*
    | @import\s*(?P<sheet>{_STRING})
    | \burl\(\s*(?P<url>{_STRING}|(?:[^)"'(\s\\]|\\.)*)\s*\)
    | \bimage-set\((?P<set>(?:{_STRING}|\b(?:url|type)\([^)]*\)|[^()"'])*)\)
    | {_STRING}
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_IN_SET = re.compile(
    rf"\btype\([^)]*\)|\burl\(\s*(?P<url>{_STRING}|[^)\"'\s]*)\s*\)|(?P<text>{_STRING})",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(\r\n|[\n\r\f])|(.))", re.DOTALL)
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


def _written(sheet: str) -> Iterator[str]:
    for match in _TOKEN.finditer(sheet):
        if match["set"]:
            for inside in _IN_SET.finditer(match["set"]):
                yield inside["url"] or inside["text"] or ""
        else:
            yield match["sheet"] or match["url"] or ""


def _sign(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        valid = 0 < number <= _HIGHEST and not 0xD800 <= number <= 0xDFFF
        return chr(number) if valid else "\ufffd"
    return "" if match[2] else str(match[3])

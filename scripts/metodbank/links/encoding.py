"""A page in any encoding -> the UTF-8 that the parser wants."""

from __future__ import annotations

import codecs
import re

_CHARSET = re.compile(
    rb"""<meta\s[^>]*charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml\s[^>]*encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_SIGN = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
"""What any sign but ASCII is in UTF-8, and hardly anything is in another encoding."""
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_UTF8 = ("utf-8", "utf8")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 1024
"""Bytes in which a page says how it is encoded, as browsers look for it."""


def as_utf8(data: bytes, told: str = "") -> bytes:
    """A page as the parser wants it: most are UTF-8, others say what they are.

    ``told`` is the encoding that a server named, which counts for more than the page's own. A
    page that names none is in UTF-8 if it has a sign of it, else in what browsers fall back to;
    one that names what nobody knows is left as it is.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").encode("utf-8")
    name = (told or _own(data)).lower()
    # A page that could be read as far as its "utf-16" is not in it: browsers take it for UTF-8.
    if name in _UTF8 or name.startswith("utf-16") or data.isascii():
        return data
    if not name:
        return data if _SIGN.search(data) else data.decode("cp1252", "replace").encode("utf-8")
    try:
        # Browsers take Latin-1 to be what Windows makes of it.
        name = "cp1252" if codecs.lookup(name).name in ("iso8859-1", "ascii") else name
        return data.decode(name, "replace").encode("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return data


def _own(data: bytes) -> str:
    match = _CHARSET.search(_COMMENT.sub(b"", data[:_HEAD]))
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""

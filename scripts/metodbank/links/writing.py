"""How a place is written: as an address beside another one, and where an address stands."""

from __future__ import annotations

import posixpath
import re
from html import escape
from urllib.parse import quote, unquote

from metodbank.links.address import Reader
from metodbank.links.nearest import address_of

_EMPTY = re.compile(
    r"""\b(?:src|href|poster|data)\s*=\s*(?:"\s*"|'\s*')|!\[[^\]\n]*\]\(\s*\)""", re.IGNORECASE
)
_SAFE = "/~!$&'()*,;=:@"
_UNWRITTEN = ' "<>`%\\^{|}'
_BEFORE = "\"'=(,<[`|>"
_AFTER = "\"')],><`|"


def rewritten(reader: Reader, raw: str, page: str, file: str, fragment: str = "") -> str:
    """The address of another place, in the manner of the one that stands on a page."""
    path = address_of(file)
    text = raw.strip()
    if text.startswith(("http:", "https:", "//")):
        start = text[: text.index("//") + 2]
        whole = f"{start}{reader.host}{reader.prefix}{path}"
    elif text.startswith("/"):
        whole = reader.prefix + path
    else:
        folder = posixpath.dirname(page)
        whole = posixpath.relpath(f"/{path}", f"/{folder}")
        if path.endswith("/") or not path:
            whole += "/"
        if whole == "./" and fragment:
            whole = ""
    if "%" in raw or any(sign in _UNWRITTEN for sign in whole + fragment):
        whole, fragment = quote(whole, _SAFE), quote(fragment, _SAFE)
    return whole + (f"#{fragment}" if fragment else "")


def spellings(raw: str) -> list[str]:
    """How an address may be written in a file: as it is, escaped, or percent-decoded."""
    found = (raw, escape(raw, quote=False), escape(raw), unquote(raw), quote(raw, _SAFE + "%#?"))
    return list(dict.fromkeys(each for each in found if each))


def offset_of(text: str, spelling: str, start: int = 0) -> int:
    """Where an address stands, by itself and not inside a longer one; -1 when it does not."""
    place = text.find(spelling, start)
    while place >= 0:
        before = text[place - 1] if place else " "
        end = place + len(spelling)
        after = text[end] if end < len(text) else " "
        if (before in _BEFORE or before.isspace()) and (after in _AFTER or after.isspace()):
            return place
        place = text.find(spelling, place + 1)
    return -1


def empty_in(text: str) -> int:
    """Where an empty address stands, in HTML or Markdown; -1 when there is none."""
    found = _EMPTY.search(text)
    return found.start() if found else -1


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

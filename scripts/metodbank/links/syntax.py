"""Whether an address is well written for its kind: mail, telephone, data, a list of pictures."""

from __future__ import annotations

import re
from urllib.parse import unquote

SRCSET = "picture-list-can-be-read"

_MAILBOX = re.compile(
    r"(?:[^\s@<>()\[\],;:\"\\]++(?:\"[^\"]*+\")?|\"(?:[^\"\\]|\\.)++\")@"
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])?",
)
_QUERY = re.compile(r"[A-Za-z][A-Za-z0-9-]*=[^&]*(?:&(?:amp;)?[A-Za-z][A-Za-z0-9-]*=[^&]*)*")
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NUMBER = re.compile(
    r"(?:\+[0-9][-.() 0-9]*|[-.() 0-9*#]+)(?:;[A-Za-z0-9-]+(?:=[^;\s]+)?)*",
)
_LONGEST_NUMBER = 15
_SHORTEST_FULL_NUMBER = 4
_DATA = re.compile(
    # A browser passes over what it does not know after the kind: ";utf8" is common.
    r"\s*+(?:[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+)?\s*+"
    r"(?:;(?!\s*base64\s*,)(?:[^;,\"]|\"[^\"]*\")*)*(?P<base64>;\s*base64\s*)?,(?P<body>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]*={0,2}")
_DESCRIPTOR = re.compile(r"[0-9]+w|[0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?x|[0-9]+h", re.IGNORECASE)


def is_mail(address: str) -> bool:
    """``mailto:a@b.se,c@d.se?subject=x``; the part after ``mailto:``."""
    path, mark, query = address.partition("?")
    if _BROKEN_PERCENT.search(address):
        return False
    fields = {part.partition("=")[0].lower() for part in query.split("&")}
    # A letter without a receiver is filled in by the writer: a "tell a friend" link.
    receivers = [unquote(each).strip() for each in path.split(",")]
    named = "to" in fields or "body" in fields or "subject" in fields
    if receivers == [""]:
        return bool(mark) and named
    if mark and query and not _QUERY.fullmatch(query):
        return False
    return all(_MAILBOX.fullmatch(each) for each in receivers)


def is_phone(address: str) -> bool:
    """``tel:+46-70-123``; the part after ``tel:``. Local and short numbers are numbers too."""
    number = unquote(address).strip()
    if not _NUMBER.fullmatch(number):
        return False
    digits = sum(sign.isdigit() for sign in number.partition(";")[0])
    least = _SHORTEST_FULL_NUMBER if number.startswith("+") else 1
    return least <= digits <= _LONGEST_NUMBER


def is_data(address: str) -> bool:
    """``data:image/png;base64,…``; the part after ``data:``."""
    match = _DATA.fullmatch(address)
    if not match:
        return False
    if match["base64"]:
        body = "".join(unquote(match["body"].partition("#")[0]).split())
        return bool(_BASE64.fullmatch(body)) and len(body.rstrip("=")) % 4 != 1
    return True


def srcset(written: str) -> list[str] | None:
    """``a.png 1x, b.png 2x`` -> its addresses; None when a browser would pass some over.

    A comma too many is passed over without harm.
    """
    found: list[str] = []
    place, end = 0, len(written)
    widths, densities = 0, 0
    while place < end:
        while place < end and written[place] in " \t\n\r\f,":
            place += 1
        if place == end:
            break
        start = place
        while place < end and written[place] not in " \t\n\r\f":
            place += 1
        address = written[start:place]
        bare = address.rstrip(",")
        found.append(bare)
        if bare != address:
            densities += 1
            continue
        start = place
        while place < end and written[place] != ",":
            place += 1
        descriptors = written[start:place].split()
        place += 1
        if not all(_DESCRIPTOR.fullmatch(each) for each in descriptors) or len(descriptors) > 2:
            return None
        wide = any(each[-1] in "wW" for each in descriptors)
        widths += wide
        densities += not wide
    none = not found and "," in written
    return None if none or (widths and densities) else found

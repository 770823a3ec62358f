"""A list of addresses, one a line -> sources, each with the words that stood beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import unescape
from urllib.parse import unquote, urlsplit

from metodbank.model.draft import Citation
from metodbank.read.tame import plain

MOST = 99
_ADDRESS = re.compile(r"https?://[^\s<>\"'\]\[{}|\\^`]+", re.IGNORECASE)
_LINKED = re.compile(
    r"\[([^\]]*)\]\(\s*<?(https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?[^)]*\)"
)
_BULLET = re.compile(r"^\s*(?:[-*+•]|\[?[0-9]{1,3}[.)\]])\s+")
_RUNS = re.compile(r"script\s*:|data\s*:|file\s*:", re.IGNORECASE)
_TRACKER = re.compile(r"(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid?|_ga|_gl)=")
_AROUND = " \t:;,.–—-|()<>[]\"”“'*_"
_LONGEST = 500
_SHORTEST = 6


def citations(
    lines: Iterable[str], refused: Collection[str] = ()
) -> tuple[tuple[Citation, ...], tuple[tuple[int, str], ...]]:
    """The sources in some lines, and the lines that hold none: (number from 0, what it says).

    An address that comes twice is one source.
    """
    found: dict[str, Citation] = {}
    left: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        one = _citation(line, refused) if len(found) < MOST else None
        if one is not None:
            found.setdefault(one.url, one)
        elif line.strip():
            left.append((number, line.strip()))
    return tuple(found.values()), tuple(left)


def citation(words: str, address: str, refused: Collection[str] = ()) -> Citation | None:
    """A source that stands at an address; None for one that leads nowhere, or does harm."""
    address = _without_tracking(address)
    if address in refused:
        return None
    publisher = _site(address)
    if publisher is None or len(address) > _LONGEST or _RUNS.search(unquote(unescape(address))):
        return None
    title = words[:_LONGEST] if len(words) >= _SHORTEST else publisher  # "här" is no title
    return Citation(title, publisher, address)


def _citation(line: str, refused: Collection[str]) -> Citation | None:
    line = _LINKED.sub(r"\1 \2", _BULLET.sub("", line)) if len(line) <= _LONGEST else ""
    match = _ADDRESS.search(line)
    if match is None:
        return None
    url = match[0].rstrip(".,;:!?*_")
    if url.count(")") > url.count("("):
        url = url.rstrip(")")
    return citation(plain(line.replace(match[0], " ")).strip(_AROUND), url, refused)


def _without_tracking(address: str) -> str:
    """An address without what tells who has followed it."""
    start, mark, query = address.partition("?")
    query, hash_, fragment = query.partition("#")
    kept = "&".join(part for part in query.split("&") if not _TRACKER.match(part))
    return f"{start}{mark if kept else ''}{kept}{hash_}{fragment}"


def _site(url: str) -> str | None:
    """``www.hylte.se`` is published by hylte.se; None for an address that leads nowhere."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if not host or "." not in host or parts.username or parts.password:
        return None
    return host.removeprefix("www.")

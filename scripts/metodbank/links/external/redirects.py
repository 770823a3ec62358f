"""Where an address leads in the end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from metodbank.links.external.answer import Answer, Reply

_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
LOOP, TOO_MANY, NOWHERE, NOT_WEB = "loop", "too-many", "nowhere", "not-web"

Ask: TypeAlias = Callable[[str, str, bool], Awaitable[Answer]]
"""Method, address, whether it is a step after the first -> what came back."""


@dataclass(frozen=True, slots=True)
class Journey:
    """``stops`` are the addresses that were asked, in order; the last of them gave ``answer``.

    ``lasting`` is how many of the steps, from the first, were said to be for good. ``trouble`` is
    why the redirects lead nowhere. ``cookies`` is whether a server wanted to leave one, ``place``
    what a redirect named as the place of the page that it led to.
    """

    stops: tuple[str, ...]
    answer: Answer
    lasting: int = 0
    trouble: str = ""
    cookies: bool = False
    place: str = ""

    @property
    def end(self) -> str:
        return self.stops[-1]

    @property
    def moved_to(self) -> str:
        """Where the address has moved for good; empty when it has not."""
        whole = self.lasting == len(self.stops) - 1
        place = f"#{self.place}" if self.place and whole else ""
        return f"{self.stops[self.lasting]}{place}" if self.lasting else ""


async def follow(
    ask: Ask, method: str, url: str, most_hops: int, *, further: bool = False
) -> Journey:
    """Ask for an address and for every one that it is redirected to."""
    stops = [url]
    lasting = 0
    cookies = False
    place = ""
    while True:
        answer = await ask(method, stops[-1], further or len(stops) > 1)
        if not isinstance(answer, Reply) or answer.status not in _REDIRECTS:
            return Journey(tuple(stops), answer, lasting, "", cookies, place)
        cookies = cookies or "set-cookie" in answer.headers
        header = answer.headers.get("location", "")
        target = location(stops[-1], header)
        # A place that was named stays named, until another one is.
        place = _quoted(header.partition("#")[2].strip()) or place
        trouble = ""
        if not target:
            trouble = NOWHERE
        elif urlsplit(target).scheme not in ("http", "https"):
            trouble = NOT_WEB
        elif target in stops:
            trouble = LOOP
        elif len(stops) > most_hops:
            trouble = TOO_MANY
        if trouble:
            return Journey(tuple(stops), answer, 0, trouble, cookies)
        if answer.status in _PERMANENT and lasting == len(stops) - 1:
            lasting += 1
        stops.append(target)


def location(url: str, header: str) -> str:
    """The full address that a ``Location`` means, without fragment; empty when it means none."""
    text = header.strip().replace("\t", "")
    if not text:
        return ""
    # Servers that send raw UTF-8 or spaces mean what a browser makes of it.
    path, sign, rest = text.partition("?")
    text = path.replace("\\", "/") + sign + rest
    try:
        host = urlsplit(text).netloc
        before, host, after = text.partition(host) if host else ("", "", text)
        # A name has a way of its own to be written in other letters. What is not UTF-8 keeps its
        # bytes.
        text = f"{_quoted(before)}{host}{_quoted(after)}"
        told = urlsplit(text)
        if told.scheme in ("http", "https") and not told.hostname:
            return ""
        found = urldefrag(urljoin(url, text)).url
        parts = urlsplit(found)
        whole = bool(parts.hostname) or parts.scheme not in ("http", "https")
        _ = parts.port  # one that no port can have is found out here
    except ValueError:
        return ""
    if whole and parts.scheme in ("http", "https"):
        # A password that a server hands out is not ours to send on.
        bare = parts.netloc.rpartition("@")[2]
        found = parts._replace(netloc=bare, path=parts.path or "/").geturl()
    return found if whole else ""


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogateescape"), safe="/:?#[]@!$&'()*+,;=%~-._")

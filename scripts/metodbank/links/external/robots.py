"""What a host's robots.txt says to us: may this be asked for, and how slowly.

Protego reads it (Scrapy's parser: wildcards, the longest match, fractions of seconds, as RFC 9309
and the search engines do; the standard library's reads none of these). A host without a readable
robots.txt has no wishes: a link check asks for what a reader would click.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias
from urllib.parse import urlsplit

from protego import Protego

AGENT = "metodbank"
_LONGEST = 500_000
"""Signs. RFC 9309 asks for so much to be read."""

Fetch: TypeAlias = Callable[[str], Awaitable[str]]
"""Address of a robots.txt -> its text; empty when there is none."""


class Robots:
    """Reads each host's wishes once, however many ask at the same time."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: dict[str, asyncio.Task[Protego]] = {}

    async def allow(self, url: str) -> bool:
        return bool((await self._of(url)).can_fetch(url, AGENT))

    async def delay(self, url: str) -> float:
        """Seconds between requests; 0 when the host has no wish."""
        return float((await self._of(url)).crawl_delay(AGENT) or 0)

    async def _of(self, url: str) -> Protego:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._known:
            self._known[origin] = asyncio.ensure_future(self._read(f"{origin}/robots.txt"))
        return await self._known[origin]

    async def _read(self, address: str) -> Protego:
        text = await self._fetch(address)
        return Protego.parse(text[:_LONGEST])

"""When a host may be asked again.

Two requests at a time, a pause between the starts, and rest when the server asks for it. A limit
on all hosts together keeps our own line free.
"""

from __future__ import annotations

import asyncio
import email.utils
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from metodbank.links.external.answer import Clock
from metodbank.model.manners import Manners


@dataclass(slots=True)
class _Host:
    """``last`` is when the latest request started, ``delay`` the pause between starts.

    ``waiting`` are those who want one of the ``left`` places: first who has come furthest.
    """

    left: int
    delay: float
    last: float = float("-inf")
    rests_until: float = float("-inf")
    waiting: list[tuple[int, int, asyncio.Future[None]]] = field(default_factory=list)
    start: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def free(self) -> float:
        """When the next request may start."""
        return max(self.last + self.delay, self.rests_until)

    async def take(self, rank: tuple[int, int]) -> None:
        if self.left:
            self.left -= 1
            return
        place = asyncio.get_running_loop().create_future()
        heapq.heappush(self.waiting, (*rank, place))
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.give_back()
            raise

    def give_back(self) -> None:
        while self.waiting:
            *_, place = heapq.heappop(self.waiting)
            if not place.done():
                place.set_result(None)
                return
        self.left += 1


class Politeness:
    """Gives turns. Whoever waits for its host takes no place of another's."""

    def __init__(self, manners: Manners, clock: Clock) -> None:
        self._manners, self._clock = manners, clock
        self._all = asyncio.Semaphore(manners.at_once)
        self._hosts: dict[str, _Host] = {}
        self._come = itertools.count()

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            self._hosts[name] = _Host(self._manners.per_host, self._manners.delay)
        return self._hosts[name]

    @asynccontextmanager
    async def turn(self, name: str, *, further: bool = False) -> AsyncIterator[None]:
        """One request to a host, as soon as it may be made.

        What goes ``further`` with an address that has been asked before goes first: a second try
        or a redirect that waited behind everything else would make the whole run longer.
        """
        host = self._host(name)
        await host.take((not further, next(self._come)))
        try:
            await self._start(host)
            try:
                yield
            finally:
                self._all.release()
        finally:
            host.give_back()

    async def _start(self, host: _Host) -> None:
        """Wait until the host may be asked, and there is room among all hosts.

        Who has waited longest starts first; otherwise one could be passed by again and again.
        """
        async with host.start:
            while True:
                while (left := host.free - self._clock.now()) > 0:
                    await self._clock.sleep(left)
                await self._all.acquire()
                if host.free <= self._clock.now():
                    host.last = self._clock.now()
                    return
                self._all.release()  # the server asked for rest while we waited

    def slow_down(self, name: str, delay: float) -> None:
        """Follow a host's own wish for the pause between requests, when it is the longer one."""
        host = self._host(name)
        host.delay = max(host.delay, delay)

    def rest(self, name: str, seconds: float) -> None:
        """Ask a host nothing for a while."""
        host = self._host(name)
        host.rests_until = max(host.rests_until, self._clock.now() + seconds)


def wait_of(retry_after: str, now: datetime | None = None) -> float | None:
    """``Retry-After`` in seconds: a number or a date; None when it says neither."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        when = email.utils.parsedate_to_datetime(text)
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None

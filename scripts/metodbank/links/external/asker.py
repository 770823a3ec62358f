"""One request, asked politely, and asked again when that may help."""

from __future__ import annotations

from metodbank.links.external.addresses import host_of
from metodbank.links.external.answer import Answer, Clock, Failure, Fault, Reply, Transport
from metodbank.links.external.line import Line
from metodbank.links.external.politeness import Politeness, wait_of
from metodbank.links.external.redirects import follow
from metodbank.links.external.robots import Robots
from metodbank.links.external.walls import is_wall
from metodbank.model.manners import Manners

_LATER = (429, 503)
_PASSING = (500, 502, 504, 520, 521, 522, 523, 524)
_PASSING_FAULTS = (
    *(Fault.TIMEOUT, Fault.GARBLED, Fault.CLOSED, Fault.REFUSED),
    *(Fault.NAMES_AWAY, Fault.NO_NETWORK),
)
_ROBOTS_HOPS = 5
GET, HEAD = "GET", "HEAD"


class NotAllowed(Exception):
    """The host does not want programs to ask for this."""


class Asker:
    """Keeps the manners of all hosts.

    ``requests`` counts what was sent, robots.txt and all. ``line`` knows who has answered.
    """

    def __init__(self, transport: Transport, manners: Manners, clock: Clock) -> None:
        self._transport, self._manners, self._clock = transport, manners, clock
        self._politeness = Politeness(manners, clock)
        self._robots = Robots(self._robots_text)
        self.requests = 0
        self.line = Line()

    async def ask(self, method: str, url: str, further: bool = False) -> Answer:
        """Ask for one address, as its host wants it. ``further`` is a step after the first.

        Raises:
            NotAllowed: the host does not want it to be asked for.
        """
        host = host_of(url)
        if not await self._robots.allow(url):
            raise NotAllowed(url)
        delay = await self._robots.delay(url)
        self._politeness.slow_down(host, min(delay, self._manners.patience))
        answer = await self._once(method, url, further=further)
        # A GET follows where HEAD fails; that is the second try.
        tries = self._manners.tries if method == GET else 1
        for attempt in range(1, max(tries, 2)):
            if not await self._again(host, answer, attempt, tries):
                break
            answer = await self._once(method, url, further=True)
        return answer

    async def _once(self, method: str, url: str, *, further: bool) -> Answer:
        host = host_of(url)
        async with self._politeness.turn(host, further=further):
            self.requests += 1
            answer = await self._transport.ask(method, url)
            wait = self._wait(answer)
            if wait is not None and wait <= self._manners.patience:
                self._politeness.rest(host, wait)
        self.line.heard(host, answer)
        return answer

    async def reaches(self, site: str) -> bool:
        """Whether a site (``https://host``) answers anything at all."""
        return isinstance(await self._once(GET, f"{site}/robots.txt", further=True), Reply)

    def _wait(self, answer: Answer) -> float | None:
        """How long a server asks us to wait before we ask again; None when it does not."""
        if not isinstance(answer, Reply) or answer.status not in _LATER:
            return None
        told = wait_of(answer.headers.get("retry-after", ""))
        if told is None and answer.status == 429:
            return self._manners.pause
        return told

    async def _again(self, host: str, answer: Answer, attempt: int, tries: int) -> bool:
        """Whether to ask again, after the pause that is due."""
        wait = self._wait(answer)
        if wait is not None:
            return wait <= self._manners.patience  # the host rests until then, for all
        passing = (
            answer.fault in _PASSING_FAULTS
            if isinstance(answer, Failure)
            else answer.status in (*_PASSING, 503) and not is_wall(answer, None)
        )
        if not passing or attempt >= tries:
            return False
        if not (isinstance(answer, Failure) and answer.fault is Fault.TIMEOUT):
            # Who has waited for an answer in vain has paused enough.
            await self._clock.sleep(self._manners.pause * 2 ** (attempt - 1))
        return True

    async def _robots_text(self, address: str) -> str:
        journey = await follow(
            lambda _, url, __: self._once(GET, url, further=True), GET, address, _ROBOTS_HOPS
        )
        answer = journey.answer
        if isinstance(answer, Reply) and answer.status == 200 and not answer.is_page:
            return answer.body.decode("utf-8", "replace")
        return ""

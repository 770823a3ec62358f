"""Ask for many addresses at once, and stop when there is no network to ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping

from metodbank.links.external.addresses import Question
from metodbank.links.external.answer import Clock, Transport
from metodbank.links.external.asker import Asker
from metodbank.links.external.examine import examine
from metodbank.links.external.result import Result
from metodbank.model.manners import Manners
from metodbank.model.web import Known


class NoNetwork(Exception):
    """Nothing answers at all, so nothing can be said of any address."""


async def ask_all(
    asked: Iterable[Question],
    known: Mapping[str, Known],
    transport: Transport,
    manners: Manners,
    clock: Clock,
    tell: Callable[[Result], None],
) -> int:
    """Check every address and ``tell`` each result as it comes. Returns how many requests it took.

    What was told before ``NoNetwork`` failed for want of a network, and means nothing.

    Raises:
        NoNetwork: no server could be reached.
    """
    asker = Asker(transport, manners, clock)
    asked = list(asked)
    hosts = {each.host for each in asked}

    async def one(question: Question) -> None:
        result = await examine(question, known.get(question.address), asker, manners)
        asker.line.asked_all(hosts)  # the rest of their pages can wait
        tell(result)

    tasks = [asyncio.ensure_future(one(each)) for each in _mixed(asked)]
    stop = asyncio.ensure_future(asker.line.doubt.wait())
    every = asyncio.ensure_future(_all(tasks))
    try:
        await asyncio.wait({every, stop}, return_when=asyncio.FIRST_COMPLETED)
        doubted = asker.line.doubt.is_set() or asker.line.seems_gone
        if doubted and not await _is_there(asker, known):
            raise NoNetwork
        await every
    finally:
        # Nothing is left behind half asked, however this ended.
        for task in (*tasks, every, stop):
            task.cancel()
        await asyncio.gather(*tasks, every, stop, return_exceptions=True)
    return asker.requests


async def _is_there(asker: Asker, known: Mapping[str, Known]) -> bool:
    """Whether there is a network after all: one that answered lately answers now."""
    witnesses = asker.line.witnesses(known)
    return any(await asyncio.gather(*(asker.reaches(each) for each in witnesses)))


async def _all(tasks: list[asyncio.Task[None]]) -> None:
    await asyncio.gather(*tasks)


def _mixed(asked: Iterable[Question]) -> list[Question]:
    """One of each host in turn, so that many hosts are busy from the start."""
    rows: dict[str, int] = {}
    order: list[tuple[int, str, Question]] = []
    for each in asked:
        place = rows[each.host] = rows.get(each.host, 0) + 1
        order.append((place, each.address, each))
    return [each for _, _, each in sorted(order, key=lambda row: row[:2])]

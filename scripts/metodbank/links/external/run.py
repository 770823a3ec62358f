"""Ask for many addresses at once, and stop when there is no network to ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping

from metodbank.links.external.addresses import Question
from metodbank.links.external.answer import Clock, Fault, Transport
from metodbank.links.external.asker import OURS, Asker
from metodbank.links.external.examine import examine
from metodbank.links.external.result import Result
from metodbank.model.manners import Manners
from metodbank.model.web import Known

_ENOUGH = 4
"""Hosts. When all are silent, and there are so many, it is hardly for their own sake."""
_ANY = (*OURS, Fault.NO_SUCH_HOST, Fault.TIMEOUT)


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

    Raises:
        NoNetwork: no server could be reached.
    """
    asker = Asker(transport, manners, clock)
    asked = list(asked)
    hosts = {each.host for each in asked}

    async def one(question: Question) -> None:
        result = await examine(question, known.get(question.address), asker, manners)
        if hosts <= set(asker.silent) and _was_offline(asker):
            asker.offline.set()  # every host has been asked, and the rest of their pages can wait
        if not asker.offline.is_set():
            tell(result)

    tasks = [asyncio.ensure_future(one(each)) for each in _mixed(asked)]
    stop = asyncio.ensure_future(asker.offline.wait())
    every = asyncio.ensure_future(_all(tasks))
    try:
        await asyncio.wait({every, stop}, return_when=asyncio.FIRST_COMPLETED)
        if asker.offline.is_set() or _was_offline(asker):
            raise NoNetwork
        await every
    finally:
        # Nothing is left behind half asked, however this ended.
        for task in (*tasks, every, stop):
            task.cancel()
        await asyncio.gather(*tasks, every, stop, return_exceptions=True)
    return asker.requests


def _was_offline(asker: Asker) -> bool:
    """Whether nothing that was asked has answered, and the line is the likeliest reason."""
    faults = list(asker.silent.values())
    if asker.answered or not faults:
        return False
    enough = len(faults) >= _ENOUGH
    return all(fault in (_ANY if enough else OURS) for fault in faults)


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

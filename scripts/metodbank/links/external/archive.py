"""Copies of an address in the Wayback Machine, from when it still answered.

Asks its availability API: ``…/wayback/available?url=…&timestamp=20261123`` answers with the
closest copy as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from metodbank.links.external.answer import Failure, Reply
from metodbank.links.external.asker import Asker, NotAllowed
from metodbank.model.web import Known, Verdict

API = "https://archive.org/wayback/available"


class NoAnswer(Exception):
    """The archive itself does not answer, so nothing can be said of any copy."""


@dataclass(frozen=True, slots=True)
class Copy:
    """``taken`` is the day of the copy."""

    address: str
    taken: date


def wanting(known: Mapping[str, Known], *, all_: bool = False) -> list[str]:
    """The addresses that need a copy: the broken ones, or all that have none."""
    return [
        address
        for address, each in sorted(known.items())
        if each.archived is None and (all_ or each.verdict == Verdict.BROKEN)
    ]


async def copies(
    addresses: Iterable[str], known: Mapping[str, Known], asker: Asker, api: str = API
) -> dict[str, Copy]:
    """Look up copies, one after another: it is one host, and a library of everybody's.

    Raises:
        NoAnswer: the archive cannot be asked.
    """
    found: dict[str, Copy] = {}
    for address in addresses:
        each = known[address]
        day = (each.last_ok or each.first_seen).strftime("%Y%m%d")
        query = f"{api}?url={quote(address, safe='')}&timestamp={day}"
        try:
            answer = await asker.ask("GET", query)
        except NotAllowed as error:
            raise NoAnswer from error
        if isinstance(answer, Failure) or answer.status != 200:
            raise NoAnswer
        copy = _copy(answer)
        if copy is not None:
            found[address] = copy
    return found


def _copy(reply: Reply) -> Copy | None:
    """What the archive answers; None when it has no sound copy or says something else."""
    try:
        closest = json.loads(reply.body)["archived_snapshots"].get("closest") or {}
        address, stamp = str(closest["url"]), str(closest["timestamp"])
        if not closest["available"] or str(closest["status"])[:1] != "2":
            return None
        taken = date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if urlsplit(address).scheme not in ("http", "https"):
        return None
    if address.startswith("http://web.archive.org/"):
        address = "https" + address[4:]
    return Copy(address, taken)

"""Copies of an address in the Wayback Machine, from when it still answered.

Asks its availability API: ``…/wayback/available?url=…&timestamp=20261123`` answers with the
closest copy as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from metodbank.links.external.addresses import page_of
from metodbank.links.external.answer import Failure, Reply
from metodbank.links.external.asker import Asker, NotAllowed
from metodbank.model.web import Known, Verdict

API = "https://archive.org/wayback/available"


class NoAnswer(Exception):
    """The archive itself does not answer. ``found`` are the copies that it told of before."""

    def __init__(self, found: Mapping[str, Copy]) -> None:
        super().__init__()
        self.found = found


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
            raise NoAnswer(found) from error
        if isinstance(answer, Failure) or answer.status != 200:
            raise NoAnswer(found)
        told = _told(answer)
        if told is None:
            raise NoAnswer(found)
        copy = _copy(told)
        if copy is not None:
            found[address] = copy
    return found


def _told(reply: Reply) -> Mapping[str, Any] | None:
    """The copies that an answer tells of; None when it is no answer of the archive's."""
    try:
        told = json.loads(reply.body)["archived_snapshots"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _copy(told: Mapping[str, Any]) -> Copy | None:
    """The copy that is closest in time; None when there is no sound one."""
    try:
        closest = told.get("closest") or {}
        address, stamp = str(closest["url"]), str(closest["timestamp"])
        if not closest["available"] or str(closest["status"])[:1] != "2":
            return None
        taken = date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if page_of(address) is None or any(sign.isspace() for sign in address):
        return None
    if address.startswith("http://web.archive.org/"):
        address = "https" + address[4:]
    return Copy(address, taken)

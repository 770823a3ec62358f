"""Whether our own line to the network works, from who answers and who does not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from metodbank.links.external.addresses import host_of
from metodbank.links.external.answer import Answer, Failure, Fault
from metodbank.model.web import Known

_ENOUGH = 4
"""Hosts. When all are silent, and there are so many, it is hardly for their own sake."""
_ENOUGH_TO_STOP = 8
"""Hosts that are silent before any has answered."""
_OURS = (Fault.NAMES_AWAY, Fault.NO_NETWORK)
"""Faults that say something of our own line."""
_ANY = (*_OURS, Fault.NO_SUCH_HOST, Fault.TIMEOUT)
_WITNESSES = 3


class Line:
    """``doubt`` is set as soon as the line seems to be gone; one answer takes all doubt away."""

    def __init__(self) -> None:
        self._answers = False
        self._silent: dict[str, Fault] = {}
        self.doubt = asyncio.Event()

    def heard(self, host: str, answer: Answer) -> None:
        if not isinstance(answer, Failure):
            self._answers = True
        elif answer.fault is not Fault.PRIVATE:
            self._silent[host] = answer.fault
            # While one host was waited for in vain, all the others had time to answer.
            if len(self._silent) >= _ENOUGH_TO_STOP and self._only(*_OURS, Fault.TIMEOUT):
                self.doubt.set()

    def asked_all(self, hosts: Iterable[str]) -> None:
        """Say that these are all the hosts there are: when none answers, no more is to come."""
        if set(hosts) <= set(self._silent) and self.seems_gone:
            self.doubt.set()

    @property
    def seems_gone(self) -> bool:
        """Whether nothing that was asked has answered, and the line is the likeliest reason."""
        return self._only(*(_ANY if len(self._silent) >= _ENOUGH else _OURS))

    def _only(self, *faults: Fault) -> bool:
        silent = self._silent.values()
        return not self._answers and bool(silent) and all(fault in faults for fault in silent)

    def witnesses(self, known: Mapping[str, Known]) -> list[str]:
        """Sites (``https://host``) that answered lately and have not been asked now.

        Where only dead addresses are left to ask, since the others are trusted, nothing answers
        though the line is fine: somebody who is known to be there has to say so.
        """
        return list(islice(self._lately(known), _WITNESSES))

    def _lately(self, known: Mapping[str, Known]) -> Iterator[str]:
        seen = set(self._silent)
        answered = [(each.last_ok, address) for address, each in known.items() if each.last_ok]
        for _, address in sorted(answered, key=_latest):
            if (host := host_of(address)) not in seen:
                seen.add(host)
                parts = urlsplit(address)
                yield f"{parts.scheme}://{parts.netloc}"


def _latest(row: tuple[date, str]) -> tuple[int, str]:
    return -row[0].toordinal(), row[1]

"""The part of the addresses that one of several machines asks.

A host is asked by one machine only, or the politeness of each would come to nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metodbank.links.external.addresses import Question

_WRITTEN = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")


@dataclass(frozen=True, slots=True)
class Shard:
    """The ``number``-th part of ``of``, both from 1."""

    number: int = 1
    of: int = 1

    @classmethod
    def read(cls, text: str) -> Shard | None:
        """``2/5``; None when it is not that."""
        match = _WRITTEN.fullmatch(text.strip())
        if not match or int(match[1]) > int(match[2]):
            return None
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def has(self, host: str) -> bool:
        digest = hashlib.sha256(host.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1

    def part(self, asked: Iterable[Question]) -> list[Question]:
        return [each for each in asked if self.has(each.host)]


WHOLE = Shard()

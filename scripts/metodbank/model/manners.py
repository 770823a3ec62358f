"""How other people's servers are asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """How other people's servers are asked. Times are in seconds, ``most_bytes`` of a page.

    ``trust_days`` is how long an address that answered is believed to answer still. ``patience``
    is the longest that a server may ask us to wait: one that asks for more is left for later.
    """

    contact: str = ""
    trust_days: int = 14
    at_once: int = 32
    per_host: int = 2
    delay: float = 1.0
    timeout: float = 20.0
    patience: float = 120.0
    tries: int = 2
    pause: float = 2.0
    most_hops: int = 20
    most_bytes: int = 1_000_000

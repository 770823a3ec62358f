"""What comes back when a server is asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeAlias


class Fault(StrEnum):
    """Why there was no answer."""

    NO_SUCH_HOST = "no-such-host"
    NAMES_AWAY = "names-away"
    NO_NETWORK = "no-network"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    GARBLED = "garbled"
    """What came is no answer to a web page's reader at all."""
    CLOSED = "closed"
    UNREADABLE = "unreadable"
    """An answer, but not put as it should be: a header or a packing that makes no sense."""
    PRIVATE = "private"
    TLS = "tls"
    TLS_EXPIRED = "tls-expired"
    TLS_NAME = "tls-name"
    TLS_SELF_SIGNED = "tls-self-signed"
    TLS_CHAIN = "tls-chain"


@dataclass(frozen=True, slots=True)
class Reply:
    """``headers`` by name in lower case. ``whole`` is False when the body was not waited for."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = True
    cut: bool = False
    """Longer than anybody reads: what is missing was left out on purpose."""

    @property
    def is_page(self) -> bool:
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return kind in ("text/html", "application/xhtml+xml") or (
            not kind and self.body.lstrip()[:1] == b"<"
        )


@dataclass(frozen=True, slots=True)
class Failure:
    fault: Fault


Answer: TypeAlias = Reply | Failure


class Transport(Protocol):
    """Sends one request and follows nothing."""

    async def ask(self, method: str, url: str) -> Answer: ...


class Clock(Protocol):
    """Seconds from any beginning."""

    def now(self) -> float: ...

    async def sleep(self, seconds: float) -> None: ...

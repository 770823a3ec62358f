"""What a check of one address came to, as it is kept in files and told in reports."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from metodbank.links.external.addresses import Question
from metodbank.model.web import Fingerprint, Verdict


class Reason(StrEnum):
    """Why the verdict is what it is."""

    ANSWERS = "answers"
    GONE = "gone"
    ERROR = "error"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    GARBLED = "garbled"
    CLOSED = "closed"
    NO_SUCH_HOST = "no-such-host"
    TLS = "tls"
    TLS_EXPIRED = "tls-expired"
    TLS_NAME = "tls-name"
    TLS_SELF_SIGNED = "tls-self-signed"
    LOOP = "loop"
    TOO_MANY = "too-many"
    NOWHERE = "nowhere"
    NOT_WEB = "not-web"
    MISSING = "missing"
    HOME = "home"
    PARKED = "parked"
    ANOTHER = "another"
    ANCHOR = "anchor"
    # From here on nobody can tell.
    LOGIN = "login"
    FORBIDDEN = "forbidden"
    LEGAL = "legal"
    WALL = "wall"
    ROBOTS = "robots"
    BUSY = "busy"
    SLOW = "slow"
    UNREADABLE = "unreadable"
    SCRIPTED = "scripted"
    UNUSUAL = "unusual"
    COOKIES = "cookies"
    PRIVATE = "private"
    NAMES_AWAY = "names-away"
    TLS_CHAIN = "tls-chain"
    NO_NETWORK = "no-network"


@dataclass(frozen=True, slots=True)
class Result:
    """``status`` is 0 when no server answered. ``end`` is where redirects led, if anywhere else.

    ``moved_to`` is the address to write instead. ``missing`` are anchors that are not there.
    ``files`` are the built files that have the address.
    """

    question: Question
    verdict: Verdict
    reason: Reason
    status: int = 0
    end: str = ""
    moved_to: str = ""
    missing: tuple[str, ...] = ()
    fingerprint: Fingerprint | None = None
    title: str = ""
    files: tuple[str, ...] = field(default=())

    @property
    def address(self) -> str:
        return self.question.address

    def on(self, files: tuple[str, ...]) -> Result:
        return replace(self, files=files)

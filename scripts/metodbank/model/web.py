"""What is known of addresses on other people's sites: the ledger ``_ledger/links.yml``.

::

    https://www.exempel.se/rapport:
      first_seen: 2026-11-23
      verdict: ok
      last_ok: 2026-11-23
      fingerprint: {title: "Rapport", language: sv, words: [bibliotek, samtal]}
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError

from metodbank.model.record import Fields
from metodbank.model.values import IsoDate, WebAddress, Words

LEDGER = "_ledger/links.yml"
"""Under the folder of hand-written pages."""


class Verdict(StrEnum):
    """What a check came to. UNVERIFIED: nobody has opened the address yet."""

    OK = "ok"
    BROKEN = "broken"
    CANNOT_TELL = "cannot-tell"
    UNVERIFIED = "unverified"


def _verdict(value: str) -> Verdict:
    if value not in tuple(Verdict):
        words = ", ".join(Verdict)
        raise PydanticCustomError(
            "expected", "{en}", {"sv": f"något av {words}", "en": f"one of {words}"}
        )
    return Verdict(value)


def _page(value: str) -> str:
    if "#" in value:
        raise PydanticCustomError(
            "expected",
            "{en}",
            {
                "sv": "sidans adress utan # (stället står under `anchors`)",
                "en": "the page's address without # (the place stands under `anchors`)",
            },
        )
    return value


class Fingerprint(Fields):
    """What a page was about when it was first opened. ``words`` are its commonest, sorted."""

    title: str = ""
    language: str = ""
    words: list[Words] = []


class Ignore(Fields):
    """Somebody has opened the address and knows better, until a day."""

    reason: Words
    until: IsoDate


class Known(Fields):
    """What is known of one address. Nothing of it says that the address fails today.

    ``anchors`` are places of the page that were there on ``last_ok``.
    """

    first_seen: IsoDate
    verdict: Annotated[
        str, AfterValidator(_verdict), Field(json_schema_extra={"enum": [*Verdict]})
    ] = Verdict.UNVERIFIED
    last_ok: IsoDate | None = None
    anchors: list[Words] = []
    fingerprint: Fingerprint | None = None
    archived: WebAddress | None = None
    note: Words | None = None
    ignore: Ignore | None = None


class LinkLedger(RootModel[dict[Annotated[WebAddress, AfterValidator(_page)], Known]]):
    """Address of a page, without what follows #, -> what is known of it."""

    model_config = ConfigDict(frozen=True)


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
    most_hops: int = 8
    most_bytes: int = 1_000_000

"""What is known of addresses on other people's sites: the ledger ``_ledger/links.yml``.

::

    https://www.exempel.se/rapport:
      first_seen: 2026-11-23
      verdict: ok
      last_ok: 2026-11-23
      fingerprint: {title: "Rapport", language: sv, words: [bibliotek, samtal]}
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError

from metodbank.model.record import Fields
from metodbank.model.values import IsoDate, WebAddress, Words


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
    if value.count("/") == 2:
        raise PydanticCustomError(
            "expected",
            "{en}",
            {
                "sv": f"adressen med snedstreck sist, {value}/",
                "en": f"a slash at the end, {value}/",
            },
        )
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

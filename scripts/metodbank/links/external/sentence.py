"""A sentence about one result, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from metodbank.links.external.addresses import host_of
from metodbank.links.external.result import Reason, Result
from metodbank.model.language import Bilingual, said

_LONGEST = 160
_ON_THE_WAY = (Reason.LOOP, Reason.TOO_MANY, Reason.NOWHERE, Reason.NOT_WEB, Reason.LOGIN)
"""Of these it says nothing more where the address led."""


def about(sv: str, en: str) -> Callable[[Result], Bilingual]:
    """Words about the address, with what is known of the answer."""

    def words(result: Result) -> Bilingual:
        known = {
            "url": short(result.address),
            "status": result.status,
            "end": short(result.end or result.address),
            "title": short(result.title),
            "host": host_of(result.end or result.address),
            "missing": ", ".join(f"#{each}" for each in result.missing),
        }
        words = said(sv.format(**known), en.format(**known))
        if not result.end or "{end}" in sv or result.reason in _ON_THE_WAY:
            return words
        # Who is at fault is the one it leads to.
        return said(
            f"{words['sv']}; adressen leder till ”{known['end']}”",
            f'{words["en"]}; the address leads to "{known["end"]}"',
        )

    return words


def short(text: str) -> str:
    """An address or a title at a length that can be read."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

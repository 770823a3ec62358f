"""What a pack is made of may be published under the pack's own licence."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import Bilingual, said
from metodbank.model.licences import Verdict, judge, licence, meant
from metodbank.model.pack import Pack
from metodbank.model.rule import Rule

RULE = Rule(
    name="licence-is-compatible",
    title=said(
        "Det packen bygger på får delas vidare så som packen lovar",
        "What the pack is built on may be shared as the pack promises",
    ),
    why=said(
        "Andra bibliotek litar på packens licens. Bygger den på något som inte får delas så, sprids"
        " felet till alla som lånar packen.",
        "Other libraries trust the licence of the pack. If it is built on something that may not be"
        " shared so, the fault spreads to everybody who borrows the pack.",
    ),
    remedy=said(
        "Be upphovspersonen om lov att använda packens licens, skriv texten på nytt utan förlagan"
        " eller välj en annan förlaga. Skriv licensen som på spdx.org/licenses, till exempel"
        " CC-BY-4.0.",
        "Ask the author for leave to use the pack's licence, write the text anew without the"
        " original, or choose another original. Write the licence as on spdx.org/licenses, such as"
        " CC-BY-4.0.",
    ),
    bad="licence: CC-BY-4.0   based_on: [{..., licence: CC-BY-SA-4.0}]",
    good="licence: CC-BY-4.0   based_on: [{..., licence: CC-BY-4.0}]",
)

_COMMON = ("CC0-1.0", "CC-BY-4.0", "CC-BY-3.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0")
_PUBLIC_DOMAIN = "public domain"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every original whose licence is unknown or not like the pack's."""
    for pack, facts in catalogue.known:
        for index, original in enumerate(facts.provenance.based_on):
            if original.licence is not None:
                yield from _judged(pack, facts.licence, index, original.licence)


def _judged(pack: Pack, own: str, index: int, name: str) -> Iterator[Finding]:
    path = ("provenance", "based_on", index, "licence")
    where, work, into = pack.positions.at(*path), licence(name), licence(own)
    if work is None:
        near = meant(name)
        allowed = ", ".join((*_allowed(own), _PUBLIC_DOMAIN))
        yield Finding(
            RULE,
            where,
            f"”{name}” är ingen känd licens: "
            + (f"menade ni {near}?" if near else f"väntade {allowed}"),
            f'"{name}" is no known licence: '
            + (f"did you mean {near}?" if near else f"expected {allowed}"),
            Replacement.at(pack.positions.value_at(*path), name, near) if near else None,
        )
    elif into is not None:
        problem = conflict(judge(work, into), name, own)
        if problem is not None:
            yield Finding.of(RULE, where, problem)


def _allowed(own: str) -> list[str]:
    into = licence(own)
    works = [licence(name) for name in _COMMON]
    return [work.id for work in works if work and (not into or judge(work, into) is Verdict.FINE)]


def conflict(verdict: Verdict, work: str, own: str) -> Bilingual | None:
    """Why a work under one licence cannot be part of a pack under another, in words."""
    if verdict is Verdict.NO_CHANGES:
        return said(f"{work} tillåter inga bearbetningar", f"{work} allows no adaptations")
    if verdict is Verdict.NO_PROFIT:
        return said(
            f"{work} förbjuder kommersiell användning, {own} tillåter den",
            f"{work} forbids commercial use, {own} allows it",
        )
    if verdict is Verdict.SAME:
        return said(
            f"{work} kräver samma licens på allt som bygger på verket, packen har {own}",
            f"{work} asks for the same licence on all that builds on the work, the pack has {own}",
        )
    if verdict is Verdict.CREDIT:
        return said(
            f"{work} kräver att upphovspersonen nämns, {own} gör inte det",
            f"{work} asks that the author be named, {own} does not",
        )
    return None

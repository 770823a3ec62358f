"""Addresses lead straight to the publisher and carry nothing that follows the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import Bilingual, said
from metodbank.model.location import Location
from metodbank.model.pack import Pack
from metodbank.model.record import BasedOn, Creator, Source
from metodbank.model.rule import Rule
from metodbank.model.text import LinkKind
from metodbank.model.uses import Where

RULE = Rule(
    name="source-address-is-whole",
    title=said(
        "Adressen går raka vägen till utgivaren", "The address goes straight to the publisher"
    ),
    why=said(
        "Kopior på andras sajter försvinner, ändras och visar reklam. En spårningskod berättar för"
        " någon annan vem som läser.",
        "Copies on the sites of others vanish, change and show advertising. A tracking code tells"
        " somebody else who is reading.",
    ),
    remedy=said(
        "Leta upp dokumentet hos den som gav ut det. Hittas det inte hänvisar ni hellre till"
        " Internet Archive än till kopian. Spårning tar ni bort ur adressen.",
        "Find the document with its publisher. If it cannot be found, refer to the Internet Archive"
        " rather than to the copy. Remove tracking from the address.",
    ),
    bad="url: https://docplayer.se/1234-Demokratisoppa.html",
    good="url: https://www.hylte.se/demokratisoppa",
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Second-to-last part of the host: docplayer.se, se.docplayer.net.
_MIRRORS = _set(
    "docplayer scribd 5dok studylib studylibsv pdfslide docslib slideshare slideplayer vdocuments"
    " vdocument dokumen pdfcoffee yumpu coursehero studocu docsity silo epdf pdfdrive"
    " kipdf nanopdf moam pdfcookie zdoc idoc vsip fdocuments"
)
_SHORT = _set(
    "bit.ly tinyurl.com t.co goo.gl ow.ly buff.ly is.gd lnkd.in fb.me tiny.cc rebrand.ly"
    " shorturl.at cutt.ly rb.gy t.ly trib.al dlvr.it"
)
_DETOURS = (
    "safelinks.protection.outlook.com",
    "l.facebook.com",
    "lm.facebook.com",
    "urldefense.com",
)
_TRACKERS = _set(
    "fbclid gclid dclid msclkid mc_cid mc_eid igshid igsh yclid twclid ttclid gbraid wbraid _hsenc"
    " _hsmi mkt_tok vero_id oly_enc_id oly_anon_id _ga _gl ref_src li_fat_id"
)
_ADDRESS = re.compile(
    r"(?:https?:)?//(?:[^/?#@]*@)?(?:www\.)?(?P<host>[^/?#:]+)(?::[0-9]+)?(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?",
    re.IGNORECASE,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for the addresses in facts, and for those that texts link to."""
    for pack in catalogue.packs:
        for where, at, address in _in_facts(pack):
            yield from _judged(where, at, address)
    for _, text in catalogue.texts:
        for link in text.links:
            if link.kind is LinkKind.EXTERNAL:
                yield from _judged(link.location, link.location, link.target)


def _in_facts(pack: Pack) -> Iterator[tuple[Location, Location, str]]:
    """Addresses with the place of their field and that of their first letter."""
    if pack.facts is None:
        return
    lists: tuple[tuple[Where, Sequence[Source | BasedOn | Creator]], ...] = (
        (("sources",), pack.facts.sources),
        (("provenance", "based_on"), pack.facts.provenance.based_on),
        (("creators",), pack.facts.creators),
    )
    for where, holders in lists:
        for index, holder in enumerate(holders):
            if holder.url is not None:
                path = (*where, index, "url")
                yield pack.positions.at(*path), pack.positions.value_at(*path), holder.url


def _judged(where: Location, at: Location, address: str) -> Iterator[Finding]:
    parts = _ADDRESS.match(address)
    if parts is None:
        return
    problem = _host(parts["host"].lower().rstrip("."), parts["path"])
    if problem is not None:
        yield Finding.of(RULE, where, problem)
        return
    query = parts["query"] or ""
    trackers = [each.partition("=")[0] for each in query.split("&") if _follows(each)]
    if trackers:
        shown = ", ".join(trackers)
        yield Finding(
            RULE,
            where,
            f"adressen följer läsaren med {shown}: ta bort det",
            f"the address follows the reader with {shown}: remove it",
            Replacement.at(at, address, _without(address, query)),
        )


def _host(host: str, path: str) -> Bilingual | None:
    names = host.split(".")
    if names[-2:-1] and names[-2] in _MIRRORS:
        return said(
            f"{host} är en kopia: väntade utgivarens egen adress",
            f"{host} is a copy: expected the publisher's own address",
        )
    if host in _SHORT:
        return said(
            f"{host} förkortar: väntade hela adressen som den leder till",
            f"{host} shortens: expected the whole address that it leads to",
        )
    if host.endswith(_DETOURS) or (names[-2:-1] == ["google"] and path == "/url"):
        return said(
            f"adressen går omvägen över {host}: väntade den som den leder till",
            f"the address makes a detour by {host}: expected the one that it leads to",
        )
    return None


def _follows(parameter: str) -> bool:
    name = parameter.partition("=")[0].casefold()
    return name.startswith("utm_") or name in _TRACKERS


def _without(address: str, query: str) -> str:
    """The address without what follows the reader; all else stays letter by letter."""
    before, _, after = address.partition(f"?{query}")
    kept = "&".join(each for each in query.split("&") if not _follows(each))
    return f"{before}?{kept}{after}" if kept else f"{before}{after}"

"""Everything that a text links to is there."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from metodbank.model.address import Addresses, addresses_of, split
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.harm import harmful_address
from metodbank.model.language import said
from metodbank.model.nearest import certain
from metodbank.model.rule import Rule
from metodbank.model.text import Link, LinkKind, Text

RULE = Rule(
    name="link-target-exists",
    title=said("Det länken leder till finns", "What the link leads to exists"),
    why=said(
        "En bruten länk möter läsaren i just det ögonblick hon behöver nästa sida.",
        "A broken link meets the reader at the very moment she needs the next page.",
    ),
    remedy=said(
        "Rätta adressen. Skriv den som på webbplatsen, relativt och utan språk i filnamnet:"
        " ../world-cafe/index.md.",
        "Correct the address. Write it as on the site, relative and without language in the file"
        " name: ../world-cafe/index.md.",
    ),
    bad="[World Café](../worldcafe/index.md)",
    good="[World Café](../world-cafe/index.md)",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every local link whose page, anchor or file is not there."""
    addresses = addresses_of(catalogue)
    for uri, text in catalogue.texts:
        for link in text.links:
            if link.kind is LinkKind.OTHER and not harmful_address(link.target):
                yield Finding(
                    RULE,
                    link.location,
                    f"adressen ”{link.target}” kan inte öppnas av en läsare",
                    f'no reader can open the address "{link.target}"',
                )
            elif link.kind in (LinkKind.LOCAL, LinkKind.ANCHOR):
                yield from _missing(addresses, uri, text, link)


def _missing(addresses: Addresses, uri: str, text: Text, link: Link) -> Iterator[Finding]:
    path, fragment = split(link.target)
    shown = unquote(link.target)
    page = addresses.resolve(uri, link.target)
    if page in addresses.files:
        return
    language = addresses.language_of(path) or text.language
    if (language, page) not in addresses.pages:
        near = addresses.nearest(language, uri, page)
        yield Finding(
            RULE,
            link.location,
            f"”{shown}” finns inte" + (f": menade ni ”{near}”?" if near else ""),
            f'"{shown}" does not exist' + (f': did you mean "{near}"?' if near else ""),
            _mend(addresses, uri, link, language, page, fragment),
        )
        return
    anchors = addresses.anchors.get(language, page) if fragment else None
    if anchors is not None and unquote(fragment) not in anchors:
        close = addresses.nearest_anchor(anchors, fragment)
        yield Finding(
            RULE,
            link.location,
            f"rubriken #{unquote(fragment)} finns inte på sidan"
            + (f": menade ni #{close}?" if close else ""),
            f"there is no heading #{unquote(fragment)} on the page"
            + (f": did you mean #{close}?" if close else ""),
            _sure_anchor(link, anchors),
        )


def _mend(
    addresses: Addresses, uri: str, link: Link, language: str, page: str, fragment: str
) -> Replacement | None:
    """Another address, when only one can have been meant."""
    meant = certain(page, addresses.known(language))
    if meant is None:
        return None
    written = posixpath.relpath(meant, posixpath.dirname(uri) or ".")
    return Replacement.at(
        link.location, link.target, f"{written}#{fragment}" if fragment else written
    )


def _sure_anchor(link: Link, anchors: Collection[str]) -> Replacement | None:
    path, fragment = split(link.target)
    meant = certain(unquote(fragment), anchors)
    return Replacement.at(link.location, link.target, f"{path}#{meant}") if meant else None

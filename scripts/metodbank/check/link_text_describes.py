"""The words of a link say where it leads, also when they are read alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from metodbank.model.address import Addresses
from metodbank.model.anchors import Anchors
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import ENGLISH, SWEDISH, Bilingual, Language, said
from metodbank.model.rule import Rule
from metodbank.model.text import Link, LinkKind, Text

RULE = Rule(
    name="link-text-describes",
    title=said("Länktexten säger vart länken leder", "The link text says where the link leads"),
    why=said(
        "Den som lyssnar på sidan eller skummar den går från länk till länk och hör bara länkarnas"
        " ord. ”Här” säger ingenting.",
        "Somebody who listens to the page or skims it goes from link to link and meets only the"
        ' words of the links. "Here" says nothing.',
    ),
    remedy=said(
        "Låt länktexten vara namnet på sidan som länken leder till, och ge två sidor var sin text.",
        "Let the link text be the name of the page it leads to, and give two pages a text each.",
    ),
    bad="[Läs mer](../world-cafe/index.md) om World Café.",
    good="Läs mer om [World Café](../world-cafe/index.md).",
)


def _set(texts: str) -> frozenset[str]:
    return frozenset(text.strip() for text in texts.split(","))


_EMPTY: Mapping[Language, frozenset[str]] = {
    SWEDISH: _set(
        "här, klicka här, klicka, tryck här, läs här, läs mer, läs mer här, läs vidare, mer, "
        "mer här, mer info, mer information, se mer, se här, se mer här, visa mer, länk, "
        "länken, denna länk, den här länken, följ länken, länk här, hit, dit, gå hit, gå "
        "vidare, vidare, fortsätt, sida, sidan, denna sida, den här sidan, webbsida, webbsidan, "
        "webbplats, webbplatsen, hemsida, hemsidan, nästa, tillbaka, detta, detta här, "
        "dokument, dokumentet, fil, filen, pdf, ladda ner, ladda ned, ladda ner här, ladda hem, "
        "öppna, källa, info, information"
    ),
    ENGLISH: _set(
        "here, click here, click, press here, tap here, read here, read more, read more here, "
        "read on, more, more here, more info, more information, see more, see here, show more, "
        "learn more, find out more, link, the link, this link, follow the link, link here, go, "
        "go here, go on, continue, page, the page, this page, web page, website, site, next, "
        "back, this, that, document, the document, file, the file, pdf, download, download "
        "here, open, source, info, information, details"
    ),
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:md|html?)(?:#\S*)?", re.IGNORECASE)
_EDGES = " \t\n.,:;!?…»«>→–—-\"”’'()"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every link whose text says nothing, or says the same as another's."""
    languages = catalogue.library.languages
    addresses = Addresses(
        frozenset(), Anchors(), frozenset(), languages, catalogue.library.site_url
    )
    for uri, text in catalogue.texts:
        yield from _in_text(addresses, uri, text)


def _in_text(addresses: Addresses, uri: str, text: Text) -> Iterator[Finding]:
    first: dict[str, tuple[str, Link]] = {}
    for link in text.links:
        if link.image:
            continue
        plain = " ".join(link.text.split())
        key = plain.casefold().strip(_EDGES)
        fault = _fault(link, plain, key, text.language)
        if fault is not None:
            yield Finding.of(RULE, link.location, fault)
            continue
        target = _target(addresses, uri, link)
        known, earlier = first.setdefault(key, (target, link))
        if known != target:
            yield Finding(
                RULE,
                link.location,
                f"”{plain}” leder till {link.target}, men tidigare på sidan till {earlier.target}",
                f'"{plain}" leads to {link.target}, but earlier on the page to {earlier.target}',
            )


def _fault(link: Link, plain: str, key: str, language: Language) -> Bilingual | None:
    """What is wrong with a text by itself, or None."""
    if not plain:
        return said(
            f"länken till {link.target} har ingen text", f"the link to {link.target} has no text"
        )
    if link.kind is not LinkKind.MAIL and _ADDRESS.fullmatch(plain):
        return said(
            f"länktexten är en adress ({plain}), väntade namnet på sidan",
            f"the link text is an address ({plain}), expected the name of the page",
        )
    if len(key) <= 1:
        return said(
            f"länktexten är bara ”{plain}”, väntade namnet på sidan",
            f'the link text is only "{plain}", expected the name of the page',
        )
    if key in _EMPTY.get(language, ()):
        return said(
            f"länktexten ”{plain}” säger inte vart länken leder ({link.target})",
            f'the link text "{plain}" does not say where the link leads ({link.target})',
        )
    return None


def _target(addresses: Addresses, uri: str, link: Link) -> str:
    """Where a link leads, however the address is written; a part of another page is that page."""
    if link.kind not in (LinkKind.LOCAL, LinkKind.ANCHOR):
        return link.target.rstrip("/")
    page = addresses.resolve(uri, link.target)
    return link.target if page == uri else page

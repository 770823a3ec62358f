"""The pages of a built site, found by looking: nothing here knows what the library holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

# An address that no page has; the server answers it with the site's own 404 page.
MISSING = "finns-inte/"


@dataclass(frozen=True, slots=True)
class Page:
    """``address`` is relative to the site's start: ``""``, ``en/om/``, ``finns-inte/``."""

    address: str
    language: str
    template: str
    forwards: bool
    size: int


def read(site: Path) -> list[Page]:
    """Every HTML file of the site, in the order of their addresses."""
    return [_page(site, path) for path in sorted(site.rglob("*.html"))]


def _page(site: Path, path: Path) -> Page:
    address = path.relative_to(site).as_posix()
    text = path.read_text(encoding="utf-8")
    tree = LexborHTMLParser(text)
    root, marked = tree.css_first("html"), tree.css_first("[data-template]")
    language = (root.attributes.get("lang") or "") if root else ""
    template = (marked.attributes.get("data-template") or "") if marked else ""
    forwards = tree.css_first("meta[http-equiv=refresh]") is not None
    if address == "404.html":
        return Page(MISSING, language, template or "404", forwards, len(text))
    address = address.removesuffix("index.html")
    return Page(address, language, template or _shape(address), forwards, len(text))


def _shape(address: str) -> str:
    """What kind of page an address is, where the page does not say: folder and depth."""
    parts = address.strip("/").split("/")
    if parts[0] == "en":
        parts = parts[1:] or [""]
    return f"{parts[0]}-{len(parts)}" if parts[0] else "start"


def one_of_each(pages: Iterable[Page]) -> list[Page]:
    """One page of each template in each language: the fullest of its kind."""
    in_order = sorted(pages, key=lambda page: (page.size, page.address))
    return list({(page.template, page.language): page for page in in_order}.values())

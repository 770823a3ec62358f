"""A built site on disk -> the local links in it that lead nowhere.

A page defines its own address and its anchors; every ``href`` and ``src`` is a use. What is
used and not defined is broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.rule import Rule

RULE = Rule(
    name="built-link-leads-somewhere",
    title=said("Varje länk på webbplatsen leder någonstans", "Every link of the site leads on"),
    why=said(
        "Också mallar, menyer och bilder länkar. Det som är byggt är det läsaren möter.",
        "Templates, menus and images link too. What is built is what the reader meets.",
    ),
    remedy=said(
        "Rätta adressen i texten eller mallen bakom sidan.",
        "Correct the address in the text or template behind the page.",
    ),
    bad='<a href="../metoder/sopa/">',
    good='<a href="../metoder/soppa/">',
)
RULES = (RULE,)

_USES = (("href", "a,link,area,use"), ("src", "img,script,source,iframe,video,audio,track,embed"))
_ORIGIN = "http://site.invalid/"


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    anchors: frozenset[str]
    uses: tuple[str, ...]


def broken_links(site: Path, base_url: str = "") -> tuple[list[Finding], int]:
    """Broken local links, and how many pages were read.

    Args:
        site: the folder of a built site.
        base_url: where it will be published; absolute links under it are checked as local.
    """
    pages = {page.path: page for page in _pages(site)}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found: list[Finding] = []
    for page in pages.values():
        for use in page.uses:
            problem = _problem(page, use, pages, files, base_url)
            if problem:
                found.append(Finding(RULE, Location(page.path), *problem))
    return found, len(pages)


def _pages(site: Path) -> Iterator[_Page]:
    for path in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(path.read_bytes())
        anchors = {node.attributes.get("id") or "" for node in tree.css("[id]")}
        anchors |= {node.attributes.get("name") or "" for node in tree.css("a[name]")}
        uses = [
            value
            for attribute, tags in _USES
            for node in tree.css(tags)
            if (value := node.attributes.get(attribute))
        ]
        yield _Page(path.relative_to(site).as_posix(), frozenset(anchors), tuple(uses))


def _problem(
    page: _Page, use: str, pages: dict[str, _Page], files: set[str], base_url: str
) -> tuple[str, str] | None:
    root = _ORIGIN
    prefix = base_url.rstrip("/") + "/" if base_url else ""
    address = use.strip()
    if prefix and address.startswith(prefix):
        address = root + address[len(prefix) :]
    elif page.path == "404.html" and prefix and address.startswith(urlsplit(prefix).path):
        # A missing address may lie anywhere, so this page's links start at the site's root.
        address = root + address[len(urlsplit(prefix).path) :]
    try:
        parts = urlsplit(urljoin(root + page.path, address))
    except ValueError:
        return f"”{use}” är ingen adress", f'"{use}" is not an address'
    if not parts.geturl().startswith(root):
        return None
    path = unquote(parts.path).lstrip("/")
    target = f"{path}index.html" if path == "" or path.endswith("/") else path
    if target not in files:
        if f"{target}/index.html" in files:
            target = f"{target}/index.html"
        else:
            return f"”{use}” finns inte", f'"{use}" does not exist'
    fragment = unquote(parts.fragment)
    if not fragment or fragment == "top" or fragment.startswith(":~:"):
        return None
    if target in pages and fragment.split(":~:")[0] not in pages[target].anchors:
        return f"#{fragment} finns inte på {target}", f"there is no #{fragment} on {target}"
    return None

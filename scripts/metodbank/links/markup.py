"""What a sitemap, a feed and a drawing use and define."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from xml.etree import ElementTree

from metodbank.links.asked import PAINTS
from metodbank.links.css import addresses
from metodbank.links.html import read_html
from metodbank.links.joined import joined
from metodbank.links.uses import Found
from metodbank.links.xhtml import LANG, XLINK, part, sheets

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LONGEST = 2_000
"""Signs of a base that others are counted from: no server takes more."""
_IN_SITEMAP = {"loc", "thumbnail_loc", "content_loc", "player_loc"}
_IN_RSS = {"link", "comments", "url", "docs"}
_PROSE = {"content", "summary", "description", "encoded"}
_MEDIA = {"enclosure", "source", "thumbnail", "content", "player"}
_PARTS = ("use", "textPath", "mpath")


def read_xml(data: bytes) -> Found:
    """Take a file of XML apart; one that is broken, or something else, has nothing to follow."""
    found = Found(loads=list(sheets(data)))
    bases = [""]
    take: Callable[[ElementTree.Element, str, Found], None] | None = None
    root = None
    try:
        for event, element in ElementTree.iterparse(BytesIO(data), ("start", "end")):
            if root is None:
                root = element
                take = _KINDS.get(_name(element))
                if take is None:
                    return found
                found.base = element.get(_BASE)
                found.lang = element.get(LANG) or ""
            elif event == "start":
                own = element.get(_BASE) if len(bases[-1]) < _LONGEST else None
                bases.append(joined(bases[-1], own or "") or bases[-1])
            elif take is not None and element is not root:
                first = len(found.told)
                take(element, _name(element), found)
                if base := bases.pop():
                    found.told[first:] = [joined(base, use) for use in found.told[first:]]
                if _name(element) in ("url", "entry", "item"):
                    element.clear()
    except (ElementTree.ParseError, ValueError, RecursionError):
        return found
    if root is not None and take is _svg:
        _svg(root, "svg", found)
    return found


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _sitemap(element: ElementTree.Element, name: str, found: Found) -> None:
    if name in _IN_SITEMAP:
        _told(element.text, found)
    elif name == "link":
        _told(element.get("href"), found)


def _atom(element: ElementTree.Element, name: str, found: Found) -> None:
    if name == "link" and element.get("rel") != "hub":
        _told(element.get("href"), found)
    elif name in ("icon", "logo", "uri"):
        _told(element.text, found)
    elif name == "content" and element.get("src"):
        _told(element.get("src"), found)
    elif name in _PROSE and element.get("type") == "html":
        _prose(element.text, found)
    elif name in _PROSE and element.get("type") == "xhtml":
        _shown(part(element), found)
        element.clear()
    else:
        _media(element, name, found)


def _rss(element: ElementTree.Element, name: str, found: Found) -> None:
    if name == "link" and element.get("href"):
        if element.get("rel") != "hub":
            _told(element.get("href"), found)
    elif name in _IN_RSS or (name == "guid" and element.get("isPermaLink") != "false"):
        text = (element.text or "").strip()
        # A guid is a link unless it says otherwise; many that are not links forget to say so.
        if name != "guid" or "://" in text:
            _told(text, found)
    elif name in _PROSE and not element.get("url"):
        _prose(element.text, found)
    else:
        _media(element, name, found)


def _media(element: ElementTree.Element, name: str, found: Found) -> None:
    """Pictures and sound of a feed: ``media:content``, ``itunes:image``."""
    if name in _MEDIA:
        _told(element.get("url"), found)
    elif name == "image":
        _told(element.get("href"), found)


def _search(element: ElementTree.Element, name: str, found: Found) -> None:
    if name == "Url":
        template = (element.get("template") or "").partition("?")[0]
        if "{" not in template:
            _told(template, found)
    elif name == "Image":
        _told(element.text, found)


def _svg(element: ElementTree.Element, name: str, found: Found) -> None:
    attributes: Mapping[str, str] = element.attrib
    if attributes.get("id"):
        found.ids.append(attributes["id"])
    href = attributes.get("href", attributes.get(XLINK))
    if href is not None:
        uses = found.links if name == "a" else found.parts if name in _PARTS else found.loads
        uses.append(href)
    sheets = [attributes[each] for each in ("style", *PAINTS) if each in attributes]
    if name == "style":
        sheets.append(element.text or "")
    for sheet in sheets:
        found.loads.extend(addresses(sheet))


def _told(address: str | None, found: Found) -> None:
    if address and address.strip():
        found.told.append(address.strip())


def _prose(text: str | None, found: Found) -> None:
    """Links in the HTML that a feed carries; its pictures and links are the feed's own."""
    if text and "<" in text:
        _shown(read_html(text.encode("utf-8", "replace")), found)


def _shown(inside: Found, found: Found) -> None:
    """What a feed shows is the feed's own, but for anchors."""
    named = (use for _, use in inside.named)
    spoken = (*inside.spoken, *named)
    uses = (*inside.links, *spoken, *inside.loads, *inside.parts, *inside.told)
    found.told.extend(use for use in uses if not use.startswith("#"))
    found.faults.extend(inside.faults)


_KINDS: Mapping[str, Callable[[ElementTree.Element, str, Found], None]] = {
    "urlset": _sitemap,
    "sitemapindex": _sitemap,
    "feed": _atom,
    "rss": _rss,
    "RDF": _rss,
    "OpenSearchDescription": _search,
    "svg": _svg,
}

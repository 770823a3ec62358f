"""What does a page of HTML use and define?

The parser does what a browser does, so comments, scripts, entities and broken tags need no care
here. One question to it gives every element that matters: each further one would cost a walk
through the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from metodbank.links.css import addresses
from metodbank.links.linked_data import linked_data
from metodbank.links.syntax import SRCSET, srcset
from metodbank.links.uses import Found, Kind

Attributes: TypeAlias = Mapping[str, str | None]

_ASKED = ",".join(
    (
        *("[href]", "[src]", "[id]", "a[name]", "[srcset]", "[style]", "meta[content]", "style"),
        *("[action]", "[formaction]", "[poster]", "object[data]", "[background]"),
        *(r"[xlink\:href]", "iframe[srcdoc]", "[imagesrcset]"),
        'script[type="application/ld+json" i]',
    )
)
_PICTURES = re.compile(
    r"(?:og|twitter):(?:url|image|video|audio|player)(?::(?:url|secure_url|src|stream))?|image",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?:'([^']*).*|\"([^\"]*).*|(.*))",
    re.IGNORECASE | re.DOTALL,
)
_DRAWN = {"use": Kind.PART, "image": Kind.LOAD, "feimage": Kind.LOAD, "a": Kind.LINK}
# A link element with one of these is an address to be told, not a file the page needs.
_RELATIONS = {"canonical", "alternate", "next", "prev", "author", "license", "help", "search"}
# ... and these only warm up a connection to another place.
_CONNECTIONS = {"preconnect", "dns-prefetch"}
_DEEPEST = 4


def read_html(data: bytes, *, around: bool = False, deep: int = 0) -> Found:
    """Take a page apart.

    ``around`` asks of every link whether the text that it stands in is in another language; it
    takes long, and few need to know.
    """
    tree = LexborHTMLParser(data)
    found = Found()
    if tree.root is not None:
        found.lang = tree.root.attributes.get("lang") or ""
    ids, uses = found.ids, found.uses
    for node in tree.css(_ASKED):
        attributes = node.attributes
        if name := attributes.get("id"):
            ids.append(name)
            if len(attributes) == 1:
                continue
        href = attributes.get("href")
        if href is not None and node.tag == "a":
            spoken = "hreflang" in attributes or "lang" in attributes
            spoken = spoken or (around and _speaks_of_language(node))
            uses.append((Kind.SPOKEN if spoken else Kind.LINK, href))
            if "name" in attributes:
                ids.append(attributes["name"] or "")
            if "style" in attributes:
                _style(attributes["style"], found)
        elif href is not None or len(attributes) > 1 or name is None:
            _other(node, attributes, found, deep)
    return found


def _speaks_of_language(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag != "html":
        if above.is_element_node and "lang" in above.attributes:
            return True
        above = above.parent
    return False


def _other(node: LexborNode, attributes: Attributes, found: Found, deep: int) -> None:
    """An element that is not a plain link."""
    tag, uses = node.tag, found.uses
    for name, value in attributes.items():
        if name == "href":
            if tag == "link":
                _link(attributes, value or "", found)
            elif tag == "area":
                uses.append((Kind.SPOKEN if "hreflang" in attributes else Kind.LINK, value or ""))
            elif tag == "base":
                found.base = value if found.base is None else found.base
            else:
                uses.append((_DRAWN.get(tag or "", Kind.LOAD), value or ""))
        elif name == "src":
            frame = tag == "iframe" or tag == "frame"
            uses.append((Kind.LINK if frame else Kind.LOAD, value or ""))
        elif name == "srcset" or name == "imagesrcset":
            _srcset(value or "", found)
        elif name == "style":
            _style(value, found)
        elif name == "poster" or name == "background" or (name == "data" and tag == "object"):
            uses.append((Kind.LOAD, value or ""))
        elif (name == "action" and tag == "form") or name == "formaction":
            if value:
                uses.append((Kind.LINK, value))
        elif name == "xlink:href" and "href" not in attributes:
            uses.append((_DRAWN.get((tag or "").lower(), Kind.LOAD), value or ""))
        elif name == "content" and tag == "meta":
            _meta(attributes, value or "", found)
        elif name == "name" and tag == "a":
            found.ids.append(value or "")
        elif name == "srcdoc" and tag == "iframe" and value and deep < _DEEPEST:
            _document_inside(value, found, deep)
    if tag == "style":
        _style(node.text(), found)
    elif tag == "script" and "src" not in attributes and "type" in attributes:
        uses.extend((Kind.LOAD, address) for address in linked_data(node.text()))


def _link(attributes: Attributes, href: str, found: Found) -> None:
    relations = set((attributes.get("rel") or "").lower().split())
    if relations & _CONNECTIONS:
        return
    language = attributes.get("hreflang")
    if "alternate" in relations and language and "stylesheet" not in relations:
        found.alternates.append((language.strip(), href))
        return
    told = relations & _RELATIONS and "stylesheet" not in relations
    found.uses.append((Kind.TOLD if told else Kind.LOAD, href))


def _srcset(written: str, found: Found) -> None:
    places = srcset(written)
    if places is None:
        found.faults.append((SRCSET, written))
    else:
        found.uses.extend((Kind.LOAD, place) for place in places)


def _style(written: str | None, found: Found) -> None:
    if written and ("url(" in (low := written.lower()) or "@import" in low or "image-set" in low):
        found.uses.extend((Kind.LOAD, place) for place in addresses(written))


def _meta(attributes: Attributes, content: str, found: Found) -> None:
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        match = _REFRESH.fullmatch(content)
        place = next((part for part in match.groups() if part), "").strip() if match else ""
        if place and found.refresh is None:
            found.refresh = place
        return
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    if name and content and _PICTURES.fullmatch(name):
        found.uses.append((Kind.TOLD, content))


def _document_inside(written: str, found: Found, deep: int) -> None:
    """What the document in ``srcdoc`` uses; its own anchors are its own."""
    inside = read_html(written.encode("utf-8", "replace"), deep=deep + 1)
    own = {"", "top", *inside.ids}
    found.uses.extend(
        (kind, use) for kind, use in inside.uses if use[:1] != "#" or use[1:] not in own
    )
    found.faults.extend(inside.faults)

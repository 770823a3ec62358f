"""What a page of HTML uses and defines.

The parser does what a browser does, so comments, scripts, entities and broken tags need no care
here. It is asked one question for all elements that matter; what each of them means is told by
its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from metodbank.links.css import addresses
from metodbank.links.encoding import as_utf8
from metodbank.links.linked_data import linked_data
from metodbank.links.syntax import SRCSET, srcset
from metodbank.links.uses import Found

Attributes: TypeAlias = Mapping[str, str | None]

_PICTURES = re.compile(
    r"(?:og|twitter):(?:url|image|video|audio|player)(?::(?:url|secure_url|src|stream))?|image",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?:'([^']*).*|\"([^\"]*).*|(.*))",
    re.IGNORECASE | re.DOTALL,
)
_LINKED_DATA = "application/ld+json"
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
    tree = LexborHTMLParser(as_utf8(data))
    found = Found()
    if tree.root is not None:
        found.lang = tree.root.attributes.get("lang") or ""
    add_id, add_link = found.ids.append, found.links.append
    for node in tree.css(_ASKED):
        attributes = node.attributes
        if name := attributes.get("id"):
            add_id(name)
        tag = node.tag
        if tag != "a":
            if tag and tag in _ELEMENTS:
                _ELEMENTS[tag](attributes, found)
            elif tag == "style":
                _style(node.text(), found)
            elif tag == "script":
                _script(node, attributes, found)
            if "style" in attributes:
                _style(attributes["style"], found)
            if "srcdoc" in attributes and tag == "iframe" and deep < _DEEPEST:
                _document_inside(attributes["srcdoc"] or "", found, deep)
        elif (href := attributes.get("href", attributes.get("xlink:href"))) is not None:
            if (
                "hreflang" in attributes
                or "lang" in attributes
                or (around and _speaks_of_language(node))
            ):
                found.spoken.append(href)
            else:
                add_link(href)
            if "name" in attributes or "style" in attributes:
                _anchor(attributes, found)
        else:
            _anchor(attributes, found)
    return found


def words_of(data: bytes) -> str:
    """The words of a page, as a reader sees them."""
    tree = LexborHTMLParser(as_utf8(data))
    tree.strip_tags(["script", "style", "noscript", "template"])
    return tree.body.text(separator=" ") if tree.body is not None else ""


def shown_by(data: bytes, address: str) -> list[str]:
    """The texts of all links to an address."""
    tree = LexborHTMLParser(as_utf8(data))
    return [node.text() for node in tree.css("a[href]") if node.attributes.get("href") == address]


def _speaks_of_language(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag != "html":
        if above.is_element_node and "lang" in above.attributes:
            return True
        above = above.parent
    return False


def _anchor(attributes: Attributes, found: Found) -> None:
    found.ids.append(attributes.get("name") or "")
    _style(attributes.get("style"), found)


def _media(attributes: Attributes, found: Found) -> None:
    """An element that shows something: a picture, a video, an input that is a picture."""
    for name in ("src", "poster", "background", "data"):
        if (written := attributes.get(name)) is not None or name in attributes:
            found.loads.append(written or "")
    if "srcset" in attributes:
        _srcset(attributes["srcset"], found)
    _form(attributes, found)


def _form(attributes: Attributes, found: Found) -> None:
    if action := attributes.get("formaction"):
        found.links.append(action)


def _action(attributes: Attributes, found: Found) -> None:
    if action := attributes.get("action"):
        found.links.append(action)


def _frame(attributes: Attributes, found: Found) -> None:
    if "src" in attributes:
        found.links.append(attributes["src"] or "")


def _area(attributes: Attributes, found: Found) -> None:
    if "href" in attributes:
        (found.spoken if "hreflang" in attributes else found.links).append(attributes["href"] or "")


def _base(attributes: Attributes, found: Found) -> None:
    if "href" in attributes and found.base is None:
        found.base = attributes["href"] or ""


def _part(attributes: Attributes, found: Found) -> None:
    href = attributes.get("href", attributes.get("xlink:href"))
    if href is not None:
        found.parts.append(href)


def _drawn(attributes: Attributes, found: Found) -> None:
    href = attributes.get("href", attributes.get("xlink:href"))
    if href is not None:
        found.loads.append(href)


def _link(attributes: Attributes, found: Found) -> None:
    if "imagesrcset" in attributes:
        _srcset(attributes["imagesrcset"], found)
    if "href" not in attributes:
        return
    href = attributes["href"] or ""
    relations = (attributes.get("rel") or "").lower().split()
    if not _CONNECTIONS.isdisjoint(relations):
        return
    if "stylesheet" in relations or _RELATIONS.isdisjoint(relations):
        found.loads.append(href)
    elif "alternate" in relations and (language := attributes.get("hreflang")):
        found.alternates.append((language.strip(), href))
    else:
        found.told.append(href)


def _meta(attributes: Attributes, found: Found) -> None:
    content = attributes.get("content")
    if not content:
        return
    if "http-equiv" in attributes:
        if (attributes["http-equiv"] or "").lower() == "refresh":
            match = _REFRESH.fullmatch(content)
            place = next((part for part in match.groups() if part), "").strip() if match else ""
            if place and found.refresh is None:
                found.refresh = place
        return
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    if name and _PICTURES.fullmatch(name):
        found.told.append(content)


def _script(node: LexborNode, attributes: Attributes, found: Found) -> None:
    if "src" in attributes:
        found.loads.append(attributes["src"] or "")
    elif (attributes.get("type") or "").lower() == _LINKED_DATA:
        found.loads.extend(linked_data(node.text()))


def _srcset(written: str | None, found: Found) -> None:
    places = srcset(written or "")
    if places is None:
        found.faults.append((SRCSET, written or ""))
    else:
        found.loads.extend(places)


def _style(written: str | None, found: Found) -> None:
    if written and ("url(" in (low := written.lower()) or "@import" in low or "image-set" in low):
        found.loads.extend(addresses(written))


def _document_inside(written: str, found: Found, deep: int) -> None:
    """What the document in ``srcdoc`` uses; its own anchors are its own."""
    inside = read_html(written.encode("utf-8", "replace"), deep=deep + 1)
    own = {"", "top", *inside.ids}
    found.links.extend(use for use in inside.links if use[:1] != "#" or use[1:] not in own)
    found.spoken.extend(inside.spoken)
    found.loads.extend(inside.loads)
    found.told.extend(inside.told)
    found.faults.extend(inside.faults)


_ELEMENTS: Mapping[str, Callable[[Attributes, Found], None]] = {
    "link": _link,
    "meta": _meta,
    "base": _base,
    "area": _area,
    "form": _action,
    "button": _form,
    "use": _part,
    **dict.fromkeys(("image", "feimage"), _drawn),
    **dict.fromkeys(("iframe", "frame"), _frame),
    **dict.fromkeys(
        ("img", "source", "video", "audio", "track", "embed", "input", "object", "body", "table"),
        _media,
    ),
}
_ASKED = ",".join(
    (
        *("[id]", "[href]", "[src]", "[style]", "[srcset]", "[content]", "[action]"),
        *("[formaction]", "[poster]", r"[xlink\:href]", "a[name]", "style", "object"),
        *("iframe[srcdoc]", "body[background]"),
        f'script[type="{_LINKED_DATA}" i]',
    )
)

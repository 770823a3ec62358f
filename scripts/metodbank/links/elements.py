"""What an element of a page uses and defines, by its name and its attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from metodbank.links.asked import LINKED_DATA, PAINTS, Attributes
from metodbank.links.css import addresses
from metodbank.links.linked_data import linked_data
from metodbank.links.syntax import SRCSET, srcset
from metodbank.links.uses import Found

_PICTURES = re.compile(
    r"(?:og|twitter):(?:url|image|video|audio|player)(?::(?:url|secure_url|src|stream))?|image",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?:'([^']*).*|\"([^\"]*).*|(.*))",
    re.IGNORECASE | re.DOTALL,
)
_LIVE = re.compile(r"\.(?:html?|xhtml|svg)\s*\Z|/\s*\Z", re.IGNORECASE)
# A link element with one of these is an address to be told, not a file the page needs.
_RELATIONS = {"canonical", "alternate", "next", "prev", "author", "license", "help", "search"}
# ... and these only warm up a connection to another place.
_CONNECTIONS = {"preconnect", "dns-prefetch"}


def take(tag: str, attributes: Attributes, found: Found, *, spoken: bool = False) -> None:
    """Add what an element uses and defines.

    ``spoken`` tells of a link whether the text around it says which language it is in.
    """
    if name := attributes.get("id"):
        found.ids.append(name)
    if tag != "a":
        if tag in _ELEMENTS:
            _ELEMENTS[tag](attributes, found)
        if "style" in attributes:
            _style(attributes["style"], found)
        for name in PAINTS & attributes.keys():
            _style(attributes[name], found)
    elif (href := attributes.get("href", attributes.get("xlink:href"))) is not None:
        if language := (attributes.get("hreflang") or "").strip():
            found.named.append((language, href))
        elif spoken or "hreflang" in attributes or "lang" in attributes:
            found.spoken.append(href)
        else:
            found.links.append(href)
        if "name" in attributes or "style" in attributes:
            _anchor(attributes, found)
    else:
        _anchor(attributes, found)


def take_text(tag: str, attributes: Attributes, text: str, found: Found) -> None:
    """Add what the text of a style or a script uses."""
    if tag == "style":
        _style(text, found)
    elif "src" not in attributes and (attributes.get("type") or "").lower() == LINKED_DATA:
        found.loads.extend(linked_data(text))


def _loaded(attributes: Attributes, found: Found) -> None:
    if "src" in attributes:
        found.loads.append(attributes["src"] or "")


def _anchor(attributes: Attributes, found: Found) -> None:
    if name := attributes.get("name"):
        found.ids.append(name)
    _style(attributes.get("style"), found)


def _embedded(attributes: Attributes, found: Found) -> None:
    """A page or a drawing that is put into this one: its own links can be followed here."""
    for name in ("src", "data"):
        if name in attributes:
            place = (attributes[name] or "").partition("#")[0]
            (found.links if _LIVE.search(place) else found.loads).append(place)


def _media(attributes: Attributes, found: Found) -> None:
    """An element that shows something: a picture, a video, an input that is a picture."""
    for name in ("src", "poster", "background", "data"):
        if (written := attributes.get(name)) is not None or name in attributes:
            found.loads.append(written or "")
    if "srcset" in attributes:
        _srcset(attributes["srcset"], found)
    _form(attributes, found)


def _background(attributes: Attributes, found: Found) -> None:
    if background := attributes.get("background"):
        found.loads.append(background)


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
        href = attributes["href"] or ""
        if language := (attributes.get("hreflang") or "").strip():
            found.named.append((language, href))
        else:
            (found.spoken if "hreflang" in attributes else found.links).append(href)


def _base(attributes: Attributes, found: Found) -> None:
    if "href" in attributes and found.base is None:
        found.base = attributes["href"] or ""


def _part(attributes: Attributes, found: Found) -> None:
    href = attributes.get("href", attributes.get("xlink:href"))
    if href is not None:
        found.parts.append(href)


def take_drawn(attributes: Attributes, found: Found) -> None:
    """Add what a part of a drawing shows or loads."""
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


def _srcset(written: str | None, found: Found) -> None:
    places = srcset(written or "")
    if places is None:
        found.faults.append((SRCSET, written or ""))
    else:
        found.loads.extend(places)


def _style(written: str | None, found: Found) -> None:
    if written and ("url(" in (low := written.lower()) or "@import" in low or "image-set" in low):
        found.loads.extend(addresses(written))


_ELEMENTS: Mapping[str, Callable[[Attributes, Found], None]] = {
    "link": _link,
    "meta": _meta,
    "base": _base,
    "area": _area,
    "form": _action,
    "button": _form,
    "use": _part,
    "script": _loaded,
    **dict.fromkeys(("image", "feimage"), take_drawn),
    **dict.fromkeys(("iframe", "frame"), _frame),
    **dict.fromkeys(("embed", "object"), _embedded),
    **dict.fromkeys(("td", "th", "tr", "thead", "tbody", "tfoot"), _background),
    **dict.fromkeys(
        ("img", "source", "video", "audio", "track", "input", "body", "table"),
        _media,
    ),
}

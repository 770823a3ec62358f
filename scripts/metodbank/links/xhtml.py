"""What XHTML uses and defines: a page that a server gives as XML, or a part of a feed.

A browser reads it as XML: ``<script src="a.js"/>`` ends there, and names are in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import entitydefs
from io import BytesIO
from xml.etree import ElementTree

from metodbank.links.asked import Attributes, is_asked
from metodbank.links.elements import take, take_text
from metodbank.links.tongue import tongue
from metodbank.links.uses import Found

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK = "{http://www.w3.org/1999/xlink}href"
_KNOWN = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}")

_AHEAD = re.compile(
    rb"<!--.*?(?:-->|\Z)|<\?xml-stylesheet\s(?P<said>.*?)(?:\?>|\Z)|<\?.*?(?:\?>|\Z)|(?P<root><\w)",
    re.DOTALL,
)
_HREF = re.compile(r"""(?:^|\s)href\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")


def read_xhtml(data: bytes, *, around: bool = False) -> Found | None:
    """A page of XHTML taken apart; None where it is no XML, or something else.

    ``around`` asks of every link whether the text that it stands in is in another language.
    """
    parser = ElementTree.XMLParser()
    parser.entity.update(entitydefs)
    page = _Page(around)
    try:
        for event, element in ElementTree.iterparse(BytesIO(data), ("start", "end"), parser):
            if not page.begun and element.tag != f"{_KNOWN[0]}html":
                return None
            if event == "start":
                page.begin(element)
            else:
                page.end(element)
                element.clear()
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError):
        return None
    page.found.loads.extend(sheets(data))
    return page.found


def part(element: ElementTree.Element) -> Found:
    """What an element of XHTML and all that stands in it use and define."""
    page = _Page(around=False)
    waiting = [(element, False)]
    while waiting:
        each, done = waiting.pop()
        if done:
            page.end(each)
        else:
            page.begin(each)
            waiting.append((each, True))
            waiting.extend((inside, False) for inside in reversed(each))
    return page.found


def sheets(data: bytes) -> Iterator[str]:
    """The style sheets that stand before all else: ``<?xml-stylesheet href="…"?>``."""
    for match in _AHEAD.finditer(data):
        if match["root"]:
            return
        said = _HREF.search((match["said"] or b"").decode("utf-8", "replace"))
        if said and (address := unescape(said[1] or said[2] or "")) and address[0] != "#":
            yield address


class _Page:
    """The elements that are open while XHTML is read, and what was found in those so far."""

    def __init__(self, around: bool) -> None:
        self.found = Found()
        self.begun = False
        self._around = around
        self._open: list[tuple[str, str]] = []
        self._templates = 0

    def begin(self, element: ElementTree.Element) -> None:
        name, attributes = _name(element), _attributes(element)
        if not self.begun:
            self.found.lang = attributes.get("lang") or ""
        self.begun = True
        around = self._open[-1][1] if self._open else ""
        if not self._templates and is_asked(name, attributes):
            self._take(name, attributes, around)
        self._open.append((name, attributes.get("lang") or around))
        self._templates += name == "template"

    def end(self, element: ElementTree.Element) -> None:
        name, _ = self._open.pop()
        self._templates -= name == "template"
        if name in ("style", "script") and not self._templates:
            take_text(name, _attributes(element), "".join(element.itertext()), self.found)

    def _take(self, name: str, attributes: Attributes, around: str) -> None:
        found, first = self.found, self.found.refresh
        spoken = self._around and tongue(around) != tongue(found.lang)
        take(name, attributes, found, spoken=spoken)
        if found.refresh != first and any(above == "noscript" for above, _ in self._open):
            found.links.append(found.refresh or "")
            found.refresh = first


def _name(element: ElementTree.Element) -> str:
    """Its name in small letters; nothing where it is neither XHTML nor a drawing's."""
    space, _, name = str(element.tag).rpartition("}")
    return name.lower() if f"{space}}}" in _KNOWN else ""


def _attributes(element: ElementTree.Element) -> Attributes:
    found = {name: value for name, value in element.items() if name[:1] != "{"}
    for name, known in ((XLINK, "xlink:href"), (LANG, "lang")):
        if name in element.attrib:
            found[known] = element.attrib[name]
    return found

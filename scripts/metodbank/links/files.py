"""Who takes a file apart is told by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from metodbank.links.address import FULL
from metodbank.links.css import addresses, decoded
from metodbank.links.html import read_html
from metodbank.links.linked_data import manifest, search_index
from metodbank.links.markup import read_xml
from metodbank.links.uses import Found
from metodbank.links.xhtml import read_xhtml

PAGES = (".html", ".htm", ".xhtml")
_XML = ".xhtml"
DRAWING = ".svg"
_SITEMAP = re.compile(rb"^sitemap:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_SEARCH = re.compile(r"(?P<top>(?:.*/)?)search/[^/]+\.json")
_FULL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#")


def read_file(path: str, data: bytes) -> Found:
    """What a file uses and defines."""
    reader = _reader(path)
    return reader(data) if reader else Found()


def read_page(path: str, data: bytes, *, around: bool = False) -> Found:
    """What a page uses and defines, as the browser reads what it is given.

    ``around`` asks of every link whether the text that it stands in is in another language.
    """
    found = read_xhtml(data, around=around) if path.lower().endswith(_XML) else None
    return read_html(data, around=around) if found is None else found


def is_read(path: str) -> bool:
    """Whether a file can hold addresses at all; the others are not opened."""
    return _reader(path) is not None


def is_page(path: str) -> bool:
    return path.lower().endswith(PAGES)


def place_of(path: str) -> str:
    """The place that a file's addresses are counted from: a search index tells of its site."""
    index = _SEARCH.fullmatch(path)
    return f"{index['top']}index.html" if index else path


def _reader(path: str) -> Callable[[bytes], Found] | None:
    name = path.rpartition("/")[2].lower()
    if name in _BY_NAME:
        return _BY_NAME[name]
    if "." in name and name[name.rfind(".") :] in _BY_ENDING:
        return _BY_ENDING[name[name.rfind(".") :]]
    return _search if _SEARCH.fullmatch(path) else None


def _xhtml(data: bytes) -> Found:
    return read_page(_XML, data)


def _css(data: bytes) -> Found:
    return Found(loads=list(addresses(decoded(data))))


def _manifest(data: bytes) -> Found:
    return Found(loads=list(manifest(data)))


def _search(data: bytes) -> Found:
    return Found(told=[place or "./" for place in search_index(data)])


def _robots(data: bytes) -> Found:
    return Found(told=[place.decode("utf-8", "replace") for place in _SITEMAP.findall(data)])


def _document(places: Iterable[str]) -> Found:
    """A document is read where its reader keeps it, so an address in it has to be full."""
    found = Found()
    for place in places:
        if _FULL.match(place.strip()):
            if not place.startswith("#"):
                found.told.append(place)
        else:
            found.faults.append((FULL, place))
    return found


def _pdf(data: bytes) -> Found:
    from metodbank.links.documents import in_pdf  # few sites have one

    return _document(in_pdf(data))


def _word(data: bytes) -> Found:
    from metodbank.links.documents import in_word

    return _document(in_word(data))


_BY_NAME: Mapping[str, Callable[[bytes], Found]] = {
    "robots.txt": _robots,
    "manifest.json": _manifest,
}
_BY_ENDING: Mapping[str, Callable[[bytes], Found]] = {
    **dict.fromkeys(PAGES, read_html),
    _XML: _xhtml,
    **dict.fromkeys((".xml", ".atom", ".rss", ".rdf", DRAWING), read_xml),
    **dict.fromkeys((".docx", ".docm"), _word),
    ".css": _css,
    ".pdf": _pdf,
    ".webmanifest": _manifest,
}

"""What a page of HTML uses and defines.

The parser does what a browser does, so comments, scripts, entities and broken tags need no care
here. It is asked one question for all elements that matter; what each of them means is told by
its name. Most pages need no tree for that, and are read by their tags alone.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from metodbank.links.elements import ASKED, take, take_text
from metodbank.links.encoding import as_utf8, guessed
from metodbank.links.tags import read_tags
from metodbank.links.uses import Found

_DEEPEST = 4


def read_html(data: bytes, *, around: bool = False) -> Found:
    """Take a page apart.

    ``around`` asks of every link whether the text that it stands in is in another language; it
    takes long, and few need to know.
    """
    data = as_utf8(data)
    if not around and (found := read_tags(data)) is not None:
        return found
    return read_tree(guessed(data), around=around)


def read_tree(data: bytes, *, around: bool = False, deep: int = 0) -> Found:
    """The same by way of the tree that a browser makes of a page, which is in UTF-8."""
    tree = LexborHTMLParser(data)
    found = Found()
    if tree.root is not None:
        found.lang = tree.root.attributes.get("lang") or ""
    for node in tree.css(ASKED):
        attributes = node.attributes
        tag = (node.tag or "").lower()
        spoken = around and tag == "a" and _speaks_of_language(node)
        first = found.refresh
        take(tag, attributes, found, spoken=spoken)
        if found.refresh != first and node.parent is not None and node.parent.tag == "noscript":
            # Readers without scripts are led on by it; for all others it is a link at most.
            found.links.append(found.refresh or "")
            found.refresh = first
        if tag in ("style", "script"):
            take_text(tag, attributes, node.text(), found)
        elif tag == "iframe" and "srcdoc" in attributes and deep < _DEEPEST:
            _document_inside(attributes["srcdoc"] or "", found, deep)
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


def _document_inside(written: str, found: Found, deep: int) -> None:
    """What the document in ``srcdoc`` uses; its own anchors are its own."""
    inside = read_tree(written.encode("utf-8", "replace"), deep=deep + 1)
    own = {"", "top", *inside.ids}
    found.links.extend(use for use in inside.links if use[:1] != "#" or use[1:] not in own)
    found.spoken.extend(inside.spoken)
    found.loads.extend(inside.loads)
    found.told.extend(inside.told)
    found.faults.extend(inside.faults)

"""What a page of HTML uses and defines.

The parser does what a browser does, so comments, scripts, entities and broken tags need no care
here. It is asked one question for all elements that matter; what each of them means is told by
its name. Most pages need no tree for that, and are read by their tags alone.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from metodbank.links.asked import ASKED
from metodbank.links.elements import take, take_drawn, take_text
from metodbank.links.encoding import as_utf8
from metodbank.links.joined import joined
from metodbank.links.tags import read_tags
from metodbank.links.tongue import tongue
from metodbank.links.uses import Found

_DEEPEST = 4
_USES = ("links", "spoken", "loads", "parts", "told")


def read_html(data: bytes, *, around: bool = False) -> Found:
    """Take a page apart.

    ``around`` asks of every link whether the text that it stands in is in another language; it
    takes long, and few need to know.
    """
    data = as_utf8(data)
    if not around and (found := read_tags(data)) is not None:
        return found
    return read_tree(data, around=around)


def read_tree(data: bytes, *, around: bool = False, deep: int = 0) -> Found:
    """The same by way of the tree that a browser makes of a page, which is in UTF-8."""
    tree = LexborHTMLParser(data)
    found = Found()
    if tree.root is not None:
        found.lang = tree.root.attributes.get("lang") or ""
    for node in tree.css(ASKED):
        attributes = node.attributes
        tag = (node.tag or "").lower()
        spoken = around and tag == "a" and _speaks_of_language(node, found.lang)
        first = found.refresh
        take(tag, attributes, found, spoken=spoken)
        if found.refresh != first and node.parent is not None and node.parent.tag == "noscript":
            # Readers without scripts are led on by it; for all others it is a link at most.
            found.links.append(found.refresh or "")
            found.refresh = first
        if tag == "script" and _in_drawing(node):
            take_drawn(attributes, found)
        if tag in ("style", "script"):
            take_text(tag, attributes, node.text(), found)
        elif tag == "iframe" and "srcdoc" in attributes and deep < _DEEPEST:
            _document_inside(attributes["srcdoc"] or "", found, deep)
    for node in tree.css("template[shadowrootmode]") if deep < _DEEPEST else ():
        _shadow(node.html or "", found, deep)
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


def _speaks_of_language(node: LexborNode, own: str) -> bool:
    """Whether the text that a link stands in is in another language than its page."""
    above = node.parent
    while above is not None and above.tag != "html":
        if above.is_element_node and "lang" in above.attributes:
            return tongue(above.attributes["lang"] or "") != tongue(own)
        above = above.parent
    return False


def _in_drawing(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in ("svg", "foreignObject", "foreignobject"):
        above = above.parent
    return above is not None and above.tag == "svg"


def _document_inside(written: str, found: Found, deep: int) -> None:
    """What the document in ``srcdoc`` uses; its own anchors are its own."""
    inside = read_tree(written.encode("utf-8", "replace"), deep=deep + 1)
    own = {"", "top", *inside.ids}
    base = inside.base or ""
    for name in _USES:
        for use in getattr(inside, name):
            if use[:1] != "#" or use[1:] not in own:
                getattr(found, name).append(joined(base, use))
    found.named.extend((language, joined(base, use)) for language, use in inside.named)
    found.faults.extend(inside.faults)


def _shadow(written: str, found: Found, deep: int) -> None:
    """What a template with ``shadowrootmode`` shows: it stands in the page, with its own ids."""
    opened = f"<div{written.removeprefix('<template').removesuffix('</template>')}</div>"
    inside = read_tree(opened.encode("utf-8", "replace"), deep=deep + 1)
    own = set(inside.ids)
    for name in _USES:
        found_here = getattr(found, name)
        parts = name == "parts"
        found_here.extend(
            use
            for use in getattr(inside, name)
            if not (parts and use[:1] == "#" and use[1:] in own)
        )
    found.named.extend(inside.named)
    found.faults.extend(inside.faults)

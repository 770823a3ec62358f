"""The addresses in a text, and what they become when some pages move."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from metodbank.model.anchors import CHECKLIST_PAGE
from metodbank.model.library import Kind, Library
from metodbank.model.redirects import address_of

_ADDRESSES = (
    re.compile(r"\]\(\s*<(?P<address>[^<>\n]+)>"),
    re.compile(r"\]\(\s*<?(?P<address>[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*)"),
    re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<address>[^\s<>]+)", re.MULTILINE),
    re.compile(r"\b(?:href|src|poster)\s*=\s*[\"'](?P<address>[^\"'\s<>]+)[\"']", re.IGNORECASE),
    re.compile(r"<[^<>\n]*\s(?:href|src|poster)\s*=\s*(?P<address>[^\"'\s<>]+)", re.IGNORECASE),
    re.compile(r"<(?P<address>https?://[^\s<>]+)>"),
)
_CODE = re.compile(
    r"^(?P<fence>[ \t>]*(?P<mark>`{3,}|~{3,}))[^\n]*\n.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)"
    r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)",
    re.MULTILINE | re.DOTALL,
)
LIST_FILE = Kind.CHECKLIST.facts_file
_SAFE = "/~!$&'()*,;=:@%"


@dataclass(frozen=True, slots=True)
class Addresses:
    """What moves in the published tree: ``metoder/a/index.md`` -> ``metoder/b/index.md``."""

    library: Library
    moves: Mapping[str, str]

    @classmethod
    def of(cls, library: Library, files: Mapping[str, str]) -> Addresses:
        moves = {}
        for old, new in files.items():
            one, other = library.uri(old), library.uri(new)
            moves[one] = other
            moves[_page(library, one)] = _page(library, other)
            if old.startswith(f"{library.methods}/") and old.endswith(f"/{LIST_FILE}"):
                # A method's list has a page of its own, which is made from it.
                moves[_beside(one)] = _beside(other)
        return cls(library, moves)

    @property
    def pages(self) -> dict[str, str]:
        """Old address -> new address of every page that moves."""
        return {
            address_of(old): address_of(new)
            for old, new in self.moves.items()
            if old.endswith(".md") and old == _page(self.library, old)
        }

    def rewritten(self, text: str, uri: str) -> str:
        """A text with its addresses right again; ``uri`` is where it was published before."""
        for start, end, address in sorted(_found(text), reverse=True):
            new = self._new(address, uri)
            if new is not None and new != address:
                text = text[:start] + new + text[end:]
        return text

    def _new(self, address: str, uri: str) -> str | None:
        path, rest = _split(address)
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or path.startswith("/"):
            return self._of_site(path, rest)
        if not path:
            return None
        here = self.moves.get(uri, uri)
        decoded = unquote(path)
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(uri), decoded))
        folder = decoded.endswith(("/", "/.", "/..")) or decoded in (".", "..")
        meant = posixpath.join(whole, "index.md") if folder else whole
        target = self.moves.get(posixpath.normpath(meant), posixpath.normpath(meant))
        if here == uri and target == posixpath.normpath(meant):
            return None
        if folder:
            target = posixpath.dirname(target) or "."
        new = posixpath.relpath(target, posixpath.dirname(here) or ".")
        new += "/" if folder else ""
        return (quote(new, _SAFE) if "%" in path else new) + rest

    def _of_site(self, path: str, rest: str) -> str | None:
        """A full address of our own site, or one from its root."""
        site = self.library.site_url.rstrip("/")
        start = site if site and path.startswith(f"{site}/") else ""
        if not start:
            if not path.startswith("/") or path.startswith("//"):
                return None
            start = urlsplit(site).path
            if not path.startswith(f"{start}/"):
                return None
        inside = path[len(start) :]
        first = inside.split("/")[1]
        language = f"/{first}" if first in self.library.languages[1:] else ""
        new = self.pages.get(unquote(inside[len(language) :]))
        return f"{start}{language}{new}{rest}" if new else None


def _beside(uri: str) -> str:
    return posixpath.join(posixpath.dirname(uri), CHECKLIST_PAGE)


def _page(library: Library, uri: str) -> str:
    """A text's path without its language, as links name it."""
    for language in library.languages:
        if uri.endswith(f".{language}.md"):
            return f"{uri[: -len(language) - 4]}.md"
    return uri


def _split(address: str) -> tuple[str, str]:
    place = re.search(r"[?#]", address)
    cut = place.start() if place else len(address)
    return address[:cut], address[cut:]


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Every address with its place; those in code are examples."""
    code: Callable[[re.Match[str]], str] = lambda match: re.sub(r"[^\n]", " ", match[0])  # noqa: E731
    bare = _CODE.sub(code, text)
    seen: set[int] = set()
    for pattern in _ADDRESSES:
        for match in pattern.finditer(bare):
            start, end = match.span("address")
            if start not in seen:
                seen.add(start)
                yield start, end, text[start:end]

"""The text, facts file or template that is behind an address on a built page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

from metodbank.links.built import Place
from metodbank.links.files import is_page
from metodbank.links.nearest import address_of
from metodbank.links.writing import empty_in, offset_of, place_in, spellings
from metodbank.model.finding import Replacement
from metodbank.model.library import Kind, Library
from metodbank.model.location import Location
from metodbank.read.textfile import read_text

_ADDRESS = re.compile(r"[^\s()<>\[\]\"'|`]+")
_ESCAPED = re.compile(r"(?<=[(<\"'\s])[^\s()<>\[\]\"'|`\\&]*+[\\&][^\s()<>\"'|`]++")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""An address in Markdown that hides signs, and how: ``a\\_b/``, ``&#97;/``."""
_RELATIVE = re.compile(r"(?:\.{1,2}/)+")
_SHOWN = re.compile(
    r"^(?P<fence>[ \t>]*(?P<mark>`{3,}|~{3,}))[^\n]*\n.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)"
    r"|(?P<tick>(?<![`\\])`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=tick)(?!`)|<!--.*?-->",
    re.MULTILINE | re.DOTALL,
)
"""Code and comments of a text: what stands there is an example, and leads nowhere."""
_LINK = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|=\s*[\"']?|<)\Z")
_ROW = re.compile(r"^(?P<q>[\"']?)(?P<old>/[^\s:]*)(?P=q)[ \t]*:[ \t]+(?P<new>\S+)", re.MULTILINE)
_SHORTEST = 4
"""Signs. A shorter address stands in a template in too many places to say which is meant."""
_MENDED = (".md", ".yml")


class Behind:
    """Looks for what stands on built pages in a library's sources."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._text = lru_cache(64)(self._read)
        self._templates: tuple[str, ...] | None = None

    def __call__(self, page: str, raw: str | None, better: str, certain: bool) -> tuple[Place, ...]:
        """The places of an address, and their mends when it is certain what it should be."""
        for path in self._sources(page):
            if raw is None:
                return (Place(Location(path)),)
            if places := self._found(path, raw, better if certain else ""):
                return places
        if raw is None:
            return ()
        for path in self._existing(*self._folders(page)):
            return (Place(Location(path)),)  # a file that is published as it is, and no text
        if not is_page(page):
            return ()
        place = self._in_ledger(page) or self._in_template(raw)
        return (place,) if place else ()

    def _sources(self, page: str) -> Iterator[str]:
        """The files that a built file is made of, the likeliest first."""
        library = self._library
        yield from self._existing(*self._folders(page))
        if not is_page(page):
            return
        first, _, rest = page.partition("/")
        other = first in library.languages[1:]
        language, uri = (first, rest) if other else (library.languages[0], page)
        stem = uri.rsplit(".", 1)[0]
        stems = [stem, stem.removesuffix("/index")] if stem.endswith("/index") else [stem]
        for each in stems:
            for source in self._folders(each):
                own = tuple(self._existing(f"{source}.{language}.md", f"{source}.md"))
                # A page that nobody has translated is shown in the library's own language.
                yield from own or self._existing(f"{source}.{library.languages[0]}.md")
        folder = posixpath.dirname(stem)
        while folder:
            for source in self._folders(folder):
                yield from self._existing(
                    *(f"{source}/{kind.facts_file}" for kind in Kind), f"{source}/checklist.yml"
                )
            folder = posixpath.dirname(folder)

    def _folders(self, uri: str) -> tuple[str, ...]:
        """A published path -> where it may lie in the library."""
        library = self._library
        found = [f"{library.docs}/{uri}"]
        if uri == library.methods_uri or uri.startswith(f"{library.methods_uri}/"):
            found.insert(0, library.methods + uri[len(library.methods_uri) :])
        return tuple(found)

    def _existing(self, *paths: str) -> Iterator[str]:
        for path in dict.fromkeys(paths):
            if (self._library.root / path).is_file():
                yield path

    def _read(self, path: str) -> str:
        text = read_text(self._library.root, path).value or ""
        return _SHOWN.sub(_blank, text) if path.endswith(".md") else text

    def _found(self, path: str, raw: str, better: str) -> tuple[Place, ...]:
        text = self._text(path)
        if not raw.strip():
            offset = empty_in(text)
            return (Place(Location(path, *place_in(text, offset))),) if offset >= 0 else ()
        places = {
            offset: spelling for spelling in spellings(raw) for offset in _links_in(text, spelling)
        }
        places |= {
            match.start(): match[0]
            for match in _ESCAPED.finditer(text)
            if unescape(_ESCAPE.sub(r"\1", match[0])) == raw
        }
        if not places:
            places = _first_in(text, raw)
        if places:
            return tuple(
                _place(path, text, offset, spelling, better)
                for offset, spelling in sorted(places.items())
            )
        return tuple(self._alike(path, text, raw, better))

    def _alike(self, path: str, text: str, raw: str, better: str) -> Iterator[Place]:
        """An address that is another one in the source: ``a.md#b`` becomes ``../a/#b``."""
        address, mark, fragment = raw.partition("#")
        name = _last(address)
        wanted = {fragment, unquote(fragment), quote(unquote(fragment))}
        first = ""
        for match in _ADDRESS.finditer(text):
            written, hash_, anchor = match[0].partition("#")
            if hash_ != mark or anchor not in wanted or (not hash_ and not name):
                continue
            page = ".md" in written or written.endswith("/") or not written
            if not page or _last(written) != name or match[0] != (first or match[0]):
                continue
            first = match[0]
            new = better.partition("#")[2]
            if mark and new and better.partition("#")[0] == address:
                start = match.start() + len(written)
                shown = unquote(new) if anchor == unquote(anchor) else new
                yield _place(path, text, start, f"#{anchor}", f"#{shown}", match.start())
            else:
                yield _place(path, text, match.start(), match[0], "")

    def _in_ledger(self, page: str) -> Place | None:
        """Where a page that only leads on is told to."""
        ledger = self._library.redirects
        first, _, rest = page.partition("/")
        names = (
            {address_of(page), address_of(rest)}
            if first in self._library.languages[1:]
            else {address_of(page)}
        )
        text = self._text(ledger)
        for row in _ROW.finditer(text):
            if row["old"].lstrip("/") in names:
                return Place(Location(ledger, *place_in(text, row.start("new"))))
        return None

    def _in_template(self, raw: str) -> Place | None:
        bare = _RELATIVE.sub("", raw, count=1) if raw.startswith(".") else raw
        if len(bare.strip("/")) < _SHORTEST:
            return None
        for path in self._all_templates():
            text = self._text(path)
            offset = offset_of(text, bare)
            if offset >= 0:
                return _place(path, text, offset, bare, "")
        return None

    def _all_templates(self) -> tuple[str, ...]:
        if self._templates is None:
            self._templates = templates(self._library.root)
        return self._templates


def templates(root: Path) -> tuple[str, ...]:
    """A library's own templates: in every folder at the top that overrides a theme."""
    tops = [
        top
        for top in sorted(root.iterdir())
        if (top / "partials").is_dir() or (top / "main.html").is_file()
    ]
    found = (path for top in tops for path in sorted(top.rglob("*.html")))
    return tuple(path.relative_to(root).as_posix() for path in found)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _links_in(text: str, spelling: str) -> Iterator[int]:
    """Where an address is linked to."""
    place = offset_of(text, spelling)
    while place >= 0:
        if _LINK.search(text, max(0, place - 40), place):
            yield place
        place = offset_of(text, spelling, place + 1)


def _first_in(text: str, raw: str) -> dict[int, str]:
    """Where an address stands first, which may be an odd link."""
    for spelling in spellings(raw):
        if (offset := offset_of(text, spelling)) >= 0:
            return {offset: spelling}
    return {}


def _last(address: str) -> str:
    """The name at the end of an address, whichever way it is written: ``../a/``, ``a/index.md``."""
    path = unquote(address.partition("?")[0]).rstrip("/")
    for ending in (".md", ".html"):
        path = path.removesuffix(ending)
    path = path.removesuffix("/index")
    path = path.removesuffix("/index")
    name = path.rpartition("/")[2]
    return "" if name in ("index", ".", "..") else name


def _place(
    path: str, text: str, offset: int, old: str, new: str, start: int | None = None
) -> Place:
    line, column = place_in(text, offset)
    where = place_in(text, offset if start is None else start)
    mend = Replacement(path, line, column, old, new) if new and path.endswith(_MENDED) else None
    return Place(Location(path, *where), mend)

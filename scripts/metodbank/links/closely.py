"""A second, closer look at the few files where something is wrong."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from metodbank.links.address import Reader
from metodbank.links.encoding import as_utf8
from metodbank.links.facts import entries, uses
from metodbank.links.files import is_page, place_of, read_file, read_page
from metodbank.links.html import shown_by, words_of
from metodbank.links.place import Here
from metodbank.links.writing import empty_in, offset_of, place_in, spellings

_BASE = re.compile(rb"<base[\s/]", re.IGNORECASE)
_SILENT = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|(?i:script)[^>]*+(?:>|\Z)(?P<code>.*?)(?:</(?i:script)|\Z))",
    re.DOTALL,
)
"""What no reader follows, whatever stands in it: a comment, a program."""
_TEXTS = (".html", ".htm", ".xhtml", ".css", ".xml", ".svg", ".json", ".webmanifest", ".txt")


class Closely:
    """Reads files of a site again, one at a time, and tells what they hold word for word."""

    def __init__(self, site: Path, base_url: str) -> None:
        self._site = os.fspath(site)
        self.reader = Reader(base_url)
        # What is asked of one page is asked all at once.
        self._data = lru_cache(4)(self._bytes)
        self._raws = lru_cache(4)(self._read)

    def raw(self, path: str, entry: str) -> str:
        """An address as a file writes it first.

        Most are written in one of the ways that are likely. Only for the others is the file taken
        apart again.
        """
        if entry.startswith("!"):
            return entry.partition(" ")[2]
        data = self._data(path)
        places = {}
        based = is_page(path) and _BASE.search(data)
        for likely in () if based else self._likely(path, entry):
            written = likely.encode("utf-8", "surrogatepass")
            found = (data.find(b'"%b"' % written), data.find(b"'%b'" % written))
            if max(found) >= 0:
                places[min(place for place in found if place >= 0)] = likely
        return places[min(places)] if places else self._raws(path, False).get(entry, ("", False))[0]

    def _likely(self, path: str, entry: str) -> Iterator[str]:
        if not entry.startswith("/"):
            yield entry
            return
        folder = f"/{posixpath.dirname(path)}"
        place, mark, fragment = entry.partition("#")
        beside = posixpath.relpath(place, folder) + ("/" if place.endswith("/") else "")
        if place == f"/{path}" and mark:
            yield mark + fragment
        yield beside + mark + fragment
        yield self.reader.prefix[:-1] + entry
        if self.reader.full:
            yield self.reader.full + entry[1:]

    def naming(self, path: str, entry: str) -> str:
        """The address by which a page names another as its translation, or in a language."""
        found = read_page(path, self._data(path))
        here = Here(self.reader, place_of(path), found.base)
        for _, raw in (*found.alternates, *found.named):
            place, fragment, *_ = here.entry(raw)
            if entry in (place, place + fragment):
                return raw
        return ""

    def shows_itself(self, path: str, raw: str) -> bool:
        """Whether a link shows its address to the reader: an instruction, not a slip."""
        data = self._data(path)
        return any(raw.strip() in shown for shown in shown_by(data, raw))

    def is_silent(self, path: str, entry: str) -> bool:
        """Whether a link to an entry stands in a page's own language and says nothing of it."""
        return self._raws(path, True).get(entry, ("", False))[1]

    def place(self, path: str, raw: str) -> tuple[int | None, int | None]:
        """Line and column of an address in a built file; None where they cannot be told."""
        if not path.lower().endswith(_TEXTS):
            return None, None
        data = self._data(path)
        text = (as_utf8(data) if is_page(path) else data).decode("utf-8", "replace")
        # Linked data stands in a script: what is nowhere else is looked for there as well.
        for seen in (_followed(text), text) if is_page(path) else (text,):
            offset = _offset(seen, raw)
            if offset >= 0:
                return place_in(text, offset)
        return None, None

    def words(self, path: str) -> str:
        """The words of a page."""
        return words_of(self._data(path))

    def _bytes(self, path: str) -> bytes:
        with open(f"{self._site}/{path}", "rb") as file:  # noqa: PTH123 - a third of the time
            return file.read()

    def _read(self, path: str, around: bool) -> Mapping[str, tuple[str, bool]]:
        """Entry -> the address as it is written, and whether it may be a silent link.

        That is certain where the text ``around`` the links was asked as well.
        """
        data = self._data(path)
        found = read_page(path, data, around=around) if is_page(path) else read_file(path, data)
        here = Here(self.reader, place_of(path), found.base)
        ids = frozenset(found.ids)
        told: dict[str, tuple[str, bool]] = {}
        for raws, counts, needed in uses(found):
            silent = raws is found.links
            for raw, entry, _ in entries(here, ids, raws, fragments=counts, needed=needed):
                told.setdefault(entry, (raw, silent))
        others = [raw for _, raw in found.alternates] + [found.refresh or ""]
        for raw in filter(None, others):
            entry, fragment, *_ = here.entry(raw)
            told.setdefault(entry + fragment, (raw, False))
            told.setdefault(entry, (raw, False))
        return told


def _offset(text: str, raw: str) -> int:
    """Where an address is written; -1 when it is not."""
    if not raw.strip():
        return empty_in(text)
    found = (offset_of(text, spelling) for spelling in spellings(raw))
    return next((offset for offset in found if offset >= 0), -1)


def _followed(text: str) -> str:
    """A page of the same length, without its comments and its programs."""

    def blank(match: re.Match[str]) -> str:
        whole, code = match[0], match["code"]
        start = 0 if code is None else match.start("code") - match.start()
        end = len(whole) if code is None else start + len(code)
        return whole[:start] + re.sub(r"[^\n]", " ", whole[start:end]) + whole[end:]

    return _SILENT.sub(blank, text)

"""Does an entry lead somewhere? Each is judged once, however many pages use it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from metodbank.links.bare import gives_bare
from metodbank.links.facts import NUL
from metodbank.links.files import DRAWING, is_page
from metodbank.links.survey import Survey

EXISTS = "built-link-leads-somewhere"
ANCHOR = "built-anchor-exists"
CASE = "built-address-has-exact-case"
SIGNS = "built-address-has-same-signs"
FOLDER = "built-folder-has-start-page"
FITTING = "fragment-fits-the-file"
QUOTED = "quoted-text-is-on-page"

_STARTS = ("index.html", "index.htm", "index.xhtml")
_DIRECTIVE = ":~:"
_ROUTE = ("/", "!")
# Files that are shown whole: a fragment means nothing in them. Others (PDF, for one) have places.
_WHOLE = {
    *("css", "js", "mjs", "json", "map", "zip", "gz", "tar", "7z", "docx", "xlsx", "pptx", "odt"),
    *("ods", "odp", "ics", "csv", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "bmp"),
    *("mp3", "mp4", "webm", "ogg", "wav", "m4a", "woff", "woff2", "ttf", "otf", "eot", "epub"),
    *("webmanifest", "wasm", "vtt", "srt", "yml", "yaml", "mrcx", "ris", "bib"),
}
_MEDIA = {"mp3", "mp4", "webm", "ogg", "wav", "m4a", "png", "jpg", "jpeg", "gif", "webp", "avif"}
_IN_MEDIA = re.compile(r"(?:t|xywh|track|id)=.+")
_IN_DRAWING = re.compile(r"(?:svgView\(|xywh=|t=|viewBox=|transform=).*")


class Verdict(NamedTuple):
    """``file`` is where an entry leads, or would have; ``rule`` the fault's name, or empty.

    ``better`` is what was certainly meant, in another case or with other signs: a file, or an
    anchor when there is a ``fragment``.
    """

    rule: str = ""
    file: str = ""
    fragment: str = ""
    better: str = ""


OUTSIDE = Verdict()


def fold(text: str) -> str:
    """What two spellings of a name have in common when only case or composed signs differ."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


class Judge:
    """``text_of`` gives the words of a page, for the few links that quote some."""

    def __init__(self, survey: Survey, text_of: Callable[[str], str]) -> None:
        self._survey = survey
        self.files = survey.stamps
        self.facts = survey.facts
        self.text_of = text_of
        self._ids: tuple[str, frozenset[str]] = ("", frozenset())

    def verdict(self, entry: str) -> Verdict:
        if entry.startswith("!"):
            return Verdict(entry[1:].partition(" ")[0])
        if not entry.startswith("/") or entry.startswith("//"):
            return OUTSIDE
        path, _, fragment = entry[1:].partition("#")
        if "%" in path:
            path = unquote(path)
        file = self.file_at(path)
        if file is None:
            return self._missing(path)
        if not fragment:
            return Verdict(file=file)
        return self._fragment(file, fragment)

    def file_at(self, path: str) -> str | None:
        """The file that a server gives for a path."""
        folder = path
        if path and not path.endswith("/"):
            if path in self.files:
                return path
            folder = f"{path}/"
        for start in _STARTS:
            if folder + start in self.files:
                return folder + start
        page = f"{path}.html"
        return page if page in self.files and self._gives_bare else None

    @cached_property
    def _gives_bare(self) -> bool:
        return gives_bare(self._survey)

    def ids(self, file: str) -> frozenset[str]:
        """The anchors of a file; those of the one asked for last are at hand."""
        if self._ids[0] != file:
            facts = self.facts.get(file)
            self._ids = (file, frozenset(facts.ids.split(NUL)) if facts else frozenset())
        return self._ids[1]

    @cached_property
    def folders(self) -> frozenset[str]:
        found: set[str] = set()
        for path in self.files:
            end = path.rfind("/")
            while end > 0 and path[:end] not in found:
                found.add(path[:end])
                end = path.rfind("/", 0, end)
        return frozenset(found)

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        """Files and folders with a start page, by what their spellings have in common."""
        found: dict[str, list[str]] = {}
        for file in self.files:
            for name in (file, _folder_of(file)):
                if name is not None:
                    found.setdefault(fold(name), []).append(name)
        return found

    def _missing(self, path: str) -> Verdict:
        bare = path.rstrip("/")
        for found in self._folded.get(fold(bare), ()):
            if found == bare:
                continue
            same = unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", bare)
            return Verdict(SIGNS if same else CASE, path, better=self.file_at(found) or "")
        if bare in self.folders or not bare:
            return Verdict(FOLDER, path)
        return Verdict(EXISTS, path)

    def _fragment(self, file: str, fragment: str) -> Verdict:
        place, mark, directive = fragment.partition(_DIRECTIVE)
        if is_page(file):
            if place and not self._has(file, place):
                return self._no_anchor(file, place)
            if mark and not self._quotes(file, directive):
                return Verdict(QUOTED, file, directive)
            return Verdict(file=file, fragment=fragment)
        ending = file[file.rfind(".") + 1 :].lower()
        if ending == DRAWING[1:]:
            if place and not _IN_DRAWING.fullmatch(place) and not self._has(file, place):
                return self._no_anchor(file, place)
        elif ending in _WHOLE and not (ending in _MEDIA and _IN_MEDIA.fullmatch(place)):
            return Verdict(FITTING, file, fragment)
        return Verdict(file=file, fragment=fragment)

    def _has(self, file: str, place: str) -> bool:
        ids = self.ids(file)
        return (
            place in ids
            or ("%" in place and unquote(place) in ids)
            or place.lower() == "top"
            or place.startswith(_ROUTE)
        )

    def _no_anchor(self, file: str, place: str) -> Verdict:
        wanted = fold(unquote(place))
        same = [name for name in self.ids(file) if fold(name) == wanted]
        if len(same) == 1:
            nfc = unicodedata.normalize("NFC", same[0])
            signs = nfc == unicodedata.normalize("NFC", unquote(place))
            return Verdict(SIGNS if signs else CASE, file, place, same[0])
        return Verdict(ANCHOR, file, place)

    def _quotes(self, file: str, directive: str) -> bool:
        """Whether a page has the words that ``#:~:text=prefix-,from,to,-suffix`` quotes."""
        quoted = [
            _plain(unquote(part.removeprefix("-") if part[:1] == "-" else part.removesuffix("-")))
            for text in directive.split("&")
            if text.startswith("text=")
            for part in text[5:].split(",")
        ]
        words = _plain(self.text_of(file)) if quoted else ""
        return all(part in words for part in quoted)


def _plain(text: str) -> str:
    """Words as a text fragment compares them: in any case, whatever stands between them."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def _folder_of(file: str) -> str | None:
    folder, _, name = file.rpartition("/")
    return folder if folder and name in _STARTS else None

"""Check a site's addresses on other people's sites with what its library knows of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from metodbank.links.external.addresses import Question
from metodbank.links.external.result import Result
from metodbank.links.external.telling import Spot, Teller
from metodbank.links.writing import offset_of, place_in, spellings
from metodbank.linter.behind import Behind
from metodbank.linter.run import weighed
from metodbank.model.finding import Finding
from metodbank.model.library import Library
from metodbank.model.location import Location, Positions
from metodbank.model.web import Known
from metodbank.read.textfile import read_text

_WEB = re.compile(r"https?:", re.IGNORECASE)
_TEXTS = (".md", ".yml")
_ENDS = ".,;:!?"
"""May stand behind an address in a sentence and be no part of it."""


class Places:
    """Finds every place in a library's texts that has an address, each text read once."""

    def __init__(self, library: Library, files: Mapping[str, Iterable[str]]) -> None:
        self._library, self._files = library, files
        self._behind = Behind(library)
        self._texts: dict[str, str] | None = None

    def __call__(self, question: Question) -> list[Spot]:
        spots = [
            Spot(Location(path, *place_in(text, offset)), spelling)
            for path, text in self._read().items()
            for offset, spelling in _found(text, question.written)
        ]
        return spots or list(self._elsewhere(question))

    def _elsewhere(self, question: Question) -> Iterator[Spot]:
        """What no text has comes from a template, or is written in another way."""
        seen = set()
        for page in self._files.get(question.address, ()):
            for written in question.written:
                for place in self._behind(page, written, "", False):
                    if place.location not in seen:
                        seen.add(place.location)
                        yield Spot(place.location, "")

    def _read(self) -> dict[str, str]:
        if self._texts is None:
            self._texts = dict(self._all())
        return self._texts

    def _all(self) -> Iterator[tuple[str, str]]:
        library = self._library
        tops = {library.docs, library.methods, library.cases, library.checklists}
        paths = {
            path.relative_to(library.root).as_posix()
            for top in tops
            for ending in _TEXTS
            for path in (library.root / top).rglob(f"*{ending}")
            if path.is_file()
        }
        for path in sorted(paths):
            if "/_ledger/" in f"/{path}":
                continue
            text = read_text(library.root, path).value
            if text and _WEB.search(text):
                yield path, text


def findings(
    library: Library | None,
    results: Iterable[Result],
    asked: Iterable[Question],
    known: Mapping[str, Known],
    positions: Positions,
    today: date,
) -> tuple[list[Finding], list[Finding]]:
    """What is wrong, each fault once; and the mends, one a place."""
    results = list(results)
    places = _places(library, results)
    teller = Teller(known, positions, places, today)
    found = list(teller.findings(results, asked))
    if library is None:
        return found, []
    return list(weighed(library, found)), list(weighed(library, teller.mends(results)))


def _places(library: Library | None, results: Iterable[Result]) -> Places | _Nowhere:
    if library is None:
        return _Nowhere()
    return Places(library, {each.address: each.files for each in results})


class _Nowhere:
    """A site of no library has no texts."""

    def __call__(self, question: Question) -> list[Spot]:
        return []


def _found(text: str, written: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where an address stands in a text, as it is written there."""
    seen: set[int] = set()
    for entry in written:
        for spelling in spellings(entry):
            if spelling not in text:
                continue
            for offset in _offsets(text, spelling):
                if offset not in seen:
                    seen.add(offset)
                    yield offset, spelling


def _offsets(text: str, spelling: str) -> Iterator[int]:
    """Each place where an address stands by itself, also at the end of a sentence."""
    start = 0
    while (place := text.find(spelling, start)) >= 0:
        start = place + 1
        end = place + len(spelling)
        last = text[end : end + 1] in _ENDS and not text[end + 1 : end + 2].strip()
        if last or offset_of(text[max(0, place - 1) : end + 1], spelling) >= 0:
            yield place

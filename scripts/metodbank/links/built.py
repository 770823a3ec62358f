"""A built site on disk -> findings: what it uses and does not define.

Three steps. Every file is read once and little is kept of it (``survey``); every address is
judged once, however many pages use it (``verdict``, ``reach``); and the few files where
something is wrong are read again, to say exactly where (``closely``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from metodbank.links.address import PUBLIC
from metodbank.links.addresses import address_faults, judged
from metodbank.links.closely import Closely
from metodbank.links.facts import GIVEN, numbers
from metodbank.links.fault import Fault
from metodbank.links.files import is_page
from metodbank.links.nearest import address_of
from metodbank.links.orphans import Orphans
from metodbank.links.published import ANSWERS, vanished
from metodbank.links.reach import MUTUAL, SPEAKS, Reach
from metodbank.links.rules import BY_NAME
from metodbank.links.survey import Survey, survey
from metodbank.links.verdict import CASE, EXISTS, SIGNS, Judge
from metodbank.links.wording import from_template, message, on_pages
from metodbank.links.writing import rewritten
from metodbank.model.finding import Finding, Replacement
from metodbank.model.location import Location

_TRIED = 20
"""Pages whose sources are searched for one fault; what they do not hold comes from elsewhere."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault stands in a source, and the mend of it, if that is certain."""

    location: Location
    replacement: Replacement | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of published addresses: its path for people, and its text."""

    path: str
    text: str


Behind: TypeAlias = Callable[[str, str | None, str, bool], Sequence[Place]]
"""Built page, address as written there, address that was meant, certain -> where sources have it.

Without an address the page itself is meant.
"""


def broken_links(site: Path, base_url: str = "") -> tuple[list[Finding], int]:
    """Everything that is wrong with the links of a site, and how many pages were read.

    Args:
        site: the folder of a built site.
        base_url: where it will be published; absolute links under it are checked as local.
    """
    surveyed = survey(site, base_url)
    return list(findings(surveyed)), len(surveyed.pages)


def findings(
    surveyed: Survey, behind: Behind | None = None, ledger: Ledger | None = None
) -> Iterator[Finding]:
    """Judge a surveyed site. ``behind`` finds the source of what stands on a page."""
    closely = Closely(surveyed.site, surveyed.base_url)
    judge = Judge(surveyed, closely.words)
    verdicts = judged(surveyed, judge)
    reach = Reach(surveyed, verdicts)
    teller = _Teller(surveyed, closely, behind)
    for fault in (
        *address_faults(surveyed, judge, verdicts),
        *reach.unanswered(),
        *reach.misnamed(),
        *reach.circles(),
        *Orphans(reach).faults(),
        *_silent(reach, closely),
    ):
        yield from teller.findings(fault)
    if ledger is not None:
        for fault in vanished(ledger.text, surveyed, judge):
            yield Finding.of(
                BY_NAME[ANSWERS],
                Location(ledger.path, fault.line, 1),
                message(fault, f"/{address_of(fault.meant.file)}" if fault.meant else ""),
            )


def links_in(surveyed: Survey) -> int:
    """How many links a site has: each address once for every file that uses it."""
    parts = (part for facts in surveyed.facts.values() for part in facts.parts)
    return sum(len(numbers(part)) for part in parts)


def _silent(reach: Reach, closely: Closely) -> Iterator[Fault]:
    """Links into another language that say nothing of it, also not by the text around them."""
    faults: dict[tuple[str, str], Fault] = {}
    for path, number in reach.strays():
        entry = reach.survey.table.entries[number]
        if not closely.is_silent(path, entry):
            continue
        fault = reach.stray(path, number)
        known = faults.setdefault((fault.target, fault.words["from"]), fault)
        known.entries.add(number)
        if known.pages[-1] != path:
            known.pages.append(path)
    yield from faults.values()


class _Teller:
    """Turns a fault into findings, each placed where somebody can mend it."""

    def __init__(self, survey: Survey, closely: Closely, behind: Behind | None) -> None:
        self._survey, self._closely, self._behind = survey, closely, behind

    def findings(self, fault: Fault) -> Iterator[Finding]:
        """One for each source that holds a fault; one with all pages when none does."""
        shown: dict[Place, list[str]] = {}
        elsewhere: list[str] = []
        missed = 0
        if fault.rule == PUBLIC:
            fault.pages = [page for page in fault.pages if not self._is_meant(fault, page)]
            if not fault.pages:
                return
        for page in fault.pages if self._behind is not None else ():
            places = self._source(fault, page) if missed < _TRIED else ()
            missed = 0 if places else missed + 1
            for place in places:
                shown.setdefault(place, []).append(page)
            if not places:
                elsewhere.append(page)
        if not shown:
            yield self._unplaced(fault)
        for place, pages in shown.items():
            # Lists and indexes show again what one source says.
            if elsewhere:
                pages, elsewhere = sorted([*pages, *elsewhere]), []
            raw = self._raw(fault, pages[0])
            words = message(replace(fault, raw=raw), self._better(fault, pages[0], raw))
            also = tuple(map(Location, pages))
            rule = BY_NAME[fault.rule]
            words = on_pages(words, pages)
            yield Finding.of(rule, place.location, words, place.replacement, also)

    def _unplaced(self, fault: Fault) -> Finding:
        """A finding in the built site itself."""
        fault.raw = self._raw(fault, fault.page)
        words = message(fault, self._better(fault, fault.page, fault.raw))
        if self._behind is not None and fault.raw and is_page(fault.page):
            words = from_template(words)
        if len(fault.pages) > 1:
            words = on_pages(words, fault.pages)
        written = fault.raw.strip() or fault.rule == GIVEN
        spot = self._closely.place(fault.page, fault.raw) if written else (None, None)
        also = tuple(map(Location, fault.pages[1:]))
        return Finding.of(BY_NAME[fault.rule], Location(fault.page, *spot), words, also=also)

    def _raw(self, fault: Fault, page: str) -> str:
        """The address as a page writes it."""
        used = (number for part in self._survey.facts[page].parts for number in numbers(part))
        entries = self._survey.table.entries
        found = [entries[number] for number in used if number in fault.entries]
        if not found:
            return ""
        if fault.rule in (MUTUAL, SPEAKS):
            return self._closely.naming(page, min(found))
        return self._closely.raw(page, min(found))

    def _is_meant(self, fault: Fault, page: str) -> bool:
        """Whether a page tells its readers to open an address on their own computers."""
        raw = self._raw(fault, page)
        return raw.startswith("http") and self._closely.shows_itself(page, raw)

    def _source(self, fault: Fault, page: str) -> Sequence[Place]:
        """Where the source of a page has what it shows."""
        assert self._behind is not None
        raw = self._raw(fault, page)
        better = self._better(fault, page, raw)
        sure = bool(better and fault.meant and fault.meant.certain)
        return self._behind(page, raw if fault.entries else None, better, sure)

    def _better(self, fault: Fault, page: str, raw: str) -> str:
        """The address that was meant, in the manner of the one that stands there."""
        meant = fault.meant
        if meant is None or not raw:
            return ""
        fragment = meant.fragment
        if fragment and raw.startswith("#"):
            return f"#{quote(fragment) if '%' in raw else fragment}"
        if not fragment and fault.rule in (EXISTS, CASE, SIGNS):
            fragment = raw.partition("#")[2]
        found = rewritten(self._closely.reader, raw, page, meant.file, fragment)
        return found if found != raw else ""

"""Which addresses of a site lead nowhere, or are wrong in themselves?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from metodbank.links import verdict as verdicts
from metodbank.links.address import SLASHES
from metodbank.links.fault import Fault, Meant
from metodbank.links.facts import numbers
from metodbank.links.nearest import Places, anchor_meant
from metodbank.links.survey import Survey
from metodbank.links.verdict import Judge, Verdict

_PLACES = {verdicts.EXISTS, verdicts.FOLDER, verdicts.CASE, verdicts.SIGNS}
_ANCHORS = {verdicts.ANCHOR, verdicts.CASE, verdicts.SIGNS}


def judged(survey: Survey, judge: Judge) -> list[Verdict]:
    """A verdict for every entry. Entries of one page are judged together: its anchors are at hand."""
    entries = survey.table.entries
    found = [verdicts.OUTSIDE] * len(entries)
    for number in sorted(range(len(entries)), key=entries.__getitem__):
        found[number] = judge.verdict(entries[number])
    return found


def address_faults(
    survey: Survey, judge: Judge, found: Sequence[Verdict]
) -> Iterator[tuple[Fault, int]]:
    """Each fault once, with all pages that show it and the number of its entry."""
    bad = {number for number, verdict in enumerate(found) if verdict.rule}
    pages: dict[int, list[str]] = {}
    for path, facts in survey.facts.items():
        for part in facts[2:5]:
            if not bad.isdisjoint(inside := numbers(part)):
                for number in bad.intersection(inside):
                    known = pages.setdefault(number, [])
                    if not known or known[-1] != path:
                        known.append(path)
    same: dict[tuple[str, str, str, str], Fault] = {}
    first: dict[tuple[str, str, str, str], int] = {}
    for number in sorted(pages):
        verdict, entry = found[number], survey.table.entries[number]
        told = entry if entry.startswith("!") else ""
        key = (verdict.rule, verdict.file.rstrip("/"), verdict.fragment, told)
        if key in same:
            same[key].pages = sorted({*same[key].pages, *pages[number]})
            continue
        same[key] = Fault(
            verdict.rule,
            pages[number],
            raw=told.partition(" ")[2],
            target=verdict.file,
            fragment=unquote(verdict.fragment),
        )
        first[key] = number
    places = Places(survey.stamps) if same else None
    for key, fault in same.items():
        assert places is not None
        fault.meant = _meant(fault, found[first[key]], judge, places)
        yield fault, first[key]


def _meant(fault: Fault, verdict: Verdict, judge: Judge, places: Places) -> Meant | None:
    if verdict.better:
        if verdict.fragment:
            return Meant(verdict.file, verdict.better, certain=True)
        file = judge.file_at(verdict.better)
        return Meant(file, certain=True) if file else None
    if fault.rule == verdicts.ANCHOR:
        return anchor_meant(verdict.file, fault.fragment, judge.ids(verdict.file))
    if fault.rule == verdicts.EXISTS:
        return places.meant(verdict.file)
    if fault.rule == verdicts.FITTING:
        return Meant(verdict.file, certain=True)
    return None

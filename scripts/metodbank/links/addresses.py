"""The addresses of a site that lead nowhere, or are wrong in themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from metodbank.links import verdict as verdicts
from metodbank.links.facts import numbers
from metodbank.links.fault import Fault, Meant
from metodbank.links.nearest import Places, anchor_meant
from metodbank.links.survey import Survey
from metodbank.links.verdict import Judge, Verdict


def judged(survey: Survey, judge: Judge) -> list[Verdict]:
    """A verdict for every entry.

    Those that lead into one page are judged one after another: its anchors are at hand.
    """
    entries = survey.table.entries
    found = [verdicts.OUTSIDE] * len(entries)
    into: list[int] = []
    for number, entry in enumerate(entries):
        if "#" in entry:
            into.append(number)
        else:
            found[number] = judge.verdict(entry)
    for number in sorted(into, key=entries.__getitem__):
        found[number] = judge.verdict(entries[number])
    return found


def address_faults(survey: Survey, judge: Judge, found: Sequence[Verdict]) -> Iterator[Fault]:
    """Each fault once, with all pages that show it."""
    bad = {number for number, verdict in enumerate(found) if verdict.rule}
    pages: dict[int, list[str]] = {}
    for path, facts in survey.facts.items():
        if not bad.isdisjoint(inside := numbers(b"".join(facts.parts))):
            for number in bad.intersection(inside):
                pages.setdefault(number, []).append(path)
    same: dict[tuple[str, str, str, str], Fault] = {}
    first: dict[tuple[str, str, str, str], int] = {}
    for number in sorted(pages):
        verdict, entry = found[number], survey.table.entries[number]
        # A template may write the same wrong start before every page's own path.
        told = entry.removesuffix(pages[number][0]) if entry.startswith("!") else ""
        key = (verdict.rule, verdict.file.rstrip("/"), verdict.fragment, told)
        if key not in same:
            same[key] = Fault(
                verdict.rule, [], target=verdict.file, fragment=unquote(verdict.fragment)
            )
            first[key] = number
        same[key].entries.add(number)
        same[key].pages.extend(pages[number])
    places = Places(survey.stamps) if same else None
    for key, fault in same.items():
        assert places is not None
        fault.pages = sorted(set(fault.pages))
        fault.meant = _meant(fault, found[first[key]], judge, places)
        yield fault


def _meant(fault: Fault, verdict: Verdict, judge: Judge, places: Places) -> Meant | None:
    if verdict.better:
        if verdict.fragment:
            return Meant(verdict.file, verdict.better, certain=True)
        return Meant(verdict.better, certain=True)
    if fault.rule == verdicts.ANCHOR:
        return anchor_meant(verdict.file, fault.fragment, judge.ids(verdict.file))
    if fault.rule == verdicts.EXISTS:
        return places.meant(verdict.file)
    if fault.rule == verdicts.FITTING:
        return Meant(verdict.file, certain=True)
    return None

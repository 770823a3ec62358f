"""Read and check a library as it stands, on every core there is."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing import get_context

from metodbank import read
from metodbank.check import ALONE, RULES, TOGETHER, run_checks
from metodbank.check.exception_is_needed import exempt
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Report
from metodbank.model.library import Library
from metodbank.model.location import Positions
from metodbank.model.pack import Pack
from metodbank.model.rule import OFF, Severity
from metodbank.read.catalogue import (
    Folder,
    Rest,
    Words,
    all_folders,
    read_packs,
    read_rest,
    read_vocabulary,
)

ALL_RULES = {rule.name: rule for rule in (*read.RULES, *RULES)}

_WORTH_A_PROCESS = 60
"""Packs for each process: with fewer, starting it costs more than it gives."""
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Part:
    """Some packs, what went wrong in reading them, and what the rules for one pack found.

    The texts have no body and no blocks: the rules that need them have been asked.
    """

    packs: tuple[Pack, ...] = ()
    read: tuple[Finding, ...] = ()
    found: tuple[Finding, ...] = field(default=())


def examine(library: Library, *, today: date, processes: int | None = None) -> Report:
    """Check the whole library.

    Args:
        library: where it lies.
        today: the day on which reviews and exceptions are overdue or not.
        processes: how many to read with; None is as many as the machine has cores, and one
            for a small library.
    """
    folders = all_folders(library)
    words = read_vocabulary(library)
    if processes is None:
        processes = min(_cores(), 1 + len(folders) // _WORTH_A_PROCESS)
    if processes < 2:
        part = examine_part(library, words, folders, today)
        rest, pages = examine_rest(library, words, today)
        return conclude(library, words, rest, (part, pages), today)
    chunks = [folders[start : start + _CHUNK] for start in range(0, len(folders), _CHUNK)]
    with _no_collection(), ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        waiting = [pool.submit(examine_part, library, words, chunk, today) for chunk in chunks]
        rest, pages = examine_rest(library, words, today)
        parts = (*(each.result() for each in waiting), pages)
        return conclude(library, words, rest, parts, today)


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def examine_part(library: Library, words: Words, folders: Iterable[Folder], today: date) -> Part:
    """Read some packs and ask of each what it can answer by itself."""
    packs, findings = read_packs(library, folders)
    vocabulary, glossary, problems = words
    known = (*findings, *problems)
    catalogue = Catalogue(
        library, packs, (), vocabulary, findings=known, today=today, glossary=glossary
    )
    found = tuple(run_checks(catalogue, ALONE))
    return Part(tuple(_light(pack) for pack in packs), findings, found)


def examine_rest(library: Library, words: Words, today: date) -> tuple[Rest, Part]:
    """Read the pages and ask of each what it can answer by itself."""
    rest = read_rest(library)
    vocabulary, glossary, problems = words
    known = (*rest.findings, *problems)
    pages = Catalogue(
        library,
        (),
        rest.pages,
        vocabulary,
        rest.files,
        known,
        today,
        glossary,
        rest.figures,
    )
    return rest, Part(found=tuple(run_checks(pages, ALONE)), read=known)


def conclude(
    library: Library, words: Words, rest: Rest, parts: Iterable[Part], today: date
) -> Report:
    """Ask what needs every pack, take exceptions away, and put all findings in order."""
    parts = tuple(parts)
    packs = tuple(pack for part in parts for pack in part.packs)
    read = tuple(finding for part in parts for finding in part.read)
    whole = Catalogue(
        library,
        packs,
        rest.pages,
        words[0],
        rest.files,
        read,
        today,
        words[1],
        published_items=rest.published_items,
    )
    found = (finding for part in parts for finding in part.found)
    findings = (*read, *found, *run_checks(whole, TOGETHER))
    kept, taken = exempt(whole, findings, ALL_RULES)
    return Report.of(weighed(library, kept), packs=len(packs), exempted=taken)


def weighed(library: Library, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give each finding the severity that the library wants its rule to have."""
    for finding in findings:
        wish = library.rules.get(finding.rule.name)
        if wish is None:
            yield finding
        elif wish != OFF:
            yield replace(finding, rule=replace(finding.rule, severity=Severity(wish)))


def _light(pack: Pack) -> Pack:
    texts = {
        language: replace(text, body="", blocks=(), positions=text.positions.folded())
        for language, text in pack.texts.items()
    }
    return replace(
        pack,
        texts=texts,
        positions=pack.positions.folded(),
        checklist_positions=pack.checklist_positions.folded(),
        records={},
        records_positions=Positions(pack.records_positions.path),
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking a thousand packs again for each that arrives."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

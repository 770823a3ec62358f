"""Read and check a library as it stands, on every core there is."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing import get_context
from tempfile import SpooledTemporaryFile
from typing import IO

from metodbank import read
from metodbank.check import ALONE, RULES, SHARED, TOGETHER, run_checks
from metodbank.check.exception_is_needed import exempt, granted_in
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Report
from metodbank.model.garbage import uncollected
from metodbank.model.library import Library
from metodbank.model.location import Positions
from metodbank.model.pack import Pack
from metodbank.model.register import Register
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
_IN_MEMORY = 2_000_000
"""Bytes of packs that wait in memory; more of them wait on the disk."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some packs and pages, what went wrong in reading them, and what they say to the others.

    ``found`` is what the rules for one pack found. The texts of the packs have no body and no
    blocks: the rules that need them have been asked.
    """

    packs: Iterable[Pack] = ()
    read: tuple[Finding, ...] = ()
    found: tuple[Finding, ...] = ()
    register: Register = field(default_factory=Register)


@dataclass(frozen=True, slots=True)
class Shelved:
    """Packs that wait in a file, for those who ask for them one part at a time."""

    shelf: IO[bytes]
    place: int

    @classmethod
    def on(cls, shelf: IO[bytes], packs: bytes) -> Shelved:
        """Put folded packs on a shelf."""
        place = shelf.seek(0, os.SEEK_END)
        shelf.write(packs)
        return cls(shelf, place)

    def __iter__(self) -> Iterator[Pack]:
        self.shelf.seek(self.place)
        return iter(pickle.load(self.shelf))


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
    with (
        uncollected(),
        SpooledTemporaryFile(_IN_MEMORY) as shelf,
        ProcessPoolExecutor(processes, get_context("spawn")) as pool,
    ):
        waiting = deque(pool.submit(_folded, library, words, chunk, today) for chunk in chunks)
        rest, pages = examine_rest(library, words, today)
        parts = [pages]
        while waiting:  # no longer than needed: a result holds what it brought
            part, packs = waiting.popleft().result()
            parts.append(replace(part, packs=Shelved.on(shelf, packs)))
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
    return Part(tuple(_light(pack) for pack in packs), findings, found, catalogue.register)


def _folded(
    library: Library, words: Words, folders: Iterable[Folder], today: date
) -> tuple[Part, bytes]:
    """``examine_part`` in another process, its packs aside: the one who asks only keeps them."""
    part = examine_part(library, words, folders, today)
    return replace(part, packs=()), pickle.dumps(tuple(part.packs), pickle.HIGHEST_PROTOCOL)


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
    found = tuple(run_checks(pages, ALONE))
    return rest, Part(read=known, found=found, register=pages.register)


def conclude(
    library: Library, words: Words, rest: Rest, parts: Iterable[Part], today: date
) -> Report:
    """Ask what packs are beside each other, take exceptions away, and put findings in order.

    Only one part's packs are in hand at a time, so that memory does not grow with the library.
    """
    parts = tuple(parts)
    read = tuple(finding for part in parts for finding in part.read)
    register = Register.together(part.register for part in parts)
    pages = Catalogue(
        library,
        (),
        rest.pages,
        words[0],
        rest.files,
        read,
        today,
        words[1],
        published_items=rest.published_items,
        told=register,
    )
    findings = [*read, *(finding for part in parts for finding in part.found)]
    findings.extend(run_checks(pages, (*TOGETHER, *SHARED)))
    granted = [*granted_in(pages)]
    for part in parts:
        some = replace(pages, packs=tuple(part.packs), pages=())
        findings.extend(run_checks(some, TOGETHER))
        granted.extend(granted_in(some))
    kept, taken = exempt(granted, findings, ALL_RULES, today)
    return Report.of(weighed(library, kept), packs=len(register.neighbours), exempted=taken)


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

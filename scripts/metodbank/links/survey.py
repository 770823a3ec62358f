"""A built site on disk -> what every file of it uses and defines."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from metodbank.links.facts import Facts, Table
from metodbank.links.files import is_page, is_read
from metodbank.links.worker import Helper, read
from metodbank.model.garbage import uncollected

_NOWHERE = (errno.ENOENT, errno.ELOOP, errno.ENOTDIR)
_MOST_LINKS = 3
"""Links to folders that one path goes through: folders that link each other have no end."""
_WORTH_A_PROCESS = 4_000_000
"""Bytes for each process: with fewer, starting it costs more than it gives."""


class Stamp(NamedTuple):
    """What tells that a file is the one that was read before."""

    time: int
    size: int


@dataclass(slots=True)
class Survey:
    """``stamps`` has every file of the site, ``facts`` those that can hold addresses.

    ``aged`` is whether the table may have entries of files that have changed since.
    """

    site: Path
    base_url: str
    stamps: Mapping[str, Stamp]
    table: Table = field(default_factory=Table)
    facts: dict[str, Facts] = field(default_factory=dict)
    aged: bool = False

    @property
    def pages(self) -> list[str]:
        return [path for path in self.facts if is_page(path)]


def files_of(site: Path) -> Iterator[tuple[str, Stamp]]:
    """Every file below a folder with its POSIX path, in no order. Links to files are files.

    Raises:
        OSError: a folder cannot be read.
    """
    top = os.fspath(site)
    waiting: list[tuple[str, tuple[str, ...]]] = [("", (os.path.realpath(site),))]
    while waiting:
        folder, way = waiting.pop()
        with os.scandir(f"{top}/{folder}" if folder else top) as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                try:
                    if entry.is_dir():
                        onward = _onward(entry.path, way) if entry.is_symlink() else way
                        if onward:
                            waiting.append((f"{path}/", onward))
                        continue
                    status = entry.stat()
                except OSError as error:
                    if not entry.is_symlink() or error.errno not in _NOWHERE:
                        raise
                    continue  # a link that leads nowhere, or to itself, is no file
                if stat.S_ISREG(status.st_mode):
                    yield path, Stamp(status.st_mtime_ns, status.st_size)


def _onward(path: str, way: tuple[str, ...]) -> tuple[str, ...]:
    """The way on through a link to a folder; nothing when it leads back to where it came from.

    ``way`` is where the links so far really led. Two links to one folder are two folders of the
    site, as they are to a server; only circles must end.
    """
    real = os.path.realpath(path)
    here = os.path.realpath(Path(path).parent)
    if len(way) > _MOST_LINKS or any(Path(each).is_relative_to(real) for each in (here, *way)):
        return ()
    return (*way, real)


def survey(
    site: Path,
    base_url: str = "",
    *,
    before: Survey | None = None,
    processes: int | None = None,
) -> Survey:
    """Read a site.

    Args:
        site: the folder that holds it.
        base_url: where it is published; full addresses under it are local.
        before: an earlier survey of the same place; files that have not changed are not read.
        processes: how many to read with; None is as many as the machine has cores, fewer for
            a small site.

    Raises:
        OSError: something of it cannot be read.
    """
    found = Survey(site, base_url, {})
    known: Mapping[str, Facts] = {}
    with _Crew(site, base_url, processes) as crew:
        found.stamps = stamps = _stamps(site, crew if before is None else None)
        if before is not None and before.base_url == base_url:
            found.table, found.aged = before.table, True
            known = {
                path: facts
                for path, facts in before.facts.items()
                if before.stamps.get(path) == stamps.get(path)
            }
        unread = [path for path in stamps if path not in known and is_read(path)]
        with uncollected():
            fresh = crew.read(unread, stamps, found.table)
    read_now = {**known, **fresh}
    found.facts = {path: read_now[path] for path in stamps if path in read_now}
    return found


def _stamps(site: Path, crew: _Crew | None) -> dict[str, Stamp]:
    """Every file, sorted. The crew is called together while the disk is still being asked."""
    found = {}
    size = asked = 0
    for path, stamp in files_of(site):
        found[path] = stamp
        if crew is not None and path.endswith(".html"):
            size += stamp.size
            if size > asked:
                crew.call(size)
                asked = size + _WORTH_A_PROCESS
    return {path: found[path] for path in sorted(found)}


class _Crew:
    """The processes that read a site: this one, and others where there is work for them."""

    def __init__(self, site: Path, base_url: str, processes: int | None) -> None:
        self._told = os.fspath(site), base_url
        self._processes = processes
        self._helpers: list[Helper] = []

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for helper in self._helpers:
            helper.stop()

    def call(self, size: int) -> int:
        """Start the helpers that so many bytes are worth; how many processes that makes."""
        count = self._processes or min(_cores(), 1 + size // _WORTH_A_PROCESS)
        while len(self._helpers) < count - 1:
            self._helpers.append(Helper())
        return count

    def read(self, paths: list[str], stamps: Mapping[str, Stamp], table: Table) -> dict[str, Facts]:
        """The facts of some files.

        Raises:
            OSError: one cannot be read.
        """
        count = self.call(sum(stamps[path].size for path in paths))
        own, *others = _shared(paths, stamps, count)
        helpers = self._helpers[: len(others)]
        for helper, share in zip(helpers, others, strict=True):
            helper.tell(*self._told, share)
        fresh = dict(zip(own, read(*self._told, own, table), strict=True))
        for helper, share in zip(helpers, others, strict=True):
            fresh.update(zip(share, helper.facts(table), strict=True))
        return fresh


def _shared(paths: Iterable[str], stamps: Mapping[str, Stamp], count: int) -> list[list[str]]:
    """Shares of about the same size; neighbours, which link alike, stay together."""
    shares: list[list[str]] = [[] for _ in range(count)]
    paths = list(paths)
    whole = sum(stamps[path].size for path in paths) or 1
    done = 0
    for path in paths:
        shares[min(count - 1, done * count // whole)].append(path)
        done += stamps[path].size
    return shares


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

"""A built site on disk -> what every file of it uses and defines."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from metodbank.links.facts import Facts, Table
from metodbank.links.files import is_page, is_read
from metodbank.links.worker import Helper, read
from metodbank.model.garbage import uncollected

_NOWHERE = (errno.ENOENT, errno.ELOOP, errno.ENOTDIR)
_WORTH_A_PROCESS = 4_000_000
"""Bytes for each process: with fewer, starting it costs more than it gives."""


@dataclass(frozen=True, slots=True)
class Stamp:
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


def files_of(site: Path) -> dict[str, Stamp]:
    """Every file below a folder, by POSIX path, sorted. Links to files are files.

    Raises:
        OSError: a folder cannot be read.
    """
    found: dict[str, Stamp] = {}
    own = os.path.realpath(site)
    seen = {own}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(site / folder if folder else site) as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                try:
                    status = entry.stat()
                except OSError as error:
                    if not entry.is_symlink() or error.errno not in _NOWHERE:
                        raise
                    continue  # a link that leads nowhere, or to itself, is no file
                if stat.S_ISREG(status.st_mode):
                    found[path] = Stamp(status.st_mtime_ns, status.st_size)
                elif stat.S_ISDIR(status.st_mode):
                    if entry.is_symlink():
                        real = os.path.realpath(entry.path)
                        if real in seen or Path(own).is_relative_to(real):
                            continue
                        seen.add(real)
                    waiting.append(f"{path}/")
    return dict(sorted(found.items()))


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
    stamps = files_of(site)
    found = Survey(site, base_url, stamps)
    known: Mapping[str, Facts] = {}
    if before is not None and before.base_url == base_url:
        found.table, found.aged = before.table, True
        known = {
            path: facts
            for path, facts in before.facts.items()
            if before.stamps.get(path) == stamps.get(path)
        }
    unread = [path for path in stamps if path not in known and is_read(path)]
    with uncollected():
        fresh = _read(found, unread, processes)
    read_now = {**known, **fresh}
    found.facts = {path: read_now[path] for path in stamps if path in read_now}
    return found


def _read(found: Survey, unread: list[str], processes: int | None) -> dict[str, Facts]:
    site, base_url = os.fspath(found.site), found.base_url
    size = sum(found.stamps[path].size for path in unread)
    count = processes or min(_cores(), 1 + size // _WORTH_A_PROCESS)
    own, *others = _shared(unread, found.stamps, count)
    helpers = [Helper(site, base_url, share) for share in others]
    try:
        fresh = dict(zip(own, read(site, base_url, own, found.table), strict=True))
        for helper, share in zip(helpers, others, strict=True):
            fresh.update(zip(share, helper.facts(found.table), strict=True))
    except BaseException:
        for helper in helpers:
            helper.stop()
        raise
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

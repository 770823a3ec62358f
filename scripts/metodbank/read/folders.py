"""What lies in a folder: its ordinary files; a finding for each thing that is not one."""

from __future__ import annotations

import os
from collections.abc import Collection
from math import ceil
from pathlib import Path

from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, said
from metodbank.model.location import Location
from metodbank.read.rules import FILE_IS_READABLE

MAX_BYTES = 10_000_000
"""Of a figure, the largest kind of file in a pack."""

_LINK = said(
    "är en symbolisk länk, väntade en vanlig fil eller mapp",
    "is a symbolic link, expected an ordinary file or folder",
)
_NOT_A_FILE = said("är ingen vanlig fil", "is not an ordinary file")
_FORBIDDEN = said("får inte läsas: läsrättighet saknas", "may not be read: no permission")
_NAME = said(
    "namnet är inte UTF-8: byt namn, helst till a–z",
    "the name is not UTF-8: rename it, preferably to a–z",
)


def shown(name: str) -> str:
    r"""A file name that can be printed: bytes that are not UTF-8 as ``\xe5``."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def files_below(
    root: Path,
    top: str,
    findings: list[Finding],
    *,
    hidden: str = "",
    limit: int | None = None,
    without: Collection[str] = (),
) -> list[str]:
    """Every ordinary file below ``top``, relative to it, sorted.

    Links are reported and never followed, so that nothing outside is read and no loop entered.

    Args:
        root: the library's folder, which all paths are relative to.
        top: the folder to look in.
        findings: where problems are put.
        hidden: folders that begin with this are passed over, as all names in ``.`` are.
        limit: the largest size of a file.
        without: folders that are left to somebody else.
    """
    found: list[str] = []
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError:
            findings.append(Finding.of(FILE_IS_READABLE, Location(folder), _FORBIDDEN))
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.name.startswith(".") or path in without:
                continue
            problem = _problem(entry, limit)
            if problem is not None:
                findings.append(Finding.of(FILE_IS_READABLE, Location(shown(path)), problem))
            elif not entry.is_dir(follow_symlinks=False):
                found.append(path[len(top) + 1 :])
            elif not (hidden and entry.name.startswith(hidden)):
                waiting.append(path)
    return sorted(found)


def folder_problem(folder: Path) -> Bilingual | None:
    """What keeps a folder from being read at all, or None."""
    if shown(folder.name) != folder.name:
        return _NAME
    return _LINK if folder.is_symlink() else None


def _problem(entry: os.DirEntry[str], limit: int | None) -> Bilingual | None:
    if shown(entry.name) != entry.name:
        return _NAME
    if entry.is_symlink():
        return _LINK
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return _NOT_A_FILE
    if not os.access(entry.path, os.R_OK):
        return _FORBIDDEN
    size = entry.stat(follow_symlinks=False).st_size
    return too_large(size, limit) if limit is not None and size > limit else None


def too_large(size: int, limit: int) -> Bilingual:
    """Say how large a file is, and how large it may be, in megabytes."""
    found, most = f"{ceil(size / 100_000) / 10:.1f}", limit // 1_000_000
    return said(
        f"är {found.replace('.', ',')} MB, väntade högst {most} MB",
        f"is {found} MB, expected at most {most} MB",
    )

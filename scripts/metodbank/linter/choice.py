"""Which of the findings somebody asked for: those of some packs, those of some rules."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from metodbank.linter.naming import NoSuchChoice
from metodbank.model.finding import Report
from metodbank.model.language import said
from metodbank.model.library import Library
from metodbank.model.nearest import nearest
from metodbank.read.catalogue import all_folders


def paths_in(library: Library, wanted: Iterable[Path], here: Path) -> tuple[str, ...]:
    """Paths as given, seen from ``here`` -> POSIX paths in the library. An id is a path too.

    A file of a pack stands for the whole pack: its facts and its other texts belong together.
    The vocabulary stands for the whole library.

    Raises:
        NoSuchChoice: a path is not there, or lies outside the library.
    """
    folders = [folder for _, folder in all_folders(library)]
    by_id = {folder.rsplit("/", 1)[-1]: folder for folder in folders}
    found: list[str] = []
    for each in wanted:
        whole = Path(os.path.normpath(here / each))
        if not os.path.lexists(whole):
            whole = Path(os.path.normpath(library.root / each))
        if os.path.lexists(whole) and whole.is_relative_to(library.root):
            path = whole.relative_to(library.root).as_posix()
            path = "." if path in (library.vocabulary, library.glossary) else path
            found.append(next((top for top in folders if path.startswith(f"{top}/")), path))
        elif str(each) in by_id:
            found.append(by_id[str(each)])
        else:
            near = nearest(str(each), [*by_id, *folders])
            raise NoSuchChoice(
                said(
                    f"{each} finns inte i {library.root}"
                    + (f": menade ni {near}?" if near else ""),
                    f"{each} is not in {library.root}"
                    + (f": did you mean {near}?" if near else ""),
                )
            )
    return tuple(found)


def chosen(
    library: Library, report: Report, paths: Collection[str], rules: Collection[str]
) -> Report:
    """The part of a report that is about some paths and some rules; nothing chosen is all."""
    findings = report.findings
    packs = report.packs
    if rules:
        findings = tuple(finding for finding in findings if finding.rule.name in rules)
    if paths:
        findings = tuple(f for f in findings if _below(f.location.path, paths))
        packs = sum(_below(folder, paths) for _, folder in all_folders(library))
    return replace(report, findings=findings, packs=packs)


def hold_pages(library: Library, paths: Iterable[str]) -> bool:
    """Whether hand-written pages are among the paths."""
    return any(
        path.endswith(".md") or any((library.root / path).rglob("*.md"))
        for path in paths
        if _below(path, (library.docs,))
    )


def _below(path: str, tops: Iterable[str]) -> bool:
    return any(top == "." or path == top or path.startswith(f"{top}/") for top in tops)

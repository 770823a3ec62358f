"""Mend what can be mended without a person: try it on a copy, check again, and only then write.

A mend that leads to a finding which was not there before is not made.
"""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from metodbank.disk import write_tree
from metodbank.model.finding import Finding, Replacement, Report
from metodbank.model.library import Library
from metodbank.read.root import CONFIG_FILE
from metodbank.read.textfile import read_text

Examine: TypeAlias = Callable[[Library], Report]
Same: TypeAlias = Callable[[Finding], Hashable]


@dataclass(frozen=True, slots=True)
class Mended:
    """``texts`` are whole new texts of files, by path; ``made`` the mends in them."""

    texts: Mapping[str, str]
    made: tuple[Replacement, ...]
    withheld: tuple[Replacement, ...]


def mend(
    library: Library,
    report: Report,
    wanted: Iterable[Finding],
    examine: Examine,
    same: Same | None = None,
) -> Mended:
    """Find the mends that some findings of the whole report offer, and try them.

    ``same`` tells what makes a finding afterwards one that was there before; the rule, the file
    and the words, unless it is said.

    Returns the texts as they would be. Nothing is written in the library.
    """
    offered = tuple(sorted({f.replacement for f in wanted if f.replacement}, key=_place))
    if not offered:
        return Mended({}, (), ())
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="metodbank-"))
        copy = copy_library(library, Path(folder) / "library")
        accepted = _accepted(library, copy, offered, report, examine, same or _key)
    texts, made = _applied(library.root, accepted)
    withheld = tuple(each for each in offered if each not in made)
    return Mended(texts, made, withheld)


def difference(library: Library, texts: Mapping[str, str]) -> str:
    """The mends as a unified diff that ``git apply`` takes."""
    parts: list[str] = []
    for path, text in sorted(texts.items()):
        before = (library.root / path).read_bytes().decode("utf-8", "replace")
        parts.extend(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(
                _lines(before), _lines(text), f"a/{path}", f"b/{path}", n=2
            )
        )
    return "".join(parts)


def write(library: Library, mended: Mended) -> list[str]:
    """Write the mended texts, each file whole or not at all."""
    return write_tree(mended.texts, library.root)


def _accepted(
    library: Library,
    copy: Library,
    offered: tuple[Replacement, ...],
    before: Report,
    examine: Examine,
    same: Same,
) -> tuple[Replacement, ...]:
    """The mends that bring no new finding: all of them at once, or else one by one."""
    known = Counter(map(same, before.findings))
    originals = {
        path: (library.root / path).read_bytes() for path in _applied(library.root, offered)[0]
    }

    def sound(mends: tuple[Replacement, ...]) -> bool:
        texts, made = _applied(library.root, mends)
        write_tree({**originals, **texts}, copy.root)
        return bool(made) and not Counter(map(same, examine(copy).findings)) - known

    if sound(offered):
        return offered
    accepted: tuple[Replacement, ...] = ()
    for each in offered:
        if sound((*accepted, each)):
            accepted = (*accepted, each)
    return accepted


def _applied(
    root: Path, mends: Iterable[Replacement]
) -> tuple[dict[str, str], tuple[Replacement, ...]]:
    """Put mends into the texts of their files; one that does not fit its place is left out."""
    by_path: dict[str, list[Replacement]] = {}
    for each in mends:
        by_path.setdefault(each.path, []).append(each)
    texts: dict[str, str] = {}
    made: list[Replacement] = []
    for path, group in by_path.items():
        text = _text(root, path)
        if text is None:
            continue
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        end = len(text) + 1
        fitting = []
        for each in sorted(group, key=_place, reverse=True):
            if each.line >= len(starts):
                continue
            start = starts[each.line - 1] + each.column - 1
            stop = start + len(each.old)
            if stop <= end and text[start:stop] == each.old:
                text = text[:start] + each.new + text[stop:]
                end = start
                fitting.append(each)
        if fitting:
            texts[path] = text
            made.extend(reversed(fitting))
    return texts, tuple(made)


def _text(root: Path, path: str) -> str | None:
    """A file's text as the checks see it: without byte-order mark, with LF line ends."""
    return read_text(root, path).value


def copy_library(library: Library, to: Path) -> Library:
    """The library's ordinary files, elsewhere; links and devices stay where they are."""
    tops = {library.docs, library.methods, library.cases, library.checklists}
    for top in sorted(tops):
        for folder, _, names in os.walk(library.root / top):
            inside = to / Path(folder).relative_to(library.root)
            inside.mkdir(parents=True, exist_ok=True)
            for name in names:
                source = Path(folder) / name
                if source.is_file() and not source.is_symlink() and os.access(source, os.R_OK):
                    shutil.copyfile(source, inside / name)
    for name in (CONFIG_FILE, library.vocabulary, library.glossary):
        source = library.root / name
        if source.is_file() and not (to / name).exists():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, to / name)
    return replace(library, root=to)


def _lines(text: str) -> list[str]:
    """Lines with their ends. Only LF ends one: a paragraph separator is a sign like any other."""
    whole, last = text.split("\n")[:-1], text.split("\n")[-1]
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def _place(mend: Replacement) -> tuple[str, int, int, str, str]:
    return (mend.path, mend.line, mend.column, mend.old, mend.new)


def _key(finding: Finding) -> tuple[str, str, str]:
    return (finding.rule.name, finding.location.path, finding.en)

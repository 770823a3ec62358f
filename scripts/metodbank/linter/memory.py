"""A library that has not changed since the last check gets the same answer, at once.

Kept in ``.cache/metodbank/check.json`` under the library. Only findings are kept, as plain JSON,
so that nothing found there can do harm; a file that cannot be used is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from metodbank.disk import MEMORY, write_tree
from metodbank.linter.run import ALL_RULES
from metodbank.model.finding import Finding, Replacement, Report
from metodbank.model.library import Library
from metodbank.model.location import Location
from metodbank.model.rule import Severity

FILE = "check.json"
FORMAT = 1
_UNSURE = 2_000_000_000
"""Nanoseconds. A file changed so lately could change again without its time being another."""


def state_of(library: Library, today: date) -> str | None:
    """A digest of all that an answer depends on; None when it cannot be trusted to hold.

    It covers the tool itself, the settings, the day, and the name, size and time of every file.
    """
    digest = hashlib.sha256(f"{FORMAT} {today} {library!r}\n".encode())
    newest = 0
    own = Path(__file__).parents[1]
    content = ((library.root / name, ("",)) for name in _tops(library))
    for top, wanted in ((own, (".py", ".yml")), *content):
        for path, status in sorted(_files(str(top), wanted), key=lambda found: found[0]):
            newest = max(newest, status.st_mtime_ns)
            line = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_mode}\n"
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest() if newest < time.time_ns() - _UNSURE else None


def remembered(library: Library, state: str | None) -> Report | None:
    """The report that was given for this very state, or None."""
    if state is None:
        return None
    try:
        kept = json.loads((library.root / MEMORY / FILE).read_bytes())
        if kept["state"] != state:
            return None
        findings = tuple(_finding(each) for each in kept["findings"])
        return Report(findings, kept["packs"], exempted=kept["exempted"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(library: Library, state: str | None, report: Report) -> None:
    """Keep a report. A folder that cannot be written to is no fault: there is only no memory."""
    if state is None:
        return
    kept = {
        "state": state,
        "packs": report.packs,
        "exempted": report.exempted,
        "findings": [_plain(finding) for finding in report.findings],
    }
    text = json.dumps(kept, ensure_ascii=False, indent=0) + "\n"
    try:
        write_tree({f"{MEMORY}/.gitignore": "*\n", f"{MEMORY}/{FILE}": text}, library.root)
    except (OSError, ValueError):
        return


def _tops(library: Library) -> list[str]:
    named = {
        *(library.docs, library.methods, library.cases, library.checklists),
        *(library.vocabulary, library.glossary),
    }
    return sorted(
        name for name in named if not any(name.startswith(f"{other}/") for other in named)
    )


def _files(top: str, endings: tuple[str, ...]) -> Iterator[tuple[str, os.stat_result]]:
    """Every entry below a folder; a symbolic link is an entry and is not followed."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except NotADirectoryError:
            yield folder, os.lstat(folder)
            continue
        except OSError:
            yield folder, os.stat_result((0,) * 10)
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif entry.name.endswith(endings):
                yield entry.path, entry.stat(follow_symlinks=False)


def _plain(finding: Finding) -> Mapping[str, Any]:
    return {
        "rule": finding.rule.name,
        "severity": finding.rule.severity.value,
        "at": [getattr(finding.location, each.name) for each in fields(Location)],
        "sv": finding.sv,
        "en": finding.en,
        "mend": asdict(finding.replacement) if finding.replacement else None,
    }


def _finding(kept: Mapping[str, Any]) -> Finding:
    rule = replace(ALL_RULES[kept["rule"]], severity=Severity(kept["severity"]))
    mend = Replacement(**kept["mend"]) if kept["mend"] else None
    return Finding(rule, Location(*kept["at"]), kept["sv"], kept["en"], mend)
